import { expect, test } from 'vitest';
import type { Cell } from '../../src/core/compare/cell-marks.ts';
import { marksOf } from '../../src/core/compare/cell-marks.ts';

/** A row of cells, each with its marks drawn in: ‹only here›, {other words}. */
function drawn(texts: readonly string[], base: number | null): readonly string[] {
  const cells = texts.map((text): Cell => ({ text: `«${text}»`, sentences: [{ from: 1, to: text.length + 1 }] }));
  return marksOf(cells, base).map((marks, at) => {
    let said = cells[at]!.text;
    for (const { kind, from, to } of marks.toReversed()) {
      const [opens, closes] = kind === 'only here' ? '‹›' : '{}';
      said = said.slice(0, from) + opens! + said.slice(from, to) + closes! + said.slice(to);
    }
    return said.slice(1, -1);
  });
}

test('a cell is marked where it differs from the base by words, not by case or punctuation', () => {
  expect(
    drawn(
      [
        'The two leaders signed an agreement for 2025.',
        'the TWO ministers signed – an agreement, for 2025 and 2026!',
        'The two signed an agreement.',
      ],
      0,
    ),
  ).toEqual([
    'The two leaders signed an agreement for 2025.',
    'the TWO {ministers} signed – an agreement, for 2025 ‹and 2026›!',
    'The two signed an agreement.',
  ]);
});

test('against all, what is marked stands in none of the others', () => {
  expect(drawn(['Паром остановлен вечером.', 'Паром был остановлен.', 'Пожар: паром остановлен.'], null)).toEqual([
    'Паром остановлен ‹вечером›.',
    'Паром ‹был› остановлен.',
    '‹Пожар›: паром остановлен.',
  ]);
});

test('against all, words that only moved are not marked, nor is anything in cells alike, however long', () => {
  expect(drawn(['Вечером паром остановлен.', 'Паром остановлен вечером.'], null)).toEqual([
    'Вечером паром остановлен.',
    'Паром остановлен вечером.',
  ]);
  const long = Array.from({ length: 3000 }, (_, at) => `word${at % 700}`).join(' ');
  expect(drawn([long, long], null)).toEqual([long, long]);
  expect(drawn([long, `${long} behind`], null)).toEqual([long, `${long} ‹behind›`]);
});

test('a row of one cell is not marked at all', () => {
  expect(drawn(['توقفت العبارة مساء السبت'], null)).toEqual(['توقفت العبارة مساء السبت']);
});

test('a cell of several sentences is compared with all of them', () => {
  const text = 'Rain fell. Snow fell.';
  const cells: Cell[] = [
    {
      text,
      sentences: [
        { from: 0, to: 10 },
        { from: 11, to: 21 },
      ],
    },
    { text: 'Rain fell and snow fell.', sentences: [{ from: 0, to: 24 }] },
  ];
  expect(marksOf(cells, 0)[1]).toEqual([{ kind: 'only here', from: 10, to: 13 }]);
});

test('scripts without spaces are compared by character', () => {
  expect(drawn(['渡轮周六停航', '渡轮周日停航'], 0)[1]).toBe('渡轮周{日}停航');
});

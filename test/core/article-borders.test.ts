import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesAround, movedBorder, withBorder, withoutBorder } from '../../src/core/decode/articles/borders.ts';
import { cutText } from '../../src/core/decode/articles/cut.ts';
import type { ArticlesRule } from '../../src/core/decode/articles/cut.ts';

// Borders between articles are put, taken away and moved by whole lines.

const prose = ['Мост рухнул на рассвете.', 'انهار الجسر عند الفجر.', 'The bridge fell at dawn.', '橋が落ちた。'];
const text = prose
  .map((words, at) => `${at + 1} of 4 DOCUMENTS\n\n${words}\n\nNobody was hurt.\nThe ferry goes on.\n`)
  .join('\n');
const rule: ArticlesRule = { kind: 'articles', rule: 'nexis' };
const articles = (by: ArticlesRule) =>
  cutText(text, by).map(({ begin, to, end = to }) => ({ at: begin, text: text.slice(begin, end) }));
const base = articles(rule);
const firstLines = (by: ArticlesRule) => articles(by).map((one) => one.text.trim().split('\n')[0]);

test('a border moves to any line of both its articles, and back to where the rule put it', () => {
  const [, second, third] = base;
  const lines = linesAround(second!, third!);
  expect(lines.map(({ line }) => line)).toEqual([
    ...['Nobody was hurt.', 'The ferry goes on.'],
    ...[prose[2], 'Nobody was hurt.', 'The ferry goes on.'],
  ]);
  const up = movedBorder(rule, base, third!.at, lines[1]!.at);
  expect(firstLines(up)).toEqual([prose[0], prose[1], 'The ferry goes on.', prose[3]]);
  const down = movedBorder(up, base, lines[1]!.at, lines[3]!.at);
  expect(firstLines(down)).toEqual([prose[0], prose[1], 'Nobody was hurt.', prose[3]]);
  expect(movedBorder(down, base, lines[3]!.at, third!.at)).toEqual(rule);
});

test('a border that was moved or put is taken away as one of the rule is', () => {
  const [, second, third] = base;
  const line = linesAround(second!, third!)[1]!;
  const moved = movedBorder(rule, base, third!.at, line.at);
  const joined = withoutBorder(moved, base, line.at);
  expect(firstLines(joined)).toEqual([prose[0], prose[1], prose[3]]);
  expect(joined).toEqual(withoutBorder(rule, base, third!.at));
  const put = withBorder(rule, line.at);
  expect(firstLines(put)).toEqual([prose[0], prose[1], 'The ferry goes on.', prose[2], prose[3]]);
  expect(withoutBorder(put, base, line.at)).toEqual(rule);
});

test('whatever a person does to borders, no word of the file is lost or stands in two articles', () => {
  const act = fc.record({ border: fc.nat(), line: fc.nat(), kind: fc.constantFrom('move', 'join', 'put') });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 6 }), (acts) => {
      let now = rule;
      for (const { border, line, kind } of acts) {
        const all = articles(now);
        if (all.length < 2) break;
        const number = 1 + (border % (all.length - 1));
        const lines = linesAround(all[number - 1]!, all[number]!);
        const to = lines[line % lines.length]!.at;
        const { at } = all[number]!;
        if (kind === 'join') now = withoutBorder(now, base, at);
        else if (kind === 'move') now = movedBorder(now, base, at, to);
        else if (!all.some((one) => one.at === to)) now = withBorder(now, to);
        const pieces = cutText(text, now);
        expect(pieces.map(({ from, to: end }) => text.slice(from, end)).join('')).toBe(text);
        if (kind === 'move') expect(pieces.some(({ begin }) => begin === to)).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

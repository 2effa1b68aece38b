import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printedStretches } from '../../src/renderer/ui/parts/printed-stretches.ts';

// What is printed of a text, line by line.

const text = 'Газета\nМеню: новости, спорт, погода\n\nВ порту сгорел склад.\nПогибших нет.';
const foldOf = (from: string, to = from) => ({
  from: text.indexOf(from),
  to: text.indexOf(to) + to.length,
  words: 'folded',
});
const printed = (folded: readonly ReturnType<typeof foldOf>[]) =>
  [...printedStretches(text, folded)].map(({ from, to, words }) => words ?? text.slice(from, to));

test('each line is one, and so is what is folded', () => {
  expect(printed([])).toEqual(['Газета', 'Меню: новости, спорт, погода', '', 'В порту сгорел склад.', 'Погибших нет.']);
  expect(printed([foldOf('Газета', 'погода')])).toEqual(['folded', '', 'В порту сгорел склад.', 'Погибших нет.']);
  expect(printed([foldOf('Погибших нет.')]).at(-1)).toBe('folded');
});

test('of a line that is folded in part the rest is printed, to the letter', () => {
  expect(printed([foldOf('Меню: новости')]).slice(1, 3)).toEqual(['folded', ', спорт, погода']);
  expect(printed([foldOf('новости, спорт')]).slice(1, 4)).toEqual(['Меню: ', 'folded', ', погода']);
});

test('nothing is lost or printed twice, whatever is folded', () => {
  // A line that is folded begins and ends with letters.
  const borders = [...text].flatMap((_, at) => (/^[^\n]{2}/u.test(text.slice(at - 1, at + 1)) || at === 0 ? [at] : []));
  const folds = fc.subarray(borders, { maxLength: 8 }).map((cuts) => {
    const pairs = cuts.flatMap((from, at) =>
      at % 2 === 0 && at + 1 < cuts.length ? [{ from, to: cuts[at + 1]! }] : [],
    );
    return pairs;
  });
  fc.assert(
    fc.property(folds, (ranges) => {
      const stretches = [
        ...printedStretches(
          text,
          ranges.map((one) => ({ ...one, words: 'folded' })),
        ),
      ];
      let at = 0;
      for (const { from, to } of stretches) {
        expect(['', '\n']).toContain(text.slice(at, from));
        at = to;
      }
      expect(at).toBe(text.length);
      expect(stretches.filter(({ words }) => words !== null)).toHaveLength(ranges.length);
    }),
  );
});

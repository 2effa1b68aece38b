import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayText } from '../../src/renderer/text/reader/display.ts';
import { find, firstAfter } from '../../src/renderer/text/reader/find.ts';
import { intervalsOf, mostLanes } from '../../src/renderer/text/reader/intervals.ts';
import { passageUnits, step } from '../../src/renderer/text/reader/movement.ts';

const ranges = (most: number): fc.Arbitrary<{ from: number; to: number }[]> =>
  fc.array(
    fc.tuple(fc.nat(most), fc.nat(most)).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
    { maxLength: 80 },
  );

describe('intervals', () => {
  test('answer which of them touch a stretch, as looking at each would', () => {
    fc.assert(
      fc.property(ranges(60), fc.nat(60), fc.nat(60), (items, from, length) => {
        const intervals = intervalsOf(items);
        const to = from + length;
        const slow = intervals.items.filter((item) => item.from < to && item.to > from);
        expect(intervals.touching(from, to).map((index) => intervals.items[index])).toEqual(slow);
        expect(intervals.items).toHaveLength(items.filter((item) => item.from < item.to).length);
      }),
    );
  });

  test('stand in lanes where no two overlap', () => {
    fc.assert(
      fc.property(ranges(40), (items) => {
        const { items: sorted, lanes } = intervalsOf(items);
        for (let a = 0; a < sorted.length; a++) {
          for (let b = a + 1; b < sorted.length; b++) {
            const overlap = sorted[a]!.to > sorted[b]!.from && sorted[b]!.to > sorted[a]!.from;
            expect(overlap && lanes[a] === lanes[b] && lanes[a]! < mostLanes - 1).toBe(false);
          }
        }
      }),
    );
  });
});

describe('a text shown with extra line breaks', () => {
  const words = ['harbour ', 'паром ', 'العبارة ', '渡轮', '🇰🇷', '👩‍👩‍👧‍👦', 'x'.repeat(900), '\n', ' '];
  const longText = fc
    .array(fc.tuple(fc.constantFrom(...words), fc.integer({ min: 1, max: 900 })), { maxLength: 12 })
    .map((parts) => parts.map(([word, times]) => word.repeat(word.length > 100 ? times % 9 : times)).join(''));

  test('has no line over 4000 code units, and leads back to every offset', () => {
    fc.assert(
      fc.property(longText, fc.array(fc.nat(), { maxLength: 30 }), (text, somewhere) => {
        const passages = [...new Set([0, ...somewhere.map((at) => at % (text.length + 1))])].sort((a, b) => a - b);
        const display = displayText(text, passages);
        expect(Math.max(...display.text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(4000);
        const all = [...passages, text.length, ...passages.map((at) => Math.min(text.length, at + 3999))];
        for (const offset of all) {
          expect(display.toText(display.toDisplay(offset))).toBe(offset);
          expect(display.toText(display.toDisplay(offset, -1))).toBe(offset);
          expect(display.text[display.toDisplay(offset)]).toBe(text[offset]);
          if (offset > 0) expect(display.text[display.toDisplay(offset, -1) - 1]).toBe(text[offset - 1]);
        }
      }),
    );
  });

  test('is the text itself where no line is long', () => {
    const text = 'Short lines.\n\nNothing else.';
    expect(displayText(text, [0, 14]).text).toBe(text);
  });
});

describe('finding', () => {
  test('sees what is there, as comparing at each place would', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'A', 'b', '.', '*', '(', 'ж', 'Ж'), maxLength: 60 });
    const words = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '(', 'ж'), minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(letters, words, fc.boolean(), (text, wanted, matchCase) => {
        const slow = [];
        const fold = (s: string): string => (matchCase ? s : s.toLowerCase());
        for (let at = 0; at + wanted.length <= text.length;) {
          const same = fold(text.slice(at, at + wanted.length)) === fold(wanted);
          if (same) slow.push({ from: at, to: at + wanted.length });
          at += same ? wanted.length : 1;
        }
        expect(find(text, { words: wanted, matchCase, wholeWords: false }, 1000)).toEqual({
          ranges: slow,
          more: false,
        });
      }),
    );
  });

  test('stops at the most it may count, and says so', () => {
    const query = { words: 'и', matchCase: false, wholeWords: false };
    expect(find('и '.repeat(9), query, 4)).toMatchObject({ ranges: { length: 4 }, more: true });
    expect(find('и '.repeat(4), query, 4)).toMatchObject({ ranges: { length: 4 }, more: false });
  });

  test('begins again from the top behind the last match', () => {
    const found = [{ from: 2, to: 4 }, { from: 8, to: 9 }]; // prettier-ignore
    expect([0, 3, 4, 9, 50].map((offset) => firstAfter(found, offset))).toEqual([0, 0, 1, 0, 0]);
    expect(firstAfter([], 3)).toBe(-1);
  });
});

describe('a step', () => {
  test('back after a step forward selects the same passage, and extending there and back, too', () => {
    const text = 'One.\n\nTwo.\n\n \n\nThree.\n\nFour.';
    const units = passageUnits(text, [0, 6, 12, 15, 23]);
    const two = { anchor: 6, head: 10 };
    const three = { anchor: 15, head: 21 };
    expect(step(units, two, 1, false)).toEqual(three);
    expect(step(units, three, -1, false)).toEqual(two);
    expect(step(units, two, 1, true)).toEqual({ anchor: 6, head: 21 });
    expect(step(units, { anchor: 6, head: 21 }, -1, true)).toEqual(two);
    expect(step(units, two, -1, true)).toEqual({ anchor: 10, head: 0 });
    expect(step(units, { anchor: 10, head: 0 }, 1, true)).toEqual({ anchor: 10, head: 6 });
    expect(step(units, { anchor: 23, head: 28 }, 1, false)).toEqual({ anchor: 23, head: 28 });
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeRange, snapToGraphemes } from '../../src/core/anchor/describe.ts';
import { trimRange } from '../../src/core/text/trim-range.ts';

const family = '👩‍👩‍👧‍👦';
const awkward = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      'a',
      ' ',
      '\n',
      'e\u0301',
      family,
      '🇰🇷',
      '🇷🇺',
      'नि',
      'म',
      '각',
      '한',
      'ﷺ',
      '中',
      '\ud83d',
      '\udc69',
      '\u200d',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).map((unit) => unit.replace('\r', 'r')),
  ),
  maxLength: 120,
});

/** The obvious way: the borders of all clusters of the whole text. */
function borders(text: string): number[] {
  const segments = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text);
  return [...[...segments].map(({ index }) => index), text.length];
}

describe('a selection', () => {
  test('is widened to whole grapheme clusters', () => {
    fc.assert(
      fc.property(awkward, fc.nat(), fc.nat(), (text, a, b) => {
        const [from, to] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
        const all = borders(text);
        const start = all.findLast((border) => border <= from)!;
        const expected = { from: start, to: from === to ? start : all.find((border) => border >= to)! };
        expect(snapToGraphemes(text, { from, to })).toEqual(expected);
      }),
      { numRuns: 3000 },
    );
  });

  test('is widened in the middle of ten megabytes as it is near the start, also without a single Latin letter', () => {
    for (const unit of ['plain words and more ', '没有人能告诉他们谁来支付燃料费', `${family}`]) {
      const text = unit.repeat(Math.ceil(10_000_000 / unit.length));
      const middle = unit.length * Math.floor(5_000_000 / unit.length);
      for (let round = 0; round < 100; round++) {
        const near = snapToGraphemes(text, { from: unit.length + round, to: unit.length + 900 + round });
        expect(
          snapToGraphemes(text, { from: middle + unit.length + round, to: middle + unit.length + 900 + round }),
        ).toEqual({ from: middle + near.from, to: middle + near.to });
      }
    }
  });

  test('loses the white space at its ends', () => {
    const text = ' \n\u3000 two words\u00a0\n ';
    expect(trimRange(text, { from: 0, to: text.length })).toEqual({ from: 4, to: 13 });
    expect(trimRange(text, { from: 0, to: 3 })).toEqual({ from: 0, to: 0 });
  });
});

describe('a quotation', () => {
  test('holds the words and 32 code units on either side', () => {
    const text = `${'before '.repeat(9)}THE WORDS${' after'.repeat(9)}`;
    const from = text.indexOf('THE');
    expect(describeRange(text, { from, to: from + 9 })).toEqual({
      exact: 'THE WORDS',
      prefix: text.slice(from - 32, from),
      suffix: text.slice(from + 9, from + 41),
    });
  });

  test('does not cut a character at the far end of its surroundings', () => {
    const text = `${family.repeat(4)}x${family.repeat(4)}`;
    const from = text.indexOf('x');
    expect(describeRange(text, { from, to: from + 1 })).toEqual({
      exact: 'x',
      prefix: family.repeat(2),
      suffix: family.repeat(2),
    });
  });

  test('refuses a range that is not in the text', () => {
    expect(() => describeRange('short', { from: 2, to: 9 })).toThrow(RangeError);
  });
});

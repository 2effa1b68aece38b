import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ending } from '../../src/core/anchor/approximate.ts';
import { beginningOf, endings } from '../../src/core/anchor/approximate.ts';

/** The obvious way: the whole table, a column after the other. */
function slowEndings(text: string, pattern: string, maxErrors: number, anchored = false): Ending[] {
  let column = Array.from({ length: pattern.length + 1 }, (_, row) => row);
  const found: Ending[] = [];
  for (let at = 0; at < text.length; at++) {
    const next = [anchored ? at + 1 : 0];
    for (let row = 1; row <= pattern.length; row++) {
      const replaced = column[row - 1]! + (pattern[row - 1] === text[at] ? 0 : 1);
      next[row] = Math.min(replaced, column[row]! + 1, next[row - 1]! + 1);
    }
    column = next;
    if (column[pattern.length]! <= maxErrors) found.push({ end: at + 1, errors: column[pattern.length]! });
  }
  return found;
}

function distance(a: string, b: string): number {
  if (b === '') return a.length;
  return slowEndings(b, a, Infinity, true).at(-1)!.errors;
}

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ж', '中', ' '), maxLength: 200 });
const pattern = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ж', '中', ' '), minLength: 1, maxLength: 110 });

describe('approximate search', () => {
  test('finds what the whole table of distances holds', () => {
    fc.assert(
      fc.property(letters, pattern, fc.nat(60), fc.boolean(), (text, wanted, maxErrors, anchored) => {
        expect(endings(text, wanted, maxErrors, anchored)).toEqual(slowEndings(text, wanted, maxErrors, anchored));
      }),
      { numRuns: 1500 },
    );
  });

  test('finds a damaged copy inside a text, and where it begins', () => {
    fc.assert(
      fc.property(
        letters,
        pattern,
        letters,
        fc.array(fc.nat(109), { maxLength: 6 }),
        (before, wanted, after, wounds) => {
          const copy = [...wanted].filter((_, at) => !wounds.includes(at)).join('');
          const text = `${before}${copy}${after}`;
          const bound = Math.min(wanted.length - 1, wounds.length);
          for (const ending of endings(text, wanted, bound)) {
            const from = beginningOf(text, wanted, ending);
            expect(distance(wanted, text.slice(from, ending.end))).toBe(ending.errors);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

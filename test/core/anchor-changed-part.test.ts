import { describe, expect, test } from 'vitest';
import { changedPart } from '../../src/core/anchor/changed-part.ts';
import { percentAlike } from '../../src/core/model/annotations.ts';

/** Both texts with brackets around what differs. */
function shown(old: string, now: string): [string, string] {
  const part = changedPart(old, now);
  const mark = (text: string, { from, to }: { from: number; to: number }): string =>
    `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`;
  return [mark(old, part.old), mark(now, part.now)];
}

describe('what changed in a quotation', () => {
  test.each([
    [
      'In all 14,000 people left.',
      'In all 15,000 people left.',
      'In all [14,000] people left.',
      'In all [15,000] people left.',
    ],
    ['to pay half of it', 'to pay for half of it', 'to pay [half] of it', 'to pay [for half] of it'],
    ['委员会表示深切关注。', '委员会表示严重关注。', '委员会表示[深切]关注。', '委员会表示[严重]关注。'],
    [
      'Комитет выразил глубокую озабоченность.',
      'Комитет выразил озабоченность.',
      'Комитет выразил [глубокую озабоченность.]',
      'Комитет выразил [озабоченность.]',
    ],
    ['👩‍👩‍👧 came', '👩‍👩‍👦 came', '[👩‍👩‍👧] came', '[👩‍👩‍👦] came'],
    ['all of it', 'nothing else', '[all of it]', '[nothing else]'],
  ])('is shown as whole words: %s', (old, now, oldShown, nowShown) => {
    expect(shown(old, now)).toEqual([oldShown, nowShown]);
  });
});

test('what is not the same is never called wholly alike', () => {
  expect([1, 0.9999, 0.999, 0.5, 0.678].map(percentAlike)).toEqual([99, 99, 99, 50, 67]);
});

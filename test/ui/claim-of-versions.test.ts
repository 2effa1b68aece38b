import { expect, test } from 'vitest';
import type { Conflict } from '../../src/core/ports/compare.ts';
import { claimOfConflict } from '../../src/renderer/ui/views/conflicts/claim-of-conflict.ts';
import { withRulings } from '../../src/renderer/ui/views/conflicts/shown-conflicts.ts';

// A number that a source corrected: the newer text stands first in the answer, since accounts go by their names.
const texts = ['Some 1,500 people came.', 'Some 1,200 people came.'];
const saying = (account: number) => ({ account, sentence: 0, from: 5, to: 10, read: null });
const conflict = { kind: 'number', class: 'differ', sayings: [saying(0), saying(1)] } as unknown as Conflict;
const read = {
  answer: {
    accounts: ['report', 'report@1'].map((documentId) => ({
      documentId,
      textId: `text of ${documentId}`,
      sentences: [{ from: 0, to: 23, facts: 0 }],
    })),
    conflicts: [conflict],
  },
  texts,
  versions: [2, 1],
};

test('a claim of two versions is one of their document, with the words of each', () => {
  const { passages, open } = claimOfConflict(conflict, read);
  expect(passages.map(({ documentId, version, quotation }) => [documentId, version, quotation.exact])).toEqual([
    ['report', 2, texts[0]],
    ['report', 1, texts[1]],
  ]);
  expect(open).toEqual([]);
});

test('of two versions the older one is told first', () => {
  const { all } = withRulings(read, [], () => '2025-06-30');
  expect(all.map(({ conflict }) => conflict.sayings.map(({ account }) => account))).toEqual([[1, 0]]);
});

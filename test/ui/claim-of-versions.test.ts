import { describe, expect, test } from 'vitest';
import type { Conflict } from '../../src/core/ports/compare.ts';
import { claimOfRow } from '../../src/renderer/session/claim-of-row.ts';
import type { ProposedClaim } from '../../src/renderer/session/proposed-claim.ts';
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

const placesOf = ({ passages }: Pick<ProposedClaim, 'passages'>) =>
  passages.map(({ documentId, version, quotation }) => [documentId, version, quotation.exact]);

test('a claim of two versions offers the words of the one that says so, and leaves to the person what their document says', () => {
  const claim = claimOfConflict(conflict, read);
  expect(placesOf(claim)).toEqual([['report', 2, texts[0]]]);
  expect(claim.open).toEqual(['report']);
});

test('another document that agrees with one of the versions says it, and one that says neither is left to the person', () => {
  const more = {
    answer: {
      accounts: [
        ...read.answer.accounts,
        ...['вестник', '海報'].map((id) => ({ ...read.answer.accounts[0]!, documentId: id })),
      ],
      conflicts: [],
    },
    texts: [...texts, 'Some 1,500 people left.', 'Some 1,900 people wept.'],
    versions: [2, 1, 1, 4],
  };
  const claim = claimOfConflict({ ...conflict, sayings: [0, 1, 2, 3].map(saying) }, more);
  expect(placesOf(claim)).toEqual([
    ['report', 2, texts[0]],
    ['вестник', 1, 'Some 1,500 people left.'],
    ['海報', 4, 'Some 1,900 people wept.'],
  ]);
  expect(claim.open).toEqual(['report', '海報']);
});

describe('a claim of a row', () => {
  const sentence = (documentId: string, version: number, text: string) => ({
    ...{ documentId, version, text, from: 0, to: text.length },
  });
  const [now, before] = [sentence('report', 2, texts[0]!), sentence('report', 1, texts[1]!)];

  test('of a changed sentence has the words of the version that was attended, and its document is left to the person', () => {
    const claim = claimOfRow([before, now]);
    expect(claim.wording).toBe(texts[1]);
    expect(placesOf(claim)).toEqual([['report', 1, texts[1]]]);
    expect(claim.open).toEqual(['report']);
  });

  test('of a sentence that stayed the same is said by both versions', () => {
    const claim = claimOfRow([now, sentence('report', 1, texts[0]!)]);
    expect([placesOf(claim), claim.open]).toEqual([
      [
        ['report', 2, texts[0]],
        ['report', 1, texts[0]],
      ],
      [],
    ]);
  });

  test('of several documents is said by each of which one version stands there', () => {
    const other = sentence('вестник', 3, 'Пришло около 1500 человек.');
    const claim = claimOfRow([other, before, now]);
    expect(placesOf(claim)).toEqual([
      ['вестник', 3, 'Пришло около 1500 человек.'],
      ['report', 2, texts[0]],
    ]);
    expect(claim.open).toEqual(['report']);
  });
});

test('of two versions the older one is told first', () => {
  const { all } = withRulings(read, [], () => '2025-06-30');
  expect(all.map(({ conflict }) => conflict.sayings.map(({ account }) => account))).toEqual([[1, 0]]);
});

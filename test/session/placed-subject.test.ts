import { expect, test } from 'vitest';
import { subjectAt } from '../../src/core/anchor/subject.ts';
import type { QuotationMember } from '../../src/core/ports/compare.ts';
import type { Ruling, Subject } from '../../src/core/model/records.ts';
import { replacedBy, withRulings } from '../../src/renderer/ui/views/conflicts/shown-conflicts.ts';
import type { ReadConflicts } from '../../src/renderer/ui/views/conflicts/shown-conflicts.ts';
import { familiesOf } from '../../src/renderer/ui/views/quotations/shown-families.ts';
import type { ReadQuotations } from '../../src/renderer/ui/views/quotations/use-quotations.ts';

// What a person ruled on possible conflicts and on quotations, when a text of them gets a new version.

const wire = 'Паром остановлен. Спасли 214 пассажиров, сообщила служба. «Пожар потушен», заявил капитан.';
const post = 'The ferry was stopped. Rescuers took 241 passengers off, the owner said.';

const range = (text: string, exact: string) => {
  const from = text.indexOf(exact);
  return { from, to: from + exact.length };
};
const words = (documentId: string, text: string, exact: string): Subject =>
  subjectAt(text, { documentId, version: 1, ...range(text, exact) });

const made = { rule: null, note: '', author: 'Ада', created: '1' };
const onNumbers = (id: string, changed: string, ...subjects: Subject[]): Ruling => ({
  ...{ id, kind: 'conflict', about: 'numbers', value: 'real-conflict', subjects, changed, ...made },
});
const both = onNumbers('r', '1', words('wire', wire, '214'), words('post', post, '241'));

/** One possible conflict, of the number in the wire and that in the post, as they stand in these texts. */
function conflictIn(text: string, number: string, version: number): ReadConflicts {
  const conflict = {
    ...{ kind: 'number', class: 'differ', reason: 'apart', rule: 'row', closeness: 1 },
    sayings: [
      { account: 0, ...range(text, number) },
      { account: 1, ...range(post, '241') },
    ],
  };
  return {
    answer: { accounts: [{ documentId: 'wire' }, { documentId: 'post' }], conflicts: [conflict] },
    texts: [text, post],
    versions: [version, 1],
  } as unknown as ReadConflicts;
}
const ruledIn = (read: ReadConflicts, ...rulings: Ruling[]) => {
  const { all, toReview } = withRulings(read, rulings, () => '2031');
  return { by: all.map(({ ruling }) => ruling?.id ?? null), toReview: toReview.map(({ id }) => id), first: all[0]! };
};

test('a ruling on a possible conflict goes with its words into a new version, and is changed by the next decision', () => {
  const newer = `Исправлено в полдень. ${wire}`;
  const { by, toReview, first } = ruledIn(conflictIn(newer, '214', 2), both);
  expect([by, toReview, replacedBy(first)]).toEqual([['r'], [], 'r']);
});

test('a ruling on words that are no possible conflict any more is told of, and one about more texts than these is not', () => {
  const read = conflictIn(wire, '214', 1);
  const settled = { ...read, answer: { ...read.answer, conflicts: [] } };
  const elsewhere = words('else', 'On Sunday 214 were saved.', '214');
  const more = onNumbers('more', '1', ...both.subjects, elsewhere);
  const told = (of: ReadConflicts) => {
    const { toReview, notRaised } = withRulings(of, [both, more], () => '2031');
    return [toReview, notRaised].map((some) => some.map(({ id }) => id));
  };
  expect(told(settled)).toEqual([[], ['r']]);
  expect(told(read)).toEqual([[], []]);
  // A third text says it, too: the conflict is another one now, and the ruling on two of the three is not lost.
  const third = 'Rettungsboote holten 241 Menschen.';
  const [{ sayings, ...conflict }] = read.answer.conflicts as [ReadConflicts['answer']['conflicts'][number]];
  const ofThree = {
    ...read,
    answer: {
      ...read.answer,
      accounts: [...read.answer.accounts, { ...read.answer.accounts[0]!, documentId: 'drei' }],
      conflicts: [{ ...conflict, sayings: [...sayings, { ...sayings[0]!, account: 2, ...range(third, '241') }] }],
    },
    texts: [...read.texts, third],
    versions: [...read.versions, 1],
  };
  expect(told(ofThree)).toEqual([[], ['r']]);
});

test('of two rulings on the same words the later one holds', () => {
  const newer = `Исправлено в полдень. ${wire}`;
  const subjects = [{ ...words('wire', newer, '214'), version: 2 }, words('post', post, '241')];
  const later = onNumbers('later', '2', ...subjects);
  expect(ruledIn(conflictIn(newer, '214', 2), both, later).by).toEqual(['later']);
  expect(ruledIn(conflictIn(newer, '214', 2), later, both).by).toEqual(['later']);
});

test('a ruling whose number was corrected holds for nothing, and a person is asked to look at it', () => {
  const newer = wire.replace('Спасли 214 пассажиров, сообщила служба', 'Спасли всех');
  const { by, toReview } = ruledIn(conflictIn(newer, 'всех', 2), both);
  expect([by, toReview]).toEqual([[null], ['r']]);
});

test('a ruling that speaks of more texts holds for these, and a new decision leaves it to the others', () => {
  const elsewhere = words('else', 'On Sunday 214 were saved.', '214');
  const { by, first, toReview } = ruledIn(conflictIn(wire, '214', 1), onNumbers('r', '1', ...both.subjects, elsewhere));
  expect([by, replacedBy(first), toReview]).toEqual([['r'], undefined, []]);
});

const said = words('wire', wire, 'Пожар потушен');
const notSaid = {
  id: 'q',
  kind: 'quotation',
  value: 'is-not',
  form: 'direct',
  subjects: [said],
  changed: '1',
} as const;
const onQuotation: Ruling = { ...notSaid, speaker: null, verb: null, ...made };

/** The page of quotations with what stands between the marks in this text. */
function quotationsIn(text: string, version: number): ReadQuotations {
  const between = range(text, 'Пожар потушен');
  const quotation = { rule: 'said', content: [between], quoted: [between], speaker: null, verb: null, chain: [] };
  const member = { documentId: 'wire', textId: 'now', quotation } as unknown as QuotationMember;
  const families = between.from < 0 ? [] : [{ members: [member] }];
  return {
    found: { families, missing: [] },
    texts: new Map([['now', text]]),
    versions: new Map([['wire', version]]),
    now: new Map([['wire', { version, text }]]),
  } as unknown as ReadQuotations;
}
const known = { on: () => null, nameOf: (name: string) => name };
const familiesIn = (text: string, version: number) => {
  const { all, toReview } = familiesOf(quotationsIn(text, version), [onQuotation], known);
  const by = all.flatMap(({ members }) => members.map(({ ruling }) => ruling?.id ?? null));
  return [by, toReview.map(({ id }) => id)];
};

test('a ruling on a quotation goes with its words, and is told where they are gone', () => {
  expect(familiesIn(wire, 1)).toEqual([['q'], []]);
  expect(familiesIn(`Исправлено в полдень. ${wire}`, 2)).toEqual([['q'], []]);
  expect(familiesIn('Паром остановлен. Никто не пострадал.', 2)).toEqual([[], ['q']]);
});

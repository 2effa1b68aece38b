import { expect, test } from 'vitest';
import type { Appeared } from '../../src/core/compare/families.ts';
import { stretchesLookedFor } from '../../src/core/compare/looked-for.ts';
import type { DocumentShared, PassageKind, SharedWith } from '../../src/core/compare/shapes.ts';

// What of a document's shared passages is shown, by the same choices as on the page of shared wording.

const other = (documentId: string, from: number, to: number, more: Partial<SharedWith> = {}): SharedWith => ({
  documentId,
  here: { from, to },
  there: { from: 0, to: to - from },
  kind: 'narrative',
  words: 20,
  echo: false,
  ...more,
});
const shared = (...others: readonly SharedWith[]): DocumentShared => ({
  documentId: 'upi',
  stretches: [{ from: 0, to: 900, kind: 'narrative', echo: false, others }],
});
const appeared: Readonly<Record<string, Appeared>> = {
  upi: { date: '2025-06-29', outlet: 'UPI' },
  ians: { date: '2025-06-30', outlet: 'IANS' },
  'upi later': { date: '2025-06-30', outlet: 'upi' },
  'a year later': { date: '2026-06-30', outlet: 'Sputnik' },
};
const kinds: readonly PassageKind[] = ['narrative', 'quotation', 'caption'];
type Filter = Parameters<typeof stretchesLookedFor>[1];
const filter: Filter = { kinds, fewestWords: 12, days: 30, betweenOutlets: true };
const said = (all: DocumentShared, by: Partial<Filter> = {}) =>
  stretchesLookedFor(all, { ...filter, ...by }, (id) => appeared[id] ?? { date: null, outlet: null }).map(
    ({ from, to, others }) => [from, to, ...others.map(({ documentId }) => documentId)],
  );

test('a stretch is as long as what those share with it who are left', () => {
  const all = shared(other('ians', 100, 300), other('upi later', 0, 400), other('nobody knows', 250, 350));
  expect(said(all)).toEqual([[100, 350, 'ians', 'nobody knows']]);
  expect(said(all, { betweenOutlets: false })).toEqual([[0, 400, 'ians', 'nobody knows', 'upi later']]);
});

test('documents far apart in time are left out, unless time does not matter', () => {
  const all = shared(other('a year later', 10, 90));
  expect([said(all), said(all, { days: null })]).toEqual([[], [[10, 90, 'a year later']]]);
});

test('kinds, short passages and short echoes are left out as they are from the families', () => {
  const all = shared(
    other('ians', 0, 80, { kind: 'boilerplate' }),
    other('ians', 100, 160, { words: 14, echo: true }),
    other('ians', 200, 240, { words: 9, echo: true }),
    other('ians', 300, 390, { words: 16 }),
  );
  expect(said(all)).toEqual([[300, 390, 'ians']]);
  expect(said(all, { fewestWords: 8 }).map(([from]) => from)).toEqual([100, 200, 300]);
  expect(said(all, { kinds: ['boilerplate'] }).map(([from]) => from)).toEqual([0]);
  expect(said(all, { fewestWords: 24 })).toEqual([]);
});

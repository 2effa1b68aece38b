import { expect, test } from 'vitest';
import { openSets } from '../../src/core/compare/open-sets.ts';
import type { EventSet, Ruling } from '../../src/core/model/records.ts';

const suggested = (...documentIds: readonly string[]) => ({
  documentIds,
  days: null,
  likeness: 0.4,
  names: [],
  undated: [],
});
const set = (...documentIds: readonly string[]) => ({ documentIds }) as unknown as EventSet;
const ruling = (value: 'together' | 'apart', ...ids: readonly string[]) =>
  ({ kind: 'event', value, parties: ids.map((id) => ({ kind: 'document', id })) }) as unknown as Ruling;
const left = (sets: readonly EventSet[], rulings: readonly Ruling[]) =>
  openSets([suggested('a', 'b'), suggested('c', 'd', 'e')], sets, rulings).map(({ documentIds }) =>
    documentIds.join(''),
  );

test('what was confirmed or dismissed is not suggested again, nor a part of it', () => {
  expect(left([], [])).toEqual(['ab', 'cde']);
  expect(left([set('b', 'a', 'x')], [])).toEqual(['cde']);
  expect(left([], [ruling('apart', 'e', 'd', 'c')])).toEqual(['ab']);
});

test('what has one more document than a set is suggested, and what was said to be of one event, too', () => {
  expect(left([set('c', 'd')], [ruling('together', 'a', 'b')])).toEqual(['ab', 'cde']);
});

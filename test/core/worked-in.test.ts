import { expect, test } from 'vitest';
import { removeWithAll } from '../../src/core/model/cascade.ts';
import { nothingChosen } from '../../src/core/model/chosen.ts';
import { edits } from '../../src/core/model/diff.ts';
import { retitle, setAttribute } from '../../src/core/model/documents.ts';
import type { Diff } from '../../src/core/model/diff.ts';
import type { AllRecords, Document } from '../../src/core/model/records.ts';
import { kindOf, loadedTables, tables } from '../../src/core/model/tables.ts';
import { workedIn } from '../../src/core/model/worked-in.ts';
import { start } from './merge-every-kind.ts';
import { rowsOf } from './rows.ts';

// A project with records of every kind.

const none = Object.fromEntries(tables.map((table) => [table, []])) as unknown as AllRecords;
const guessed = (document: Document): Document => ({
  ...document,
  title: { value: 'Мост', origin: { kind: 'path' } },
  attributes: { date: { value: '2014-06-30', origin: { kind: 'file', field: 'date' } } },
});
const documents = start.records.documents.map(guessed);
const ids = documents.map(({ id }) => id);
const untouched = { ...none, documents };
const ask = (records: AllRecords, chosenOf = () => nothingChosen) => [...workedIn(rowsOf(records), ids, chosenOf)];

test('nobody worked in a document of which all that is known was read from its file', () => {
  expect(ask(untouched)).toEqual([]);
});

test('somebody worked in a document that a record of any kind speaks of', () => {
  const speaking = new Set<string>();
  for (const table of loadedTables.filter((one) => one !== 'documents')) {
    const { references } = kindOf(table) as { references: (one: unknown) => readonly { to: string; id: string }[] };
    for (const record of start.records[table]) {
      const of = new Set(references(record).flatMap(({ to, id }) => (to === 'documents' ? [id] : [])));
      if (of.size > 0) speaking.add(table);
      expect([table, ask({ ...untouched, [table]: [record] }).toSorted()]).toEqual([table, [...of].toSorted()]);
    }
  }
  expect(speaking).toEqual(new Set(['annotations', 'notes', 'eventSets', 'cells', 'rulings', 'links']));
});

test('a document in which nobody worked takes nothing else along when it goes', () => {
  const records = { ...start.records, documents };
  const rows = rowsOf(records);
  const worked = workedIn(rows, ids, () => nothingChosen);
  for (const id of ids) {
    const touched = [...edits(removeWithAll(rows, 'documents', [id], '2026-01-01T00:00:00.000Z'))];
    expect([id, touched.length > 1]).toEqual([id, worked.has(id)]);
  }
});

test('somebody worked in a document whose title, value or language they said, or whose value they took away', () => {
  const [first] = documents as [Document];
  const after = (diff: Diff) => ({ ...untouched, documents: [diff.documents![first.id]![1]!, ...documents.slice(1)] });
  expect(ask(after(retitle(first, 'The bridge')))).toEqual([first.id]);
  expect(ask(after(setAttribute(first, 'place', 'Вестпорт')))).toEqual([first.id]);
  const { attributes: _, ...others } = first;
  const emptied = (id: string) => ({ emptied: new Set(id === first.id ? ['date'] : []), language: false });
  const spoken = (id: string) => ({ emptied: new Set<string>(), language: id === first.id });
  const records = rowsOf({ ...untouched, documents: [{ ...others, attributes: {} }, ...documents.slice(1)] });
  expect([...workedIn(records, ids, emptied)]).toEqual([first.id]);
  expect([...workedIn(records, ids, spoken)]).toEqual([first.id]);
});

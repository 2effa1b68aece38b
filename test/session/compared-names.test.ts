import { describe, expect, test } from 'vitest';
import { inColumns } from '../../src/renderer/session/compared-documents.ts';
import { ShownNames } from '../../src/renderer/session/shown-names.ts';
import type { ProjectStore } from '../../src/renderer/store/project-store.ts';
import type { Document } from '../../src/core/model/records.ts';

const document = (id: string, title: string, outlet: string | null, date: string | null = null) =>
  ({
    id,
    path: `${id}.txt`,
    title: { value: title },
    attributes: {
      ...(outlet === null ? {} : { outlet: { value: outlet } }),
      ...(date === null ? {} : { date: { value: date } }),
    },
    versions: [{ number: 1 }],
  }) as unknown as Document;

const documents = new Map(
  [
    document('a', 'Министры подписали договор', 'Вестник', '2031-05-08'),
    document('b', 'Ministers sign a treaty', 'Courier', '2031-05-06'),
    document('c', 'Ministers sign a treaty at last', 'Courier', '2031-05-06'),
    document('d', 'وقع الوزراء المعاهدة', null),
  ].map((one) => [one.id, one]),
);

/** What a comparison is called, where there are these event sets. */
function called(ids: readonly string[], sets: Readonly<Record<string, readonly string[]>> = {}) {
  const eventSets = new Map(Object.entries(sets).map(([name, documentIds]) => [name, { id: name, name, documentIds }]));
  const tables: Readonly<Record<string, ReadonlyMap<string, unknown>>> = { documents, eventSets };
  const snapshot = { rows: (table: string) => tables[table] ?? new Map(), version: () => 1 };
  return new ShownNames({ snapshot } as unknown as ProjectStore).compared(ids);
}

describe('a comparison is called', () => {
  test('by the event set of its documents, by the smallest of several, and a pair only by a set of these two', () => {
    const sets = { 'All of May': ['a', 'b', 'c', 'd'], 'The treaty': ['c', 'b', 'a'] };
    expect(called(['a', 'b', 'c'], sets)).toEqual(['The treaty']);
    expect(called(['a', 'b', 'd'], sets)).toEqual(['All of May']);
    expect(called(['a', 'b'], sets)).toEqual(['Вестник', 'Courier']);
    expect(called(['a', 'b'], { Both: ['b', 'a'] })).toEqual(['Both']);
  });

  test('by outlets where they tell the documents apart, else by titles', () => {
    expect(called(['a', 'b', 'd'])).toEqual(['Вестник', 'Courier', 'وقع الوزراء المعاهدة']);
    expect(called(['b', 'c'])).toEqual(['Ministers sign a treaty', 'Ministers sign a treaty at last']);
    expect(called(['b'])).toBe(null);
  });
});

test('columns stand by date, then by name, and those without a date last, in whatever order they were chosen', () => {
  const names = new Map([...documents.values()].map(({ id, title }) => [id, title.value]));
  for (const ids of [
    ['a', 'b', 'c', 'd'],
    ['d', 'c', 'b', 'a'],
  ]) {
    expect(inColumns(ids, documents, names)).toEqual(['b', 'c', 'a', 'd']);
  }
});

import { expect, test } from 'vitest';
import { keyOfTab, recordsOf, revivedTab } from '../../src/renderer/session/tab-kinds.ts';
import type { Tab } from '../../src/renderer/session/tab-kinds.ts';
import type { ProjectStore } from '../../src/renderer/store/project-store.ts';

/** A document of so many versions. */
const document = (id: string, versions: number) => [
  id,
  {
    id,
    title: { value: id, origin: { kind: 'path' } },
    attributes: {},
    versions: Array.from({ length: versions }, (_, at) => ({ number: at + 1, textId: `${id} ${at + 1}` })),
  },
];
const there = {
  documents: new Map([document('mill', 1), document('quay', 3), document('ferry', 2)] as [string, unknown][]),
  notes: new Map([['diary', {}]]),
};
const store = {
  snapshot: { rows: (table: keyof typeof there) => there[table] },
} as unknown as ProjectStore;

const tabs: readonly Tab[] = [
  { kind: 'document', documentId: 'mill' },
  { kind: 'note', noteId: 'diary' },
  { kind: 'search' },
  { kind: 'history' },
  { kind: 'shared-wording' },
  { kind: 'pair', aId: 'mill', bId: 'quay' },
  { kind: 'comparison', documentIds: ['quay', 'mill', 'ferry'] },
  { kind: 'claims', documentIds: [] },
  { kind: 'quotations', documentIds: [] },
  { kind: 'claims', documentIds: ['quay', 'mill'] },
  { kind: 'pair', aId: 'quay@1', bId: 'quay' },
  { kind: 'synopsis', documentIds: ['quay@1', 'quay@2', 'quay'] },
];

test('every kind of tab comes back as it was stored', () => {
  for (const tab of tabs) expect(revivedTab(JSON.parse(JSON.stringify(tab)), store)).toEqual(tab);
});

test.each([
  [{ kind: 'document', documentId: 'burnt' }],
  [{ kind: 'document', documentId: 7 }],
  [{ kind: 'document' }],
  [{ kind: 'note', noteId: 'mill' }],
  [{ kind: 'pair', aId: 'mill', bId: 'burnt' }],
  [{ kind: 'pair', aId: 'burnt', bId: 'mill' }],
  [{ kind: 'pair', aId: 'mill' }],
  [{ kind: 'comparison', documentIds: ['mill', 'quay', 'burnt'] }],
  [{ kind: 'comparison', documentIds: ['mill', 'quay', 7] }],
  [{ kind: 'comparison' }],
  [{ kind: 'claims' }],
  [{ kind: 'claims', documentIds: ['burnt', 'mill'] }],
  [{ kind: 'pair', aId: 'quay@4', bId: 'quay' }],
  [{ kind: 'pair', aId: 'mill@1', bId: 'mill' }],
  [{ kind: 'synopsis', documentIds: ['burnt@1', 'mill', 'mill@1'] }],
  [{ kind: 'a kind of later' }],
  [{ kind: 'toString' }],
  [{ kind: '__proto__' }],
  [{}],
  [null],
  ['search'],
])('%j is no tab', (stored) => expect(revivedTab(stored, store)).toBe(null));

test('tabs that show the same are one, also where ids of two kinds are alike', () => {
  const alike: Tab[] = [...tabs, { kind: 'note', noteId: 'mill' }];
  expect(new Set(alike.map(keyOfTab)).size).toBe(alike.length);
  expect(keyOfTab({ kind: 'document', documentId: 'mill' })).toBe(keyOfTab({ kind: 'document', documentId: 'mill' }));
  expect(alike.map(recordsOf)).toEqual([
    ['mill'],
    ['diary'],
    [],
    [],
    [],
    ['mill', 'quay'],
    ['quay', 'mill', 'ferry'],
    [],
    [],
    ['quay', 'mill'],
    ['quay@1', 'quay'],
    ['quay@1', 'quay@2', 'quay'],
    ['mill'],
  ]);
});

test('a version that is the newest again goes by its document', () => {
  const stored = { kind: 'synopsis', documentIds: ['ferry@1', 'ferry@2', 'quay@3'] };
  expect(revivedTab(stored, store)).toEqual({ kind: 'synopsis', documentIds: ['ferry@1', 'ferry', 'quay'] });
});

test('two documents have one tab, whichever is named first', () => {
  expect(keyOfTab({ kind: 'pair', aId: 'quay', bId: 'mill' })).toBe(
    keyOfTab({ kind: 'pair', aId: 'mill', bId: 'quay' }),
  );
});

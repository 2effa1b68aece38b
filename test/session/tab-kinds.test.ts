import { expect, test } from 'vitest';
import { keyOfTab, recordsOf, revivedTab } from '../../src/renderer/session/tab-kinds.ts';
import type { Tab } from '../../src/renderer/session/tab-kinds.ts';
import type { ProjectStore } from '../../src/renderer/store/project-store.ts';

const there = { documents: new Set(['mill', 'quay', 'ferry']), notes: new Set(['diary']) };
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
  { kind: 'claims', documentIds: ['quay', 'mill'] },
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
    ['quay', 'mill'],
    ['mill'],
  ]);
});

test('two documents have one tab, whichever is named first', () => {
  expect(keyOfTab({ kind: 'pair', aId: 'quay', bId: 'mill' })).toBe(
    keyOfTab({ kind: 'pair', aId: 'mill', bId: 'quay' }),
  );
});

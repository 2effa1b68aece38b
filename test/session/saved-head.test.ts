import { expect, test } from 'vitest';
import type { Desk } from '../../src/renderer/commands/desk.ts';
import { savedHead } from '../../src/renderer/session/saved-head.ts';

// A saved table says whence it is and how much of it was left out, so that nobody takes a part for the whole.

function deskWith(sets: readonly { readonly name: string; readonly documentIds: readonly string[] }[]): Desk {
  const rows: Readonly<Record<string, ReadonlyMap<string, unknown>>> = {
    project: new Map([['p', { id: 'p', name: 'Переговоры' }]]),
    eventSets: new Map(sets.map((set) => [set.name, set])),
  };
  const store = { id: 'p', snapshot: { rows: (table: string) => rows[table] ?? new Map() } };
  return { store, now: () => '2031-05-06T06:44:00.000Z' } as unknown as Desk;
}

test('names the event set of exactly these documents, and of their versions, or else the project alone', () => {
  const desk = deskWith([
    { name: 'Talks', documentIds: ['upi', 'ians'] },
    { name: 'All', documentIds: ['upi', 'ians', 'tass'] },
  ]);
  expect(savedHead(desk, 'As found.', ['ians', 'upi'])).toBe(
    'As found. From the project “Переговоры”, event set “Talks”, saved with Lectern on May 6, 2031.',
  );
  expect(savedHead(desk, 'As found.', ['ians', 'upi@1', 'upi@2'])).toContain('event set “Talks”');
  expect(savedHead(desk, 'As found.', ['ians', 'tass'])).toBe(
    'As found. From the project “Переговоры”, saved with Lectern on May 6, 2031.',
  );
});

test('says how much of it is left out, and nothing where all of it is there', () => {
  const desk = deskWith([]);
  const rows = (shown: number) => savedHead(desk, 'As found.', ['upi'], { shown, all: 1044, what: 'rows' });
  expect(rows(15)).toContain('Here stand 15 of 1,044 rows; the others were not shown when it was saved.');
  expect(rows(1044)).not.toContain('1,044');
});

import { expect, test } from 'vitest';
import type { Desk } from '../../src/renderer/commands/desk.ts';
import { savedHead } from '../../src/renderer/session/saved-head.ts';
import { tableFileName } from '../../src/renderer/words/saved-head.ts';

// A saved table says whence it is and how much of it was left out, so that nobody takes a part for the whole.

function deskWith(sets: readonly { readonly name: string; readonly documentIds: readonly string[] }[]): Desk {
  const rows: Readonly<Record<string, ReadonlyMap<string, unknown>>> = {
    project: new Map([['p', { id: 'p', name: 'Переговоры' }]]),
    eventSets: new Map(sets.map((set) => [set.name, set])),
  };
  const store = { id: 'p', snapshot: { rows: (table: string) => rows[table] ?? new Map() } };
  return { store, now: () => '2031-05-06T06:44:00.000Z' } as unknown as Desk;
}

const asFound = { title: 'Synopsis', how: 'As found.' };

test('names the event set of exactly these documents, and of their versions, or else the project alone', () => {
  const desk = deskWith([
    { name: 'Talks', documentIds: ['upi', 'ians'] },
    { name: 'All', documentIds: ['upi', 'ians', 'tass'] },
  ]);
  const said = (...accounts: readonly string[]) => savedHead(desk, { ...asFound, accounts });
  expect(said('ians', 'upi').how).toBe(
    'As found. From the project “Переговоры”, event set “Talks”, saved with Lectern on May 6, 2031.',
  );
  expect(said('ians', 'upi').about.slice(-3)).toEqual([
    { label: 'project', words: 'Переговоры' },
    { label: 'event set', words: 'Talks' },
    { label: 'saved', words: { date: '2031-05-06' } },
  ]);
  expect(said('ians', 'upi@1', 'upi@2').how).toContain('event set “Talks”');
  expect(said('ians', 'tass').how).toBe('As found. From the project “Переговоры”, saved with Lectern on May 6, 2031.');
});

test('says how much of it is left out and by which filter, and nothing of that where all of it is there', () => {
  const desk = deskWith([]);
  const rows = (shown: number, typed: string) =>
    savedHead(desk, { ...asFound, part: { shown, all: 1044, what: 'rows' }, filters: [['Find', typed]] });
  const part = rows(15, 'гавань');
  expect(part.how).toContain('Here stand 15 of 1,044 rows; the others were not shown when it was saved.');
  expect(part.how).toContain('Filter: Find: гавань.');
  expect(part.about).toContainEqual({ label: 'filter', words: 'Find: гавань' });
  const whole = rows(1044, ' ');
  expect(whole.how).not.toContain('1,044');
  expect(whole.about.map(({ label }) => label)).not.toContain('filter');
  expect(whole.about).toContainEqual({ label: 'rows', words: 'All 1,044 rows.' });
});

test('the name of a file says how much of a table it holds, unless that is all', () => {
  expect(tableFileName('Links', 'csv', { shown: 3, all: 40 })).toBe('Links, 3 of 40.csv');
  expect(tableFileName('Links', 'xlsx', { shown: 40, all: 40 })).toBe('Links.xlsx');
});

import { expect, test } from 'vitest';
import type { Desk } from '../../src/renderer/commands/desk.ts';
import { People } from '../../src/core/model/people.ts';
import { savedNames } from '../../src/renderer/ui/views/names/saved-names.ts';
import { savedEventSets } from '../../src/renderer/ui/views/event-sets/saved-event-sets.ts';
import { savedPassages } from '../../src/renderer/ui/views/pair/saved-passages.ts';

// What stands on a page as a list is saved as a table: what is shown, and how much of all that is.

const desk = {
  store: { snapshot: { rows: () => new Map() } },
  now: () => '2031-05-08T10:00:00.000Z',
} as unknown as Pick<Desk, 'store' | 'now'>;

test('every spelling of a name has a row, with why it is there, where it stands and what a person said of it', () => {
  const made = { author: 'a', created: '2031-05-01T10:00:00.000Z', changed: '2031-05-02T10:00:00.000Z' };
  const ruling = { ...made, kind: 'name', subjects: [], rule: null, note: '' };
  const tables: Record<string, readonly { readonly id: string; readonly name?: string; readonly of?: string }[]> = {
    aliases: [{ id: '1', name: 'ЦТАК', of: 'KCNA', ...made }],
    rulings: [
      { ...ruling, id: '2', value: 'different', names: ['Orvella', 'Orvela'] },
      { ...ruling, id: '3', value: 'same', names: ['Orvella', 'Орвелла'] },
    ] as never,
  };
  const rows = (table: string) => new Map((tables[table] ?? []).map((one) => [one.id, one]));
  const session = {
    desk: { ...desk, store: { snapshot: { rows } } },
    people: { now: () => new People([], ['Ада']) },
  } as unknown as Parameters<typeof savedNames>[0];
  const spelling = { places: [] };
  const families: Parameters<typeof savedNames>[1] = [
    {
      spellings: [
        { ...spelling, written: 'Orvella', times: 12, documents: 4, why: 'first' },
        { ...spelling, written: 'Орвелла', times: 2, documents: 1, why: 'letters' },
      ],
    },
  ];
  const saved = (sought: string) => {
    const { header, rows: all } = savedNames(session, families, { sought });
    // Moments have the clock of the machine.
    return [header, ...(all as unknown[][])].map((row) => row.slice(0, 9));
  };
  const named = [
    [1, 'Orvella', 'Orvella', '', 12, 4, null, 'Orvela', 'a'],
    [1, 'Orvella', 'Орвелла', 'same letters', 2, 1, 'Orvella', '', 'a'],
  ];
  const apart = [null, 'Orvela', 'Orvela', 'you said so', null, null, null, 'Orvella', 'a'];
  expect(saved('')).toEqual([
    [...['number', 'name', 'spelling', 'why', 'times', 'documents'], ...['stands for', 'kept apart from', 'said by']],
    ...named,
    [null, 'KCNA', 'ЦТАК', 'you said so', null, null, 'KCNA', '', 'a'],
    apart,
  ]);
  expect(saved('orvel').slice(1)).toEqual([...named, apart]);
});

test('the passages of two documents are saved as both have them, and the echoes that are left out are told', () => {
  const texts = ['Столб пыли поднялся над портом.', 'Очевидцы: столб пыли поднялся.'] as const;
  const a = { from: 0, to: 19 };
  const b = { from: 10, to: 29 };
  const passage = { kind: 'shared', a, b, runs: [], gaps: [], words: 3, longest: 3, echo: false } as const;
  const { about, rows } = savedPassages(
    desk,
    { aId: 'a', bId: 'b', shared: [passage, { ...passage, echo: true }] as never },
    [passage] as never,
    texts.map((text) => ({ text })) as never,
    ['Первый', 'Второй'],
  );
  expect((rows as unknown[][])[0]!.slice(4)).toEqual([
    ...[null, 'Первый', 'Столб пыли поднялся', 0, 19],
    ...['Второй', 'столб пыли поднялся', 10, 29],
  ]);
  expect(about.find(({ label }) => label === 'rows')?.words).toContain('1 of 2 shared passages');
});

test('of event sets those are saved that were found, and the table says how many were not, and by which words', () => {
  const documents = new Map([['d', { id: 'd', path: 'порт.txt', attributes: {} }]]);
  const session = {
    desk: {
      ...desk,
      store: { snapshot: { rows: (table: string) => (table === 'documents' ? documents : new Map()) } },
    },
    names: { documents: () => new Map([['d', 'Взрыв в порту']]) },
    people: { now: () => new People([], ['Ада']) },
  } as unknown as Parameters<typeof savedEventSets>[0];
  const set = { id: 's', name: 'Порт, 14 марта', documentIds: ['d'], base: null, note: '', author: 'a' };
  const { about, rows } = savedEventSets(
    session,
    [{ ...set, created: '2031-05-01T10:00:00.000Z' } as never],
    [],
    3,
    'порт',
  );
  expect((rows as unknown[][]).map((row) => row.slice(0, 3))).toEqual([
    ['Порт, 14 марта', 'confirmed', 'Взрыв в порту'],
  ]);
  expect(about.find(({ label }) => label === 'rows')?.words).toContain('1 of 3 event sets');
  expect(about.find(({ label }) => label === 'filter')?.words).toBe('Find in this page: порт');
});

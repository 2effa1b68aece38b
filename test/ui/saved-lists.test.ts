import { expect, test } from 'vitest';
import type { Desk } from '../../src/renderer/commands/desk.ts';
import { savedNames } from '../../src/renderer/ui/views/names/saved-names.ts';
import { savedPassages } from '../../src/renderer/ui/views/pair/saved-passages.ts';

// What stands on a page as a list is saved as a table: what is shown, and how much of all that is.

const desk = {
  store: { snapshot: { rows: () => new Map() } },
  now: () => '2031-05-08T10:00:00.000Z',
} as unknown as Pick<Desk, 'store' | 'now'>;

test('every spelling of a name has a row, with why it is there and where it stands', () => {
  const spelling = { places: [] };
  const { header, rows } = savedNames(
    desk,
    [
      {
        spellings: [
          { ...spelling, written: 'Orvella', times: 12, documents: 4, why: 'first' },
          { ...spelling, written: 'Орвелла', times: 2, documents: 1, why: 'letters' },
        ],
      },
    ],
    {},
  );
  expect([header, ...(rows as unknown[])]).toEqual([
    ['number', 'name', 'spelling', 'why', 'times', 'documents'],
    [1, 'Orvella', 'Orvella', '', 12, 4],
    [1, 'Orvella', 'Орвелла', 'same letters', 2, 1],
  ]);
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

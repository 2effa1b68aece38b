import { expect, test } from 'vitest';
import { builtInAttributes } from '../../src/core/model/records.ts';
import { followColumns } from '../../src/core/search/language/follow-columns.ts';

const columns = (names: Readonly<Record<string, string>>) =>
  new Map(
    [...builtInAttributes, ...Object.entries(names).map(([id, name]) => ({ id, name }))].map((one) => [one.id, one]),
  );
const before = columns({ c1: 'Party', c2: 'Год выпуска', c3: 'tone' });
const after = columns({ c1: 'Political faction', c2: '発行年', c3: 'tone' });

test.each([
  ['party:left', 'political-faction:left'],
  ['PARTY:"the left" bread', 'political-faction:"the left" bread'],
  ['хлеб -год-выпуска:1861..1865', 'хлеб -発行年:1861..1865'],
  [
    '(party:=left OR NOT party:right) tone:party',
    '(political-faction:=left OR NOT political-faction:right) tone:party',
  ],
  ['outlet:party party "party:left"', 'outlet:party party "party:left"'],
])('a search for %s asks for the same column when that is called otherwise', (query, followed) => {
  expect(followColumns(query, before, after)).toBe(followed);
  expect(followColumns(followColumns(query, before, after), after, before).toLowerCase()).toBe(query.toLowerCase());
});

test.each(['c1:left', 'date:1861', 'title:party', 'party:', 'unknown:left', 'tag:Party'])(
  'a search for %s is let be',
  (query) => {
    expect(followColumns(query, before, after)).toBe(query);
  },
);

test('a search is let be where the column is gone, or means the field still', () => {
  expect(followColumns('party:left', before, columns({}))).toBe('party:left');
  expect(followColumns('party:left', before, columns({ c1: 'PARTY' }))).toBe('party:left');
  // The name went to another column: the search stays with the one that it meant.
  expect(followColumns('party:left', before, columns({ c1: 'Faction', c3: 'Party' }))).toBe('faction:left');
});

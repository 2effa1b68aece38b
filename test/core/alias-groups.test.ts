import { expect, test } from 'vitest';
import { aliasGroups } from '../../src/core/model/aliases.ts';
import type { Alias } from '../../src/core/model/records.ts';

const alias = (name: string, of: string): Alias => ({ id: `${name}>${of}`, name, of, author: 'Ida', created: '' });
const told = (...aliases: readonly Alias[]) =>
  aliasGroups(aliases).map(({ of, aliases: own }) => `${of}: ${own.map(({ name }) => name).join(', ')}`);

test('names stand in order under the one that stands for them', () => {
  expect(told(alias('TASS', 'ТАСС'), alias('KCNA', '조선중앙통신'), alias('ITAR-TASS', 'ТАСС'))).toEqual([
    'ТАСС: ITAR-TASS, TASS',
    '조선중앙통신: KCNA',
  ]);
});

test('a name that comes to another one by way of a third stands under the last', () => {
  const told2 = told(alias('KCNA', 'Korean Central News Agency'), alias('Korean Central News Agency', '조선중앙통신'));
  expect(told2).toEqual(['조선중앙통신: KCNA, Korean Central News Agency']);
});

test('names that stand for each other in a ring are each shown once', () => {
  const groups = aliasGroups([alias('A', 'B'), alias('B', 'A')]);
  expect(groups.flatMap(({ aliases }) => aliases.map(({ name }) => name)).sort()).toEqual(['A', 'B']);
});

test('nothing stands where nobody said so', () => {
  expect(told()).toEqual([]);
});

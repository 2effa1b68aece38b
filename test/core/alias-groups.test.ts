import { expect, test } from 'vitest';
import { saidNames } from '../../src/core/model/name-rulings.ts';
import type { Alias, Ruling } from '../../src/core/model/records.ts';

const alias = (name: string, of: string): Alias => ({ id: `${name}>${of}`, name, of, author: 'Ida', created: '' });
const told = (...aliases: readonly Alias[]) =>
  saidNames(aliases, []).map(({ of, names }) => `${of}: ${names.map(({ name }) => name).join(', ')}`);

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
  const groups = saidNames([alias('A', 'B'), alias('B', 'A')], []);
  expect(groups.flatMap(({ names }) => names.map(({ name }) => name)).sort()).toEqual(['A', 'B']);
});

test('nothing stands where nobody said so', () => {
  expect(told()).toEqual([]);
});

test('what a ruling joins stands beside the aliases, each with the record that says it', () => {
  const ruling = { id: 'r', kind: 'name', value: 'same', names: ['KCNA', 'ЦТАК'], changed: '' } as unknown as Ruling;
  expect(saidNames([alias('KCNA', 'Korean Central News Agency')], [ruling])).toEqual([
    {
      of: 'Korean Central News Agency',
      names: [
        { id: 'KCNA>Korean Central News Agency', by: 'alias', name: 'KCNA' },
        { id: 'r', by: 'ruling', name: 'ЦТАК' },
      ],
    },
  ]);
});

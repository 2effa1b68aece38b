import { describe, expect, test } from 'vitest';
import type { AttributeDefinition } from '../../src/core/model/records.ts';
import { columnTypes } from '../../src/core/search/language/own-value.ts';
import { parseQuery } from '../../src/core/search/language/parse.ts';
import { vocabularyOf } from '../../src/core/search/language/vocabulary.ts';
import { leftOutBy } from '../../src/core/search/language/left-out.ts';
import { SearchIndex } from '../../src/core/search/search-index.ts';
import { buildSegment } from '../../src/core/search/segment/build.ts';
import { factsOf, sample } from './search-corpus.ts';

const columns: readonly Pick<AttributeDefinition, 'id' | 'name' | 'type'>[] = [
  { id: 'c1', name: 'Inaugurated', type: 'date' },
  { id: 'c2', name: 'Number', type: 'number' },
  { id: 'c3', name: 'Произнесена', type: 'date' },
  { id: 'c4', name: 'सीटें', type: 'number' },
  { id: 'c5', name: 'Was elected', type: 'yes-no' },
  { id: 'c6', name: 'Party', type: 'text' },
];
const attributes = columns.map((one, order) => ({ ...one, choices: [], order }));
const speeches = [
  sample('adams', ['Relying on divine protection.'], {
    attributes: { c1: '1797-03-04', c2: '2', c5: 'yes', c6: 'Federalist' },
  }),
  sample('jefferson', ['We are all Republicans.'], {
    attributes: { c1: '1805-03-04', c2: '3', c4: '1200', c5: 'yes' },
  }),
  sample('lincoln', ['With malice toward none.'], {
    attributes: { c1: '1865', c2: '16', c3: '1865-03-04', c4: '-4.5', c6: 'Republican 1861' },
  }),
  sample('cicero', ['Quo usque tandem, Catilina?'], { attributes: { c1: '-0062', c2: 'between 1 and 5' } }),
  sample('речь', ['Отечество в опасности.'], {
    attributes: { c1: 'in the spring of 1801', c3: '1914~', c5: 'нечётко' },
  }),
  sample('भाषण', ['आधी रात को।'], { attributes: { c3: '1947-08-14', c4: '12' } }),
];
const index = new SearchIndex();
index.add(buildSegment(speeches.map(({ source }) => source)));
index.setFacts({ ...factsOf(speeches), attributes, languages: ['en-GB', 'ru', 'de'] });

/** The documents that a query finds, or what is said instead. */
async function find(query: string): Promise<string> {
  const question = { query, anyWord: false, order: 'document', furniture: false, offset: 0, limit: 20 } as const;
  const answer = await index.search(question, (id) => {
    return Promise.resolve(speeches.find(({ record }) => record.id === id)!.source.text);
  });
  if (!answer.ok) return JSON.stringify(answer);
  return answer.value.hits.map(({ documentId }) => documentId).join(' ');
}

describe('a column of dates of one’s own', () => {
  test.each([
    ['inaugurated:1801..1865', 'jefferson lincoln'],
    ['inaugurated:..1801', 'adams cicero'],
    ['inaugurated:1805-03..', 'jefferson lincoln'],
    ['inaugurated:1805', 'jefferson'],
    ['inaugurated:"Mar 4, 1805"', 'jefferson'],
    ['inaugurated:"4 марта 1805"', 'jefferson'],
    ['inaugurated:"4 March 1797".."4. März 1805"', 'adams jefferson'],
    ['inaugurated:1797.."4 March 1805" we', 'jefferson'],
    ['inaugurated:"63 BC"', 'cicero'],
    ['inaugurated:"70 BC".."50 BC"', 'cicero'],
    ['inaugurated:=1865', 'lincoln'],
    ['inaugurated:="4 March 1805"', 'jefferson'],
    ['inaugurated:="1865"', 'lincoln'],
    ['c1:1865', 'lincoln'],
    ['произнесена:1914', 'речь'],
    ['произнесена:="1914"', ''],
    ['произнесена:="1914~"', 'речь'],
    ['произнесена:"14 августа 1947"', 'भाषण'],
    ['(inaugurated:..1700 OR произнесена:1900..1920)', 'cicero речь'],
    ['-inaugurated:1797..1865 -inaugurated:..0001', 'речь भाषण'],
    ['inaugurated:*', 'adams cicero jefferson lincoln речь'],
    ['inaugurated:18*', 'jefferson lincoln речь'],
  ])('answers %s with %s', async (query, found) => {
    expect((await find(query)).split(' ').sort()).toEqual(found.split(' ').sort());
  });

  test.each(['inaugurated:spring', 'inaugurated:"in the spring of 1801"', 'inaugurated:"spring of *"'])(
    'finds what is not of its type by its words: %s',
    async (query) => {
      expect(await find(query)).toBe('речь');
    },
  );

  test.each([
    ['inaugurated:autumn', '“autumn” is not a date. Write inaugurated:2025'],
    ['inaugurated:03', '“03” is not a date.'],
    ['inaugurated:>1801', '“>1801” is not a date.'],
    ['inaugurated:1801..spring', '“1801..spring” is not a date.'],
    ['inaugurated:1801 ..1865', 'without a blank around the dots'],
    ['inaugurated:1865..1801', 'ends before it begins'],
    ['отечество -произнесена:осенью', '“осенью” is not a date. Write произнесена:2025'],
  ])('says of %s: %s', async (query, said) => {
    expect(await find(query)).toContain(said);
  });

  test('tells which reading of a date was taken', () => {
    const fields = [...columnTypes(attributes).keys()];
    const parsed = parseQuery('inaugurated:3/4/1805', { fields, types: columnTypes(attributes), languages: ['en-GB'] });
    expect(parsed.ok && parsed.doubtfulDates).toEqual([
      { words: '3/4/1805', value: '1805-04-03', other: '1805-03-04', field: 'inaugurated' },
    ]);
  });

  test('leaves out what says nothing in it', () => {
    const fields = [...columnTypes(attributes).keys()];
    expect(leftOutBy('we inaugurated:"70 BC".."50 BC"', { fields, languages: ['en-GB'] })).toEqual([
      { field: 'inaugurated', query: 'we -inaugurated:*' },
    ]);
  });
});

describe('a column of numbers of one’s own', () => {
  test.each([
    ['number:1..5', 'adams jefferson'],
    ['number:..3', 'adams jefferson'],
    ['number:3..', 'jefferson lincoln'],
    ['number:"3".."16"', 'jefferson lincoln'],
    ['number:16', 'lincoln'],
    ['number:१६', 'lincoln'],
    ['number:=16', 'lincoln'],
    ['number:="between 1 and 5"', 'cicero'],
    ['number:5', 'cicero'],
    ['number:between', 'cicero'],
    ['सीटें:१..१२', 'भाषण'],
    ['सीटें:1,200', 'jefferson'],
    ['सीटें:"1 200"', 'jefferson'],
    ['सीटें:-4.5..0', 'lincoln'],
    ['सीटें:-4,5', 'lincoln'],
    ['number:6..15', ''],
  ])('answers %s with %s', async (query, found) => {
    expect((await find(query)).split(' ').sort()).toEqual(found.split(' ').sort());
  });

  test.each([
    ['number:many', '“many” is not a number. Write number:5 or a range such as number:1..5'],
    ['number:>5', '“>5” is not a number.'],
    ['number:1..many', '“1..many” is not a number.'],
    ['number:1..2..3', '“1..2..3” is not a number.'],
    ['number:..', '“..” is not a number.'],
    ['number:1-5', '“1-5” is not a number.'],
    ['number:1 ..5', '“1 ..” is not a number.'],
    ['number:5..1', 'Put the smaller number first.'],
    ['сити -सीटें:बहुत', '“बहुत” is not a number. Write सीटें:5'],
  ])('says of %s: %s', async (query, said) => {
    expect(await find(query)).toContain(said);
  });
});

test('numbers are offered as they will be read', () => {
  const heights = [sample('Zugspitze', ['Ein Gipfel.'], { attributes: { c2: '2.962', c6: '2.962' } })];
  const { attributes: offered } = vocabularyOf({ ...factsOf(heights), attributes, languages: ['de'] });
  expect([offered.get('number'), offered.get('party')]).toEqual([['2,962'], ['2.962']]);
});

test('a column of yes and no is asked in the words that the table takes', async () => {
  for (const yes of ['yes', 'Yes', 'да', '"ja"']) expect(await find(`was-elected:${yes}`)).toBe('adams jefferson');
  expect(await find('was-elected:no')).toBe('');
  expect(await find('was-elected:нечётко')).toBe('речь');
  expect(await find('was-elected:maybe')).toContain('“maybe” is neither yes nor no. Write was-elected:yes');
});

test('a range in a column of words is said to be none', async () => {
  expect(await find('party:1861')).toBe('lincoln');
  expect(await find('party:1861..1961')).toContain('party: is a column of words, in which “1861..1961” is no range.');
});

test('a name that columns of different types go by is asked for words', async () => {
  const twice = [...attributes, { id: 'c7', name: 'number', type: 'text' as const, choices: [], order: 9 }];
  expect(columnTypes(twice).get('number')).toBeUndefined();
  expect(columnTypes(twice).get('c2')).toBe('number');
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseQuery } from '../../src/core/search/language/parse.ts';
import { asBeginning } from '../../src/core/search/language/as-beginning.ts';
import { exampleWords } from '../../src/renderer/session/query-examples.ts';
import { generalWords, queryHelp, searchExamples } from '../../src/renderer/words/search.ts';

const texts = [
  'Der Hafen wurde geschlossen, sagte die Hafenmeisterin gestern abend.',
  'Niemand wusste, warum fremde Schiffe kamen.',
];
const document = {
  id: 'd',
  title: { value: 'Briefe vom Hafen' },
  attributes: { outlet: { value: 'Der "Bote"' }, date: { value: '1871-03-02' } },
  language: 'de',
} as never;
const set = { id: 's', name: 'Am 2. März: der Brand', documentIds: ['d'] } as never;
const tag = { id: 't', name: 'Angst', parentId: null } as never;

test('the help speaks of words, tags, outlets and years that the project holds', () => {
  const words = exampleWords(texts, new Map([['d', document]]), new Map([['t', tag]]), new Map([['s', set]]));
  const written = queryHelp(words).flatMap(({ rows }) => rows.flatMap(([queries]) => queries));
  expect(words).toMatchObject({ pair: ['Hafen', 'wurde'], title: 'Briefe', year: '1871', language: 'de' });
  expect(words.words.every((word) => texts.join(' ').includes(word))).toBe(true);
  expect(written).toContain('date:1871..');
  expect(written).toContain('set:Brand');
  expect(written.some((query) => query.startsWith('tag:"Angst"'))).toBe(true);
  expect([...written, ...searchExamples(words)].filter((query) => !parseQuery(query).ok)).toEqual([]);
});

test('the help and the first page to read name every word that works in capitals, and what it does', () => {
  const rows = queryHelp(generalWords).flatMap((group) => group.rows);
  const does = (word: string) =>
    rows.flatMap(([written, means]) => (written.some((query) => query.split(' ').includes(word)) ? [means] : []));
  expect(does('NOT')).toContain('the one and without the other');
  expect(does('AND')).toContain('both; AND says no more than a blank');
  expect(does('OR')).toContain('either; brackets group');
  const readme = readFileSync(path.resolve(import.meta.dirname, '../../README.md'), 'utf8');
  const table = readme.split('## The search language')[1]!.split('\n\n')[1]!;
  for (const word of ['AND', 'OR', 'NOT']) expect(table).toMatch(new RegExp(`\`[^\`]*\\b${word}\\b`, 'u'));
});

test('an empty project has general examples', () => {
  expect(exampleWords([], new Map(), new Map())).toEqual(generalWords);
});

test.each([
  ['gener', 'gener*'],
  ['nothing in genera', 'nothing in genera*'],
  ['при Моск', 'при Моск*'],
  ['harbour ', null],
  ['"harbour"', null],
  ['harbour -fest', null],
  ['outlet:up', null],
  ['=gener', null],
  ['a', null],
  ['port OR', null],
  ['genera*', null],
  ['nothing in genera outlet:="The Post" -is:furniture', 'nothing in genera* outlet:="The Post" -is:furniture'],
  ['Моск tag:"Порт"#t1', 'Моск* tag:"Порт"#t1'],
  ['outlet:up tag:port', null],
  ['port -fest is:tagged', null],
])('while %j is typed, %j may be meant', (query, expected) => {
  expect(asBeginning(query)).toBe(expected);
});

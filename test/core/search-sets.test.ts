import { expect, test } from 'vitest';
import type { EventSet } from '../../src/core/model/records.ts';
import { must } from '../../src/core/model/result.ts';
import { filtersIn, withFilter, writeSetFilter } from '../../src/core/search/language/filters.ts';
import { leftOutBy } from '../../src/core/search/language/left-out.ts';
import { vocabularyOf } from '../../src/core/search/language/vocabulary.ts';
import { SearchIndex } from '../../src/core/search/search-index.ts';
import { buildSegment } from '../../src/core/search/segment/build.ts';
import { factsOf, sample } from './search-corpus.ts';

const samples = [
  sample('agency', ['The ferry burned off the harbour.', 'Nobody was hurt.']),
  sample('paper', ['Smoke rose from the ferry for hours.']),
  sample('вестник', ['Паром горел всю ночь.'], { language: 'ru' }),
  sample('later', ['The ferry line will open again in May.']),
];
const set = (id: string, name: string, documentIds: readonly string[]): EventSet => ({
  id,
  name,
  documentIds,
  base: null,
  note: '',
  author: '',
  created: '',
  changed: '',
});
const fire = set('s1', 'Ferry fire', ['agency', 'paper', 'вестник', 'removed']);
const sets = [fire, set('s2', 'Пожар на пароме', ['вестник']), set('s3', 'Ferry line "Nord"', ['later'])];

function open(eventSets: readonly EventSet[] = sets): SearchIndex {
  const index = new SearchIndex();
  index.add(buildSegment(samples.map(({ source }) => source)));
  index.setFacts({ ...factsOf(samples), eventSets });
  return index;
}
const readText = async (id: string): Promise<string> => samples.find(({ record }) => record.id === id)!.source.text;
const ask = (query: string, index = open()) =>
  index.search({ query, anyWord: false, order: 'document', furniture: false, offset: 0, limit: 100 }, readText);
const find = async (query: string, index = open()) => [
  ...new Set(must(await ask(query, index)).hits.map(({ documentId }) => documentId)),
];
const problem = async (query: string, index = open()) => {
  const answer = await ask(query, index);
  return answer.ok ? null : [answer.error.about, answer.error.detail];
};

test.each([
  ['set:fire', ['agency', 'paper', 'вестник']],
  ['set:FERRY', ['agency', 'later', 'paper', 'вестник']],
  ['ferry set:"ferry fire"', ['agency', 'paper']],
  ['set:пожар', ['вестник']],
  ['set:пар*', ['вестник']],
  ['set:="Ferry fire"', ['agency', 'paper', 'вестник']],
  ['set:"whatever it was called"#s3', ['later']],
  ['set:*', ['agency', 'later', 'paper', 'вестник']],
  ['-set:fire', ['later']],
  ['ferry -set:"Ferry fire"#s1', ['later']],
  ['set:line OR set:пожар', ['later', 'вестник']],
])('%s finds the documents of the event sets with that name', async (query, documents) => {
  expect(await find(query)).toEqual(documents);
});

test('a minus with * finds documents of no event set, also where there is none', async () => {
  expect(await find('-set:*', open([fire]))).toEqual(['later']);
  expect(await find('ferry -set:*', open([]))).toEqual(['agency', 'later', 'paper']);
  expect(await find('set:*', open([]))).toEqual([]);
});

test('documents that are put into a set, or a set that is renamed, change the answer', async () => {
  const index = open();
  expect(await find('set:fire', index)).not.toContain('later');
  const eventSets = [{ ...fire, name: 'Fire at sea', documentIds: [...fire.documentIds, 'later'] }];
  index.setFacts({ ...factsOf(samples), eventSets });
  expect(await find('set:fire', index)).toContain('later');
  expect(await find('set:"Ferry fire"#s1', index)).toContain('later');
});

test('a name that no set has is said, with the names that there are', async () => {
  expect(await problem('smoke set:"ferry ride"')).toEqual([
    '6-22',
    'No event set is called “ferry ride”. There are: “Ferry fire”, “Ferry line "Nord"”, “Пожар на пароме”. set:* finds documents of any.',
  ]);
  expect(await problem('set:="ferry fire"')).not.toBeNull();
  expect((await problem('set:fire', open([])))![1]).toContain('There is none yet');
  expect((await problem('-set:"Ferry fire"#gone'))![1]).toContain('not there any more');
  expect((await problem('set:'))![1]).toContain('After set: belongs what to look for');
});

test('what is picked from a list or written for a set asks for just this set', async () => {
  const index = open();
  const { sets: offered } = vocabularyOf({ ...factsOf(samples), eventSets: sets });
  expect(offered.map(({ name }) => name)).toEqual(['Ferry fire', 'Ferry line "Nord"', 'Пожар на пароме']);
  for (const { id, name, documentIds } of sets) {
    const written = writeSetFilter(name, id);
    expect(`set:${offered.find((one) => one.name === name)!.written}`).toBe(written);
    expect(await find(written, index)).toEqual(documentIds.filter((one) => one !== 'removed'));
    const query = withFilter('ferry', written);
    expect(filtersIn(query).map(({ filter }) => filter)).toMatchObject([
      { kind: 'field', field: 'set', value: { id } },
    ]);
  }
});

test('a filter for a set leaves nothing out for want of knowledge', () => {
  expect(leftOutBy('ferry set:fire')).toEqual([]);
});

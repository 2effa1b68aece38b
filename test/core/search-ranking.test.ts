import { describe, expect, test } from 'vitest';
import { must } from '../../src/core/model/result.ts';
import { SearchIndex } from '../../src/core/search/search-index.ts';
import { buildSegment } from '../../src/core/search/segment/build.ts';
import type { Sample } from './search-corpus.ts';
import { factsOf, sample } from './search-corpus.ts';
import { scan } from './search-scan.ts';

// The order of results on a corpus large enough for every way of finding it: against the formula, worked out slowly for
// every passage, and all of them sorted.

const stems = 'harbour rope salt winter ledger bread lamp'.split(' ');
const endings = ['', 's', 'ed', 'ing', 'er', 'ly'];

/** Numbers from 0 to 1 (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Documents without a language, so that a word stands for itself; ids in an order unlike that of the segments. */
function makeSamples(count: number): Sample[] {
  const random = randomFrom(7);
  const word = (): string => {
    if (random() < 0.3) return 'the';
    const stem = stems[Math.floor(stems.length * random() ** 2)]!;
    return stem + endings[Math.floor(endings.length * random())]! + (random() < 0.1 ? Math.floor(random() * 50) : '');
  };
  return Array.from({ length: count }, (_, number) => {
    const passages = Array.from({ length: 1 + Math.floor(random() * 6) }, () =>
      Array.from({ length: 1 + Math.floor(random() * 24) }, word).join(' '),
    );
    return sample(`d${String((number * 7919) % 100_003).padStart(6, '0')}`, passages, { language: null });
  });
}

const all = makeSamples(700);
const living = all.filter((_, number) => number % 9 !== 4);
const readText = async (id: string): Promise<string> => all.find(({ record }) => record.id === id)!.source.text;

function indexOf(parts: number, alive: readonly Sample[]): SearchIndex {
  const index = new SearchIndex();
  const size = Math.ceil(all.length / parts);
  for (let at = 0; at < all.length; at += size) {
    index.add(buildSegment(all.slice(at, at + size).map(({ source }) => source)));
  }
  index.setFacts(factsOf(alive));
  return index;
}

/** What the formula of lunr gives each passage for words of which `times` says how often they stand there. */
function slowly(alive: readonly Sample[], matching: ReadonlySet<string>, times: readonly ((text: string) => number)[]) {
  const passages = alive.flatMap(({ record, passages: texts }) =>
    texts.map((text, number) => ({ key: `${record.id} ${number}`, id: record.id, number, text })),
  );
  const average = passages.reduce((sum, { text }) => sum + text.split(' ').length, 0) / passages.length;
  const rarities = times.map((count) => {
    const having = passages.filter(({ text }) => count(text) > 0).length;
    return Math.log(1 + Math.abs((passages.length - having + 0.5) / (having + 0.5)));
  });
  return passages
    .filter(({ key }) => matching.has(key))
    .map(({ key, id, number, text }) => {
      const length = text.split(' ').length;
      let score = 0;
      times.forEach((count, at) => {
        const often = count(text);
        const weight = (rarities[at]! * (2.2 * often)) / (1.2 * (0.25 + 0.75 * (length / average)) + often);
        score += Math.round(weight * 1000) / 1000;
      });
      return { key, id, number, score };
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : a.id > b.id ? 1 : a.number - b.number));
}

const like = (pattern: RegExp) => (text: string) => text.split(' ').filter((word) => pattern.test(word)).length;
const near = (a: RegExp, b: RegExp, most: number) => (text: string) => {
  const words = text.split(' ');
  return words.filter((word, at) => {
    const behind = words.slice(at + 1, at + 1 + most);
    return (a.test(word) && behind.some((one) => b.test(one))) || (b.test(word) && behind.some((one) => a.test(one)));
  }).length;
};

interface Asked {
  readonly query: string;
  readonly anyWord?: boolean;
  /** How often each of its words stands in a passage. */
  readonly times: readonly ((text: string) => number)[];
}

const questions: readonly Asked[] = [
  { query: 'the', times: [like(/^the$/)] },
  { query: 'harbour the', times: [like(/^harbour$/), like(/^the$/)] },
  { query: 'harbour rope lamping7', anyWord: true, times: [like(/^harbour$/), like(/^rope$/), like(/^lamping7$/)] },
  { query: 'harb*', times: [like(/^harb/)] },
  { query: '*ing the', times: [like(/ing$/), like(/^the$/)] },
  { query: '*e*', times: [like(/e/)] },
  { query: 'h*r*s', times: [like(/^h.*r.*s$/)] },
  { query: '"harbour rope"~4', times: [near(/^harbour$/, /^rope$/, 4)] },
  { query: '"the the"~3', times: [near(/^the$/, /^the$/, 3)] },
  { query: '"harb* *ed"~2', times: [near(/^harb/, /ed$/, 2)] },
  { query: 'the -salt', times: [like(/^the$/)] },
];

describe.each([
  ['one segment', 1, all],
  ['five segments', 5, all],
  ['five segments with gaps', 5, living],
])('in %s', (_, parts, alive) => {
  const index = indexOf(parts, alive);

  test.each(questions)(
    '$query comes in the order of the scores, whatever page is asked for',
    async ({ query, anyWord = false, times }) => {
      const expected = slowly(alive, new Set(scan(alive, query, anyWord)), times);
      const question = { query, anyWord, order: 'rank' as const, furniture: true };
      const total = expected.length;
      for (const [offset, limit] of [
        [0, 1],
        [0, 50],
        [37, 20],
        [990, 30],
        [1200, 50],
        [Math.max(0, total - 10), 50],
        [0, total],
        [total, 5],
        [0, 0],
      ] as const) {
        const answer = must(await index.search({ ...question, offset, limit }, readText));
        expect(answer.total).toBe(total);
        expect(answer.documents).toBe(new Set(expected.map(({ id }) => id)).size);
        expect(answer.hits.map(({ documentId, passage }) => `${documentId} ${passage}`)).toEqual(
          expected.slice(offset, offset + limit).map(({ key }) => key),
        );
        answer.hits.forEach(({ score }, at) => expect(score).toBeCloseTo(expected[offset + at]!.score, 9));
      }
    },
  );

  test.each(questions)('$query has in each document what it has in the whole', async ({ query, anyWord = false }) => {
    const asked = { query, anyWord, furniture: true };
    const whole = must(await index.allHits({ ...asked, order: 'document' }, readText, undefined, true));
    for (const { record } of all.slice(0, 40)) {
      const own = whole.filter(({ documentId }) => documentId === record.id);
      expect(must(await index.hitsIn(asked, record.id, 1000, readText))).toEqual(own);
      expect(must(await index.hitsIn(asked, record.id, 1, readText))).toEqual(own.slice(0, 1));
    }
    expect(must(await index.hitsIn(asked, 'nowhere', 10, readText))).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { must } from '../../src/core/model/result.ts';
import type { Stop } from '../../src/core/search/question.ts';
import { SearchIndex } from '../../src/core/search/search-index.ts';
import { buildSegment } from '../../src/core/search/segment/build.ts';
import { factsOf, sample } from './search-corpus.ts';

// A clock that is told what looking costs: each look at a passage takes `cost` of its milliseconds.

/** 300 texts of 100 characters in three segments. */
const samples = Array.from({ length: 300 }, (_, at) =>
  sample(`d${String(at).padStart(3, '0')}`, [`Ferry ${at}: `.padEnd(100, 'and so on, ')]),
);

async function ask(query: string, cost: number, stop?: Stop) {
  let time = 0;
  let calls = 0;
  // A look begins and ends with a question for the time.
  const index = new SearchIndex(() => (time += calls++ % 2 === 0 ? 0 : cost));
  for (let at = 0; at < 300; at += 100)
    index.add(buildSegment(samples.slice(at, at + 100).map(({ source }) => source)));
  index.setFacts(factsOf(samples));
  const readText = async (id: string): Promise<string> => samples.find(({ record }) => record.id === id)!.source.text;
  const question = { query, anyWord: false, order: 'document', furniture: true, offset: 0, limit: 10 } as const;
  const answer = await index.search(question, readText, stop);
  return { answer, looks: calls / 2, concordance: () => index.concordance({ ...question, sort: [] }, readText, stop) };
}

const slow = {
  ok: false,
  error: {
    code: 'query-unreadable',
    detail: expect.stringMatching(/“\[F\]\.\*q” is too slow for these texts/) as string,
  },
};

describe('a regular expression that is too slow', () => {
  test('is stopped by what it got done of the whole question, not of each text', async () => {
    // 2,000 ms at first and 0.05 for each text: 25 · 81 is the first that is more than 2,000 + 0.05 · 81.
    const { answer, looks } = await ask('/[F].*q/', 25);
    expect(answer).toMatchObject(slow);
    expect(looks).toBe(81);
  });

  test('is stopped across segments', async () => {
    const { answer, looks } = await ask('/[F].*q/', 8);
    expect(answer).toMatchObject(slow);
    expect(looks).toBe(252);
  });

  test('has more time on a machine that is slow at the moment', async () => {
    const { answer, looks } = await ask('/[F].*q/', 25, { aborted: false, pace: () => 2 });
    expect(answer).toMatchObject(slow);
    expect(looks).toBe(161);
  });

  test('is not stopped while it gets on', async () => {
    const { answer, looks } = await ask('/[F].*n/', 6);
    expect(must(answer).total).toBe(300);
    // Each passage, and the ten of the page for their marks.
    expect(looks).toBe(310);
  });

  test('is stopped where its matches are marked, too', async () => {
    const { answer, concordance } = await ask('/[F].*n/', 6);
    expect(must(answer).total).toBe(300);
    expect(await concordance()).toMatchObject({ ok: false, error: { code: 'query-unreadable' } });
  });

  test('lets others have their turn between two passages', async () => {
    let pauses = 0;
    await ask('/[F].*q/', 25, { aborted: false, pause: async () => void pauses++ });
    expect(pauses).toBeGreaterThanOrEqual(80);
  });
});

import FlexSearch from 'flexsearch';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import { must } from '../../src/core/model/result.ts';
import type { Document } from '../../src/core/model/records.ts';
import { SearchIndex } from '../../src/core/search/search-index.ts';
import type { PassageSource } from '../../src/core/search/segment/build.ts';
import { buildSegment } from '../../src/core/search/segment/build.ts';
import { checkSegment } from '../../src/core/search/segment/check.ts';
import { foldWord } from '../../src/core/search/words/fold.ts';
import { wordsOf } from '../../src/core/search/words/words.ts';
import type { BenchCorpus } from './corpus.ts';
import { makeCorpus, makeQueries } from './corpus.ts';

// Search, measured. Runs in Node and in a browser: it takes options and returns rows.

export interface BenchOptions {
  readonly passages: number;
  readonly queries: number;
  /** Whether to measure lunr, MiniSearch and FlexSearch beside it. They need much memory. */
  readonly peers: boolean;
  /** Milliseconds; the time of the processor instead of the wall's, if other work is going on beside. */
  readonly now?: () => number;
}

export interface BenchRow {
  readonly engine: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
}

export async function benchSearch(
  options: BenchOptions,
  say: (line: string) => void = () => undefined,
): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  const { now = () => performance.now() } = options;
  const report = (engine: string, what: string, value: number, unit: string): void => {
    rows.push({ engine, what, value, unit });
    say(`${engine.padEnd(12)} ${what.padEnd(24)} ${value.toFixed(value < 10 ? 3 : 1).padStart(12)} ${unit}`);
  };
  const corpus = makeCorpus(options.passages);
  const bytes = corpus.documents.reduce((sum, { text }) => sum + text.length, 0);
  say(
    `${corpus.passages} passages, ${corpus.documents.length} documents, ${(bytes / 1e6).toFixed(1)} MB, ${corpus.vocabulary.length} forms`,
  );

  const sources = corpus.documents.map(({ id, text, starts }): PassageSource => ({
    documentId: id,
    version: 1,
    textId: id,
    text,
    language: 'en',
    division: { stamp: 'bench', starts, furniture: new Uint8Array(starts.length) },
  }));
  buildSegment(sources.slice(0, 200));
  const start = now();
  const segment = buildSegment(sources);
  report('lectern', 'build', now() - start, 'ms');
  report('lectern', 'bytes per byte', segment.size / bytes, '');
  const stored = structuredClone(segment);
  const opened = now();
  const index = new SearchIndex();
  index.add(must(checkSegment(stored)));
  const facts = { documents: recordsOf(corpus), annotations: [], tags: [] };
  const factsAt = now();
  report('lectern', 'check and open', factsAt - opened, 'ms');
  index.setFacts(facts);
  index.counts();
  report('lectern', 'take facts', now() - factsAt, 'ms');
  const texts = new Map(corpus.documents.map(({ id, text }) => [id, text]));
  const readText = (id: string): Promise<string> => Promise.resolve(texts.get(id)!);
  const queries = makeQueries(corpus, options.queries);
  for (const order of ['rank', 'document'] as const) {
    const times = new Map<string, number[]>();
    for (const { kind, query } of queries) {
      const from = now();
      must(await index.search({ query, anyWord: false, order, furniture: false, offset: 0, limit: 50 }, readText));
      const list = times.get(kind) ?? [];
      times.set(kind, list);
      list.push(now() - from);
    }
    for (const [kind, list] of times) {
      list.sort((a, b) => a - b);
      report('lectern', `${kind}, ${order}, p50`, list[Math.floor(list.length / 2)]!, 'ms');
      report('lectern', `${kind}, ${order}, p95`, list[Math.floor(list.length * 0.95)]!, 'ms');
    }
  }
  if (options.peers)
    benchPeers(
      corpus,
      queries.filter(({ kind }) => kind === 'two words').map(({ query }) => query),
      report,
      now,
    );
  return rows;
}

function benchPeers(
  corpus: BenchCorpus,
  queries: readonly string[],
  report: (engine: string, what: string, value: number, unit: string) => void,
  now: () => number,
): void {
  const passages = corpus.documents.flatMap(({ text, starts }) =>
    Array.from(starts, (from, at) => text.slice(from, starts[at + 1] ?? text.length)),
  );
  const measure = (engine: string, build: () => (query: string) => unknown): void => {
    const start = now();
    const ask = build();
    report(engine, 'build', now() - start, 'ms');
    const times = queries.map((query) => {
      const from = now();
      ask(query);
      return now() - from;
    });
    times.sort((a, b) => a - b);
    report(engine, 'two words, p50', times[Math.floor(times.length / 2)]!, 'ms');
    report(engine, 'two words, p95', times[Math.floor(times.length * 0.95)]!, 'ms');
  };
  measure('minisearch', () => {
    const engine = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
    engine.addAll(passages.map((text, id) => ({ id, text })));
    return (query) => engine.search(query, { combineWith: 'AND' });
  });
  measure('flexsearch', () => {
    const engine = new FlexSearch.Index();
    passages.forEach((text, id) => engine.add(id, text));
    return (query) => engine.search(query);
  });
  measure('lunr', () => {
    const builder = new lunr.Builder();
    builder.ref('id');
    builder.field('text');
    builder.metadataWhitelist = ['position'];
    builder.pipeline.add(lunr.stemmer);
    builder.searchPipeline.add(lunr.stemmer);
    passages.forEach((text, id) => builder.add({ id, text }));
    const engine = builder.build();
    return (query) =>
      engine.search(
        wordsOf(query)
          .map(({ text }) => `+${foldWord(text)}`)
          .join(' '),
      );
  });
}

function recordsOf(corpus: BenchCorpus): ReadonlyMap<string, Document> {
  const guess = (value: string) => ({ value, origin: { kind: 'program' as const } });
  return new Map(
    corpus.documents.map(({ id, title, outlet, date, text, starts }) => [
      id,
      {
        id,
        title: guess(title),
        importId: 'import',
        path: `${date.slice(0, 4)}/${id}.txt`,
        attributes: { outlet: guess(outlet), date: guess(date) },
        language: 'en',
        versions: [
          {
            number: 1,
            textId: id,
            bytes: text.length,
            length: text.length,
            byteHash: '',
            textHash: '',
            encoding: { label: 'utf-8', by: 'valid-utf-8', confidence: 1, replacements: 0 },
            passages: starts.length,
            imported: '',
          },
        ],
      },
    ]),
  );
}

import { must } from '../../src/core/model/result.ts';
import { SearchIndex } from '../../src/core/search/search-index.ts';
import type { PassageSource } from '../../src/core/search/segment/build.ts';
import { buildSegment } from '../../src/core/search/segment/build.ts';
import { checkSegment } from '../../src/core/search/segment/check.ts';
import { mergeSegments } from '../../src/core/search/segment/merge.ts';
import type { Segment } from '../../src/core/search/segment/segment.ts';
import type { BenchCorpus, BenchDocument, BenchQuery } from './corpus.ts';
import { makeCorpus, makeQueries } from './corpus.ts';
import { recordsOf, sourcesOf } from './search-records.ts';
import { makePeers } from './search-peers.ts';
import type { Peer } from './search-peers.ts';

// What runs in the browser: our index and its peers on the same texts, asked the same questions, one after the other.

export interface PageOptions {
  readonly passages: number;
  readonly queries: number;
  /** Texts with words that the ends of lines part. */
  readonly wrapped: boolean;
  /** Names of the peers to measure; each needs memory of its own. */
  readonly peers: readonly string[];
  /** Count the time of the processor, not the wall's: for a machine that is busy with other things. */
  readonly processorTime: boolean;
}

export interface PageRow {
  readonly engine: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
}

type Report = (engine: string, what: string, value: number, unit: string) => void;

const ours = 'Lectern';

declare global {
  interface Window {
    benchSearch: typeof benchSearch;
    say: (line: string) => void;
    /** Milliseconds that the page's thread has been at work. */
    processorTime: () => Promise<number>;
    /** Bytes of the page's heap and of its arrays, after what is not needed was collected. */
    memory: () => Promise<number>;
    /** The most that the page's process ever had in memory, in bytes; 0 where that is not known. */
    peak: () => Promise<number>;
  }
}

window.benchSearch = benchSearch;

let now = (): Promise<number> => Promise.resolve(performance.now());

async function benchSearch(options: PageOptions): Promise<PageRow[]> {
  if (options.processorTime) now = window.processorTime;
  const rows: PageRow[] = [];
  const report: Report = (engine, what, value, unit) => {
    rows.push({ engine, what, value, unit });
    window.say(`${engine.padEnd(12)} ${what.padEnd(32)} ${value.toFixed(value < 10 ? 2 : 1).padStart(10)} ${unit}`);
  };
  const corpus = makeCorpus(options.passages, options.wrapped);
  const characters = corpus.documents.reduce((sum, { text }) => sum + text.length, 0);
  window.say(
    `${corpus.passages} passages, ${corpus.documents.length} documents, ${(characters / 1e6).toFixed(1)} MB of text`,
  );
  const queries = makeQueries(corpus, options.queries);
  await benchOurs(corpus, characters, queries, report);
  if (options.peers.length === 0) return rows;
  const peers = (await makePeers()).filter(({ name }) => options.peers.includes(name));
  const passages = corpus.documents.flatMap(({ text, starts }) =>
    Array.from(starts, (from, at) => text.slice(from, starts[at + 1] ?? text.length)),
  );
  for (const peer of peers) await benchPeer(peer, passages, characters, queries, report);
  return rows;
}

async function benchOurs(
  corpus: BenchCorpus,
  characters: number,
  queries: readonly BenchQuery[],
  report: Report,
): Promise<void> {
  const before = await window.memory();
  await buildOurs(corpus, characters, report);
  const documents = recordsOf(corpus.documents);
  const texts = new Map(corpus.documents.map(({ id, text }) => [id, text]));
  const readText = (id: string): Promise<string> => Promise.resolve(texts.get(id)!);
  const index = new SearchIndex();
  const ask = async ({ query }: BenchQuery, order: 'rank' | 'document', offset = 0) =>
    must(await index.search({ query, anyWord: false, order, furniture: false, offset, limit: 50 }, readText));
  const opened = await now();
  index.add(must(checkSegment(await get('ours'))));
  index.setFacts({ documents, annotations: [], tags: [] });
  await ask(queries[0]!, 'rank');
  report(ours, 'open and first answer', (await now()) - opened, 'ms');

  await askAll(queries, async (query) => (await ask(query, 'rank')).total, report, ours);
  report(ours, 'memory, index and records', ((await window.memory()) - before) / 1e6, 'MB');
  report(ours, 'peak of the process, texts included', (await window.peak()) / 1e6, 'MB');
  const paged = queries.find(({ kind }) => kind === 'prefix')!;
  const { total } = await ask(paged, 'rank');
  const deep = await now();
  await ask(paged, 'rank', Math.max(0, total - 50));
  report(ours, `last page of ${total}, ranked`, (await now()) - deep, 'ms');
  const question = { query: paged.query, anyWord: false, furniture: false };
  const grouped = await now();
  must(await index.groups(question, readText));
  report(ours, 'groups of it', (await now()) - grouped, 'ms');
  const lined = await now();
  const sort = [
    { by: 'left', distance: 1 },
    { by: 'right', distance: 1 },
  ] as const;
  const lines = must(await index.concordance({ ...question, sort, offset: 0, limit: 50 }, readText));
  report(ours, `concordance of ${lines.total} lines`, (await now()) - lined, 'ms');
  await benchFrequent(index, corpus.vocabulary, readText, before, report);

  await benchGrowth(index, corpus.documents, readText, report);
}

async function buildOurs(corpus: BenchCorpus, characters: number, report: Report): Promise<void> {
  const sources = sourcesOf(corpus.documents);
  buildSegment(sources.slice(0, 300));
  const segments: Segment[] = [];
  const start = await now();
  for (const batch of batches(sources)) segments.push(buildSegment(batch));
  const segment = segments.length > 1 ? mergeSegments(segments, () => true) : segments[0]!;
  report(ours, 'build', (await now()) - start, 'ms');
  report(ours, 'bytes per byte', segment.size / characters, '');
  await put('ours', segment);
}

/** What many passages hold: all lines of a concordance, sorted, and the places of all hits, as for a table. */
async function benchFrequent(
  index: SearchIndex,
  vocabulary: readonly string[],
  readText: (id: string) => Promise<string>,
  before: number,
  report: Report,
): Promise<void> {
  const question = { query: vocabulary.slice(0, 3).join(' OR '), anyWord: false, furniture: false };
  const lined = await now();
  const sort = [
    { by: 'right', distance: 1 },
    { by: 'left', distance: 1 },
  ] as const;
  const lines = must(await index.concordance({ ...question, sort, offset: 0, limit: 50 }, readText));
  const share = Math.round((lines.passages / index.counts().passages) * 100);
  report(ours, `${lines.total} lines of ${share} % of passages`, (await now()) - lined, 'ms');
  report(ours, 'memory with them', ((await window.memory()) - before) / 1e6, 'MB');
  const listed = await now();
  const places = must(await index.allHits({ ...question, order: 'document' }, readText));
  report(ours, `${places.length} places for a table`, (await now()) - listed, 'ms');
  report(ours, 'peak of the process then', (await window.peak()) / 1e6, 'MB');
}

/** A hundred documents more: indexed, taken, and the first of their words asked for. */
async function benchGrowth(
  index: SearchIndex,
  documents: readonly BenchDocument[],
  readText: (id: string) => Promise<string>,
  report: Report,
): Promise<void> {
  const more = documents.slice(0, 100).map((document, at) => ({ ...document, id: `e${at}` }));
  const grown = recordsOf([...documents, ...more]);
  const start = await now();
  index.add(buildSegment(sourcesOf(more)));
  index.setFacts({ documents: grown, annotations: [], tags: [] });
  must(
    await index.search(
      { query: 'government', anyWord: false, order: 'document', furniture: false, offset: 0, limit: 50 },
      readText,
    ),
  );
  report(ours, '100 documents more, and asked', (await now()) - start, 'ms');
}

async function benchPeer(
  peer: Peer,
  passages: readonly string[],
  characters: number,
  queries: readonly BenchQuery[],
  report: Report,
): Promise<void> {
  const start = await now();
  peer.build(passages);
  report(peer.name, 'build', (await now()) - start, 'ms');
  const saved = peer.save();
  if (saved) {
    report(peer.name, 'bytes per byte', saved.bytes / characters, '');
    await put(peer.name, saved.stored);
    const opened = await now();
    peer.load(await get(peer.name));
    peer.ask(queries[0]!);
    report(peer.name, 'open and first answer', (await now()) - opened, 'ms');
  }
  await askAll(queries, (query) => Promise.resolve(peer.ask(query)), report, peer.name);
}

async function askAll(
  queries: readonly BenchQuery[],
  ask: (query: BenchQuery) => Promise<number | null>,
  report: Report,
  engine: string,
): Promise<void> {
  const times = new Map<string, number[]>();
  for (const query of queries) {
    const from = await now();
    if ((await ask(query)) === null) continue;
    const list = times.get(query.kind) ?? [];
    times.set(query.kind, list);
    list.push((await now()) - from);
  }
  for (const [kind, list] of times) {
    list.sort((a, b) => a - b);
    report(engine, `${kind}, p50`, list[Math.floor(list.length / 2)]!, 'ms');
    report(engine, `${kind}, p95`, list[Math.floor(list.length * 0.95)]!, 'ms');
  }
}

function* batches(sources: readonly PassageSource[]): Generator<PassageSource[]> {
  // As the program builds them; far fewer code units would make the merge the whole work.
  const length = 25_000_000;
  let batch: PassageSource[] = [];
  let size = 0;
  for (const source of sources) {
    batch.push(source);
    size += source.text.length;
    if (size < length) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  if (batch.length > 0) yield batch;
}

function database(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('bench', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('values');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The database did not open'));
  });
}

async function put(key: string, value: unknown): Promise<void> {
  const opened = await database();
  const transaction = opened.transaction('values', 'readwrite');
  transaction.objectStore('values').put(value, key);
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onerror = reject;
    transaction.onabort = reject;
  });
  opened.close();
}

async function get(key: string): Promise<unknown> {
  const opened = await database();
  const request = opened.transaction('values').objectStore('values').get(key);
  const value = await new Promise<unknown>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = reject;
  });
  opened.close();
  return value;
}

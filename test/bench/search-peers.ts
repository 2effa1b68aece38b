import type { Database, Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import FlexSearch from 'flexsearch';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import type { BenchQuery } from './corpus.ts';

// The engines that search is measured beside. Each keeps positions if it can, stems as English if it can, and answers
// what we answer: how many match, and the best fifty.

export interface Peer {
  readonly name: string;
  build(passages: readonly string[]): void;
  /** What is stored, and how many bytes it has; null for an engine that cannot be stored in one piece. */
  save(): { readonly stored: unknown; readonly bytes: number } | null;
  load(stored: unknown): void;
  /** How many match; null if the engine knows no such query. */
  ask(query: BenchQuery): number | null;
}

export async function makePeers(): Promise<Peer[]> {
  const sqlite = await sqlite3InitModule();
  return [fts5(sqlite), miniSearch(), flexSearch(), lunrPeer()];
}

const wordsIn = (query: string): string[] => query.match(/[a-z]+/gi) ?? [];

function fts5(sqlite: Sqlite3Static): Peer {
  let database: Database;
  return {
    name: 'FTS5 (wasm)',
    build(passages) {
      database = new sqlite.oo1.DB(':memory:');
      database.exec(`CREATE VIRTUAL TABLE t USING fts5(text, content='', tokenize='porter unicode61')`);
      database.exec('BEGIN');
      const insert = database.prepare('INSERT INTO t(rowid, text) VALUES (?, ?)');
      passages.forEach((text, number) => insert.bind([number + 1, text]).stepReset());
      insert.finalize();
      database.exec('COMMIT');
    },
    save() {
      const stored = sqlite.capi.sqlite3_js_db_export(database);
      return { stored, bytes: stored.length };
    },
    load(stored) {
      const bytes = stored as Uint8Array;
      database = new sqlite.oo1.DB(':memory:');
      const place = sqlite.wasm.allocFromTypedArray(bytes);
      const { SQLITE_DESERIALIZE_FREEONCLOSE } = sqlite.capi;
      const code = sqlite.capi.sqlite3_deserialize(
        database.pointer!,
        'main',
        place,
        bytes.length,
        bytes.length,
        SQLITE_DESERIALIZE_FREEONCLOSE,
      );
      if (code !== 0) throw new Error(`SQLite could not open what it wrote: ${code}`);
    },
    ask({ kind, query }) {
      const words = wordsIn(query);
      const match: Record<string, string> = {
        word: words.join(' '),
        'two words': words.join(' '),
        'three words': words.join(' '),
        phrase: `"${words.join(' ')}"`,
        proximity: `NEAR(${words.join(' ')}, 8)`,
        prefix: `${words[0]}*`,
        without: words.join(' NOT '),
      };
      // Lower case, or a word could be read as an operator; the operators themselves stay.
      const asked = match[kind];
      if (asked === undefined) return null;
      database.exec('SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT 50', {
        bind: [asked],
        returnValue: 'resultRows',
      });
      return database.selectValue('SELECT count(*) FROM t WHERE t MATCH ?', [asked]) as number;
    },
  };
}

function miniSearch(): Peer {
  const options = { fields: ['text'] };
  let engine = new MiniSearch<{ id: number; text: string }>(options);
  return {
    name: 'MiniSearch',
    build(passages) {
      engine.addAll(passages.map((text, id) => ({ id, text })));
    },
    save() {
      const stored = JSON.stringify(engine);
      return { stored, bytes: stored.length };
    },
    load(stored) {
      engine = MiniSearch.loadJSON(stored as string, options);
    },
    ask({ kind, query }) {
      const words = wordsIn(query).join(' ');
      if (kind === 'word' || kind === 'two words' || kind === 'three words') {
        return engine.search(words, { combineWith: 'AND' }).length;
      }
      if (kind === 'prefix') return engine.search(words, { prefix: true }).length;
      if (kind === 'fuzzy') return engine.search(words, { fuzzy: 1 }).length;
      return null;
    },
  };
}

function flexSearch(): Peer {
  let engine = new FlexSearch.Index();
  return {
    name: 'FlexSearch',
    build(passages) {
      engine = new FlexSearch.Index();
      passages.forEach((text, id) => engine.add(id, text));
    },
    save: () => null,
    load: () => undefined,
    ask({ kind, query }) {
      if (kind !== 'word' && kind !== 'two words' && kind !== 'three words') return null;
      return engine.search(wordsIn(query).join(' '), { limit: 1_000_000 }).length;
    },
  };
}

function lunrPeer(): Peer {
  let engine: lunr.Index;
  return {
    name: 'lunr',
    build(passages) {
      const builder = new lunr.Builder();
      builder.ref('id');
      builder.field('text');
      builder.metadataWhitelist = ['position'];
      builder.pipeline.add(lunr.stemmer);
      builder.searchPipeline.add(lunr.stemmer);
      passages.forEach((text, id) => builder.add({ id, text }));
      engine = builder.build();
    },
    save() {
      const stored = JSON.stringify(engine);
      return { stored, bytes: stored.length };
    },
    load(stored) {
      engine = lunr.Index.load(JSON.parse(stored as string) as object);
    },
    ask({ kind, query }) {
      const words = wordsIn(query);
      const asked: Record<string, string> = {
        word: words.join(' '),
        'two words': words.map((word) => `+${word}`).join(' '),
        'three words': words.map((word) => `+${word}`).join(' '),
        prefix: `${words[0]}*`,
        suffix: `*${words[0]}`,
        fuzzy: `${words[0]}~1`,
        'fuzzy 2': `${words[0]}~2`,
        without: `+${words[0]} -${words[1]}`,
      };
      const written = asked[kind];
      return written === undefined ? null : engine.search(written).length;
    },
  };
}

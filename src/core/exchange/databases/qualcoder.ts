import type { SqliteFile } from '../../container/sqlite.ts';
import { isSqlite } from '../../container/sqlite.ts';
import type { FileBytes } from '../../container/zip-reader.ts';
import { readDirectory, unpack, ZipFault } from '../../container/zip-reader.ts';
import { cleanName } from '../../model/clean-name.ts';
import type { Id } from '../../model/id.ts';
import { fail } from '../../model/result.ts';
import type { Result } from '../../model/result.ts';
import type { ExchangeFile, Importer } from '../importer.ts';
import type {
  Incoming,
  IncomingColumn,
  IncomingMark,
  IncomingNote,
  IncomingSource,
  IncomingTag,
  LeftCounts,
} from '../incoming.ts';
import { PathsComingIn } from '../incoming.ts';
import { whyNotRead } from '../why-not-read.ts';
import { withOwnIds } from '../own-ids.ts';
import { colourOf } from '../refi/colours.ts';
import { guidOf } from '../refi/guids.ts';
import { nothingLeft } from '../standoff.ts';
import { momentIn, numberIn, readDatabase, wordsIn } from './rows.ts';

/**
 * A project of QualCoder: the database `data.qda` of its folder, or the folder as a ZIP. Positions are code points of the text
 * that stands in the database.
 */
export const qualcoderIn = {
  id: 'qualcoder',
  endings: ['qda'],
  read: readQualcoder,
} as const satisfies Importer;

/** The same folder, packed. Its database must be among the first files of it. */
export const qualcoderZipIn = {
  id: 'qualcoder-zip',
  endings: ['zip'],
  sniff: (head) => head.startsWith('PK') && head.includes('data.qda'),
  read: readQualcoder,
} as const satisfies Importer;

const limits = { entries: 200_000, total: 16 * 1024 ** 3 };
/** In bytes, of the database unpacked. */
const largest = 256 * 1024 ** 2;

function readQualcoder(file: FileBytes, about: string): Result<ExchangeFile> {
  if (isSqlite(file)) return readDatabase(file, about, ['source', 'code_text', 'code_name'], (one) => read(one, false));
  try {
    const entries = [...readDirectory(file, limits).values()];
    const entry = entries.find(({ name }) => /(?:^|\/)data\.qda$/u.test(name));
    if (!entry) return fail('not-exchange', about, 'It holds no data.qda');
    if (entry.size > largest) throw new ZipFault('too-large', `${entry.name} is too large`);
    const hasLog = entries.some(({ name, size }) => size > 0 && /(?:^|\/)data\.qda-wal$/u.test(name));
    const inside = unpack(file, entry);
    return readDatabase(inside, about, ['source', 'code_text', 'code_name'], (one) => read(one, hasLog));
  } catch (error) {
    const why = whyNotRead(error, about);
    if (why) return why;
    throw error;
  }
}

function read(database: SqliteFile, hasLog: boolean): Incoming {
  return withOwnIds(new ProjectReader(database).read(hasLog || database.hasLog), guidOf);
}

const kinds: readonly (readonly [RegExp, IncomingSource['kind']])[] = [
  [/^\/?images[:/]/u, 'picture'],
  [/^\/?audio[:/]/u, 'audio'],
  [/^\/?video[:/]/u, 'video'],
];

class ProjectReader {
  readonly #database: SqliteFile;
  /** Numbers are counted from 1 in every project: what it is called by begins with when it was made. */
  readonly #made: string;
  readonly #left: Record<keyof LeftCounts, number> = { ...nothingLeft };
  readonly #notes: IncomingNote[] = [];

  constructor(database: SqliteFile) {
    this.#database = database;
    const [project] = database.rows('project');
    this.#made = project ? wordsIn(project, 'date') : '';
    if (project && wordsIn(project, 'memo').trim() !== '') {
      this.#note('project', 'Project memo', wordsIn(project, 'memo'), { kind: 'project', id: '' });
    }
  }

  read(hasLog: boolean): Incoming {
    const tags = this.#tags();
    const sources = this.#sources();
    const columns = this.#columns();
    const withValues = this.#values(sources, columns);
    for (const row of this.#database.rows('journal')) {
      const said = { author: wordsIn(row, 'owner'), created: momentIn(row, 'date') };
      const body = wordsIn(row, 'jentry');
      if (body.trim() !== '')
        this.#note(`journal ${wordsIn(row, 'jid')}`, wordsIn(row, 'name'), body, { kind: 'project', id: '' }, said);
    }
    const count = (table: string) => [...this.#database.rows(table)].length;
    this.#left.selections += count('code_image') + count('code_av');
    this.#left.graphs += count('graph');
    if (hasLog) this.#left.log = 1;
    return { maker: 'QualCoder', tags, columns, sources: withValues, notes: this.#notes, sets: [], left: this.#left };
  }

  #idOf(words: string): Id {
    return guidOf(`qualcoder ${this.#made} ${words}`);
  }

  #note(
    id: string,
    title: string,
    body: string,
    about: IncomingNote['about'][number],
    { author, created }: { readonly author: string; readonly created: string | null } = { author: '', created: null },
  ): void {
    this.#notes.push({ id: this.#idOf(`note ${id}`), title, body, about: [about], author, created, changed: created });
  }

  /** Categories are tags, too, each before what is in it. One in a circle stands at the top. */
  #tags(): readonly IncomingTag[] {
    const categories = new Map([...this.#database.rows('code_cat')].map((row) => [numberIn(row, 'catid'), row]));
    const paths = new Map<number | null, readonly string[]>();
    const coming = new PathsComingIn();
    let number = 0;
    const below = (above: readonly string[], name: string): readonly string[] => {
      const { path, isDeep } = coming.of([...above, name], `${number++}`);
      if (isDeep) this.#left.depth++;
      return path;
    };
    const pathOf = (id: number | null): readonly string[] => {
      const trail: number[] = [];
      const seen = new Set<number>();
      let next = id;
      while (next !== null && !paths.has(next) && !seen.has(next) && categories.has(next)) {
        seen.add(next);
        trail.push(next);
        next = numberIn(categories.get(next)!, 'supercatid');
      }
      let path = paths.get(next) ?? [];
      for (const one of trail.reverse()) {
        path = below(path, cleanName(wordsIn(categories.get(one)!, 'name')) || 'Category');
        paths.set(one, path);
      }
      return path;
    };
    const tag = (id: string, path: readonly string[], colour: string, memo: string): IncomingTag => {
      const rest = { when: null, whenNot: null, example: null };
      const description = memo.trim() === '' ? null : memo.trim();
      return { id: this.#idOf(id), row: { path, colour: colourOf(colour), description, ...rest } };
    };
    const above = [...categories].map(([id, row]) => tag(`category ${id}`, pathOf(id), '', wordsIn(row, 'memo')));
    const codes = [...this.#database.rows('code_name')].map((row) => {
      const name = cleanName(wordsIn(row, 'name')) || `Code ${wordsIn(row, 'cid')}`;
      const path = below(pathOf(numberIn(row, 'catid')), name);
      return tag(`code ${wordsIn(row, 'cid')}`, path, wordsIn(row, 'color'), wordsIn(row, 'memo'));
    });
    return [...above.sort((a, b) => a.row.path.length - b.row.path.length), ...codes];
  }

  #sources(): readonly IncomingSource[] {
    const marks = new Map<number | null, IncomingMark[]>();
    const put = (file: number | null, mark: IncomingMark) => {
      const shelf = marks.get(file);
      if (shelf) shelf.push(mark);
      else marks.set(file, [mark]);
    };
    for (const row of this.#database.rows('code_text')) {
      const tagIds = [this.#idOf(`code ${wordsIn(row, 'cid')}`)];
      put(numberIn(row, 'fid'), this.#mark(row, `coding ${wordsIn(row, 'ctid')}`, wordsIn(row, 'seltext'), tagIds));
    }
    for (const row of this.#database.rows('annotation')) {
      put(numberIn(row, 'fid'), this.#mark(row, `annotation ${wordsIn(row, 'anid')}`, '', []));
    }
    return [...this.#database.rows('source')].map((row): IncomingSource => {
      const number = wordsIn(row, 'id');
      const id = this.#idOf(`source ${number}`);
      const path = wordsIn(row, 'mediapath');
      const kind = kinds.find(([begins]) => begins.test(path))?.[1] ?? 'text';
      const words = wordsIn(row, 'fulltext');
      if (kind !== 'text') this.#left['out-of-reach']++;
      const author = wordsIn(row, 'owner');
      const created = momentIn(row, 'date');
      const name = wordsIn(row, 'name');
      if (wordsIn(row, 'memo').trim() !== '') {
        this.#note(`source ${number}`, 'Memo', wordsIn(row, 'memo'), { kind: 'document', id }, { author, created });
      }
      const none = { files: [], values: [], tagIds: [] };
      const own = marks.get(numberIn(row, 'id')) ?? [];
      return {
        id,
        name,
        kind,
        words: kind === 'text' && words !== '' ? words : null,
        marks: own,
        author,
        created,
        ...none,
      };
    });
  }

  #mark(row: Parameters<typeof wordsIn>[0], id: string, words: string, tagIds: readonly Id[]): IncomingMark {
    const [from, to] = [numberIn(row, 'pos0'), numberIn(row, 'pos1')];
    const created = momentIn(row, 'date');
    return {
      id: this.#idOf(id),
      place: from === null || to === null ? null : { from, to },
      words,
      tagIds,
      taggedBy: {},
      note: wordsIn(row, 'memo'),
      author: wordsIn(row, 'owner'),
      created,
      changed: created,
    };
  }

  #columns(): readonly IncomingColumn[] {
    const own = [...this.#database.rows('attribute_type')].map((row) => {
      const name = wordsIn(row, 'name');
      const type = wordsIn(row, 'valuetype') === 'numeric' ? ('number' as const) : ('text' as const);
      return { id: this.#idOf(`attribute ${name}`), name, type };
    });
    return [...own, { id: this.#idOf('case'), name: 'Case', type: 'text' }];
  }

  /** What is known of files, and of cases that are whole files. */
  #values(sources: readonly IncomingSource[], columns: readonly IncomingColumn[]): readonly IncomingSource[] {
    const known = new Set(columns.map(({ id }) => id));
    const numeric = new Set(columns.flatMap(({ id, type }) => (type === 'number' ? [id] : [])));
    const values = new Map<string, [Id, string][]>();
    for (const row of this.#database.rows('attribute')) {
      const [column, value] = [this.#idOf(`attribute ${wordsIn(row, 'name')}`), wordsIn(row, 'value').trim()];
      if (value === '' || !known.has(column)) continue;
      const key = `${wordsIn(row, 'attr_type')} ${wordsIn(row, 'id')}`;
      const shelf = values.get(key);
      if (shelf) shelf.push([column, value]);
      else values.set(key, [[column, value]]);
    }
    const lengths = new Map(sources.map(({ id, words }) => [id, words === null ? 0 : [...words].length]));
    const casesOf = new Map<Id, string[]>();
    const parts = new Set<string>();
    for (const row of this.#database.rows('case_text')) {
      const id = this.#idOf(`source ${wordsIn(row, 'fid')}`);
      const length = lengths.get(id) ?? 0;
      const [from, to] = [numberIn(row, 'pos0') ?? 0, numberIn(row, 'pos1') ?? 0];
      const isWhole = to === 0 || (from === 0 && to >= length - 1);
      const shelf = casesOf.get(id);
      if (isWhole && shelf) shelf.push(wordsIn(row, 'caseid'));
      else if (isWhole) casesOf.set(id, [wordsIn(row, 'caseid')]);
      else parts.add(wordsIn(row, 'caseid'));
    }
    this.#left.cases += parts.size;
    const names = new Map<string, string>();
    for (const row of this.#database.rows('cases')) {
      names.set(wordsIn(row, 'caseid'), wordsIn(row, 'name'));
      const memo = wordsIn(row, 'memo');
      if (memo.trim() !== '')
        this.#note(`case ${wordsIn(row, 'caseid')}`, wordsIn(row, 'name'), memo, { kind: 'project', id: '' });
    }
    const files = new Map(
      [...this.#database.rows('source')].map((row) => [this.#idOf(`source ${wordsIn(row, 'id')}`), wordsIn(row, 'id')]),
    );
    return sources.map((source) => {
      const cases = casesOf.get(source.id) ?? [];
      const called = cases.map((one) => names.get(one) ?? '').filter((name) => name !== '');
      const all = new Map<Id, string[]>();
      const put = (column: Id, value: string) => {
        const shelf = all.get(column) ?? [];
        all.set(column, shelf);
        if (!shelf.includes(value)) shelf.push(value);
      };
      for (const [column, value] of values.get(`file ${files.get(source.id)}`) ?? []) put(column, value);
      for (const one of cases) for (const [column, value] of values.get(`case ${one}`) ?? []) put(column, value);
      for (const name of called) put(this.#idOf('case'), name);
      // Several cases of one file may say several things: words stand one after another, of numbers there can be only one.
      return {
        ...source,
        values: [...all].map(([column, each]): [Id, string] => {
          if (!numeric.has(column)) return [column, each.join('; ')];
          this.#left.cases += each.length - 1;
          return [column, each[0]!];
        }),
      };
    });
  }
}

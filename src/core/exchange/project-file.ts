import { verbs } from '../model/change.ts';
import type { Change } from '../model/change.ts';
import { checkChange, checkRecord } from '../model/check.ts';
import type { Id } from '../model/id.ts';
import { namedTexts } from '../model/named-texts.ts';
import type { AllRecords, Records, Table } from '../model/records.ts';
import { tables } from '../model/tables.ts';
import { newestSchema, upgradeChange, upgradeRecord } from '../model/upgrade/upgrade.ts';
import type { Failure, Result } from '../model/result.ts';
import { fail, ok } from '../model/result.ts';
import { canonicalJson } from './canonical-json.ts';
import { findOddities } from './oddities.ts';
import type { Oddity } from './oddities.ts';
import type { StoredText } from './text-entries.ts';
import { namesOfText, packText, readText, textIdOf } from './text-entries.ts';
import type { FileBytes, ZipEntry } from '../container/zip-reader.ts';
import { readDirectory, unpack, ZipFault } from '../container/zip-reader.ts';
import type { DeflateLevel, PackedContent, ZipWriter } from '../container/zip-writer.ts';
import { longestAtOnce, packContent, zipTo } from '../container/zip-writer.ts';

// A whole project in one file: a ZIP with one JSON Lines entry per table and two entries per text. See DESIGN.md.

/** All that is written to a project file. */
export interface ProjectContent {
  /** The program that writes, for the person who wonders later: `Lectern 0.1.0`. */
  readonly program: string;
  /** Of the records and the history; the newest if it is not said. */
  readonly schema?: number;
  readonly records: AllRecords;
  /** The history, oldest first. */
  readonly changes: readonly Change[];
  /** Each once. Read one at a time, so that the caller can fetch them one at a time. The division is not written. */
  readonly texts: AsyncIterable<StoredText> | Iterable<StoredText>;
  /** Only for `onProgress`. */
  readonly textCount: number;
}

/** Packs contents, and answers in their order; perhaps elsewhere, since packing is most of the work. */
export type Packing = (
  contents: readonly Uint8Array<ArrayBuffer>[],
  level: DeflateLevel,
) => Promise<readonly PackedContent[]>;

/** Bytes of contents that are packed with one question, and how many questions are under way. */
const batchLength = 256 * 1024;
const batchesAhead = 4;

/**
 * Writes a project file through `write`, in pieces of about a megabyte. Equal projects give equal bytes: records are
 * sorted by id, keys by name, and times of writing left out. What `write`, `texts` or `packing` throws is passed on. `level` 1 packs
 * in half the time into a file that is a quarter larger. Throws ZipTooLarge if it grows over `largestZip`.
 */
export async function writeProjectFile(
  content: ProjectContent,
  write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>,
  onProgress: (textsDone: number, textsInAll: number) => void = () => {},
  level: DeflateLevel = 6,
  packing: Packing = async (contents) => contents.map((one) => packContent(one, level)),
): Promise<void> {
  const zip = zipTo(write, level);
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const records = content.records[table].toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    counts[table] = records.length;
    await zip.add(`records/${table}.jsonl`, jsonLines(records));
  }
  await zip.add('records/changes.jsonl', jsonLines(content.changes));
  const written = new Set<Id>();
  const queue = new PackingQueue(zip, (contents) => packing(contents, level));
  for await (const text of content.texts) {
    if (written.has(text.id)) throw new Error(`A text to be written twice: ${text.id}`);
    written.add(text.id);
    const [original, decoded, ...beside] = packText(text);
    // A file in UTF-8 with plain newlines is its own text: most are, and packing is most of the work.
    if (sameBytes(original[1], decoded[1])) await queue.add([original[0], decoded[0]], original[1]);
    else for (const [name, bytes] of [original, decoded]) await queue.add([name], bytes);
    for (const [name, bytes] of beside) await queue.add([name], bytes);
    onProgress(written.size, Math.max(written.size, content.textCount));
  }
  await queue.end();
  // Last, because only now all is counted.
  const manifest: Manifest = {
    format,
    version,
    schema: content.schema ?? newestSchema,
    verbs: [...new Set(content.changes.map(({ label }) => label.verb))].sort(),
    program: content.program,
    counts: { ...counts, changes: content.changes.length, texts: written.size },
  };
  await zip.add('manifest.json', [encoder.encode(`${canonicalJson(manifest)}\n`)]);
  await zip.end();
}

/** Entries on their way into the file: packed several at once, written in the order in which they came. */
class PackingQueue {
  #batch: { readonly names: readonly string[]; readonly bytes: Uint8Array<ArrayBuffer> }[] = [];
  #length = 0;
  readonly #underWay: (() => Promise<void>)[] = [];

  constructor(
    private readonly zip: ZipWriter,
    private readonly packing: (contents: readonly Uint8Array<ArrayBuffer>[]) => ReturnType<Packing>,
  ) {}

  /** One content under all of the names. */
  async add(names: readonly string[], bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    if (bytes.length > longestAtOnce) {
      await this.end();
      for (const name of names) await this.zip.add(name, [bytes]);
      return;
    }
    this.#batch.push({ names, bytes });
    this.#length += bytes.length;
    if (this.#length >= batchLength) this.#send();
    while (this.#underWay.length > batchesAhead) await this.#underWay.shift()!();
  }

  /** Returns when all is written. */
  async end(): Promise<void> {
    this.#send();
    for (let next; (next = this.#underWay.shift());) await next();
  }

  #send(): void {
    if (this.#batch.length === 0) return;
    const batch = this.#batch;
    this.#batch = [];
    this.#length = 0;
    const packed = this.packing(batch.map(({ bytes }) => bytes));
    // Whoever waits for it hears of a failure; nobody does once another one has ended everything.
    packed.catch(() => undefined);
    this.#underWay.push(async () => {
      for (const [at, content] of (await packed).entries()) await this.zip.addPacked(batch[at]!.names, content);
    });
  }
}

/** A file that is whole and was checked. Texts are unpacked only when they are asked for. */
export interface ProjectFileReader {
  readonly program: string;
  readonly records: AllRecords;
  readonly changes: readonly Change[];
  readonly textIds: readonly Id[];
  /** What does not fit together although the file is whole. Nothing was left out because of it. */
  readonly oddities: readonly Oddity[];
  /**
   * Those of `textIds` that a record or the history needs. Nobody could reach any other, and a small file may hold more of
   * them than there is room for.
   */
  readonly namedIds: readonly Id[];
  /** Unpacks one of these texts after the other. A damaged one is a failure; the rest can still be read. */
  texts(ids?: readonly Id[]): Generator<Result<StoredText>>;
}

/** What a project file may hold at most; a larger one is refused before it fills the memory. */
export interface ProjectFileLimits {
  readonly entries: number;
  /** Bytes of all entries unpacked, given the size of the file. */
  readonly total: (fileSize: number) => number;
}

/** Texts pack to a third or less; a hundred times is far from any corpus and near to a trap. */
const projectFileLimits: ProjectFileLimits = {
  entries: 4_000_000,
  total: (fileSize) => Math.max(1024 ** 3, fileSize * 100),
};

/**
 * Opens a project file. Every record is checked, every entry's sum when it is unpacked. Fails with `not-a-project-file`,
 * `project-file-newer` (`about` is what of it is not known here) or `project-file-damaged` (`about` is the entry, if known).
 * `step` is called for every record.
 */
export function readProjectFile(
  bytes: FileBytes,
  limits: ProjectFileLimits = projectFileLimits,
  step: () => void = () => undefined,
): Result<ProjectFileReader> {
  return guarded('', () => {
    const entries = readDirectory(bytes, { entries: limits.entries, total: limits.total(bytes.length) });
    const manifest = readManifest(bytes, entries);
    if (!manifest.ok) return manifest;
    const { counts, program, schema } = manifest.value;

    const rows = <R>(name: string, check: (value: unknown) => Result<R>): R[] => {
      // A kind that there was not yet.
      if (schema < newestSchema && counts[name] === undefined) return [];
      const read = readLines(bytes, entries, `records/${name}.jsonl`, (value) => {
        step();
        return check(value);
      });
      if (read.length !== counts[name]) {
        throw new Damage(`records/${name}.jsonl`, `${read.length} records instead of ${String(counts[name])}`);
      }
      return read;
    };
    const records = Object.fromEntries(
      tables.map((table) => [
        table,
        rows<Records[Table]>(table, (value) =>
          then(upgradeRecord(table, value, schema), (now) => checkRecord(table, now)),
        ),
      ]),
    ) as unknown as AllRecords;
    const changes = rows('changes', (value) => then(upgradeChange(value, schema), checkChange));
    const textIds = [...entries.keys()].flatMap((name) => textIdOf(name) ?? []);
    if (textIds.length !== counts['texts']) {
      throw new Damage('texts', `${textIds.length} texts instead of ${String(counts['texts'])}`);
    }
    for (const id of textIds) {
      if (namesOfText(id).texts.filter((name) => entries.has(name)).length !== 1) {
        throw new Damage(namesOfText(id).bytes, 'The text of these bytes is missing');
      }
    }
    const named = namedTexts(records, changes);
    const namedIds = textIds.filter((id) => named.has(id));
    return ok({
      program,
      records,
      changes,
      textIds,
      namedIds,
      oddities: [...findOddities(records, new Set(textIds))],
      *texts(ids = textIds) {
        for (const id of ids) yield readStoredText(bytes, entries, id);
      },
    });
  });
}

const format = 'lectern-project';
const version = 1;
const encoder = new TextEncoder();

interface Manifest {
  readonly format: string;
  /** Of the file: which entries there are, and how they are packed. */
  readonly version: number;
  /** Of what stands in the records; 1 in files that do not say it. */
  readonly schema: number;
  /** What was ever done in the project. Older files do not say it. */
  readonly verbs: readonly string[];
  readonly program: string;
  readonly counts: Readonly<Record<string, number>>;
}

type Entries = ReadonlyMap<string, ZipEntry>;

/** Something that was added to the shape of records since. */
class Newer extends Error {}

/** Damage that is found inside of an entry. */
class Damage extends Error {
  readonly entry: string;
  constructor(entry: string, message: string) {
    super(message);
    this.entry = entry;
  }
}

/** Turns what is wrong with the file into a failure, and lets nothing else of it through. */
function guarded<T>(about: string, read: () => Result<T>): Result<T> {
  try {
    return read();
  } catch (error) {
    if (error instanceof ZipFault) {
      return fail(error.kind === 'no-zip' ? 'not-a-project-file' : 'project-file-damaged', about, error.message);
    }
    if (error instanceof Newer) return fail('project-file-newer', about, error.message);
    if (error instanceof Damage) return fail('project-file-damaged', error.entry, error.message);
    // Too little memory or stack for what the file asks for: the file is to blame, not the program.
    if (error instanceof RangeError) return fail('project-file-damaged', about, error.message);
    throw error;
  }
}

function readManifest(bytes: FileBytes, entries: Entries): Result<Manifest> {
  const entry = entries.get('manifest.json');
  if (entry === undefined) return fail('not-a-project-file', '', 'There is no manifest.json');
  const manifest = parse('manifest.json', decode('manifest.json', unpack(bytes, entry)));
  if (!isObject(manifest) || manifest['format'] !== format) {
    return fail('not-a-project-file', '', 'manifest.json does not name the format');
  }
  const { version: theirs, schema = 1, verbs: done = [], program, counts } = manifest;
  if (typeof theirs !== 'number' || !Number.isInteger(theirs) || theirs < 1) {
    return fail('project-file-damaged', 'manifest.json', 'The version is missing');
  }
  const newer = (what: string): Failure =>
    fail('project-file-newer', what, typeof program === 'string' ? program : undefined);
  if (theirs > version) return newer(`version ${theirs}`);
  if (typeof schema !== 'number' || !Number.isInteger(schema) || schema < 1 || !Array.isArray(done)) {
    return fail('project-file-damaged', 'manifest.json', 'Schema or verbs are strange');
  }
  if (schema > newestSchema) return newer(`schema ${schema}`);
  const unknown = (done as readonly unknown[]).find((verb) => !(verbs as readonly unknown[]).includes(verb));
  if (unknown !== undefined) return newer(`verb ${String(unknown)}`);
  if (typeof program !== 'string' || !isObject(counts) || !Object.values(counts).every(Number.isInteger)) {
    return fail('project-file-damaged', 'manifest.json', 'Program or counts are missing');
  }
  const table = Object.keys(counts).find((name) => counts[name] !== 0 && !isCounted(name));
  if (table !== undefined) return newer(`records/${table}`);
  return ok({
    ...{ format, version: theirs, schema, verbs: done as readonly string[], program },
    counts: counts as Record<string, number>,
  });
}

/** Whether this program knows what of it there is so often. */
function isCounted(name: string): boolean {
  return name === 'changes' || name === 'texts' || (tables as readonly string[]).includes(name);
}

function readLines<R>(bytes: FileBytes, entries: Entries, name: string, check: (value: unknown) => Result<R>): R[] {
  const entry = entries.get(name);
  if (entry === undefined) throw new Damage(name, 'It is missing');
  const content = unpack(bytes, entry);
  const records: R[] = [];
  const ids = new Set<unknown>();
  for (let from = 0; from < content.length;) {
    const end = content.indexOf(10, from);
    const to = end === -1 ? content.length : end;
    const value = parse(name, decode(name, content.subarray(from, to)));
    const record = check(value);
    if (!record.ok && record.error.code === 'made-by-newer') throw new Newer(`${name}: ${record.error.detail ?? ''}`);
    if (!record.ok) throw new Damage(name, `Record ${records.length + 1}: ${record.error.detail ?? ''}`);
    const { id } = record.value as { readonly id: Id };
    if (ids.has(id)) throw new Damage(name, `Record ${records.length + 1}: ${id} is there twice`);
    ids.add(id);
    records.push(record.value);
    from = to + 1;
  }
  return records;
}

function readStoredText(bytes: FileBytes, entries: Entries, id: Id): Result<StoredText> {
  const name = namesOfText(id).bytes;
  return guarded(name, () => {
    const text = readText(id, (wanted) => {
      const entry = entries.get(wanted);
      return entry === undefined ? null : unpack(bytes, entry);
    });
    return text === null ? damaged(name, 'The text cannot be read') : ok(text);
  });
}

/** Pieces of some hundred lines, so that a long history is never one string. */
function* jsonLines(records: readonly object[]): Generator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < records.length; at += 256) {
    const lines = records.slice(at, at + 256).map((record) => `${canonicalJson(record)}\n`);
    yield encoder.encode(lines.join(''));
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

function decode(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Damage(name, 'It is not UTF-8');
  }
}

function parse(name: string, json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch (error) {
    throw new Damage(name, String(error));
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function then<A, B>(result: Result<A>, next: (value: A) => Result<B>): Result<B> {
  return result.ok ? next(result.value) : result;
}

function damaged(about: string, detail: string): Failure {
  return fail('project-file-damaged', about, detail);
}

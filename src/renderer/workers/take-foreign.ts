import { inside, openText } from '../../core/decode/open.ts';
import { decodePlainText } from '../../core/decode/plain-text.ts';
import { readExchange } from '../../core/exchange/importers.ts';
import type { ExchangeFile } from '../../core/exchange/importer.ts';
import type { IncomingSource } from '../../core/exchange/incoming.ts';
import { factsOf } from '../../core/ingest/facts.ts';
import { NamedDocuments } from '../../core/ingest/find-meant.ts';
import { oneOf } from '../../core/ingest/known-source.ts';
import type { StoredDocument } from '../../core/ingest/known-source.ts';
import { takeIncoming } from '../../core/ingest/take-incoming.ts';
import type { ReadSource } from '../../core/ingest/take-incoming.ts';
import type { TakenIncoming } from '../../core/exchange/taken-incoming.ts';
import { isEmpty } from '../../core/model/diff.ts';
import { newId } from '../../core/model/id.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { FileOutcome, Text } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { divide } from '../../core/passages/divide.ts';
import type { ForeignFile, TakenForeign } from '../../core/ports/ingest.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { hashesOf } from './hash.ts';
import { inTurn, storeDecided } from './take-batch.ts';

/**
 * Takes a project of another program into this one, in one act. Nothing is stored if all of it is there already, or if `signal`
 * is aborted before it is.
 */
export async function takeForeign(
  store: ProjectStore,
  { importId, path, bytes, stamp, time }: ForeignFile,
  step: () => void,
  signal?: AbortSignal,
): Promise<Result<TakenForeign>> {
  const file = readExchange(bytes, path, step);
  if (!file.ok) return file;
  const read = await readSources(store, file.value, path, step, signal);
  if (!read) return fail('cancelled', path);
  const { sources, outcomes, texts } = read;
  return inTurn(store, async () => {
    let taken: TakenIncoming | null = null;
    const stored = await storeDecided(store, stamp, async () => {
      const rows = store.snapshot;
      const known = {
        tags: rows.rows('tags'),
        attributes: rows.rows('attributes'),
        documents: rows.rows('documents'),
        annotations: rows.rows('annotations'),
        notes: rows.rows('notes'),
        eventSets: rows.rows('eventSets'),
        links: rows.rows('links'),
        relations: rows.rows('relations'),
      };
      const taking = { importId, fileName: path, author: stamp.author, time, newId, step };
      const decided = takeIncoming(file.value.incoming, sources, outcomes, known, taking);
      taken = decided.taken;
      if (await isStopped(signal)) return fail('cancelled', path);
      return ok({ diff: decided.diff, texts: texts.filter(({ id }) => decided.texts.has(id)) });
    });
    if (!stored.ok) return stored;
    return ok({ ...(taken as unknown as TakenIncoming), isNew: !isEmpty(stored.value) });
  });
}

/** Milliseconds. */
const lookEvery = 50;

interface ReadSources {
  readonly sources: readonly ReadSource[];
  readonly texts: readonly Text[];
  /** Of what could not be read. */
  readonly outcomes: readonly FileOutcome[];
}

/** A message that says so is heard only between two tasks. */
async function isStopped(signal: AbortSignal | undefined): Promise<boolean> {
  if (signal) await new Promise((resolve) => setTimeout(resolve));
  return signal?.aborted === true;
}

/** Null: given up. */
async function readSources(
  store: ProjectStore,
  file: ExchangeFile,
  path: string,
  step: () => void,
  signal: AbortSignal | undefined,
): Promise<ReadSources | null> {
  const documents = store.snapshot.rows('documents');
  let named: NamedDocuments | null = null;
  const sources: ReadSource[] = [];
  const texts: Text[] = [];
  const outcomes: FileOutcome[] = [];
  const names = new Set<string>();
  let looked = Number.NEGATIVE_INFINITY;
  for (const source of file.incoming.sources) {
    step();
    if (performance.now() - looked > lookEvery) {
      if (await isStopped(signal)) return null;
      looked = performance.now();
    }
    if (source.meant) {
      named ??= new NamedDocuments(documents);
      const { ids, byName } = named.of(source.meant);
      const texts = await textsOf(store, ids);
      const read = oneOf(source, texts, { isOurs: file.incoming.maker === 'Lectern', byName });
      if (read) sources.push(read);
      continue;
    }
    const name = nameIn(names, source.name);
    const read = await readSource(source, file, (ending) => inside(path, `${name}${ending}`));
    if (read === null) {
      outcomes.push({ path: inside(path, name), bytes: 0, kind: 'skipped', reason: reasonOf(source) });
      continue;
    }
    sources.push(read.source);
    texts.push(read.stored);
  }
  return { sources, texts, outcomes };
}

/** So many documents of one name are looked at, to find the one that holds the words. */
const mostAlike = 50;

/** Documents with their texts of now. What cannot be read is left out. */
async function textsOf(store: ProjectStore, ids: readonly Id[]): Promise<readonly StoredDocument[]> {
  const found: StoredDocument[] = [];
  for (const id of ids.slice(0, mostAlike)) {
    const document = store.snapshot.rows('documents').get(id);
    const text = document && (await store.text(currentVersion(document).textId));
    if (document && text?.ok) found.push({ document, text: text.value });
  }
  return found;
}

function reasonOf({ kind, files, words }: IncomingSource): 'empty' | 'not-text' {
  return kind === 'text' || words !== null || files.some(({ plain }) => plain) ? 'empty' : 'not-text';
}

/** A name for a file of its own, as no other source has it. */
function nameIn(names: Set<string>, written: string): string {
  const plain =
    written
      .replaceAll(/[\\/\p{Cc}]+/gu, ' ')
      .trim()
      .slice(0, 120) || 'Text';
  let name = plain;
  for (let at = 2; names.has(name.toLowerCase()); at++) name = `${plain} (${at})`;
  names.add(name.toLowerCase());
  return name;
}

/** Plain texts come first, unless they are empty: some programs write one of a single byte beside a Word document. */
async function readSource(
  source: IncomingSource,
  file: ExchangeFile,
  pathOf: (ending: string) => string,
): Promise<{ readonly source: ReadSource; readonly stored: Text } | null> {
  if (source.words !== null) {
    const bytes = new TextEncoder().encode(source.words);
    const read = await readBytes(source, bytes, pathOf('.txt'), true);
    if (read) return read;
  }
  for (const { path, plain } of source.files) {
    const bytes = file.bytesOf(path);
    if (bytes === null) continue;
    const ending = plain ? '.txt' : (/\.[a-z\d]{1,5}$/iu.exec(path)?.[0].toLowerCase() ?? '.txt');
    const read = await readBytes(source, bytes, pathOf(ending), plain);
    if (read) return read;
  }
  return null;
}

async function readBytes(source: IncomingSource, bytes: Uint8Array<ArrayBuffer>, path: string, plain: boolean) {
  const opened = await openText(path, bytes);
  if (opened.kind !== 'text') return null;
  const { text, encoding, layout, found } = opened.text;
  const division = divide(text, layout);
  const textId: Id = newId();
  const version = {
    number: 1,
    textId,
    bytes: bytes.length,
    length: text.length,
    ...(await hashesOf(bytes, text)),
    encoding,
    ...(opened.format.id !== 'plain-text' && { decoder: opened.format.decoder }),
    passages: division.starts.length,
    imported: new Date().toISOString(),
  };
  const stored: Text = { id: textId, bytes, text, division, ...(layout && { layout }), ...(found && { found }) };
  const raw = plain ? decodePlainText(bytes) : null;
  const hasByteOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const read: ReadSource = {
    source,
    path,
    version,
    guesses: factsOf(stored, path),
    raw: raw?.ok ? raw.value.text : text,
    text,
    plain,
    hasByteOrderMark,
  };
  return { source: read, stored };
}

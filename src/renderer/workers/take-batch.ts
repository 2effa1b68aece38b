import { leastLikeness, likeness, shinglesOf } from '../../core/anchor/likeness.ts';
import { openText } from '../../core/decode/open.ts';
import { added, sequenceOf, updated } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import { newId } from '../../core/model/id.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { AttributeDefinition, Document, DocumentVersion, FileOutcome, Text } from '../../core/model/records.ts';
import { moveDocument } from '../../core/model/documents.ts';
import { isExchange, mayBeExchange, readExchange } from '../../core/exchange/importers.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { FileEntry } from '../../core/ports/host.ts';
import type { ActStamp, IngestAnswer, IngestRequest } from '../../core/ports/ingest.ts';
import { nextTurn } from '../../core/ports/next-turn.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { chosenFacts } from './chosen-facts.ts';
import type { ChosenFacts } from './chosen-facts.ts';
import type { KnownTexts } from './known-texts.ts';
import { newVersion } from './new-version.ts';
import { placeMails } from './place-mails.ts';
import type { Places } from './place-mails.ts';
import { placesOf } from '../../core/model/places.ts';
import { hasMoved, newText, unchangedAt } from '../../core/ingest/new-text.ts';
import { clearlySame } from '../../core/ingest/pair-texts.ts';
import { isOfFolder } from '../../core/model/readings.ts';
import { keepReading, rulesOf } from './keep-reading.ts';
import { OwnColumns } from './own-columns.ts';
import { readAs, readFileSafely } from './read-file.ts';
import type { Holder, ReadFile, ReadText, RuleFor } from './read-file.ts';
import { remarksTaken } from './take-remarks.ts';
import type { RemarksTaken } from './take-remarks.ts';

/** Batches of a project follow each other twice: one is read while the one before it is stored. */
export interface BatchTurns {
  readonly read: <T>(work: () => Promise<T>) => Promise<T>;
  readonly store: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Where no batch has been yet. */
export function batchTurns(): BatchTurns {
  return { read: inOrder(), store: inOrder() };
}

/** Begins each work when the one that was given before it is over, also if that failed. */
function inOrder() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined); // Told to who gave it.
    return turn;
  };
}

/**
 * Reads the files of a batch, decides what becomes of each, and stores it; see DESIGN.md, "Import". Batches are stored in
 * the order in which they were given.
 */
export function takeBatch(
  store: ProjectStore,
  known: KnownTexts,
  request: IngestRequest,
  turns: BatchTurns,
  step: () => void = () => undefined,
): Promise<Result<IngestAnswer>> {
  const reading = turns.read(() => readBatch(store, request, step));
  return turns.store(async () => {
    const read = await reading;
    if (!read.ok) return read;
    const { entries, done, files } = read.value;
    if (entries.length === 0) return ok({ outcomes: done });
    return inTurn(store, async () => {
      const paths = entries.map(({ path }) => path);
      const stored = await storeBatch(store, known, request, paths, files);
      return stored.ok ? ok({ outcomes: [...done, ...stored.value.outcomes] }) : stored;
    });
  });
}

interface ReadBatch {
  /** What has no outcome yet, and what stands in each of it. */
  readonly entries: readonly FileEntry[];
  readonly files: readonly (readonly ReadFile[])[];
  /** The outcomes of all others, as they were stored. */
  readonly done: readonly FileOutcome[];
}

/** Stores nothing. */
async function readBatch(store: ProjectStore, request: IngestRequest, step: () => void): Promise<Result<ReadBatch>> {
  const earlier = request.again ? await store.outcomes(request.importId) : ok([]);
  if (!earlier.ok) return earlier;
  const had = new Map<string, FileOutcome[]>();
  for (const outcome of earlier.value.flatMap(({ files }) => files)) {
    // What stands in a file is stored with all else of it.
    for (const path of placesOf(outcome.path)) {
      const there = had.get(path);
      if (there) there.push(outcome);
      else had.set(path, [outcome]);
    }
  }
  const entries = request.entries.filter(({ path }) => !had.has(path));
  const done = request.entries.flatMap(({ path }) => had.get(path) ?? []);
  const rules = await rulesOf(store, request.folder, request.importId);
  // Made only for a file whose name may be one of such work: a project may have 20,000 documents, and an import as many batches.
  let known: ReadonlySet<string> | null = null;
  const isKnown = (path: string) =>
    (known ??= new Set([...store.snapshot.rows('documents').values()].flatMap((one) => placesOf(one.path)))).has(path);
  const isWork = (entry: FileEntry) =>
    mayBeExchange(entry.path) === 'perhaps' && !isKnown(entry.path) && isForeignWork(entry, step);
  return ok({ entries, done, files: await readFiles(entries, step, rules, isWork) });
}

/** Whether a file that may be such work, and would be read as a table or as records, is some that can be taken in. */
function isForeignWork(entry: FileEntry, step: () => void): boolean {
  if (entry.kind !== 'file' || !isExchange(entry.path, entry.bytes)) return false;
  step();
  return readExchange(entry.bytes, entry.path, step).ok;
}

/** It stays out of the texts; the report offers to take it in. */
function leftForItself({ path, bytes }: FileEntry & { readonly kind: 'file' }): ReadFile {
  return { kind: 'outcome', outcome: { path, bytes: bytes.length, kind: 'skipped', reason: 'unknown-format' } };
}

/** Files read at once: large ones are hashed beside each other. */
const readAtOnce = 8;
/** Milliseconds after which the database has its turn, which stores the batch before. */
const readingTime = 4;

async function readFiles(
  entries: readonly FileEntry[],
  step: () => void,
  ruleFor: RuleFor,
  isWork: (entry: FileEntry) => boolean,
): Promise<(readonly ReadFile[])[]> {
  const files: (readonly ReadFile[])[] = [];
  let until = performance.now() + readingTime;
  for (let at = 0; at < entries.length; at += readAtOnce) {
    const some = entries.slice(at, at + readAtOnce);
    const read = some.map((entry) =>
      entry.kind === 'file' && isWork(entry) ? [leftForItself(entry)] : readFileSafely(entry, step, ruleFor),
    );
    files.push(...(await Promise.all(read)));
    if (performance.now() < until) continue;
    await nextTurn();
    until = performance.now() + readingTime;
  }
  return files;
}

/** One tab decides and stores after the other, or two imports of one folder would both find its files new. */
export async function inTurn<T>(store: ProjectStore, work: () => Promise<Result<T>>): Promise<Result<T>> {
  return navigator.locks.request(`lectern-ingest-${store.id}`, async () => {
    const settled = await store.settle();
    return settled.ok ? work() : settled;
  });
}

/**
 * Decides and stores; once more from what stands then, if a person changed what the decision was made on, e.g. went on
 * annotating a document that gets a new version here.
 */
export async function storeDecided(
  store: ProjectStore,
  stamp: ActStamp,
  decide: () => Promise<Result<{ readonly diff: Diff; readonly texts?: readonly Text[] }>>,
  verb: 'import' | 'take-as-version' | 'read-otherwise' = 'import',
): Promise<Result<Diff>> {
  const { names, ...who } = stamp;
  for (let attempt = 1; ; attempt++) {
    const decided = await decide();
    if (!decided.ok) return decided;
    const { diff, texts = [] } = decided.value;
    const stored = await store.apply(diff, { ...who, label: { verb, names } }, texts);
    if (stored.ok || stored.error.code !== 'changed-elsewhere' || attempt === attempts) return stored;
  }
}

const attempts = 5;

async function storeBatch(
  store: ProjectStore,
  known: KnownTexts,
  request: IngestRequest,
  paths: readonly string[],
  files: readonly (readonly ReadFile[])[],
): Promise<Result<IngestAnswer>> {
  let outcomes: readonly FileOutcome[] = [];
  const stored = await storeDecided(store, request.stamp, async () => {
    const columns = new Map<Id, AttributeDefinition>();
    const batch: Batch = {
      outcomes: [],
      columns,
      diffs: [],
      texts: [],
      newTexts: new Map(),
      renewed: new Set(),
      chosenOf: chosenFacts(store),
      fields: new OwnColumns(store.snapshot.rows('attributes'), columns, files.flat()),
      remarks: remarksTaken(store, request.stamp.author),
    };
    for (const [at, parts] of files.entries()) {
      const file = takeReadings(store, request, batch, parts);
      const texts = file.filter((read) => read.kind === 'text');
      const places = await placeMails(store, known, request.folder, paths[at]!, texts);
      for (const read of file) {
        if (read.kind === 'outcome') batch.outcomes.push(read.outcome);
        else {
          const taken = await takeText(store, known, request, batch, read, places);
          if (!taken.ok) return taken;
        }
      }
    }
    outcomes = batch.outcomes;
    const record = { id: newId(), importId: request.importId, files: outcomes };
    return ok({ diff: sequenceOf([...batch.diffs, added('outcomes', record)]), texts: batch.texts });
  });
  return stored.ok ? ok({ outcomes }) : stored;
}

/**
 * What a file that could be read otherwise is read by is kept with it, and its columns become columns of the project. Answers the
 * file's texts with what they say under the ids of these.
 */
function takeReadings(
  store: ProjectStore,
  { importId, folder, stamp }: IngestRequest,
  batch: Batch,
  file: readonly ReadFile[],
): readonly ReadFile[] {
  const texts = file.filter((read) => read.kind === 'text');
  const held = new Map<Holder, ReadText[]>();
  for (const text of texts) {
    if (!text.holder) continue;
    const own = held.get(text.holder);
    if (own) own.push(text);
    else held.set(text.holder, [text]);
  }
  if (held.size === 0) return file;
  const known = new Map([...store.snapshot.rows('attributes'), ...batch.columns]);
  const settled = new Map<ReadText, ReadText>();
  for (const [holder, own] of held) {
    const {
      diff,
      definitions,
      texts: stored,
      read,
    } = keepReading(store, holder, own, known, {
      importId,
      isIn: isOfFolder(store.snapshot, importId, folder),
      author: stamp.author,
      time: new Date().toISOString(),
      by: null,
    });
    batch.diffs.push(diff);
    batch.texts.push(...stored);
    for (const one of definitions) {
      batch.columns.set(one.id, one);
      known.set(one.id, one);
    }
    own.forEach((text, at) => settled.set(text, read[at]!));
  }
  return file.map((read) => (read.kind === 'text' ? (settled.get(read) ?? read) : read));
}

interface Batch {
  readonly outcomes: FileOutcome[];
  /** Columns that files of this batch brought, by their ids. */
  readonly columns: Map<Id, AttributeDefinition>;
  readonly diffs: Diff[];
  readonly texts: Text[];
  /** By the hashes of bytes and text, the documents whose texts are new in this batch. */
  readonly newTexts: Map<string, { readonly id: Id; readonly version: DocumentVersion }>;
  /** Documents that got a new version in this batch. */
  readonly renewed: Set<Id>;
  readonly chosenOf: ChosenFacts;
  readonly fields: OwnColumns;
  readonly remarks: RemarksTaken;
}

/** Decides what becomes of one text. */
async function takeText(
  store: ProjectStore,
  known: KnownTexts,
  request: IngestRequest,
  batch: Batch,
  guessed: ReadText,
  places: Places,
): Promise<Result<null>> {
  const { folder } = request;
  const { path } = guessed;
  const { own, documents } = places.get(path) ?? { own: false, documents: known.at(folder, path) };
  const there = documents.filter(({ id }) => !batch.renewed.has(id));
  const file = { path, bytes: guessed.version.bytes };
  // Same bytes are unchanged, whatever the guess would be now.
  const sameBytes = there.find((document) => currentVersion(document).byteHash === guessed.version.byteHash);
  const { read, refused } = sameBytes ? { read: guessed, refused: false } : await asChosen(store, there, guessed);
  const { version, stored, guesses } = read;
  const same = sameBytes ?? unchangedAt(there, version);
  // Of a file to which only comments were added the text is the same, and still it is another file.
  const remarked = same && !sameBytes && (await batch.remarks.of(same, read)).length > 0 ? same : null;
  if (same && !remarked) {
    const from = hasMoved(same, path) ? { from: same.path } : {};
    if (from.from !== undefined) {
      const chosen = await batch.chosenOf(same.id);
      if (!chosen.ok) return chosen;
      batch.diffs.push(moveDocument(same, path, chosen.value, guesses));
    }
    // The words of a row are the same, and its other columns may say something else now.
    else if (read.holder && currentVersion(same).byteHash !== version.byteHash) {
      const chosen = await batch.chosenOf(same.id);
      if (!chosen.ok) return chosen;
      batch.diffs.push(moveDocument(same, same.path, chosen.value, guesses));
    }
    batch.outcomes.push({ ...file, kind: 'unchanged', documentId: same.id, ...from });
    return ok(null);
  }

  // Two rows of the same words are two cases, as long as any other column tells them apart.
  const isRow = read.holder?.reading.rule.kind === 'table' && path !== read.holder.path;
  const stands = known.withBytes(version.byteHash) ?? (isRow ? undefined : known.withText(version.textHash));
  // A text that stood elsewhere in this folder has moved, or there are two of it now: known when all files were seen.
  // Where copies are kept, it need not be known.
  const mayHaveMoved = !own && request.sameText === 'skip' && stands !== undefined && known.isIn(folder, stands);
  const before = remarked
    ? { document: remarked, likeness: 1 }
    : mayHaveMoved
      ? null
      : await mostLike(store, there, stored.text);
  // What is only alike waits until all files were seen: the text that stood here may stand elsewhere; see settle-folder.ts.
  if (before !== null && before.likeness >= (own ? leastLikeness : clearlySame)) {
    const { document } = before;
    const { facts, made } = batch.fields.withFields(guesses, stored.found);
    batch.diffs.push(...made);
    const diff = await newVersion(store, document, { version, text: stored.text, facts }, batch.chosenOf);
    if (!diff.ok) return diff;
    batch.diffs.push(diff.value);
    const number = currentVersion(document).number + 1;
    batch.diffs.push(...(await batch.remarks.take(document, read, number)));
    const after = diff.value.documents?.[document.id]?.[1];
    if (after && hasMoved(document, path)) batch.diffs.push(updated('documents', after, { ...after, path }));
    batch.texts.push(stored);
    batch.renewed.add(document.id);
    learn(batch, { id: document.id, version });
    batch.outcomes.push({
      ...file,
      kind: 'new-version',
      documentId: document.id,
      version: number,
      ...(refused && { guessed: true }),
    });
    return ok(null);
  }

  const twin = stands
    ? { id: stands.id, version: currentVersion(stands) }
    : (batch.newTexts.get(version.byteHash) ?? (isRow ? undefined : batch.newTexts.get(version.textHash)));
  const made = newText({ ...file, version, guesses }, twin, before, request, newId);
  if (made.stored) batch.texts.push(stored);
  batch.outcomes.push(made.outcome);
  if (made.document === null) {
    // Another person's copy of the same text can hold other comments. If that text has gone on, settle-folder.ts looks again.
    const held =
      twin && !batch.renewed.has(twin.id) ? (store.snapshot.rows('documents').get(twin.id) ?? twin) : undefined;
    if (held) batch.diffs.push(...(await batch.remarks.take(held, read, twin!.version.number)));
    return ok(null);
  }
  learn(batch, { id: made.document.id, version: currentVersion(made.document) });
  const described = batch.fields.withFields(made.document, stored.found);
  batch.diffs.push(...described.made, added('documents', described.facts));
  batch.diffs.push(...batch.remarks.takeFirst(made.document, read));
  return ok(null);
}

function learn({ newTexts }: Batch, one: { readonly id: Id; readonly version: DocumentVersion }): void {
  newTexts.set(one.version.byteHash, one);
  newTexts.set(one.version.textHash, one);
}

/**
 * The file read in the encoding that a person chose for the document at its place. `refused`: it cannot be read so, or
 * its bytes say what they are and did not before, as when the file was converted.
 */
async function asChosen(
  store: ProjectStore,
  there: readonly Document[],
  guessed: ReadText,
): Promise<{ readonly read: ReadText; readonly refused: boolean }> {
  const chosen = there.find((document) => currentVersion(document).encoding.by === 'person');
  // Of a text of a table the encoding is that of the file, which was read in it.
  if (!chosen || guessed.holder) return { read: guessed, refused: false };
  const { encoding, textId } = currentVersion(chosen);
  const read = await readAs(chosen.path, guessed.stored.bytes, encoding.label);
  const old = await store.text(textId);
  const fits = read.kind === 'text' && read.version.encoding.replacements <= encoding.replacements;
  const was = old.ok ? await openText(chosen.path, old.value.bytes) : null;
  const { by } = guessed.version.encoding;
  const saysItself = by === 'mark' || (by === 'valid-utf-8' && /[^\0-\x7f]/u.test(guessed.stored.text));
  const said = was?.kind === 'text' ? was.text.encoding : null;
  const saidBefore = said?.by === by && said.label === guessed.version.encoding.label;
  if (!fits || (saysItself && !saidBefore)) return { read: guessed, refused: true };
  return { read, refused: false };
}

/** Of these documents the one whose current text has most in common with this one; null if there is none. */
async function mostLike(store: ProjectStore, documents: readonly Document[], text: string) {
  if (documents.length === 0) return null;
  const shingles = shinglesOf(text);
  let best: { readonly document: Document; readonly likeness: number } | null = null;
  for (const document of documents) {
    const old = await store.text(currentVersion(document).textId);
    if (!old.ok) continue; // What cannot be compared is left as it is.
    const like = likeness(shingles, shinglesOf(old.value.text));
    if (best === null || like > best.likeness) best = { document, likeness: like };
  }
  return best;
}

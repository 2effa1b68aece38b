import type { ReadingWay } from '../../core/decode/format.ts';
import { isOfFolder, isSamePath, readingOf } from '../../core/model/readings.ts';
import { placesOf } from '../../core/model/places.ts';
import { removeWithAll } from '../../core/model/cascade.ts';
import type { Chosen } from '../../core/model/chosen.ts';
import { added, sameValue, sequenceOf, updated } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import { moveDocument } from '../../core/model/documents.ts';
import { newId } from '../../core/model/id.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion, formatOf } from '../../core/model/records.ts';
import type { Document, FileOutcome, Reading, Text } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { workedIn } from '../../core/model/worked-in.ts';
import { pairArticles } from '../../core/ingest/pair-articles.ts';
import type { ReadArticle } from '../../core/ingest/pair-articles.ts';
import type { ActStamp, ReadOtherwise, ReadingPreview } from '../../core/ports/ingest.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { chosenFacts } from './chosen-facts.ts';
import { keepReading } from './keep-reading.ts';
import { newVersion } from './new-version.ts';
import { OwnColumns } from './own-columns.ts';
import { readFileSafely } from './read-file.ts';
import type { ReadFile, ReadText } from './read-file.ts';
import { inTurn, storeDecided } from './take-batch.ts';

// A file is read otherwise: by another rule, in another encoding. Its texts are found again by where they begin in it, so that
// what was marked in them goes along. What is no text of its own any more goes, unless somebody worked in it.

/** A file that a document is of, as the project keeps it. */
interface Target {
  readonly path: string;
  readonly importId: Id;
  readonly format: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly reading: Reading | null;
}

async function targetOf(store: ProjectStore, documentId: Id): Promise<Result<Target>> {
  const document = store.snapshot.rows('documents').get(documentId);
  if (!document) return fail('not-found', documentId);
  const reading = readingOf(store.snapshot, document);
  const text = await store.text(reading?.textId ?? currentVersion(document).textId);
  if (!text.ok) return text;
  const { bytes } = text.value;
  if (reading) return ok({ path: reading.path, importId: reading.importId, format: reading.format, bytes, reading });
  const { path, importId } = document;
  return ok({ path, importId, format: formatOf(currentVersion(document)), bytes, reading: null });
}

/** The texts of the file in a way; null: as it is read now. */
function readIn({ path, bytes, reading }: Target, way: ReadingWay | null, step: () => void) {
  const now = reading && { rule: reading.rule, encoding: reading.encoding };
  return readFileSafely({ kind: 'file', path, bytes }, step, (place) => (place === path ? (way ?? now) : null));
}

const isText = (read: ReadFile): read is ReadText => read.kind === 'text';

/** How a file would come in; nothing is stored. See `IngestPort`. */
export async function previewReading(
  store: ProjectStore,
  documentId: Id,
  way: ReadingWay | null,
  { texts: many, length }: { readonly texts: number; readonly length: number },
  step: () => void,
): Promise<Result<ReadingPreview>> {
  const target = await targetOf(store, documentId);
  if (!target.ok) return target;
  const read = await readIn(target.value, way, step);
  const texts = read.filter(isText);
  const holder = texts.find((one) => one.holder?.path === target.value.path)?.holder;
  const failed = read.find((one) => one.kind === 'outcome' && one.outcome.kind === 'failed');
  if (texts.length === 0 && failed?.kind === 'outcome')
    return fail('unreadable', target.value.path, 'detail' in failed.outcome ? failed.outcome.detail : '');
  return ok({
    path: target.value.path,
    format: target.value.format,
    texts: texts.length,
    empty: read.length - texts.length,
    replacements: texts.reduce((sum, { version }) => sum + version.encoding.replacements, 0),
    encoding: texts[0]?.version.encoding.label ?? null,
    picked: (way ?? target.value.reading)?.encoding ?? null,
    by: target.value.reading?.by ?? 'program',
    reading: holder?.reading ?? null,
    first: texts.slice(0, many).map(({ stored, guesses, path, at = null }) => ({
      at,
      title: guesses.title.value,
      path,
      text: stored.text.length > length ? `${stored.text.slice(0, length)}…` : stored.text,
      said: Object.entries(guesses.attributes).map(([key, { value }]) => [key, value] as const),
    })),
  });
}

/** Reads a file in this way from now on, in one act. See `IngestPort`. */
export async function readOtherwise(
  store: ProjectStore,
  documentId: Id,
  way: ReadingWay,
  stamp: ActStamp,
  step: () => void,
): Promise<Result<ReadOtherwise>> {
  let done: ReadOtherwise = { texts: 0, removed: 0, kept: 0 };
  const stored = await inTurn(store, () =>
    storeDecided(
      store,
      stamp,
      async () => {
        // Another window may have imported the file again until it is our turn.
        const target = await targetOf(store, documentId);
        if (!target.ok) return target;
        const before = await readIn(target.value, null, step);
        const after = await readIn(target.value, way, step);
        if (!after.some(isText)) return fail('invalid', target.value.path);
        const decided = await decide(store, target.value, way, before, after, stamp);
        if (decided.ok) done = decided.value.done;
        return decided;
      },
      'read-otherwise',
    ),
  );
  return stored.ok ? ok(done) : stored;
}

async function decide(
  store: ProjectStore,
  target: Target,
  way: ReadingWay,
  before: readonly ReadFile[],
  after: readonly ReadFile[],
  { author }: ActStamp,
): Promise<Result<{ readonly diff: Diff; readonly texts: readonly Text[]; readonly done: ReadOtherwise }>> {
  const { path, importId } = target;
  const { snapshot } = store;
  const time = new Date().toISOString();
  const chosenOf = chosenFacts(store);
  const isIn = isOfFolder(snapshot, importId);
  const diffs: Diff[] = [];
  const texts: Text[] = [];

  const found = after.filter(isText);
  const own = found.filter(({ holder }) => holder?.path === path);
  const read = new Map<ReadText, ReadText>();
  const fields = new OwnColumns(snapshot.rows('attributes'), new Map(), after);
  if (own[0]?.holder) {
    const by = { encoding: way.encoding };
    const kept = keepReading(store, own[0].holder, own, snapshot.rows('attributes'), {
      importId,
      isIn,
      author,
      time,
      by,
    });
    diffs.push(kept.diff);
    texts.push(...kept.texts);
    own.forEach((text, at) => read.set(text, kept.read[at]!));
  }

  const left = new Map<Id, Document>();
  for (const one of snapshot.rows('documents').values())
    if (isIn(one) && placesOf(one.path).some((place) => isSamePath(place, path))) left.set(one.id, one);
  const paired = await pairFound(before.filter(isText), found, left);

  const outcomes: FileOutcome[] = after.flatMap((one) => (one.kind === 'outcome' ? [one.outcome] : []));
  for (const raw of found) {
    const { version, stored, guesses, path: place } = read.get(raw) ?? raw;
    const document = paired.get(raw);
    const file = { path: place, bytes: version.bytes };
    if (document === undefined) {
      const made: Document = { id: newId(), ...guesses, importId, path: place, versions: [version] };
      const described = fields.withFields(made, stored.found);
      texts.push(stored);
      diffs.push(...described.made, added('documents', described.facts));
      outcomes.push({ ...file, kind: 'imported', documentId: made.id });
      continue;
    }
    left.delete(document.id);
    if (currentVersion(document).textHash === version.textHash) {
      const chosen = await chosenOf(document.id);
      if (!chosen.ok) return chosen;
      diffs.push(moveDocument(document, place, chosen.value, guesses));
      outcomes.push({ ...file, kind: 'unchanged', documentId: document.id });
      continue;
    }
    const { facts, made } = fields.withFields(guesses, stored.found);
    diffs.push(...made);
    const renewed = await newVersion(store, document, { version, text: stored.text, facts }, chosenOf);
    if (!renewed.ok) return renewed;
    diffs.push(renewed.value);
    const next = renewed.value.documents?.[document.id]?.[1];
    if (next && next.path !== place) diffs.push(updated('documents', next, { ...next, path: place }));
    texts.push(stored);
    const { number } = currentVersion(document);
    outcomes.push({ ...file, kind: 'new-version', documentId: document.id, version: number + 1 });
  }

  const chosen = new Map<Id, Chosen>();
  for (const id of left.keys()) {
    const known = await chosenOf(id);
    if (!known.ok) return known;
    chosen.set(id, known.value);
  }
  const worked = workedIn(snapshot, left.keys(), (id) => chosen.get(id)!);
  const gone = [...left.keys()].filter((id) => !worked.has(id));
  if (gone.length > 0) diffs.push(removeWithAll(snapshot, 'documents', gone, time));
  const told = await retold(store, importId, path, outcomes);
  if (!told.ok) return told;
  const done = { texts: found.length, removed: gone.length, kept: worked.size };
  return ok({ diff: sequenceOf([...diffs, ...told.value]), texts, done });
}

/** The documents that texts of a file were: by where these begin in it; what begins nowhere is known by its name. */
async function pairFound(
  before: readonly ReadText[],
  after: readonly ReadText[],
  documents: ReadonlyMap<Id, Document>,
): Promise<ReadonlyMap<ReadText, Document>> {
  const byPath = new Map([...documents.values()].map((one) => [one.path.normalize('NFC'), one]));
  const documentAt = ({ path }: ReadText) => byPath.get(path.normalize('NFC'));
  const paired = new Map<ReadText, Document>();
  const taken = new Set<Id>();
  const pair = (text: ReadText, document: Document | undefined) => {
    if (!document || taken.has(document.id)) return;
    taken.add(document.id);
    paired.set(text, document);
  };

  const [were, are] = [before.filter(isArticle), after.filter(isArticle)];
  if (were.length > 0 && are.length > 0) {
    const known = were.map((one) => ({ ...articleOf(one), id: documentAt(one)?.id ?? null }));
    const found = await pairArticles(known, are.map(articleOf), {
      encoding: were[0]!.version.encoding.label === are[0]!.version.encoding.label,
      rule: sameValue(were[0]!.holder!.reading.rule, are[0]!.holder!.reading.rule),
    });
    for (const [number, id] of found) pair(are[number]!, documents.get(id));
  }

  const byPlace = new Map<number, Document>();
  for (const one of before) {
    const document = documentAt(one);
    if (one.at !== undefined && document && !isArticle(one)) byPlace.set(one.at, document);
  }
  for (const one of after) {
    if (paired.has(one)) continue;
    const isPart = one.holder !== undefined && one.path !== one.holder.path;
    if (!isPart) pair(one, documentAt(one));
    // A table and one of its rows are not the same, though both begin where the file does.
    else if (one.at !== undefined && byPlace.get(one.at)?.path !== one.holder.path) pair(one, byPlace.get(one.at));
  }
  return paired;
}

const isArticle = ({ holder }: ReadText) => holder?.reading.rule.kind === 'articles';
const articleOf = ({ path, at = 0, stored: { text } }: ReadText): ReadArticle => ({ path, at, text });

/** What the import's report says of the file now. */
async function retold(
  store: ProjectStore,
  importId: Id,
  path: string,
  outcomes: readonly FileOutcome[],
): Promise<Result<readonly Diff[]>> {
  const rows = await store.outcomes(importId);
  if (!rows.ok) return rows;
  const isOf = (file: FileOutcome) => placesOf(file.path).some((place) => isSamePath(place, path));
  const concerned = rows.value.filter(({ files }) => files.some(isOf));
  return ok(
    concerned.map((row, at) => {
      const files = row.files.filter((file) => !isOf(file));
      return updated('outcomes', row, { ...row, files: at === 0 ? [...files, ...outcomes] : files });
    }),
  );
}

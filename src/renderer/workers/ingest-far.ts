import { resolverBetween } from '../../core/anchor/resolve.ts';
import { openFile } from '../../core/decode/open.ts';
import { guessMetadata } from '../../core/metadata/guess.ts';
import { carryOver } from '../../core/model/annotations.ts';
import { added, sequenceOf, updated } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import { addVersion } from '../../core/model/documents.ts';
import { newId } from '../../core/model/id.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { Document, DocumentVersion, FileOutcome, Text } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { divide } from '../../core/passages/divide.ts';
import type { FileEntry } from '../../core/ports/host.ts';
import type { ActStamp, IngestAnswer, IngestPort, IngestRequest } from '../../core/ports/ingest.ts';
import { openProjectStore } from '../store/project-store.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { sha256 } from './hash.ts';

/** A project as imports need it; `users` counts the calls that work with it. */
interface OpenProject {
  readonly store: ProjectStore;
  readonly known: KnownTexts;
  users: number;
}

/** The far side of imports. Projects stay open while calls work with them, and the last one until another is asked for. */
export function ingest(): IngestPort {
  const projects = new Map<Id, OpenProject>();
  /** Opening takes turns, or two calls would open the same project twice. */
  let turn: Promise<unknown> = Promise.resolve();

  function opened(projectId: Id): Promise<Result<OpenProject>> {
    const opening = turn.then(async (): Promise<Result<OpenProject>> => {
      let project = projects.get(projectId);
      if (project && !project.store.isOpen()) {
        projects.delete(projectId);
        project = undefined;
      }
      if (!project) {
        for (const [id, other] of projects) {
          if (other.users > 0) continue;
          other.store.close();
          projects.delete(id);
        }
        const store = await openProjectStore(projectId);
        if (!store.ok) return store;
        project = { store: store.value, known: knowTexts(store.value), users: 0 };
        projects.set(projectId, project);
      }
      project.users++;
      return ok(project);
    });
    turn = opening.catch(() => null); // Thrown at who opened it; the next one has its own turn.
    return opening;
  }

  /** Works with an open project that knows all that the window stored before it called. */
  async function within<T>(projectId: Id, work: (project: OpenProject) => Promise<Result<T>>): Promise<Result<T>> {
    const project = await opened(projectId);
    if (!project.ok) return project;
    try {
      const settled = await project.value.store.settle();
      return settled.ok ? await work(project.value) : settled;
    } finally {
      project.value.users--;
    }
  }

  return {
    takeBatch: (request) => within(request.projectId, ({ store, known }) => takeBatch(store, known, request)),

    guess: (projectId, textId, path) =>
      within(projectId, async ({ store }) => {
        const text = await store.text(textId);
        return text.ok ? ok(guessMetadata(text.value.text, path, text.value.division)) : text;
      }),

    previewEncoding: (projectId, textId, label, length) =>
      within(projectId, async ({ store }) => {
        const text = await store.text(textId);
        if (!text.ok) return text;
        const file = openFile('', text.value.bytes, label);
        if (file.kind !== 'text') return fail('invalid', label);
        return ok({ text: file.text.slice(0, length), replacements: file.encoding.replacements });
      }),

    redecode: (projectId, documentId, label, stamp) =>
      within(projectId, async ({ store }) => {
        const document = store.snapshot.rows('documents').get(documentId);
        if (!document) return fail('not-found', documentId);
        const old = await store.text(currentVersion(document).textId);
        if (!old.ok) return old;
        const read = await readFile({ kind: 'file', path: document.path, bytes: old.value.bytes }, label);
        if (read.kind !== 'text') return fail('invalid', label);
        const texts = await oldTexts(store, document);
        if (!texts.ok) return texts;
        const diff = newVersion(store, document, read, texts.value);
        const request = { ...requestOf(stamp), label: { verb: 'redecode', names: stamp.names } } as const;
        const stored = await store.apply(diff, request, [read.stored]);
        return stored.ok ? ok(store.snapshot.rows('documents').get(documentId) ?? document) : stored;
      }),
  };
}

function requestOf({ act, author, unasked }: ActStamp) {
  return { act, author, ...(unasked && { unasked }) };
}

/** What the project holds already, looked up by text and by place in a folder. Follows every change of documents. */
interface KnownTexts {
  withText(textHash: string): Document | undefined;
  at(folder: string, path: string): Document | undefined;
}

function knowTexts(store: ProjectStore): KnownTexts {
  const byText = new Map<string, Id>();
  const byPlace = new Map<string, Id>();
  /** By the composed form of a path that was stored in another one. */
  const byComposed = new Map<string, Id>();
  const { snapshot } = store;

  const placeOf = (document: Document) => {
    const source = snapshot.rows('imports').get(document.importId);
    // Single files have no folder that could tell two `notes.txt` apart.
    return source?.source === 'folder' ? `${source.name}\n${document.path}` : null;
  };
  const learn = (document: Document) => {
    byText.set(currentVersion(document).textHash, document.id);
    const place = placeOf(document);
    if (place === null) return;
    byPlace.set(place, document.id);
    const composed = place.normalize('NFC');
    if (composed !== place) byComposed.set(composed, document.id);
  };
  const learnAll = () => {
    byText.clear();
    byPlace.clear();
    byComposed.clear();
    for (const document of snapshot.rows('documents').values()) learn(document);
  };
  learnAll();
  store.subscribe((diff) => {
    if (diff === null) learnAll();
    else for (const [, after] of Object.values(diff.documents ?? {})) if (after) learn(after);
  });
  // What was removed or replaced stays in the maps, so each answer is looked at again.
  return {
    withText(textHash) {
      const document = snapshot.rows('documents').get(byText.get(textHash) ?? '');
      return document && currentVersion(document).textHash === textHash ? document : undefined;
    },
    at(folder, path) {
      const place = `${folder}\n${path}`;
      const there = snapshot.rows('documents').get(byPlace.get(place) ?? '');
      // A folder that was imported in one Unicode form and is read in the composed one holds the same files.
      return there ?? snapshot.rows('documents').get(byComposed.get(place) ?? '');
    },
  };
}

interface ReadText {
  readonly kind: 'text';
  readonly version: DocumentVersion;
  readonly stored: Text;
  readonly guesses: ReturnType<typeof guessMetadata>;
}

type ReadFile = ReadText | { readonly kind: 'outcome'; readonly outcome: FileOutcome };

/** One bad file never stops the others, also when it is our own code that fails on it. */
async function readFileSafely(entry: FileEntry): Promise<ReadFile> {
  try {
    return await readFile(entry);
  } catch (error) {
    const bytes = entry.kind === 'file' ? entry.bytes.length : entry.size;
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { kind: 'outcome', outcome: { path: entry.path, bytes, kind: 'failed', reason: 'unreadable', detail } };
  }
}

/** Decodes a file and finds out all that depends on its bytes and path alone. */
async function readFile(entry: FileEntry, label?: string): Promise<ReadFile> {
  if (entry.kind === 'problem') {
    const { path, size: bytes, problem, detail } = entry;
    return {
      kind: 'outcome',
      outcome:
        problem === 'too-large'
          ? { path, bytes, kind: 'skipped', reason: 'too-large' }
          : { path, bytes, kind: 'failed', reason: problem, detail },
    };
  }
  const { path, bytes } = entry;
  const file = openFile(path, bytes, label);
  if (file.kind !== 'text') {
    const reason = file.kind === 'skipped' ? file.reason : 'not-text';
    return { kind: 'outcome', outcome: { path, bytes: bytes.length, kind: 'skipped', reason } };
  }
  const division = divide(file.text);
  const textId = newId();
  const byteHash = await sha256(bytes);
  const version: DocumentVersion = {
    number: 1,
    textId,
    bytes: bytes.length,
    length: file.text.length,
    byteHash,
    textHash: await hashOfText(file.text, bytes, byteHash),
    encoding: file.encoding,
    passages: division.starts.length,
    imported: new Date().toISOString(),
  };
  return {
    kind: 'text',
    version,
    stored: { id: textId, bytes, text: file.text, division },
    guesses: guessMetadata(file.text, path, division),
  };
}

/** Most texts are UTF-8 in their files already, and one hash serves for both. */
async function hashOfText(text: string, bytes: Uint8Array, byteHash: string): Promise<string> {
  const encoded = new TextEncoder().encode(text);
  const same = encoded.length === bytes.length && encoded.every((byte, at) => byte === bytes[at]);
  return same ? byteHash : sha256(encoded);
}

async function takeBatch(
  store: ProjectStore,
  known: KnownTexts,
  request: IngestRequest,
): Promise<Result<IngestAnswer>> {
  const earlier = request.again ? await store.outcomes(request.importId) : ok([]);
  if (!earlier.ok) return earlier;
  const had = new Map(earlier.value.flatMap(({ files: stored }) => stored).map((outcome) => [outcome.path, outcome]));
  const entries = request.entries.filter(({ path }) => !had.has(path));
  const done = request.entries.flatMap(({ path }) => had.get(path) ?? []);
  if (entries.length === 0) return ok({ outcomes: done, diff: {} });
  const files = await Promise.all(
    entries.map(async (entry) => ({ path: entry.path, read: await readFileSafely(entry) })),
  );
  // One tab decides and stores after the other, or two imports of one folder would both find its files new.
  return navigator.locks.request(`lectern-ingest-${store.id}`, async () => {
    const settled = await store.settle();
    if (!settled.ok) return settled;
    const stored = await storeBatch(store, known, request, files);
    return stored.ok ? ok({ ...stored.value, outcomes: [...done, ...stored.value.outcomes] }) : stored;
  });
}

async function storeBatch(
  store: ProjectStore,
  known: KnownTexts,
  request: IngestRequest,
  files: readonly { readonly path: string; readonly read: ReadFile }[],
): Promise<Result<IngestAnswer>> {
  for (let attempt = 1; ; attempt++) {
    const batch: Batch = { outcomes: [], diffs: [], texts: [], newTexts: new Map() };
    for (const { path, read } of files) {
      if (read.kind === 'outcome') batch.outcomes.push(read.outcome);
      else {
        const taken = await takeText(store, known, request, batch, path, read);
        if (!taken.ok) return taken;
      }
    }
    const outcomes = { id: newId(), importId: request.importId, files: batch.outcomes };
    const stored = await store.apply(
      sequenceOf([...batch.diffs, added('outcomes', outcomes)]),
      { ...requestOf(request.stamp), label: { verb: 'import', names: request.stamp.names } },
      batch.texts,
    );
    if (stored.ok) return ok({ outcomes: batch.outcomes, diff: stored.value });
    // The person went on annotating a document that gets a new version here: decide again from what stands now.
    if (stored.error.code !== 'changed-elsewhere' || attempt === attempts) return stored;
  }
}

/** How often a batch is decided anew when records change under it. */
const attempts = 5;

interface Batch {
  readonly outcomes: FileOutcome[];
  readonly diffs: Diff[];
  readonly texts: Text[];
  /** By text hash, the documents whose texts are new in this batch. */
  readonly newTexts: Map<string, { readonly id: Id; readonly version: DocumentVersion }>;
}

/** Decides what becomes of one file's text; see DESIGN.md, "Import". */
async function takeText(
  store: ProjectStore,
  known: KnownTexts,
  request: IngestRequest,
  batch: Batch,
  path: string,
  read: ReadText,
): Promise<Result<null>> {
  const { version, stored, guesses } = read;
  const file = { path, bytes: version.bytes };
  const stands = known.withText(version.textHash);
  const sameText = stands ? { id: stands.id, version: currentVersion(stands) } : batch.newTexts.get(version.textHash);
  const before = known.at(request.folder, path);

  if (before) {
    if (currentVersion(before).textHash === version.textHash) {
      batch.outcomes.push({ ...file, kind: 'unchanged', documentId: before.id });
    } else {
      const texts = await oldTexts(store, before);
      if (!texts.ok) return texts;
      batch.diffs.push(newVersion(store, before, read, texts.value));
      batch.texts.push(stored);
      batch.newTexts.set(version.textHash, { id: before.id, version });
      batch.outcomes.push({
        ...file,
        kind: 'new-version',
        documentId: before.id,
        version: currentVersion(before).number + 1,
      });
    }
    return ok(null);
  }
  // The same bytes are stored once; another encoding of the same text keeps its own.
  const shared = sameText?.version.byteHash === version.byteHash ? sameText.version.textId : null;
  if (shared === null) batch.texts.push(stored);
  const kept = { ...version, textId: shared ?? version.textId };
  if (sameText !== undefined && request.sameText === 'skip') {
    batch.outcomes.push({ ...file, kind: 'duplicate', documentId: sameText.id, version: kept, kept: null });
    return ok(null);
  }
  const document: Document = {
    id: newId(),
    title: guesses.title,
    importId: request.importId,
    path,
    attributes: guesses.attributes,
    language: guesses.language,
    versions: [kept],
  };
  batch.newTexts.set(version.textHash, { id: document.id, version: kept });
  batch.diffs.push(added('documents', document));
  batch.outcomes.push({ ...file, kind: 'imported', documentId: document.id });
  return ok(null);
}

/** The texts in which annotations of a document stand, by version, to follow them from there. */
type OldTexts = ReadonlyMap<number, string>;

async function oldTexts(store: ProjectStore, document: Document): Promise<Result<OldTexts>> {
  const texts = new Map<number, string>();
  for (const { version } of store.snapshot.annotationsOf(document.id)) {
    const textId = document.versions.find(({ number }) => number === version)?.textId;
    if (textId === undefined || texts.has(version)) continue;
    const text = await store.text(textId);
    if (!text.ok) return text;
    texts.set(version, text.value.text);
  }
  return ok(texts);
}

/** Gives a document its next version, and places its annotations in it; what cannot be found is kept as lost. */
function newVersion(store: ProjectStore, document: Document, { version, stored }: ReadText, texts: OldTexts): Diff {
  const next = { ...version, number: currentVersion(document).number + 1 };
  const resolvers = new Map([...texts].map(([number, text]) => [number, resolverBetween(text, stored.text)]));
  const carried = store.snapshot.annotationsOf(document.id).flatMap((annotation): Diff[] => {
    // What had no text to stand in cannot be followed.
    const resolved = resolvers.get(annotation.version)?.(annotation);
    const after = carryOver(annotation, resolved ?? lostAnchor, next.number, next.imported);
    return after === annotation ? [] : [updated('annotations', annotation, after)];
  });
  return sequenceOf([addVersion(document, next), ...carried]);
}

const lostAnchor = { range: null, anchor: { kind: 'lost' } } as const;

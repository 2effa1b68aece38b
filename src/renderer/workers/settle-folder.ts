import { leastLikeness, likeness, shinglesOf } from '../../core/anchor/likeness.ts';
import type { Shingles } from '../../core/anchor/likeness.ts';
import { guessMetadata } from '../../core/metadata/guess.ts';
import { added, sequenceOf, updated } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import { moveDocument } from '../../core/model/documents.ts';
import { newId } from '../../core/model/id.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { Document, FileOutcome } from '../../core/model/records.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { FolderState, SettleRequest } from '../../core/ports/ingest.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { chosenFacts } from './chosen-facts.ts';
import type { ChosenFacts } from './chosen-facts.ts';
import { readDividedText } from './divided-text.ts';
import type { KnownTexts } from './known-texts.ts';
import { newVersion } from './new-version.ts';
import { inTurn, storeDecided } from './take-batch.ts';

// What can be said only when all files of a folder were seen: which of its documents have no file any more, and which of
// the other files hold their texts. A text that moved is followed by its words; where the words changed on the way, the
// report suggests what a file was, and a person decides.

/** From this likeness on, a file is suggested to be a newer text of a document whose own file is gone. */
const suggested = 2 * leastLikeness;

/** Decides it, and stores what was decided as part of the import. */
export function settleFolder(store: ProjectStore, known: KnownTexts, request: SettleRequest): Promise<Result<Diff>> {
  return inTurn(store, () =>
    storeDecided(store, request.stamp, async () => {
      const stored = await store.outcomes(request.importId);
      if (!stored.ok) return stored;
      const files = stored.value.flatMap((outcomes) => outcomes.files);
      const decided = await decide(store, known, request, files);
      const rows = stored.value.map((outcomes) =>
        updated('outcomes', outcomes, {
          ...outcomes,
          files: outcomes.files.map((file) => decided.outcomes.get(file.path) ?? file),
        }),
      );
      return ok({ diff: sequenceOf([...decided.diffs, ...rows]) });
    }),
  );
}

type Duplicate = FileOutcome & { readonly kind: 'duplicate' };

interface Decided {
  readonly diffs: Diff[];
  /** By path. */
  readonly outcomes: Map<string, FileOutcome>;
}

async function decide(
  store: ProjectStore,
  known: KnownTexts,
  { importId, folder, state }: SettleRequest,
  files: readonly FileOutcome[],
): Promise<Decided> {
  const decided: Decided = { diffs: [], outcomes: new Map() };
  const chosenOf = chosenFacts(store);
  const homeless = homelessIn(store, known, folder, importId, files, state);
  // Under its own name first: of two files with one text, the one that was only moved is the document's.
  const texts = files.flatMap((file) => (file.kind === 'duplicate' && file.kept === null ? [file] : []));
  const byName = (file: Duplicate) => (nameOf(homeless.get(file.documentId)?.path ?? '') === nameOf(file.path) ? 0 : 1);
  const left: Duplicate[] = [];
  const unheld: Duplicate[] = [];
  for (const file of texts.toSorted((a, b) => byName(a) - byName(b))) {
    const document = homeless.get(file.documentId);
    if (!document) {
      left.push(file);
      continue;
    }
    if (!holds(document, file)) {
      left.push(file);
      continue;
    }
    const { path, bytes } = file;
    homeless.delete(document.id);
    decided.diffs.push(await moved(store, document, path, chosenOf));
    decided.outcomes.set(path, { path, bytes, kind: 'unchanged', documentId: document.id, from: document.path });
  }

  // Another text stands there now that a document of its own has, too: the next text of what stood there, if it is one.
  for (const file of left) {
    const [document] = known.at(folder, file.path).filter(({ id }) => homeless.has(id));
    const diff = document && (await renewed(store, document, file, chosenOf));
    if (!diff) {
      if (!holds(store.snapshot.rows('documents').get(file.documentId), file)) unheld.push(file);
      continue;
    }
    homeless.delete(document.id);
    decided.diffs.push(diff);
    const { path, bytes } = file;
    const version = currentVersion(document).number + 1;
    decided.outcomes.set(path, { path, bytes, kind: 'new-version', documentId: document.id, version });
  }

  // What was a duplicate when it was read is the only one of its text now that the document has another.
  const made: Document[] = [];
  for (const file of unheld) {
    const { path, bytes, version } = file;
    const holder = known.withText(version.textHash) ?? made.find((document) => holds(document, file));
    if (holder) {
      decided.outcomes.set(path, { ...file, documentId: holder.id });
      continue;
    }
    const document = await documentOf(store, importId, file);
    if (!document) continue;
    made.push(document);
    decided.diffs.push(added('documents', document));
    decided.outcomes.set(path, { path, bytes, kind: 'imported', documentId: document.id });
  }

  for (const [path, like] of await suggestions(store, homeless.values(), files)) {
    const file = files.find((one) => one.path === path);
    if (file?.kind === 'imported') decided.outcomes.set(path, { ...file, like });
  }
  return decided;
}

/** Whether a document still has the text that a file was found to repeat. */
function holds(document: Document | undefined, { version }: Duplicate): boolean {
  if (!document) return false;
  const { byteHash, textHash } = currentVersion(document);
  return byteHash === version.byteHash || textHash === version.textHash;
}

/** A document made of a file that was taken for a duplicate; null if its text cannot be read. */
async function documentOf(store: ProjectStore, importId: Id, { path, version }: Duplicate): Promise<Document | null> {
  const text = await readDividedText(store, version.textId);
  if (!text.ok) return null;
  const { title, attributes, language } = guessMetadata(text.value.text, path, text.value.division);
  return { id: newId(), title, importId, path, attributes, language, versions: [version] };
}

/** The folder's documents whose texts no longer stand where they stood; not those of which nothing is known. */
function homelessIn(
  store: ProjectStore,
  known: KnownTexts,
  folder: string,
  importId: Id,
  files: readonly FileOutcome[],
  state: FolderState,
): Map<Id, Document> {
  const housed = new Set(
    files.flatMap((file) => (file.kind === 'unchanged' || file.kind === 'new-version' ? [file.documentId] : [])),
  );
  const seen = new Map(files.map((file) => [file.path.normalize('NFC'), file]));
  const unknown = [...state.unknown, ...files.filter(({ kind }) => kind === 'failed').map(({ path }) => path)];
  const isUnknown = (path: string) => unknown.some((place) => path === place || path.startsWith(`${place}/`));
  const stands = (document: Document) => {
    const path = document.path.normalize('NFC');
    if (housed.has(document.id) || isUnknown(path) || isUnknown(document.path)) return true;
    if (state.prints === null || seen.has(path)) return false;
    return (state.prints.get(document.path) ?? state.prints.get(path)) === currentVersion(document).byteHash;
  };
  return new Map(
    [...store.snapshot.rows('documents').values()]
      .filter((document) => document.importId !== importId && known.isIn(folder, document) && !stands(document))
      .map((document) => [document.id, document]),
  );
}

async function moved(store: ProjectStore, document: Document, path: string, chosenOf: ChosenFacts): Promise<Diff> {
  const chosen = await chosenOf(document.id);
  const text = await readDividedText(store, currentVersion(document).textId);
  if (!text.ok || !chosen.ok) return updated('documents', document, { ...document, path });
  return moveDocument(document, path, chosen.value, guessMetadata(text.value.text, path, text.value.division));
}

async function renewed(
  store: ProjectStore,
  document: Document,
  { path, version }: Duplicate,
  chosenOf: ChosenFacts,
): Promise<Diff | null> {
  const [old, now] = [await store.text(currentVersion(document).textId), await readDividedText(store, version.textId)];
  if (!old.ok || !now.ok) return null;
  if (likeness(shinglesOf(old.value.text), shinglesOf(now.value.text)) < leastLikeness) return null;
  const facts = guessMetadata(now.value.text, path, now.value.division);
  const diff = await newVersion(store, document, { version, text: now.value.text, facts }, chosenOf);
  return diff.ok ? diff.value : null;
}

/** For new texts, by path, the homeless document that each is most like; every document once. */
async function suggestions(
  store: ProjectStore,
  homeless: Iterable<Document>,
  files: readonly FileOutcome[],
): Promise<ReadonlyMap<string, Id>> {
  const lost = new Map<Id, Shingles>();
  const byRun = new Map<number, Id[]>();
  for (const document of homeless) {
    const shingles = await shinglesIn(store, document);
    if (!shingles) continue;
    lost.set(document.id, shingles);
    for (const run of shingles.ofLength(sketched)) {
      const ids = byRun.get(run);
      if (!ids) byRun.set(run, [document.id]);
      else if (ids.length <= telling) ids.push(document.id);
    }
  }
  const pairs: { readonly path: string; readonly id: Id; readonly likeness: number }[] = [];
  for (const file of lost.size === 0 ? [] : files) {
    const document = file.kind === 'imported' ? store.snapshot.rows('documents').get(file.documentId) : undefined;
    const shingles = document && (await shinglesIn(store, document));
    if (!shingles) continue;
    const shared = new Map<Id, number>();
    for (const run of shingles.ofLength(sketched)) {
      const ids = byRun.get(run) ?? [];
      // What stands in many texts, as the foot of a letter does, tells none of them.
      if (ids.length <= telling) for (const id of ids) shared.set(id, (shared.get(id) ?? 0) + 1);
    }
    const likeliest = [...shared].toSorted((a, b) => b[1] - a[1]).slice(0, compared);
    for (const [id] of likeliest) {
      const like = likeness(shingles, lost.get(id)!);
      if (like >= suggested) pairs.push({ path: file.path, id, likeness: like });
    }
  }
  const found = new Map<string, Id>();
  const taken = new Set<Id>();
  for (const { path, id } of pairs.toSorted((a, b) => b.likeness - a.likeness)) {
    if (found.has(path) || taken.has(id)) continue;
    found.set(path, id);
    taken.add(id);
  }
  return found;
}

/** Words in the runs by which candidates are found, in how many texts such a run may stand, how many are compared. */
const sketched = 3;
const telling = 20;
const compared = 5;

async function shinglesIn(store: ProjectStore, document: Document): Promise<Shingles | null> {
  const text = await store.text(currentVersion(document).textId);
  return text.ok ? shinglesOf(text.value.text) : null; // What cannot be read is like nothing.
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

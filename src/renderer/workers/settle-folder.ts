import { factsOf } from '../../core/ingest/facts.ts';
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
import { holds, homelessAmong, seesAll } from '../../core/ingest/homeless.ts';
import type { Duplicate } from '../../core/ingest/homeless.ts';
import { repeating, versionOutcome } from '../../core/ingest/outcomes.ts';
import { pairTexts } from '../../core/ingest/pair-texts.ts';
import type { Newcomer, Pair } from '../../core/ingest/pair-texts.ts';
import { areOtherMails } from './place-mails.ts';
import { joinAsVersion } from './take-as-version.ts';
import { inTurn, storeDecided } from './take-batch.ts';

// What can be said only when no more files of a folder come: which of its documents have no file any more, and which of
// the other files hold their texts. A text that moved is followed by its words. Then the likest texts are paired: one at
// the path of its document is its next version; elsewhere the report suggests what a file was, and a person decides.

/** Decides it, and stores what was decided as part of the import. */
export function settleFolder(store: ProjectStore, known: KnownTexts, request: SettleRequest): Promise<Result<Diff>> {
  return inTurn(store, () =>
    storeDecided(store, request.stamp, async () => {
      const stored = await store.outcomes(request.importId);
      if (!stored.ok) return stored;
      const files = stored.value.flatMap((outcomes) => outcomes.files);
      const answer = await decide(store, known, request, files);
      if (!answer.ok) return answer;
      const decided = answer.value;
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
): Promise<Result<Decided>> {
  const decided: Decided = { diffs: [], outcomes: new Map() };
  const chosenOf = chosenFacts(store);
  const texts = files.flatMap((file) => (file.kind === 'duplicate' && file.kept === null ? [file] : []));
  const { unseen, ...whole } = state;
  const documents = [...store.snapshot.rows('documents').values()].filter(
    (document) => document.importId !== importId && known.isIn(folder, document),
  );
  const among = (looked: FolderState) => homelessAmong(documents, files, looked);
  const isElsewhere = unseen === 'elsewhere' || unseen === 'believed';
  // Of another folder's documents nothing is said; a person may still be asked whether a file is a newer text of one.
  const unknown = among(isElsewhere ? whole : state);
  const isWhole = unseen === 'believed' && seesAll(unknown, among(state), texts);
  const homeless = isElsewhere && !isWhole ? among(state) : new Map(unknown);
  const perhaps = [...unknown.values()].filter(({ id }) => !homeless.has(id));
  // Under its own name first: of two files with one text, the one that was only moved is the document's.
  const byName = (file: Duplicate) => (nameOf(homeless.get(file.documentId)?.path ?? '') === nameOf(file.path) ? 0 : 1);
  const left: Duplicate[] = [];
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

  const held = await heldBefore(store, importId, files);
  if (!held.ok) return held;
  const imported = files.filter((file) => file.kind === 'imported');
  const stoodAt = (path: string) => known.at(folder, path).findLast(({ id }) => homeless.has(id));
  const paired = unseen === 'unread' ? [] : [...homeless.values(), ...perhaps];
  const repeated: Newcomer[] = [];
  for (const { path, version } of left) {
    // Another text stands there now that a document of its own has, too: the next text of what stood there, if it is one.
    const stood = stoodAt(path);
    const own = stood && !(await areOtherMails(store, version, currentVersion(stood))) ? stood.id : null;
    repeated.push({ path, textId: version.textId, own, known: true });
  }
  const pairs = await pairTexts(
    new Map(paired.map((document) => [document.id, currentVersion(document).textId])),
    [...repeated, ...[...imported, ...held.value].flatMap((file) => newcomerOf(store, homeless, file))],
    async (textId) => {
      const text = await store.text(textId);
      return text.ok ? text.value.text : null;
    },
  );
  const ownOf = (path: string) => {
    const pair = pairs.get(path);
    return pair?.own ? homeless.get(pair.id) : undefined;
  };

  const joined = new Map<Id, Id>();
  for (const file of [...imported, ...held.value]) {
    const document = ownOf(file.path);
    const made = document && store.snapshot.rows('documents').get(file.documentId);
    if (!made) continue;
    const joining = await joinAsVersion(store, document, made, chosenOf);
    if (!joining.ok) return joining;
    joined.set(made.id, document.id);
    decided.diffs.push(joining.value.diff);
    decided.outcomes.set(file.path, versionOutcome(file, document, currentVersion(made), joining.value.version));
  }

  /** With the document that stood at the file's place, of which this is no newer text. */
  const unheld: { readonly file: Duplicate; readonly unlike: Document | undefined }[] = [];
  for (const file of left) {
    const document = ownOf(file.path);
    const diff = document && (await renewed(store, document, file, chosenOf));
    if (!diff) {
      if (!holds(store.snapshot.rows('documents').get(file.documentId), file)) {
        unheld.push({ file, unlike: unseen === 'unread' ? undefined : stoodAt(file.path) });
      }
      continue;
    }
    decided.diffs.push(diff);
    const number = currentVersion(document).number + 1;
    decided.outcomes.set(file.path, versionOutcome(file, document, file.version, number));
  }

  // What was a duplicate when it was read is the only one of its text now that the document has another.
  const made: Document[] = [];
  for (const { file, unlike } of unheld) {
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
    const instead = unlike && { unlike: unlike.id };
    decided.outcomes.set(path, { path, bytes, kind: 'imported', documentId: document.id, ...instead });
  }

  for (const file of unseen === 'unread' ? [] : imported) {
    const pair = await believed(store, pairs.get(file.path), file.documentId);
    if (decided.outcomes.has(file.path) || (!pair && file.like === undefined)) continue;
    const { like: stood, unlike = stood, ...rest } = file;
    decided.outcomes.set(file.path, {
      ...rest,
      ...(unlike !== undefined && unlike !== pair?.id && { unlike }),
      ...(pair && { like: pair.id }),
    });
  }

  for (const file of left) {
    const now = decided.outcomes.get(file.path) ?? file;
    if (joined.size > 0) decided.outcomes.set(file.path, repeating(now, joined));
  }
  return ok(decided);
}

/** A file of a document that its import made. It is one until it is known to be the next text of the one before it. */
type Made = FileOutcome & { readonly kind: 'imported' };

/** What an earlier import made of files that stand unchanged, if it ended before it was known what they are. */
async function heldBefore(
  store: ProjectStore,
  importId: Id,
  files: readonly FileOutcome[],
): Promise<Result<readonly Made[]>> {
  const { snapshot } = store;
  const unchanged = new Map<Id, { readonly path: string; readonly bytes: number }>();
  const unfinished = new Set<Id>();
  for (const file of files) {
    const document = file.kind === 'unchanged' ? snapshot.rows('documents').get(file.documentId) : undefined;
    const source = document && snapshot.rows('imports').get(document.importId);
    if (!source || source.id === importId || source.state === 'done') continue;
    unchanged.set(document.id, file);
    unfinished.add(source.id);
  }
  const held: Made[] = [];
  for (const id of unfinished) {
    const stored = await store.outcomes(id);
    if (!stored.ok) return stored;
    for (const file of stored.value.flatMap((outcomes) => outcomes.files)) {
      const now = file.kind === 'imported' && file.like !== undefined && unchanged.get(file.documentId);
      if (now) held.push({ ...file, path: now.path, bytes: now.bytes });
    }
  }
  return ok(held);
}

function newcomerOf(store: ProjectStore, homeless: ReadonlyMap<Id, Document>, file: Made): Newcomer[] {
  const document = store.snapshot.rows('documents').get(file.documentId);
  if (!document) return [];
  const { path, like } = file;
  const stood = like === undefined ? undefined : homeless.get(like);
  const own = stood?.path.normalize('NFC') === path.normalize('NFC') ? stood.id : null;
  return [{ path, textId: currentVersion(document).textId, own }];
}

/** What is suggested for a document; another mail is no older text of one. */
async function believed(store: ProjectStore, pair: Pair | undefined, id: Id): Promise<Pair | undefined> {
  const [now, before] = [id, pair?.id ?? ''].map((one) => store.snapshot.rows('documents').get(one));
  const isOther = now && before && (await areOtherMails(store, currentVersion(now), currentVersion(before)));
  return isOther ? undefined : pair;
}

/** A document made of a file that was taken for a duplicate; null if its text cannot be read. */
async function documentOf(store: ProjectStore, importId: Id, { path, version }: Duplicate): Promise<Document | null> {
  const text = await readDividedText(store, version.textId);
  if (!text.ok) return null;
  const { title, attributes, language } = factsOf(text.value, path);
  return { id: newId(), title, importId, path, attributes, language, versions: [version] };
}

async function moved(store: ProjectStore, document: Document, path: string, chosenOf: ChosenFacts): Promise<Diff> {
  const chosen = await chosenOf(document.id);
  const text = await readDividedText(store, currentVersion(document).textId);
  if (!text.ok || !chosen.ok) return updated('documents', document, { ...document, path });
  return moveDocument(document, path, chosen.value, factsOf(text.value, path));
}

async function renewed(
  store: ProjectStore,
  document: Document,
  { path, version }: Duplicate,
  chosenOf: ChosenFacts,
): Promise<Diff | null> {
  const now = await readDividedText(store, version.textId);
  if (!now.ok) return null;
  const facts = factsOf(now.value, path);
  const diff = await newVersion(store, document, { version, text: now.value.text, facts }, chosenOf);
  return diff.ok ? diff.value : null;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

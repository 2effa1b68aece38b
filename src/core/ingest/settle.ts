import { added } from '../model/diff.ts';
import type { Diff } from '../model/diff.ts';
import type { Id } from '../model/id.ts';
import { currentVersion } from '../model/records.ts';
import type { Document, DocumentVersion, FileOutcome } from '../model/records.ts';
import { ok } from '../model/result.ts';
import type { Result } from '../model/result.ts';
import type { FolderState } from '../ports/ingest.ts';
import { holds, homelessAmong, seesAll } from './homeless.ts';
import type { Duplicate } from './homeless.ts';
import { repeating, versionOutcome } from './outcomes.ts';
import { pairTexts } from './pair-texts.ts';
import type { Newcomer, Pair } from './pair-texts.ts';

// What can be said only when no more files of a folder come: which of its documents have no file any more, and which of
// the other files hold their texts. A text that moved is followed by its words. Then the likest texts are paired: one at
// the path of its document is its next version; elsewhere the report suggests what a file was, and a person decides.

/** A folder of which all files were taken, or no more will be. */
export interface Folder {
  readonly importId: Id;
  readonly state: FolderState;
  /** What the import said of its files so far. */
  readonly files: readonly FileOutcome[];
  /** What earlier imports made of files that stand unchanged, if they ended before it was known what these are. */
  readonly held: readonly Made[];
}

/** A file of a document that its import made. It is one until it is known to be the next text of the one before it. */
export type Made = FileOutcome & { readonly kind: 'imported' };

/** What settling asks of the project and its texts. Nothing of it writes. */
export interface Hands {
  readonly documents: ReadonlyMap<Id, Document>;
  /** Whether a document came from this folder. */
  isIn(document: Document): boolean;
  /** All of the folder that stand at a path. */
  at(path: string): readonly Document[];
  /** Whose current version has this text; of several the one that came first. */
  withText(textHash: string): Document | undefined;
  /** Null if the text cannot be read. */
  read(textId: Id): Promise<string | null>;
  areOtherMails(one: DocumentVersion, other: DocumentVersion): Promise<boolean>;
  moved(document: Document, path: string): Promise<Diff>;
  /** The document that an import made goes into the one whose newer text it is. */
  joined(document: Document, made: Document): Promise<Result<{ readonly diff: Diff; readonly version: number }>>;
  /** The file's text becomes the next of a document; null if that cannot be read. */
  renewed(document: Document, file: Duplicate): Promise<Diff | null>;
  /** A document made of a file that was taken for a duplicate; null if its text cannot be read. */
  documentOf(file: Duplicate): Promise<Document | null>;
  /** The comments and highlights of the file that a document was made of, as its annotations. */
  remarksOf(document: Document): Promise<readonly Diff[]>;
}

/** What was decided of a folder, to be stored as one. */
export interface Settled {
  readonly diffs: readonly Diff[];
  /** What is now said of files, by path, where that is another thing. */
  readonly outcomes: ReadonlyMap<string, FileOutcome>;
}

/** What is known, and what was decided, so far. */
interface Settling extends Folder {
  readonly hands: Hands;
  /** Documents that have no file; those that are followed go out of it. */
  readonly homeless: Map<Id, Document>;
  /** Those of which it is not said, since they may belong to another folder; a person may still be asked. */
  readonly perhaps: readonly Document[];
  readonly diffs: Diff[];
  readonly outcomes: Map<string, FileOutcome>;
}

/** Decides it in this order: what moved, what is a next version, what is a document of its own, what is suggested. */
export async function settle(folder: Folder, hands: Hands): Promise<Result<Settled>> {
  const texts = folder.files.flatMap((file) => (file.kind === 'duplicate' && file.kept === null ? [file] : []));
  const settling: Settling = {
    ...folder,
    hands,
    ...whoHasNoFile(folder, hands, texts),
    diffs: [],
    outcomes: new Map(),
  };
  const left = await followMoved(settling, texts);
  const pairs = await pairLeft(settling, left);
  const joined = await joinPaired(settling, pairs);
  if (!joined.ok) return joined;
  await makeOfOthers(settling, await renewPaired(settling, left, pairs));
  await suggest(settling, pairs);
  tellOfJoined(settling, left, joined.value);
  return ok(settling);
}

function whoHasNoFile(
  { importId, state, files }: Folder,
  hands: Hands,
  texts: readonly Duplicate[],
): Pick<Settling, 'homeless' | 'perhaps'> {
  const { unseen, ...whole } = state;
  const documents = [...hands.documents.values()].filter((one) => one.importId !== importId && hands.isIn(one));
  const isElsewhere = unseen === 'elsewhere' || unseen === 'believed';
  const surely = homelessAmong(documents, files, state);
  // Of another folder's documents nothing is said.
  const all = isElsewhere ? homelessAmong(documents, files, whole) : surely;
  const isWhole = unseen === 'believed' && seesAll(all, surely, texts);
  const homeless = new Map(isElsewhere && !isWhole ? surely : all);
  return { homeless, perhaps: [...all.values()].filter(({ id }) => !homeless.has(id)) };
}

/** Documents go where their texts were found; the files that hold no homeless document's text are left. */
async function followMoved(settling: Settling, texts: readonly Duplicate[]): Promise<readonly Duplicate[]> {
  const { hands, homeless, diffs, outcomes } = settling;
  // Under its own name first: of two files with one text, the one that was only moved is the document's.
  const byName = (file: Duplicate) => (nameOf(homeless.get(file.documentId)?.path ?? '') === nameOf(file.path) ? 0 : 1);
  const left: Duplicate[] = [];
  for (const file of texts.toSorted((a, b) => byName(a) - byName(b))) {
    const document = homeless.get(file.documentId);
    if (!document || !holds(document, file)) {
      left.push(file);
      continue;
    }
    const { path, bytes } = file;
    homeless.delete(document.id);
    diffs.push(await hands.moved(document, path));
    outcomes.set(path, { path, bytes, kind: 'unchanged', documentId: document.id, from: document.path });
  }
  return left;
}

/** By path, the homeless document whose newer text a file may hold. */
async function pairLeft(settling: Settling, left: readonly Duplicate[]): Promise<ReadonlyMap<string, Pair>> {
  const { hands, homeless, perhaps, state, held } = settling;
  const lost = state.unseen === 'unread' ? [] : [...homeless.values(), ...perhaps];
  const newcomers: Newcomer[] = [];
  for (const { path, version } of left) {
    // Another text stands there now that a document of its own has, too: the next text of what stood there, if it is one.
    const stood = stoodAt(settling, path);
    const own = stood && !(await hands.areOtherMails(version, currentVersion(stood))) ? stood.id : null;
    newcomers.push({ path, textId: version.textId, own, known: true });
  }
  for (const file of [...importedOf(settling), ...held]) newcomers.push(...newcomerOf(settling, file));
  const textIds = new Map(lost.map((document) => [document.id, currentVersion(document).textId]));
  return pairTexts(textIds, newcomers, (textId) => hands.read(textId));
}

/** Documents that imports made go into those at whose paths they stand; by their ids, into which. */
async function joinPaired(settling: Settling, pairs: ReadonlyMap<string, Pair>): Promise<Result<ReadonlyMap<Id, Id>>> {
  const { hands, diffs, outcomes, held } = settling;
  const joined = new Map<Id, Id>();
  for (const file of [...importedOf(settling), ...held]) {
    const document = ownOf(settling, pairs, file.path);
    const made = document && hands.documents.get(file.documentId);
    if (!made) continue;
    const joining = await hands.joined(document, made);
    if (!joining.ok) return joining;
    joined.set(made.id, document.id);
    diffs.push(joining.value.diff);
    outcomes.set(file.path, versionOutcome(file, document, currentVersion(made), joining.value.version));
  }
  return ok(joined);
}

/** Texts that stand at the paths of documents become their next ones; the files whose texts no document holds are left. */
async function renewPaired(
  settling: Settling,
  left: readonly Duplicate[],
  pairs: ReadonlyMap<string, Pair>,
): Promise<readonly Duplicate[]> {
  const { hands, diffs, outcomes } = settling;
  const unheld: Duplicate[] = [];
  for (const file of left) {
    const document = ownOf(settling, pairs, file.path);
    const diff = document && (await hands.renewed(document, file));
    if (diff) {
      diffs.push(diff);
      outcomes.set(file.path, versionOutcome(file, document, file.version, currentVersion(document).number + 1));
    } else if (!holds(hands.documents.get(file.documentId), file)) unheld.push(file);
  }
  return unheld;
}

/** What was a duplicate when it was read is the only one of its text now that the document has another. */
async function makeOfOthers(settling: Settling, unheld: readonly Duplicate[]): Promise<void> {
  const { hands, diffs, outcomes, state } = settling;
  const made: Document[] = [];
  for (const file of unheld) {
    const { path, bytes, version } = file;
    const holder = hands.withText(version.textHash) ?? made.find((document) => holds(document, file));
    const document = holder ?? (await hands.documentOf(file));
    if (holder) outcomes.set(path, { ...file, documentId: holder.id });
    if (holder || !document) continue;
    made.push(document);
    diffs.push(added('documents', document), ...(await hands.remarksOf(document)));
    // Of the document that stood at the file's place this is no newer text.
    const unlike = state.unseen === 'unread' ? undefined : stoodAt(settling, path)?.id;
    outcomes.set(path, { path, bytes, kind: 'imported', documentId: document.id, ...(unlike && { unlike }) });
  }
}

/** The report says what a new file may have been, and of what stood at its place that it is no newer text. */
async function suggest(settling: Settling, pairs: ReadonlyMap<string, Pair>): Promise<void> {
  const { outcomes, state } = settling;
  for (const file of state.unseen === 'unread' ? [] : importedOf(settling)) {
    const pair = await believed(settling, pairs.get(file.path), file.documentId);
    if (outcomes.has(file.path) || (!pair && file.like === undefined)) continue;
    const { like: stood, unlike = stood, ...rest } = file;
    outcomes.set(file.path, {
      ...rest,
      ...(unlike !== undefined && unlike !== pair?.id && { unlike }),
      ...(pair && { like: pair.id }),
    });
  }
}

/** What repeats a document that went into another repeats that one. */
function tellOfJoined({ outcomes }: Settling, left: readonly Duplicate[], joined: ReadonlyMap<Id, Id>): void {
  if (joined.size === 0) return;
  for (const file of left) outcomes.set(file.path, repeating(outcomes.get(file.path) ?? file, joined));
}

function importedOf({ files }: Folder): readonly Made[] {
  return files.filter((file) => file.kind === 'imported');
}

/** The homeless document that stood at a path; of several the newest. */
function stoodAt({ hands, homeless }: Settling, path: string): Document | undefined {
  return hands.at(path).findLast(({ id }) => homeless.has(id));
}

/** The document whose next text stands at its own path. */
function ownOf({ homeless }: Settling, pairs: ReadonlyMap<string, Pair>, path: string): Document | undefined {
  const pair = pairs.get(path);
  return pair?.own ? homeless.get(pair.id) : undefined;
}

function newcomerOf({ hands, homeless }: Settling, { path, like, documentId }: Made): Newcomer[] {
  const document = hands.documents.get(documentId);
  if (!document) return [];
  const stood = like === undefined ? undefined : homeless.get(like);
  const own = stood?.path.normalize('NFC') === path.normalize('NFC') ? stood.id : null;
  return [{ path, textId: currentVersion(document).textId, own }];
}

/** What is suggested for a document; another mail is no older text of one. */
async function believed({ hands }: Settling, pair: Pair | undefined, id: Id): Promise<Pair | undefined> {
  const [now, before] = [id, pair?.id ?? ''].map((one) => hands.documents.get(one));
  const isOther = now && before && (await hands.areOtherMails(currentVersion(now), currentVersion(before)));
  return isOther ? undefined : pair;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

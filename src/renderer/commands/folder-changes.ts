import { placesOf } from '../../core/model/places.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { Document } from '../../core/model/records.ts';
import type { LookedFile } from '../../core/ports/linked-folders.ts';

// How a linked folder and the project differ, found from values alone. What counts is the bytes of a file, by their
// print: a file that was only touched is no change. Nothing here looks at the order in which things happened, so undo
// and redo need no care: what is taken back in the project is a difference again.

/** One difference between a linked folder and the project. Gone means: no longer in the folder; its text is kept. */
export type FolderChange =
  | {
      readonly kind: 'new';
      readonly path: string;
      readonly print: string;
      /** A document with the same bytes whose own file is gone: most likely the file was renamed. */
      readonly was: Id | null;
    }
  | { readonly kind: 'changed'; readonly path: string; readonly print: string; readonly documentId: Id }
  | {
      readonly kind: 'gone';
      readonly path: string;
      readonly documentId: Id;
      /** Its file made way for another, which stands at the same path or stood there last. */
      readonly madeWay?: true;
    };

/** A file as it stood when it was last read. `print` is the SHA-256 of its bytes, in hexadecimal. */
export interface SeenFile {
  readonly size: number;
  readonly changed: number;
  readonly print: string;
}

/** A file as it was taken in. */
export interface TakenFile {
  readonly print: string;
  readonly importId: Id;
  /** Documents that stood inside of the file, as mails in a mailbox, and do not any more. */
  readonly without?: readonly Id[];
}

/** What a machine remembers of a linked folder; by path. */
export interface FolderMemory {
  readonly seen: ReadonlyMap<string, SeenFile>;
  /** What was taken in. It counts only as long as its import stands. */
  readonly taken: ReadonlyMap<string, TakenFile>;
  /** What a person does not want to hear of until it changes again. */
  readonly ignored: ReadonlyMap<string, string>;
  /** Paths of files that are gone, and documents whose files made way for others, of which nobody wants to hear. */
  readonly dismissed: ReadonlySet<string>;
}

/** Of a folder that was never looked at. */
export const emptyMemory: FolderMemory = {
  seen: new Map(),
  taken: new Map(),
  ignored: new Map(),
  dismissed: new Set(),
};

/** What stands in the folder: prints by path, and the paths at and below which nothing is known. */
export interface Standing {
  readonly prints: ReadonlyMap<string, string>;
  readonly unknown: readonly string[];
}

/**
 * The documents of a folder by the path that a host gives their files; see `givenNames`. Of several that stood at one
 * path it is the one whose bytes stand there, by `prints`, else the newest: the files of the others made way for it.
 */
export function byGivenPath(documents: Iterable<Document>, prints: ReadonlyMap<string, string>): Map<string, Document> {
  const places = new Map<string, Document>();
  const all = [...documents].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const stands = (document: Document, path: string) => currentVersion(document).byteHash === prints.get(path);
  for (const document of all) {
    const before = places.get(document.path);
    if (!before || !stands(before, document.path)) places.set(document.path, document);
  }
  for (const document of all) {
    const composed = document.path.normalize('NFC');
    if (composed !== document.path && !prints.has(document.path) && !places.has(composed)) {
      places.delete(document.path);
      places.set(composed, document);
    }
  }
  return places;
}

/** What a difference is remembered by that is not to be told again. */
export function dismissalOf(change: FolderChange & { readonly kind: 'gone' }): string {
  return change.madeWay ? change.documentId : change.path;
}

/**
 * The differences, by path. `documents` are those of the folder, by the paths of their files, `madeWay` those whose files
 * made way for theirs; `standing` imports those that were not undone.
 */
export function folderChanges(
  folder: Standing,
  documents: ReadonlyMap<string, Document>,
  memory: FolderMemory,
  importStands: (importId: Id) => boolean,
  madeWay: readonly Document[] = [],
): readonly FolderChange[] {
  const changes: FolderChange[] = [];
  const within = fileOfEach(documents, folder.prints);
  const takenNow = (path: string, print: string | undefined): TakenFile | null => {
    const taken = memory.taken.get(path);
    return taken !== undefined && taken.print === print && importStands(taken.importId) ? taken : null;
  };
  const isIn = (file: string, { id }: Document) =>
    takenNow(file, folder.prints.get(file))?.without?.includes(id) !== true;
  const gone = [...documents].filter(([path, document]) => {
    const file = within.get(path);
    return file === undefined ? !folder.prints.has(path) && !isUnknown(path, folder.unknown) : !isIn(file, document);
  });
  const firstIn = new Map([...within].reverse().map(([path, file]) => [file, documents.get(path)!]));
  const goneByPrint = new Map(gone.map(([, document]) => [currentVersion(document).byteHash, document.id]));

  for (const [path, print] of folder.prints) {
    const document = documents.get(path) ?? firstIn.get(path);
    const settled = memory.ignored.get(path) === print || takenNow(path, print) !== null;
    if (settled || (document && currentVersion(document).byteHash === print)) continue;
    if (document) changes.push({ kind: 'changed', path, print, documentId: document.id });
    else changes.push({ kind: 'new', path, print, was: goneByPrint.get(print) ?? null });
  }
  for (const [path, { id }] of gone) {
    if (!memory.dismissed.has(path)) changes.push({ kind: 'gone', path, documentId: id });
  }
  for (const { path, id } of madeWay) {
    const isOver = memory.dismissed.has(id) || isUnknown(path, folder.unknown);
    if (!isOver) changes.push({ kind: 'gone', path, documentId: id, madeWay: true });
  }
  return changes;
}

/** What may be taken in without asking: what never was before. What was undone waits for the person. */
export function neverTaken(changes: readonly FolderChange[], memory: FolderMemory): readonly FolderChange[] {
  return changes.filter((change) => change.kind !== 'gone' && memory.taken.get(change.path)?.print !== change.print);
}

/** By the paths of texts that stand inside of files of the folder, the paths of these files. */
function fileOfEach(documents: ReadonlyMap<string, Document>, prints: Standing['prints']): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const path of documents.keys()) {
    const file = prints.has(path) ? undefined : placesOf(path).find((place) => prints.has(place));
    if (file !== undefined) files.set(path, file);
  }
  return files;
}

/** Files with an unreadable folder above them are not known to be gone. */
function isUnknown(path: string, unknown: readonly string[]): boolean {
  return unknown.some((place) => path === place || path.startsWith(`${place}/`));
}

/** The files that must be read again: never read, or with another size or time than when they were. */
export function toRead(files: readonly LookedFile[], seen: FolderMemory['seen']): readonly LookedFile[] {
  return files.filter(({ path, size, changed }) => {
    const before = seen.get(path);
    return before?.size !== size || before.changed !== changed;
  });
}

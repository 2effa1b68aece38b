import type { Id } from '../model/id.ts';
import { currentVersion } from '../model/records.ts';
import type { Document, FileOutcome } from '../model/records.ts';
import type { FolderState } from '../ports/ingest.ts';
import { placesOf } from '../model/places.ts';

// A document is homeless when no file of its folder holds its text any more where that stood: the file is gone, renamed,
// or holds another text. What happens to it is asked only when all files were seen.

/** A file whose text a document has already. */
export type Duplicate = FileOutcome & { readonly kind: 'duplicate' };

/**
 * Of a folder's documents those whose texts no longer stand where they stood; not those of which nothing is known. `documents`
 * are the folder's before the import, `files` all that the import saw.
 */
export function homelessAmong(
  documents: Iterable<Document>,
  files: readonly FileOutcome[],
  state: FolderState,
): Map<Id, Document> {
  const housed = new Set(
    files.flatMap((file) => (file.kind === 'unchanged' || file.kind === 'new-version' ? [file.documentId] : [])),
  );
  const seen = new Set(files.map((file) => file.path.normalize('NFC')));
  const opened = new Set(files.flatMap(({ path }) => placesOf(path)));
  const unknown = [...state.unknown, ...files.filter(({ kind }) => kind === 'failed').map(({ path }) => path)];
  const isUnknown = (path: string) => unknown.some((place) => path === place || path.startsWith(`${place}/`));
  const stands = (document: Document) => {
    const path = document.path.normalize('NFC');
    if (housed.has(document.id) || isUnknown(path) || isUnknown(document.path)) return true;
    if (seen.has(path)) return false;
    if (state.prints === null) return state.unseen !== undefined;
    // A text inside of a file is gone if the file was read and it was not there.
    const file = placesOf(document.path).find((place, at) => at > 0 && state.prints?.has(place));
    if (file !== undefined) return !opened.has(file);
    const print = state.prints.get(document.path) ?? state.prints.get(path);
    return print === currentVersion(document).byteHash || (state.unseen !== undefined && print !== undefined);
  };
  return new Map(
    Array.from(documents, (document) => [document.id, document] as const).filter(([, one]) => !stands(one)),
  );
}

/** Whether every document that has no file at its place, as far as is known, has its text in another file. */
export function seesAll(
  unknown: ReadonlyMap<Id, Document>,
  homeless: ReadonlyMap<Id, Document>,
  texts: readonly Duplicate[],
): boolean {
  const seen = new Set(
    texts.filter((file) => holds(unknown.get(file.documentId), file)).map((file) => file.documentId),
  );
  return [...unknown.keys()].every((id) => homeless.has(id) || seen.has(id));
}

/** Whether a document still has the text that a file was found to repeat. */
export function holds(document: Document | undefined, { version }: Duplicate): boolean {
  if (!document) return false;
  const { byteHash, textHash } = currentVersion(document);
  return byteHash === version.byteHash || textHash === version.textHash;
}

import type { Id } from '../model/id.ts';
import { currentVersion } from '../model/records.ts';
import type { Document, DocumentVersion, FileOutcome } from '../model/records.ts';

// What an import says of a file.

/**
 * That it is the next version of a document. `guessed` is said where a person chose how the document was read, and its new
 * text could not be read so.
 */
export function versionOutcome(
  { path, bytes }: FileOutcome,
  document: Document,
  { encoding }: DocumentVersion,
  version: number,
): FileOutcome {
  const guessed = currentVersion(document).encoding.by === 'person' && encoding.by !== 'person';
  return { path, bytes, kind: 'new-version', documentId: document.id, version, ...(guessed && { guessed }) };
}

/** What is said of a file that repeats a document, when that went into another; `joined` are those by what they were. */
export function repeating(file: FileOutcome, joined: ReadonlyMap<Id, Id>): FileOutcome {
  const document = file.kind === 'duplicate' ? joined.get(file.documentId) : undefined;
  return file.kind === 'duplicate' && document !== undefined ? { ...file, documentId: document } : file;
}

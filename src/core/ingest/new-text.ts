import { leastLikeness } from '../anchor/likeness.ts';
import type { Facts } from '../model/documents.ts';
import type { Id } from '../model/id.ts';
import { currentVersion } from '../model/records.ts';
import type { Document, DocumentVersion, FileOutcome } from '../model/records.ts';

// What becomes of one text of a batch. Whoever asks has looked up, in the store and in the batch, what it is compared with.

/** A text of a file that was read. */
export interface ReadFacts {
  readonly path: string;
  /** Of the whole file. */
  readonly bytes: number;
  readonly version: DocumentVersion;
  readonly guesses: Facts;
}

/** Where a document stands whose text is that of a file, or nearly. */
export interface Alike {
  readonly document: Document;
  /** 0 to 1. */
  readonly likeness: number;
}

/** A document that has the same text, or the same bytes, and the version that has them. */
export interface Twin {
  readonly id: Id;
  readonly version: DocumentVersion;
}

/** What is said of the file, the document that is made of it, if any, and whether its text is stored. */
export interface NewText {
  readonly outcome: FileOutcome;
  readonly document: Document | null;
  readonly stored: boolean;
}

/** Whether a document of the same text stands under another path now. The form of its letters makes no other path. */
export function hasMoved({ path: before }: Document, path: string): boolean {
  return before.normalize('NFC') !== path.normalize('NFC');
}

/**
 * Of the documents at a file's place the one that it is, unchanged: by its bytes, whatever would be read in them now, else by
 * its text.
 */
export function unchangedAt(there: readonly Document[], version: DocumentVersion): Document | undefined {
  return (
    there.find((document) => currentVersion(document).byteHash === version.byteHash) ??
    there.find((document) => currentVersion(document).textHash === version.textHash)
  );
}

/**
 * What becomes of a text that is no version of a document at its place: a duplicate, where one of that text is there and
 * copies are not kept, else a document of its own. `before` is the document at its place that is most like it, and still
 * another one.
 */
export function newText(
  { path, bytes, version, guesses }: ReadFacts,
  twin: Twin | undefined,
  before: Alike | null,
  { sameText, importId }: { readonly sameText: 'skip' | 'keep'; readonly importId: Id },
  newId: () => Id,
): NewText {
  // The same bytes are stored once, read as they were; another encoding of the same text keeps its own.
  const shared = twin?.version.byteHash === version.byteHash ? twin.version : null;
  const kept = shared === null ? version : { ...shared, number: 1, imported: version.imported };
  const stored = shared === null;
  if (twin !== undefined && sameText === 'skip') {
    const outcome = { path, bytes, kind: 'duplicate', documentId: twin.id, version: kept, kept: null } as const;
    return { outcome, document: null, stored };
  }
  const { title, attributes, language } = guesses;
  const document: Document = { id: newId(), title, importId, path, attributes, language, versions: [kept] };
  const outcome = {
    path,
    bytes,
    kind: 'imported',
    documentId: document.id,
    ...(before && { [before.likeness < leastLikeness ? 'unlike' : 'like']: before.document.id }),
  } as const;
  return { outcome, document, stored };
}

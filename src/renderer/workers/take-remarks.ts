import { openText } from '../../core/decode/open.ts';
import { annotationsOfRemarks } from '../../core/ingest/remarks.ts';
import { addAnnotation } from '../../core/model/annotations.ts';
import type { Diff } from '../../core/model/diff.ts';
import { newId } from '../../core/model/id.ts';
import type { Id } from '../../core/model/id.ts';
import type { Annotation, Document, DocumentVersion, Text } from '../../core/model/records.ts';
import type { RemarkedText } from '../../core/ports/ingest.ts';
import type { ProjectStore } from '../store/project-store.ts';
import type { ReadText } from './read-file.ts';

// Comments and highlights in the files of an import become annotations of their documents, and go with it when it is undone.

/** What does not say when it was made was made when the version was brought in. */
type Read = Pick<ReadText, 'remarks'> & {
  readonly stored: { readonly text: string };
  readonly version: Pick<DocumentVersion, 'imported'>;
};

/** A document that is there, or that is made of a file of this batch: of that one the path and the versions need not be known. */
interface Held {
  readonly id: Id;
  readonly path?: string;
  readonly versions?: readonly DocumentVersion[];
}

/** The remarks of a batch of files; what came in before is asked of the store once. */
export interface RemarksTaken {
  /** Those that are new on a document whose text is that of the file, or that before it. */
  of(document: Held, read: Read, version?: number): Promise<readonly Annotation[]>;
  /** Makes them annotations of its version `number`. */
  take(document: Held, read: Read, number: number): Promise<readonly Diff[]>;
  /** All of them, of a document that is made of the file. */
  takeFirst(document: Held, read: Read): readonly Diff[];
}

/** `author`: who brings the files in. */
export function remarksTaken(store: ProjectStore, author: string): RemarksTaken {
  /** By the ids of documents, what files of this batch held, and what was made of it. */
  const files = new Map<Id, RemarkedText[]>();
  const made = new Map<Id, Annotation[]>();
  let repeated: Promise<ReadonlyMap<Id, readonly RepeatedFile[]>> | null = null;

  const annotations = (document: Held, read: Read, version: number, before: readonly RemarkedText[]) => {
    const { remarks, stored } = read;
    const remarked = { documentId: document.id, version, text: stored.text, remarks };
    const marks = [...store.snapshot.annotationsOf(document.id), ...(made.get(document.id) ?? [])];
    const by = { author, time: read.version.imported };
    return annotationsOfRemarks(remarked, by, { files: before, marks }, newId);
  };
  const keep = (document: Held, { remarks, stored }: Read, taken: readonly Annotation[]) => {
    files.set(document.id, [...(files.get(document.id) ?? []), { text: stored.text, remarks }]);
    made.set(document.id, [...(made.get(document.id) ?? []), ...taken]);
    return taken.map(addAnnotation);
  };
  const before = async ({ id, path, versions = [] }: Held) => {
    repeated ??= repeatedFiles(store);
    const current = versions.at(-1);
    const all = [
      ...(current && path !== undefined ? [{ path, version: current }] : []),
      ...((await repeated).get(id) ?? []),
    ];
    const texts = new Map(all.map((one) => [one.version.textId, one]));
    const read = await Promise.all([...texts.values()].map((one) => remarksOfFile(store, one.path, one.version)));
    return [...read.filter((one) => one !== null), ...(files.get(id) ?? [])];
  };
  const of = async (document: Held, read: Read, version = document.versions?.at(-1)?.number ?? 1) =>
    read.remarks.length === 0 ? [] : annotations(document, read, version, await before(document));
  return {
    of,
    take: async (document, read, number) =>
      read.remarks.length === 0 ? [] : keep(document, read, await of(document, read, number)),
    takeFirst: (document, read) =>
      read.remarks.length === 0 ? [] : keep(document, read, annotations(document, read, 1, [])),
  };
}

/** What the file of a document that is made of it holds, as annotations of its first version. */
export async function firstRemarks(
  store: ProjectStore,
  { id, path, versions: [version] }: Document,
  author: string,
): Promise<readonly Diff[]> {
  const stored = version && (await store.text(version.textId));
  const held = stored?.ok ? await remarksInBytes(path, stored.value) : null;
  if (!version || !held) return [];
  return remarksTaken(store, author).takeFirst({ id }, { remarks: held.remarks, stored: held, version });
}

/** A file of the same text as a document's, elsewhere. */
interface RepeatedFile {
  readonly path: string;
  readonly version: DocumentVersion;
}

/** By the ids of documents, the files of all imports that repeat them. What cannot be read repeats nothing. */
async function repeatedFiles(store: ProjectStore): Promise<ReadonlyMap<Id, readonly RepeatedFile[]>> {
  const repeated = new Map<Id, RepeatedFile[]>();
  for (const importId of store.snapshot.rows('imports').keys()) {
    const stored = await store.outcomes(importId);
    for (const file of stored.ok ? stored.value.flatMap((outcomes) => outcomes.files) : [])
      if (file.kind === 'duplicate') repeated.set(file.documentId, [...(repeated.get(file.documentId) ?? []), file]);
  }
  return repeated;
}

/** What the file of a version holds, read again; null if it cannot be had, or if its remarks were not taken. */
export async function remarksOfFile(
  store: ProjectStore,
  path: string,
  { textId, decoder }: DocumentVersion,
): Promise<RemarkedText | null> {
  // The first reader of Word files passed over comments.
  if (decoder === undefined || decoder === 'docx-1') return null;
  const stored = await store.text(textId);
  return stored.ok ? remarksOf(path, stored.value.bytes) : null;
}

/** The comments and highlights in the bytes of a text, at their places in it; null if it holds none, or reads otherwise now. */
export async function remarksInBytes(path: string, { bytes, text }: Text): Promise<RemarkedText | null> {
  const read = await remarksOf(path, bytes);
  return read !== null && read.text === text && read.remarks.length > 0 ? read : null;
}

async function remarksOf(path: string, bytes: Text['bytes']): Promise<RemarkedText | null> {
  const opened = await openText(path, bytes);
  return opened.kind === 'text' ? { text: opened.text.text, remarks: opened.text.remarks ?? [] } : null;
}

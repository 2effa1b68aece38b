import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { Document } from '../../core/model/records.ts';
import { documentName } from '../../core/model/shown-name.ts';
import { fail } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { EncodingPreview } from '../../core/ports/ingest.ts';
import type { Desk } from './desk.ts';

/** How the part of a document by which it can be judged reads in another encoding. Nothing is stored. */
export async function previewEncoding(desk: Desk, documentId: Id, label: string): Promise<Result<EncodingPreview>> {
  const document = desk.store.snapshot.rows('documents').get(documentId);
  if (!document) return fail('not-found', documentId);
  const { textId } = currentVersion(document);
  return desk.ingest.previewEncoding(desk.store.id, textId, document.path, label, 2000);
}

/** Decodes a document again in an encoding picked by hand: a new version, whose annotations are placed anew. */
export async function correctEncoding(desk: Desk, documentId: Id, label: string): Promise<Result<Document>> {
  const documents = desk.store.snapshot.rows('documents');
  const document = documents.get(documentId);
  if (!document) return fail('not-found', documentId);
  const stamp = { act: desk.newId(), author: desk.author, names: [documentName(document, documents.values()), label] };
  const redecoded = await desk.ingest.redecode(desk.store.id, documentId, label, stamp);
  // The worker stored it; this window may not have heard of it yet.
  if (redecoded.ok) await desk.store.settle();
  return redecoded;
}

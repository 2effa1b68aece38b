import type { ReadingWay, TableTold } from '../../core/decode/format.ts';
import type { Id } from '../../core/model/id.ts';
import { readingOf, withoutBorders } from '../../core/model/readings.ts';
import { fail } from '../../core/model/result.ts';
import type { Problem, Result } from '../../core/model/result.ts';
import type { ReadingPreview, ReadOtherwise } from '../../core/ports/ingest.ts';
import type { Desk } from './desk.ts';

/** How many texts are shown before a file is read otherwise, and how much of each. */
const shown = { texts: 3, length: 1200 };

/** How the file that a document is of would come in, read in this way; null: as it is read now. Nothing is stored. */
export function previewReading(desk: Desk, documentId: Id, way: ReadingWay | null): Promise<Result<ReadingPreview>> {
  return desk.ingest.previewReading(desk.store.id, documentId, way, shown);
}

/** The same with all texts, to see where a file of articles is cut. */
export function previewArticles(desk: Desk, documentId: Id, way: ReadingWay): Promise<Result<ReadingPreview>> {
  return desk.ingest.previewReading(desk.store.id, documentId, way, { texts: 5000, length: 1_000_000 });
}

/** What a person should know of how the table was read that a document is of; null of other files, and of what cannot be read again. */
export async function toldOfTable(desk: Desk, documentId: Id): Promise<TableTold | null> {
  const read = await desk.ingest.previewReading(desk.store.id, documentId, null, { texts: 0, length: 0 });
  return read.ok ? (read.value.reading?.told ?? null) : null;
}

/** Reads that file in this way from now on; see `IngestPort`. */
export async function readOtherwise(
  desk: Desk,
  documentId: Id,
  way: ReadingWay,
  act = desk.newId(),
): Promise<Result<ReadOtherwise>> {
  const document = desk.store.snapshot.rows('documents').get(documentId);
  if (!document) return fail('not-found', documentId);
  const { path } = readingOf(desk.store.snapshot, document) ?? document;
  const stamp = { act, author: desk.author, names: [path] };
  const done = await desk.ingest.readOtherwise(desk.store.id, documentId, way, stamp);
  // The worker stored it; this window may not have heard of it yet.
  if (done.ok) await desk.store.settle();
  return done;
}

/**
 * The same for the files of several documents, as one act. Borders that were moved are those of the first file: the others are
 * cut by the rule alone. A file that cannot be read so stays as it is, and its problem is told.
 */
export async function readAllOtherwise(
  desk: Desk,
  [first, ...others]: readonly Id[],
  way: ReadingWay,
): Promise<{ readonly done: readonly ReadOtherwise[]; readonly problems: readonly Problem[] }> {
  const act = desk.newId();
  const ways = others.map((id) => [id, { ...way, rule: withoutBorders(way.rule) }] as const);
  const done: ReadOtherwise[] = [];
  const problems: Problem[] = [];
  for (const [id, own] of first === undefined ? [] : [[first, way] as const, ...ways]) {
    const read = await readOtherwise(desk, id, own, act);
    if (read.ok) done.push(read.value);
    else problems.push(read.error);
  }
  return { done, problems };
}

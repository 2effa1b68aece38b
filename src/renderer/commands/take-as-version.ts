import type { Diff } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import type { Result } from '../../core/model/result.ts';
import type { Desk } from './desk.ts';

/** Follows the suggestion of an import's report: the file is a new version of the document that it is like. */
export async function takeAsVersion(desk: Desk, importId: Id, path: string): Promise<Result<Diff>> {
  const stamp = { act: desk.newId(), author: desk.author, names: [path] };
  const taken = await desk.ingest.takeAsVersion(desk.store.id, importId, path, stamp);
  // The worker stored it; this window may not have heard of it yet.
  if (taken.ok) await desk.store.settle();
  return taken;
}

import { added, updated } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import type { FileOutcome, Import } from '../../core/model/records.ts';
import { ok } from '../../core/model/result.ts';
import type { Problem, Result } from '../../core/model/result.ts';
import type { FileBatch, Source } from '../../core/ports/host.ts';
import type { Desk } from './desk.ts';

/** How far an import is; told after every batch. */
export interface ImportProgress {
  readonly importId: Id;
  readonly name: string;
  /** Files that have an outcome, and bytes read. */
  readonly files: number;
  readonly bytes: number;
  /** What is known of the whole; `complete` is false while the folder is still being walked. */
  readonly total: FileBatch['total'];
  readonly seconds: number;
  readonly counts: Readonly<Record<FileOutcome['kind'], number>>;
}

export interface ImportOptions {
  readonly sameText?: 'skip' | 'keep';
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/** Bytes asked for at once. Small enough that handing them over never holds the window up, large enough to be few. */
const batchBudget = 4 * 1024 * 1024;

/**
 * Imports all files of a source as one act. Every batch is stored whole before the next is read, so that what was
 * done stays when it is cancelled, fails or is killed; importing again does not double anything. The answer is the
 * import's record, whose state says how it ended; `problem` tells why it stopped early.
 */
export async function importFiles(
  desk: Desk,
  source: Source,
  options: ImportOptions = {},
): Promise<Result<{ readonly record: Import; readonly problem: Problem | null }>> {
  const started = performance.now();
  const act = desk.newId();
  const names = [source.name];
  const request = { label: { verb: 'import', names }, author: desk.author, act } as const;
  const record: Import = {
    id: desk.newId(),
    name: source.name,
    source: source.kind,
    started: desk.now(),
    finished: null,
    state: 'running',
  };
  const counts = { imported: 0, duplicate: 0, 'new-version': 0, unchanged: 0, skipped: 0, failed: 0 };
  const begun = await desk.store.apply(added('imports', record), request);
  if (!begun.ok) {
    await desk.host.closeFiles(source.id);
    return begun;
  }
  desk.running.add(record.id);
  try {
    let problem: Problem | null = null;
    let files = 0;
    let bytes = 0;
    let pulled = desk.host.pullFiles(source.id, batchBudget);
    while (!options.signal?.aborted) {
      const batch = await pulled;
      if (!batch.ok) {
        problem = batch.error;
        break;
      }
      const { entries, done, total } = batch.value;
      bytes += entries.reduce((sum, entry) => sum + (entry.kind === 'file' ? entry.bytes.length : entry.size), 0);
      // The next batch is read while this one is decoded and stored.
      if (!done) pulled = desk.host.pullFiles(source.id, batchBudget);
      const taken = await desk.ingest.takeBatch({
        projectId: desk.store.id,
        importId: record.id,
        stamp: { act, author: desk.author, names },
        sameText: options.sameText ?? 'skip',
        folder: source.kind === 'folder' ? source.name : '',
        entries,
      });
      if (!taken.ok) {
        problem = taken.error;
        break;
      }
      for (const outcome of taken.value.outcomes) counts[outcome.kind]++;
      files += entries.length;
      const seconds = (performance.now() - started) / 1000;
      options.onProgress?.({
        importId: record.id,
        name: source.name,
        files,
        bytes,
        total,
        seconds,
        counts: { ...counts },
      });
      if (done) break;
    }
    const cancelled = options.signal?.aborted === true && problem === null;
    await desk.host.closeFiles(source.id);
    const ended: Import = {
      ...record,
      finished: desk.now(),
      state: problem ? 'failed' : cancelled ? 'cancelled' : 'done',
    };
    const stored = await desk.store.apply(updated('imports', record, ended), request);
    if (!stored.ok && problem === null) return stored;
    return ok({ record: ended, problem });
  } finally {
    desk.running.delete(record.id);
  }
}

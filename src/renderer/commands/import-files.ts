import { added, updated } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import type { Import } from '../../core/model/records.ts';
import { ok } from '../../core/model/result.ts';
import type { Problem, Result } from '../../core/model/result.ts';
import type { FileBatch, FileEntry, Host, Source } from '../../core/ports/host.ts';
import type { ActStamp, FolderState, IngestAnswer } from '../../core/ports/ingest.ts';
import type { Desk } from './desk.ts';
import { unlessCancelled } from './unless-cancelled.ts';

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
}

/** The name under which a folder is imported, and how it is known to be the one that was imported under it before. */
export interface NamedFolder {
  readonly name: string;
  /**
   * `files`: they say so, and no other place of it is known. `belief`: another one is; then a file that is not here may
   * stand there.
   */
  readonly by: 'place' | 'files' | 'belief';
}

/** Files to import. `beside` is what else stands in their folder, where they are only some of it; null: nobody knows. */
export interface ImportSource extends Source {
  readonly beside?: FolderState | null;
}

/** `sameText` is what becomes of a file whose text is known; `skip` unless said otherwise. */
export interface ImportOptions {
  readonly sameText?: 'skip' | 'keep';
  /** The program imports by itself, because the person let it once for all. */
  readonly unasked?: boolean;
  /** Which folder these files belong to, when its first files are known; the one of the source's name unless it is given. */
  readonly nameOf?: (first: readonly FileEntry[]) => Promise<NamedFolder>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Called once, before more is stored than there is room for: bytes of the files, bytes that are free. */
  readonly onTight?: (bytes: number, free: number) => void;
}

/** Of each file its bytes and its text are kept, at least. */
const leastKept = 2;

/** Bytes asked for at once. Small enough that handing them over never holds the window up, large enough to be few. */
const batchBudget = 4 * 1024 * 1024;

/**
 * Imports all files of a source as one act. Batches are stored one after the other, each whole, so that what was done
 * stays when it is cancelled, fails or is killed; importing again does not double anything. One that was handed over
 * before the one ahead of it failed may still be stored, and is counted then. The answer is the import's record, whose
 * state says how it ended; `problem` tells why it stopped early.
 */
export async function importFiles(
  desk: Desk,
  source: ImportSource,
  options: ImportOptions = {},
): Promise<Result<{ readonly record: Import; readonly act: Id; readonly problem: Problem | null }>> {
  return navigator.locks.request(importLock(desk.store.id), { mode: 'shared' }, async () => {
    const first = await pull(desk.host, source, options.signal);
    const given = first.ok ? await options.nameOf?.(first.value.entries) : undefined;
    const { name, by }: NamedFolder = given ?? { name: source.name, by: 'place' };
    const stamp: ActStamp = {
      act: desk.newId(),
      author: desk.author,
      names: [name],
      ...(options.unasked === true && { unasked: true }),
    };
    const { names, ...who } = stamp;
    const request = { label: { verb: 'import', names }, ...who } as const;
    const record: Import = {
      id: desk.newId(),
      name,
      source: source.kind,
      started: desk.now(),
      finished: null,
      state: 'running',
    };
    const end = async (state: Import['state']): Promise<Result<Import>> => {
      const ended: Import = { ...record, finished: desk.now(), state };
      const stored = await desk.store.apply(updated('imports', record, ended), request);
      return stored.ok ? ok(ended) : stored;
    };
    desk.running.add(record.id);
    try {
      const begun = await desk.store.apply(added('imports', record), request);
      if (!begun.ok) return begun;
      const taking = { desk, source, record, stamp, options, by };
      const problem = await takeAll(taking, first).catch(async (error: unknown) => {
        await end('failed');
        throw error;
      });
      const cancelled = options.signal?.aborted === true && problem === null;
      const ended = await end(problem ? 'failed' : cancelled ? 'cancelled' : 'done');
      if (!ended.ok && problem === null) return ended;
      return ok({ record: ended.ok ? ended.value : record, act: stamp.act, problem });
    } finally {
      desk.running.delete(record.id);
      await desk.host.closeFiles(source.id);
    }
  });
}

/** Held, shared, by every window that imports into the project. Undo waits for it. */
export function importLock(projectId: Id): string {
  return `lectern-import-${projectId}`;
}

interface Taking {
  readonly desk: Desk;
  readonly source: ImportSource;
  readonly record: Import;
  readonly stamp: ActStamp;
  readonly options: ImportOptions;
  readonly by: NamedFolder['by'];
}

/** Batch by batch until the last, a problem or a cancel. The next batch is read while others are decoded and stored. */
async function takeAll(
  { desk, source, record: { id: importId, name }, stamp, options, by }: Taking,
  first: Result<FileBatch>,
): Promise<Problem | null> {
  const { sameText = 'skip', signal, onProgress, onTight } = options;
  const { beside = { prints: null, unknown: [] } } = source;
  const { store, host, ingest } = desk;
  const folder = source.kind === 'folder' ? name : '';
  const take = (entries: readonly FileEntry[]) =>
    ingest.takeBatch({ projectId: store.id, importId, stamp, sameText, folder, entries });
  const room = await host.freeSpace();
  const free = room.ok ? room.value : null;
  let tight = false;
  /** Set when there is no room any more: the files that are left are only listed. */
  let full: Problem | null = null;
  const started = performance.now();
  let files = 0;
  let bytes = 0;
  /** Only when no more files come is it known which documents have none any more. */
  const settle = async (unseen?: FolderState['unseen']): Promise<Problem | null> => {
    if (source.kind !== 'folder' || files === 0) return null;
    const state = { ...(beside ?? nothingKnown), ...(unseen && { unseen }) };
    const settled = await ingest.settleFolder({ projectId: store.id, importId, stamp, folder, state });
    return settled.ok ? null : settled.error;
  };
  /** Handed over and not answered yet, the oldest first. */
  const underWay: UnderWay[] = [];
  const handOver = (entries: readonly FileEntry[], total: FileBatch['total']) => {
    const kept = full === null;
    const taken = take(kept ? entries : entries.map(asNotStored));
    taken.catch(() => undefined); // Whoever waits for it is told.
    underWay.push({ entries, total, kept, taken });
  };
  /** Waits until no more than so many batches are under way; for all of them when one failed or found no room. */
  const answered = async (most: number): Promise<Problem | null> => {
    let problem: Problem | null = null;
    while (underWay.length > (problem !== null || full !== null ? 0 : most)) {
      const { entries, total, kept, taken: asked } = underWay[0]!;
      let taken = await asked;
      if (!taken.ok && taken.error.code === 'disk-full' && kept && problem === null) {
        full ??= taken.error;
        taken = await take(entries.map(asNotStored));
      }
      underWay.shift();
      if (!taken.ok) {
        problem ??= taken.error;
        continue;
      }
      files += entries.length;
      bytes += entries.reduce((sum, entry) => sum + (entry.kind === 'file' ? entry.bytes.length : entry.size), 0);
      const seconds = (performance.now() - started) / 1000;
      onProgress?.({ importId, name, files, bytes, total, seconds });
    }
    return problem;
  };
  const takeOn = async (): Promise<Problem | null> => {
    let pulled = Promise.resolve(first);
    while (!signal?.aborted) {
      const batch = await pulled;
      if (signal?.aborted) break;
      if (!batch.ok) {
        // What was read until then is settled as far as it goes; the first problem is the one to tell.
        const problem = (await answered(0)) ?? batch.error;
        await settle('unread');
        return problem;
      }
      const { entries, done, total } = batch.value;
      if (!done) pulled = pull(host, source, signal);
      if (!tight && free !== null && total.bytes * leastKept > free) {
        tight = true;
        onTight?.(total.bytes, free);
      }
      handOver(entries, total);
      const problem = await answered(done ? 0 : mostUnderWay - 1);
      if (problem !== null) return problem;
      if (done) return full ?? settle(unseenBy[by]);
    }
    return (await answered(0)) ?? full ?? settle('unread');
  };
  try {
    return await takeOn();
  } finally {
    // Nothing is stored after the import is told to be over.
    await Promise.allSettled(underWay.map(({ taken }) => taken));
  }
}

/** Who cancels does not wait for a disk that does not answer. */
function pull(host: Host, source: Source, signal: AbortSignal | undefined): Promise<Result<FileBatch>> {
  return unlessCancelled(host.pullFiles(source.id, batchBudget), signal);
}

/** One batch is read while the one before it is stored. */
const mostUnderWay = 2;

interface UnderWay {
  readonly entries: readonly FileEntry[];
  readonly total: FileBatch['total'];
  /** Its files were handed over with their bytes. */
  readonly kept: boolean;
  readonly taken: Promise<Result<IngestAnswer>>;
}

const unseenBy = { place: undefined, files: 'believed', belief: 'elsewhere' } as const;

const nothingKnown: FolderState = { prints: null, unknown: [], unseen: 'may-stand' };

function asNotStored(entry: FileEntry): FileEntry {
  if (entry.kind === 'problem') return entry;
  const { path, bytes } = entry;
  return { kind: 'problem', path, size: bytes.length, problem: 'not-stored', detail: 'There was no room for it.' };
}

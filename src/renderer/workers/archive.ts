import type { ArchivePort, ArchiveProgress } from '../../core/ports/archive.ts';
import { callWorker } from './call.ts';
import type { Followed, Near, WorkerStopped } from './call.ts';
import { supervise } from './supervise.ts';
import { untilStopped } from './until-stopped.ts';

/** The far side of project files, and a question that only a worker which is not stuck can answer. */
export interface FarArchive extends ArchivePort {
  ping(): Promise<true>;
}

/** What starts a worker of project files; tests lend one that hangs. */
export type StartArchive = () => Near<ArchivePort, ArchiveProgress>;

/**
 * Starts the worker that packs and unpacks project files, and looks after it. It is needed for one file only; end it
 * afterwards. One that crashed, or made no progress for about `patience` milliseconds (see supervise.ts), is ended, and
 * what it was asked fails with `archive-stopped`: half a file is of no use, and the next one gets a worker of its own.
 * `tell` hears of it.
 */
export function startArchive(
  patience = 20_000,
  start = startWorker,
  tell: (stopped: WorkerStopped) => void = reportError,
): Near<ArchivePort, ArchiveProgress> {
  const worker = supervise<FarArchive, ArchiveProgress>({ start, patience, stopped: tell });
  const ask = untilStopped(worker, 'archive-stopped');
  return {
    port: {
      pack: (...values) => ask((port) => port.pack(...values)),
      nextPiece: () => ask((port) => port.nextPiece()),
      look: (...values) => ask((port) => port.look(...values)),
      check: () => ask((port) => port.check()),
      unpack: (...values) => ask((port) => port.unpack(...values)),
      merge: (...values) => ask((port) => port.merge(...values)),
      stopMerging: () => ask((port) => port.stopMerging()),
    },
    listen: worker.listen,
    end: worker.end,
  };
}

function startWorker(): Followed<FarArchive, ArchiveProgress> {
  return nearArchive(new Worker(new URL('./archive.worker.ts', import.meta.url), { type: 'module', name: 'archive' }));
}

/** The worker as seen from here, without anybody who looks after it. */
export function nearArchive(worker: Worker): Followed<FarArchive, ArchiveProgress> {
  return callWorker<FarArchive, ArchiveProgress>(
    worker,
    ['pack', 'nextPiece', 'look', 'check', 'unpack', 'merge', 'stopMerging', 'ping'],
    ([pieces]) => (Array.isArray(pieces) ? pieces.map(({ buffer }: Uint8Array<ArrayBuffer>) => buffer) : []),
  );
}

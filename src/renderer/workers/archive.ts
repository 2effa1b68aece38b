import { fail } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { ArchivePort, ArchiveProgress } from '../../core/ports/archive.ts';
import { callWorker, WorkerStopped } from './call.ts';
import type { Followed, Near } from './call.ts';
import { signsOfLife } from './signs-of-life.ts';

/** The far side of project files, and a question that only a worker which is not stuck can answer. */
export interface FarArchive extends ArchivePort {
  ping(): Promise<true>;
}

/** What starts a worker of project files; tests lend one that hangs. */
export type StartArchive = () => Near<ArchivePort, ArchiveProgress>;

/** The records of a file are read and checked in one go: unpacking may be silent so many times as long as packing. */
const timesForUnpacking = 9;

/**
 * Starts the worker that packs and unpacks project files, and looks after it. It is needed for one file only; end it
 * afterwards. One that crashed, or gave no sign of life for `patience` milliseconds, is ended, and what it was asked
 * fails with `archive-stopped`: half a file is of no use, and the next one gets a worker of its own. `tell` hears of it.
 */
export function startArchive(
  patience = 20_000,
  start = startWorker,
  tell: (stopped: WorkerStopped) => void = reportError,
): Near<ArchivePort, ArchiveProgress> {
  const near = start();
  let unpacking = false;
  let giveUp: (stopped: WorkerStopped) => void = () => undefined;
  const signs = signsOfLife(
    () => near,
    patience,
    () => giveUp(new WorkerStopped('The worker gave no sign of life')),
    () => (unpacking ? timesForUnpacking : 1),
  );

  async function ask<T>(answer: Promise<Result<T>>): Promise<Result<T>> {
    const silence = new Promise<never>((_, reject) => (giveUp = reject));
    signs.begin();
    try {
      return await Promise.race([answer, silence]);
    } catch (error) {
      if (!(error instanceof WorkerStopped)) throw error;
      near.end();
      tell(error);
      return fail('archive-stopped', '', error.message);
    } finally {
      signs.end();
    }
  }

  return {
    port: {
      pack: (...values) => ask(near.port.pack(...values)),
      nextPiece: () => ask(near.port.nextPiece()),
      unpack: (...values) => {
        unpacking = true;
        return ask(near.port.unpack(...values)).finally(() => (unpacking = false));
      },
    },
    listen: near.listen,
    end() {
      signs.end();
      near.end();
    },
  };
}

function startWorker(): Followed<FarArchive, ArchiveProgress> {
  return nearArchive(new Worker(new URL('./archive.worker.ts', import.meta.url), { type: 'module', name: 'archive' }));
}

/** The worker as seen from here, without anybody who looks after it. */
export function nearArchive(worker: Worker): Followed<FarArchive, ArchiveProgress> {
  return callWorker<FarArchive, ArchiveProgress>(worker, ['pack', 'nextPiece', 'unpack', 'ping'], ([pieces]) =>
    Array.isArray(pieces) ? pieces.map(({ buffer }: Uint8Array<ArrayBuffer>) => buffer) : [],
  );
}

import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { FileEntry } from '../../core/ports/host.ts';
import type { FolderAgreement, IngestAnswer, IngestPort, IngestRequest } from '../../core/ports/ingest.ts';
import { callWorker, WorkerStopped } from './call.ts';
import type { Followed, Near } from './call.ts';
import type { WorkerEnd } from './worker-after.ts';
import { supervise } from './supervise.ts';

/** The far side of imports, and a question that only a worker which is not stuck can answer. */
export interface FarIngest extends IngestPort {
  ping(): Promise<true>;
}

const methods = [
  'takeBatch',
  'settleFolder',
  'agreementWith',
  'takeAsVersion',
  'guess',
  'previewEncoding',
  'redecode',
] as const satisfies readonly (keyof IngestPort)[];

/**
 * Starts the worker that turns bytes into stored documents, and looks after it. One that crashed, or made no progress
 * for about `patience` milliseconds (see supervise.ts), is ended; another takes its place and goes on with what was
 * under way. The bytes of a batch are copied to it, not moved, so that they can be sent again. A file that stops the
 * worker twice, all alone, is given an outcome that says so, and the import goes on with the others. `tell` hears of
 * every worker that stopped.
 */
export function startIngest(
  patience = 60_000,
  start = () => nearIngest(ingestWorker()),
  tell: (stopped: WorkerStopped) => void = reportError,
): Near<IngestPort, never> {
  const worker = supervise<FarIngest, never>({ start, patience, stopped: tell });

  /** Asks once more if the worker stopped: something else may have been at fault. */
  async function askAgain<T>(question: (port: FarIngest, again: boolean) => Promise<T>): Promise<T> {
    try {
      return await worker.ask((port) => question(port, false));
    } catch (error) {
      if (!(error instanceof WorkerStopped)) throw error;
      return worker.ask((port) => question(port, true));
    }
  }

  async function takeBatch(request: IngestRequest): Promise<Result<IngestAnswer>> {
    try {
      return await askAgain((port, again) => port.takeBatch(again ? { ...request, again } : request));
    } catch (error) {
      if (!(error instanceof WorkerStopped)) throw error;
    }
    const [first] = request.entries;
    if (request.entries.length === 1) {
      return worker.ask((port) => port.takeBatch({ ...request, entries: [asProblem(first!)], again: true }));
    }
    // One of them is at fault. What the others hold is stored, file by file.
    const outcomes: IngestAnswer['outcomes'][number][] = [];
    for (const entry of request.entries) {
      const taken = await takeBatch({ ...request, entries: [entry], again: true });
      if (!taken.ok) return taken;
      outcomes.push(...taken.value.outcomes);
    }
    return ok({ outcomes });
  }

  /** A file that stops the worker here stops it in its batch, too, and is given its outcome there. */
  async function agreementWith(...values: Parameters<IngestPort['agreementWith']>): Promise<Result<FolderAgreement>> {
    try {
      return await askAgain((port) => port.agreementWith(...values));
    } catch (error) {
      if (!(error instanceof WorkerStopped)) throw error;
      return fail('unreadable', values[1], error.message);
    }
  }

  return {
    port: {
      takeBatch,
      settleFolder: (...values) => askAgain((port) => port.settleFolder(...values)),
      agreementWith,
      takeAsVersion: (...values) => askAgain((port) => port.takeAsVersion(...values)),
      guess: (...values) => askAgain((port) => port.guess(...values)),
      previewEncoding: (...values) => askAgain((port) => port.previewEncoding(...values)),
      redecode: (...values) => askAgain((port) => port.redecode(...values)),
    },
    listen: worker.listen,
    end: worker.end,
  };
}

/** The worker itself, which nobody speaks to yet. */
export function ingestWorker(): Worker {
  return new Worker(new URL('./ingest.worker.ts', import.meta.url), { type: 'module', name: 'ingest' });
}

/** The worker as seen from here, without anybody who looks after it. */
export function nearIngest(worker: WorkerEnd): Followed<FarIngest, never> {
  return callWorker<FarIngest>(worker, [...methods, 'ping']);
}

function asProblem(entry: FileEntry): FileEntry {
  return {
    kind: 'problem',
    path: entry.path,
    size: entry.kind === 'file' ? entry.bytes.length : entry.size,
    problem: 'unreadable',
    detail: 'Reading it stopped the program’s reader twice.',
  };
}

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
  'takeForeign',
  'stopTaking',
  'guess',
  'previewEncoding',
  'redecode',
  'previewReading',
  'readOtherwise',
] as const satisfies readonly (keyof IngestPort)[];

/**
 * Starts the worker that turns bytes into stored documents, and looks after it. One that crashed, or made no progress
 * for about `patience` milliseconds (see supervise.ts), is ended; another takes its place and goes on with what was
 * under way. The bytes of a batch are copied to it, not moved, so that they can be sent again. Batches that were under
 * way when it stopped are taken one after the other. A file that stops the worker twice, all alone, is given an outcome
 * that says so, and the import goes on with the others. `tell` hears of
 * every worker that stopped.
 */
export function startIngest(
  patience = 60_000,
  start = () => nearIngest(ingestWorker()),
  tell: (stopped: WorkerStopped) => void = reportError,
): Near<IngestPort, never> {
  const worker = supervise<FarIngest, never>({ start, patience, stopped: tell });

  /** Asks once more if the worker stopped: something else may have been at fault. */
  async function askAgain<T>(question: (port: FarIngest) => Promise<T>): Promise<T> {
    try {
      return await worker.ask(question);
    } catch (error) {
      if (!(error instanceof WorkerStopped)) throw error;
      return worker.ask(question);
    }
  }

  const { beside, alone } = besideOrAlone();

  async function takeBatch(request: IngestRequest): Promise<Result<IngestAnswer>> {
    try {
      return await beside(() => worker.ask((port) => port.takeBatch(request)));
    } catch (error) {
      if (!(error instanceof WorkerStopped)) throw error;
    }
    // Several may have been under way, and one of them is at fault.
    return alone(() => takeAgain({ ...request, again: true }));
  }

  /** Nothing else is under way meanwhile. */
  async function takeAgain(request: IngestRequest): Promise<Result<IngestAnswer>> {
    const [first] = request.entries;
    const single = request.entries.length === 1;
    try {
      const take = (port: FarIngest) => port.takeBatch(request);
      return await (single ? askAgain(take) : worker.ask(take));
    } catch (error) {
      if (!(error instanceof WorkerStopped)) throw error;
    }
    if (single) return worker.ask((port) => port.takeBatch({ ...request, entries: [asProblem(first!)] }));
    // One of them is at fault. What the others hold is stored, file by file.
    const outcomes: IngestAnswer['outcomes'][number][] = [];
    for (const entry of request.entries) {
      const taken = await takeAgain({ ...request, entries: [entry] });
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
      takeForeign: (...values) => askAgain((port) => port.takeForeign(...values)),
      stopTaking: (...values) => askAgain((port) => port.stopTaking(...values)),
      guess: (...values) => askAgain((port) => port.guess(...values)),
      previewEncoding: (...values) => askAgain((port) => port.previewEncoding(...values)),
      redecode: (...values) => askAgain((port) => port.redecode(...values)),
      previewReading: (...values) => askAgain((port) => port.previewReading(...values)),
      readOtherwise: (...values) => askAgain((port) => port.readOtherwise(...values)),
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

/** Works that run beside each other, until one must run alone: it begins when no other is under way, and later ones wait. */
function besideOrAlone() {
  const underWay = new Set<Promise<unknown>>();
  let last: Promise<unknown> = Promise.resolve();
  return {
    async beside<T>(work: () => Promise<T>): Promise<T> {
      for (let waited = null; waited !== last;) await (waited = last);
      const running = work();
      underWay.add(running);
      try {
        return await running;
      } finally {
        underWay.delete(running);
      }
    },
    alone<T>(work: () => Promise<T>): Promise<T> {
      const turn = last.then(() => Promise.allSettled(underWay)).then(work);
      last = turn.catch(() => undefined); // Told to who asked.
      return turn;
    },
  };
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

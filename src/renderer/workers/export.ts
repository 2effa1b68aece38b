import type { ExportPort, ExportProgress } from '../../core/ports/export.ts';
import { callWorker } from './call.ts';
import type { Followed, Near, WorkerStopped } from './call.ts';
import { supervise } from './supervise.ts';
import { untilStopped } from './until-stopped.ts';

/** The far side of exports, and a question that only a worker which is not stuck can answer. */
export interface FarExport extends ExportPort {
  ping(): Promise<true>;
}

/** What starts a worker of exports; tests lend one that hangs. */
export type StartExport = () => Near<ExportPort, ExportProgress>;

/**
 * Starts the worker that writes exports, and looks after it; end it afterwards. One that crashed, or made no progress for
 * about `patience` milliseconds (see supervise.ts), is ended, and what it was asked fails with `export-stopped`.
 */
export function startExport(
  patience = 20_000,
  start = startWorker,
  tell: (stopped: WorkerStopped) => void = reportError,
): Near<ExportPort, ExportProgress> {
  const worker = supervise<FarExport, ExportProgress>({ start, patience, stopped: tell });
  const ask = untilStopped(worker, 'export-stopped');
  return {
    port: {
      preview: (...values) => ask((port) => port.preview(...values)),
      leftOfNames: (...values) => ask((port) => port.leftOfNames(...values)),
      begin: (...values) => ask((port) => port.begin(...values)),
      nextPiece: () => ask((port) => port.nextPiece()),
    },
    listen: worker.listen,
    end: worker.end,
  };
}

function startWorker(): Followed<FarExport, ExportProgress> {
  return nearExport(new Worker(new URL('./export.worker.ts', import.meta.url), { type: 'module', name: 'export' }));
}

/** The worker as seen from here, without anybody who looks after it. */
export function nearExport(worker: Worker): Followed<FarExport, ExportProgress> {
  return callWorker<FarExport, ExportProgress>(worker, ['preview', 'leftOfNames', 'begin', 'nextPiece', 'ping']);
}

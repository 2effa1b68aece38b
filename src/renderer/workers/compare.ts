import type { Id } from '../../core/model/id.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { CompareEvent, ComparePort } from '../../core/ports/compare.ts';
import { callWorker, WorkerStopped } from './call.ts';
import type { Followed, Near } from './call.ts';
import { supervise } from './supervise.ts';
import type { Supervised } from './supervise.ts';
import type { WorkerEnd } from './worker-after.ts';

/** What compares, and a question that only a worker which is not stuck can answer. */
export interface FarComparer extends ComparePort {
  ping(): Promise<true>;
}

const methods = [
  'openProject',
  'sharedIn',
  'pair',
  'families',
  'grid',
  'countFamilies',
  'countOrigins',
  'synopsis',
  'quotations',
  'lineage',
  'timeline',
  'witnesses',
  'conflicts',
  'eventSets',
  'spellings',
  'cancel',
] as const satisfies readonly (keyof ComparePort)[];

/**
 * Looks after the worker that compares, which starts with the first question: who never compares has none. When it hangs or crashes another one takes its place, opens the
 * project, and is asked again what was under way; what was under way at two ends fails. What nobody waits for any more is
 * not asked again. `tell` hears of every end.
 */
export function startComparer(
  patience = 60_000,
  start = () => nearComparer(comparerWorker()),
  tell: (stopped: WorkerStopped) => void = reportError,
): Near<ComparePort, CompareEvent> {
  let project: Id | null = null;
  let worker: Supervised<FarComparer, CompareEvent> | null = null;
  let ended = false;
  const listeners = new Set<(event: CompareEvent) => void>();
  /** The names of questions under way, and whether somebody still waits for each. */
  const awaited = new Map<unknown, boolean>();
  const begin = async (port: FarComparer) => (project === null ? undefined : port.openProject(project));

  function started(): Supervised<FarComparer, CompareEvent> {
    if (worker) return worker;
    worker = supervise<FarComparer, CompareEvent>({ start, patience, stopped: tell, begin });
    worker.listen((event) => {
      for (const listener of [...listeners]) listener(event);
    });
    worker.ask(begin).catch(() => undefined); // A successor is told by itself.
    return worker;
  }

  const ask =
    (method: (typeof methods)[number]) =>
    async (...values: unknown[]): Promise<unknown> => {
      // The last of what is asked is its name.
      const name = values.at(-1);
      if (method === 'cancel' && awaited.has(name)) awaited.set(name, false);
      if (method === 'openProject') project = String(values[0]);
      if (worker === null && (method === 'openProject' || method === 'cancel')) return ok(null);
      if (ended) return fail('compare-stopped', '', 'The worker was ended');
      if (method !== 'cancel') awaited.set(name, true);
      try {
        for (let again = false; ; again = true) {
          try {
            return await started().ask((port) =>
              (port[method] as (...values: readonly unknown[]) => Promise<unknown>)(...values),
            );
          } catch (error) {
            if (!(error instanceof WorkerStopped)) throw error;
            if (again) return fail('compare-stopped', '', error.message);
            if (method === 'cancel' || awaited.get(name) === false) return fail('cancelled');
          }
        }
      } finally {
        if (method !== 'cancel') awaited.delete(name);
      }
    };

  return {
    port: Object.fromEntries(methods.map((method) => [method, ask(method)])) as unknown as ComparePort,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end() {
      ended = true;
      worker?.end();
    },
  };
}

/** The worker itself, which nobody speaks to yet. */
export function comparerWorker(): Worker {
  return new Worker(new URL('./compare.worker.ts', import.meta.url), { type: 'module', name: 'compare' });
}

/** The worker as seen from here, without anybody who looks after it. */
export function nearComparer(worker: WorkerEnd): Followed<FarComparer, CompareEvent> {
  return callWorker<FarComparer, CompareEvent>(worker, [...methods, 'ping']);
}

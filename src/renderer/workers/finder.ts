import type { FinderChanged, FinderPort } from '../../core/ports/finder.ts';
import { callWorker } from './call.ts';
import type { Near } from './call.ts';

/** Starts the worker that indexes and searches. */
export function startFinder(): Near<FinderPort, FinderChanged> {
  const worker = new Worker(new URL('./finder.worker.ts', import.meta.url), { type: 'module', name: 'finder' });
  return callWorker<FinderPort, FinderChanged>(worker, [
    ...([
      'openProject',
      'search',
      'allHits',
      'concordance',
      'groups',
      'nextMatch',
      'named',
      'complete',
      'rebuild',
    ] as const),
  ]);
}

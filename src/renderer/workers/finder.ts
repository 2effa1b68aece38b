import type { Id } from '../../core/model/id.ts';
import { fail } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { FinderChanged, FinderPort, Newest } from '../../core/ports/finder.ts';
import { callWorker, WorkerStopped } from './call.ts';
import type { Followed, Near } from './call.ts';
import type { WorkerEnd } from './worker-after.ts';
import { supervise } from './supervise.ts';

/** The finder, and a question that only a worker which is not stuck can answer. */
export interface FarFinder extends FinderPort {
  ping(): Promise<true>;
}

const methods = [
  'openProject',
  'search',
  'hitsIn',
  'concordance',
  'groups',
  'spots',
  'nextMatch',
  'indexed',
  'takePlaces',
  'takeHits',
  'takeLines',
  'named',
  'complete',
  'rebuild',
] as const satisfies readonly (keyof FinderPort)[];

/** Without a question there is nothing that could be stuck but the worker itself: it is given so many times as long. */
const timesWithoutQuestion = 6;

/** Once nobody waits for a question any more it may hold up the worker for such a part of the patience. */
const timesOnceLeft = 0.1;

interface Call {
  readonly method: (typeof methods)[number];
  readonly values: readonly unknown[];
  /** Another question was asked in its place. */
  left: boolean;
}

/**
 * Starts the worker that indexes and searches, and looks after it: while a question is under way the worker must make
 * progress every `patience` milliseconds or so (see supervise.ts). A question that holds it up longer (a regular
 * expression can, though those that are known to are refused) is answered with a Problem; another worker takes its
 * place, opens the project, and is asked what else was under way. So it is when one crashes; what was under way at two
 * ends of a worker is answered with a Problem. `tell` hears of every worker that crashed.
 */
export function startFinder(
  patience = 10_000,
  start = () => nearFinder(finderWorker()),
  tell: (stopped: WorkerStopped) => void = reportError,
): Near<FinderPort, FinderChanged> {
  const underWay = new Set<Call>();
  /** What is guilty of the last end is not asked again. */
  let guilty: ReadonlySet<Call> = new Set();
  let project: Id | null = null;
  let newest: string | null = null;
  const worker = supervise<FarFinder, FinderChanged>({
    start,
    patience,
    stopped(reason) {
      guilty = reason.hung ? guiltyOf(underWay) : new Set();
      if (!reason.hung) tell(reason);
    },
    begin: async (port) => (project === null ? undefined : port.openProject(project)),
  });

  async function answer(call: Call): Promise<unknown> {
    const times = () => (call.left ? timesOnceLeft : queryOf(call) === null ? timesWithoutQuestion : 1);
    const question = (port: FarFinder) =>
      (port[call.method] as (...values: readonly unknown[]) => Promise<unknown>)(...call.values);
    for (let again = false; ; again = true) {
      try {
        return await worker.ask(question, times);
      } catch (error) {
        if (!(error instanceof WorkerStopped)) throw error;
        if (call.left) return fail('cancelled');
        if (guilty.has(call)) return tooSlow(queryOf(call) ?? '');
        if (again) return fail('search-stopped', '', error.message);
      }
    }
  }

  const run = (method: Call['method'], values: readonly unknown[]) => {
    if (method === 'openProject') project = String(values[0]);
    const call: Call = { method, values, left: false };
    if (isNewest(call)) leave(queryOf(call)!);
    underWay.add(call);
    return answer(call).finally(() => underWay.delete(call));
  };

  const ask =
    (method: Call['method']) =>
    async (...values: unknown[]) => {
      if (!method.startsWith('take')) return run(method, values);
      // What only waits for the index holds nothing up: its query is guilty of nothing, and cuts nobody's patience.
      const indexed = (await run('indexed', [values[0], Number.POSITIVE_INFINITY])) as Result<unknown>;
      return indexed.ok ? run(method, values) : indexed;
    };

  /** What was asked for the query before this one is waited for no more, but for what a person wants all of. */
  function leave(query: string): void {
    for (const call of underWay) {
      const other = queryOf(call);
      call.left ||= !call.method.startsWith('take') && other === newest && other !== query && holdsExpression(call);
    }
    newest = query;
  }

  return {
    port: Object.fromEntries(methods.map((method) => [method, ask(method)])) as unknown as FinderPort,
    listen: worker.listen,
    end: worker.end,
  };
}

/** The worker itself, which nobody speaks to yet. */
export function finderWorker(): Worker {
  return new Worker(new URL('./finder.worker.ts', import.meta.url), { type: 'module', name: 'finder' });
}

/** The worker as seen from here, without anybody who looks after it. */
export function nearFinder(worker: WorkerEnd): Followed<FarFinder, FinderChanged> {
  return callWorker<FarFinder, FinderChanged>(worker, [...methods, 'ping']);
}

/** The query of a question; null for what asks none. */
function queryOf({ method, values }: Call): string | null {
  if (method === 'openProject' || method === 'rebuild' || method === 'indexed') return null;
  const [first] = method.startsWith('take') ? values.slice(1) : values;
  if (typeof first === 'string') return first;
  return String((first as { readonly query?: unknown } | undefined)?.query ?? '');
}

/** What can hold a worker up: expressions rather than words, if there are any. */
function guiltyOf(underWay: ReadonlySet<Call>): ReadonlySet<Call> {
  const suspects = [...underWay].filter((call) => queryOf(call) !== null);
  const expressions = suspects.filter(holdsExpression);
  return new Set(expressions.length > 0 ? expressions : suspects);
}

/** Whether a query has a regular expression, as far as can be seen at a glance. */
function holdsExpression(call: Call): boolean {
  return /(?:^|[\s(+-])\//u.test(queryOf(call) ?? '');
}

function isNewest({ method, values: [first] }: Call): boolean {
  return method === 'search' && (first as Newest).newest === true;
}

function tooSlow(query: string) {
  return fail(
    'query-unreadable',
    `0-${query.length}`,
    'This search held everything up for too long and was ended. Make it simpler: a regular expression with fewer repetitions, or words instead.',
  );
}

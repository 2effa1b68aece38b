import { fail } from '../../core/model/result.ts';
import type { FinderChanged, FinderPort } from '../../core/ports/finder.ts';
import { callWorker, WorkerStopped } from './call.ts';
import type { Followed, Near } from './call.ts';
import type { WorkerEnd } from './worker-after.ts';
import { signsOfLife } from './signs-of-life.ts';

/** The finder, and a question that only a worker which is not stuck can answer. */
export interface FarFinder extends FinderPort {
  ping(): Promise<true>;
}

const methods = [
  'openProject',
  'search',
  'hitsIn',
  'allHits',
  'concordance',
  'groups',
  'nextMatch',
  'named',
  'complete',
  'rebuild',
] as const satisfies readonly (keyof FinderPort)[];

/** Without a question there is nothing that could be stuck but the worker itself: it is given so many times as long. */
const timesWithoutQuestion = 6;

interface Call {
  readonly method: (typeof methods)[number];
  readonly values: readonly unknown[];
  readonly answer: (value: unknown) => void;
  readonly throwBack: (error: unknown) => void;
  /** It was under way when a worker had to be ended. */
  again: boolean;
}

/**
 * Starts the worker that indexes and searches, and looks after it: while a question is under way the worker must show
 * every `patience` milliseconds or so that it is alive. A question that holds it up longer (a regular expression can,
 * though those that are known to are refused) is answered with a Problem; another worker takes its place, opens the
 * project, and is asked what else was under way. So it is when one crashes; what was under way at two ends of a worker
 * is answered with a Problem. `tell` hears of every worker that crashed.
 */
export function startFinder(
  patience = 10_000,
  start = () => nearFinder(finderWorker()),
  tell: (stopped: WorkerStopped) => void = reportError,
): Near<FinderPort, FinderChanged> {
  const listeners = new Set<(event: FinderChanged) => void>();
  const underWay = new Set<Call>();
  let project: string | null = null;
  let near = start();
  let ready: Promise<unknown> = Promise.resolve();
  const signs = signsOfLife(
    () => near,
    patience,
    () => replace(new WorkerStopped('The worker gave no sign of life'), guiltyOf(underWay)),
    () => ([...underWay].some((call) => queryOf(call) !== null) ? 1 : timesWithoutQuestion),
  );
  listen();

  function listen(): void {
    near.listen((event) => {
      for (const listener of [...listeners]) listener(event);
    });
  }

  function send(call: Call): void {
    const worker = near;
    const method = worker.port[call.method] as (...values: readonly unknown[]) => Promise<unknown>;
    void ready.then(() => {
      if (worker !== near) return;
      method(...call.values).then(
        (value) => close(call) && call.answer(value),
        (error: unknown) => {
          if (!(error instanceof WorkerStopped)) return void (close(call) && call.throwBack(error));
          // Everything that was under way hears of one crash.
          if (worker !== near) return;
          replace(error, new Set());
          tell(error);
        },
      );
    });
  }

  /** False if it was answered already. */
  function close(call: Call): boolean {
    const was = underWay.delete(call);
    if (underWay.size === 0) signs.end();
    return was;
  }

  /** Puts another worker in the place of one that stopped; what is guilty of it is not asked again. */
  function replace(stopped: WorkerStopped, guilty: ReadonlySet<Call>): void {
    near.end();
    near = start();
    listen();
    // The project is opened before anything else is asked; if that fails, so does what is asked.
    ready = project === null ? Promise.resolve() : near.port.openProject(project).catch(() => undefined);
    for (const call of [...underWay]) {
      if (guilty.has(call)) answer(call, tooSlow(queryOf(call) ?? ''));
      else if (call.again) answer(call, fail('search-stopped', '', stopped.message));
      else {
        call.again = true;
        send(call);
      }
    }
    if (underWay.size > 0) signs.begin();
    else signs.end();
  }

  function answer(call: Call, problem: unknown): void {
    underWay.delete(call);
    call.answer(problem);
  }

  const ask =
    (method: Call['method']) =>
    (...values: unknown[]) =>
      new Promise((answer, throwBack) => {
        if (method === 'openProject') project = String(values[0]);
        const call: Call = { method, values, answer, throwBack, again: false };
        underWay.add(call);
        send(call);
        signs.begin();
      });

  return {
    port: Object.fromEntries(methods.map((method) => [method, ask(method)])) as unknown as FinderPort,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end() {
      signs.end();
      near.end();
    },
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
  if (method === 'openProject' || method === 'rebuild') return null;
  const [first] = values;
  if (typeof first === 'string') return first;
  return String((first as { readonly query?: unknown } | undefined)?.query ?? '');
}

/** What can hold a worker up: expressions rather than words, if there are any. */
function guiltyOf(underWay: ReadonlySet<Call>): ReadonlySet<Call> {
  const suspects = [...underWay].filter((call) => queryOf(call) !== null);
  const expressions = suspects.filter((call) => queryOf(call)!.includes('/'));
  return new Set(expressions.length > 0 ? expressions : suspects);
}

function tooSlow(query: string) {
  return fail(
    'query-unreadable',
    `0-${query.length}`,
    'This search held everything up for too long and was ended. Make it simpler: a regular expression with fewer repetitions, or words instead.',
  );
}

import { newId } from '../../core/model/id.ts';
import type { WorkerEnd } from './worker-after.ts';

/**
 * Calls over `postMessage`: a far side answers the methods of one contract, a near side looks like it. Values are
 * structured-cloned; arguments listed by `transferOf` are moved instead. A bug on the far side is thrown on the near
 * side with its message and stack.
 */
interface Call {
  readonly kind: 'call';
  readonly number: number;
  readonly method: string;
  readonly values: readonly unknown[];
}

type Reply =
  | { readonly kind: 'value'; readonly number: number; readonly value: unknown }
  | { readonly kind: 'bug'; readonly number: number; readonly message: string; readonly stack: string }
  /** A bug that no call waits for. */
  | { readonly kind: 'fault'; readonly message: string; readonly stack: string }
  | { readonly kind: 'event'; readonly event: unknown }
  /** The first word: its script has run. */
  | { readonly kind: 'started' }
  /** From the midst of long work: it goes on. */
  | { readonly kind: 'step' }
  /** It holds this lock for as long as it lives. */
  | { readonly kind: 'lives'; readonly lock: string };

/** What both a Worker and a worker's own scope can do. */
interface Endpoint {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  addEventListener(type: string, listener: (event: Event) => void): void;
  readonly navigator?: { readonly locks: LockManager };
}

/** What a contract must be like to be called over messages: every method answers with a promise. */
export type Methods<P> = { [K in keyof P]: (...values: never[]) => Promise<unknown> };

/**
 * Answers calls with the methods of `port`, and tells the near side of promises that fail and nobody waits for. Returns
 * what announces an event to it. `isOfInput`: failures that a file is to blame for, which are told where it is.
 */
export function answerCalls<P extends Methods<P>, E = never>(
  scope: Endpoint,
  port: P,
  transferOf: (value: unknown) => Transferable[] = () => [],
  isOfInput: (reason: unknown) => boolean = () => false,
): (event: E) => void {
  scope.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    const { reason } = event as PromiseRejectionEvent;
    if (isOfInput(reason)) return;
    const { message, stack = '' } = errorOf(reason);
    scope.postMessage({ kind: 'fault', message, stack } satisfies Reply);
  });
  scope.addEventListener('message', (event) => {
    const { number, method, values } = (event as MessageEvent<Call>).data;
    const run = async () => {
      const call = (port as unknown as Record<string, ((...values: unknown[]) => Promise<unknown>) | undefined>)[
        method
      ];
      if (!call) throw new Error(`No method ${method}`);
      // What is its end must not be begun before the near side can hear of it.
      await told;
      return call.apply(port, [...values]);
    };
    run()
      // What cannot be sent is a bug like any other: somebody waits for an answer.
      .then((value) => scope.postMessage({ kind: 'value', number, value } satisfies Reply, transferOf(value)))
      .catch((error: unknown) => {
        const { message, stack = '' } = errorOf(error);
        scope.postMessage({ kind: 'bug', number, message, stack } satisfies Reply);
      });
  });
  scope.postMessage({ kind: 'started' } satisfies Reply);
  const told = tellLife(scope);
  return (event) => scope.postMessage({ kind: 'event', event } satisfies Reply);
}

/**
 * Of a worker that ends by itself no event comes, but the browser takes its locks away. So it holds one, and the near side
 * waits for that. Returns when it was told which.
 */
function tellLife(scope: Endpoint): Promise<void> {
  const locks = scope.navigator?.locks;
  if (!locks) return Promise.resolve();
  const lock = `lectern-alive-${newId()}`;
  return new Promise((told) => {
    const hold = () => {
      scope.postMessage({ kind: 'lives', lock } satisfies Reply);
      told();
      return new Promise<never>(() => undefined);
    };
    // Without a lock only its guard finds out.
    locks.request(lock, hold).catch(() => told());
  });
}

/** Milliseconds between two words about steps: a word for each of ten thousand would keep the near side busy. */
const betweenSteps = 200;

/**
 * What long work calls at every step, a document or an entry of a file: whoever looks after this worker hears now and
 * then that it goes on, though it answers nothing meanwhile.
 */
export function stepsTo(scope: Pick<Endpoint, 'postMessage'>): () => void {
  let told = performance.now();
  return () => {
    const now = performance.now();
    if (now - told < betweenSteps) return;
    told = now;
    scope.postMessage({ kind: 'step' } satisfies Reply);
  };
}

/** A bug on the far side. */
export class WorkerFault extends Error {
  override readonly name: string = 'WorkerFault';
}

/** The worker failed outside a call, or could not start: what was asked of it is not answered. */
export class WorkerStopped extends WorkerFault {
  override readonly name = 'WorkerStopped';
  constructor(
    message: string,
    /** It did not fail: it made no progress. */
    readonly hung = false,
  ) {
    super(message);
  }
}

/** A far side as seen from here. */
export interface Near<P, E> {
  readonly port: P;
  /** Calls back with what the far side announces. */
  listen(listener: (event: E) => void): () => void;
  /** Ends the worker: calls under way are never answered, later ones are rejected. */
  end(): void;
}

/** A far side whose progress can be followed. */
export interface Followed<P, E> extends Near<P, E> {
  /** How many messages have come from the worker; none until its script has run. */
  words(): number;
}

/**
 * Looks like the port that answers in `worker`. `transferOf` names what of a call's values is moved, not copied. `crashed`
 * hears of a crash that no call waits for, too; without it such a one is reported as an error.
 */
export function callWorker<P extends Methods<P>, E = never>(
  worker: WorkerEnd,
  methods: readonly (keyof P & string)[],
  transferOf: (values: readonly unknown[]) => Transferable[] = () => [],
  crashed?: (reason: WorkerStopped) => void,
): Followed<P, E> {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const listeners = new Set<(event: E) => void>();
  let last = 0;
  let answered = false;
  let words = 0;

  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    words += 1;
    if (data.kind === 'started' || data.kind === 'step') return;
    if (data.kind === 'lives') return waitForEnd(data.lock);
    if (data.kind === 'event') {
      for (const listener of [...listeners]) listener(data.event as E);
      return;
    }
    if (data.kind === 'fault') return reportError(faultOf(data));
    answered = true;
    const caller = waiting.get(data.number);
    waiting.delete(data.number);
    if (data.kind === 'value') caller?.resolve(data.value);
    else caller?.reject(faultOf(data));
  });
  let stopped: WorkerStopped | null = null;
  const stop = (reason: WorkerStopped): void => {
    for (const caller of waiting.values()) caller.reject(reason);
    waiting.clear();
  };
  // The worker could not start or failed outside a call: nobody would ever answer.
  worker.addEventListener('error', (event) => {
    // Left alone it would be told once more, without its place.
    event.preventDefault();
    const reason = new WorkerStopped(event.message || (answered ? 'The worker stopped' : 'The worker did not start'));
    if (event.filename) {
      reason.stack = `${reason.name}: ${reason.message}\n    at ${event.filename}:${event.lineno}:${event.colno}`;
    }
    if (!answered) stopped = reason;
    // Who waits hears of it, and tells what it meant.
    if (crashed) crashed(reason);
    else if (waiting.size === 0) reportError(reason);
    stop(reason);
  });
  const unwatched = new AbortController();
  /** Who asks hears of it, now or later. */
  const waitForEnd = (lock: string): void => {
    const gone = () => {
      if (unwatched.signal.aborted) return;
      stopped = new WorkerStopped('The worker ended by itself');
      crashed?.(stopped);
      stop(stopped);
    };
    // Nobody waits any more once it was ended from here.
    navigator.locks.request(lock, { signal: unwatched.signal }, gone).catch(() => undefined);
  };
  worker.addEventListener('messageerror', () => stop(new WorkerStopped('An answer could not be read')));

  const call =
    (method: string) =>
    (...values: unknown[]) =>
      new Promise((resolve, reject) => {
        if (stopped) return reject(stopped);
        const number = ++last;
        waiting.set(number, { resolve, reject });
        worker.postMessage({ kind: 'call', number, method, values } satisfies Call, transferOf(values));
      });

  return {
    port: Object.fromEntries(methods.map((method) => [method, call(method)])) as unknown as P,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    words: () => words,
    end() {
      unwatched.abort();
      worker.terminate();
      stopped = new WorkerStopped('The worker was ended');
      waiting.clear();
    },
  };
}

function errorOf(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

function faultOf({ message, stack }: { readonly message: string; readonly stack: string }): WorkerFault {
  return Object.assign(new WorkerFault(message), { stack });
}

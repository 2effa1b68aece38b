import { WorkerStopped } from './call.ts';
import type { Followed } from './call.ts';
import { siblingWorker } from './sibling.ts';
import type { Sibling } from './sibling.ts';

// Looks after a worker that can hang or crash. A hang is a worker that makes no progress although the machine would let
// it. Progress is whatever comes from it: answers, events, steps of long work (`stepsTo` in call.ts), and the answer to a
// ping, which only an event loop that turns can give. Time alone proves nothing: with ten programs beside it a sound
// worker needs six times as long for the same work. So while it is silent a sibling works beside it, a measured work
// with measured pauses, and the worker is judged by how much the sibling got done.

/** A question that only a worker whose event loop turns can answer. */
export interface Pinged {
  ping(): Promise<unknown>;
}

/** How a worker is looked after. */
export interface Care<P extends Pinged, E> {
  start(): Followed<P, E>;
  /** Milliseconds without progress that make a hang, on an ordinary machine with nothing else to do. */
  readonly patience: number;
  /** Hears of every end before those do whose questions were under way. */
  stopped(reason: WorkerStopped): void;
  /** Asked of each successor before anything else. If it fails, so does what is asked. */
  begin?(port: P): Promise<unknown>;
  /** Another one is for tests. */
  readonly sibling?: Sibling;
}

/** Whichever worker is in charge. */
export interface Supervised<P, E> {
  /**
   * Asks the worker of now. Rejects with WorkerStopped if it crashed or hung meanwhile; the next question finds a
   * successor. `times` grants it so many times the patience, and may change its mind; of all
   * that is under way the least counts.
   */
  ask<T>(question: (port: P) => Promise<T>, times?: () => number): Promise<T>;
  /** Calls back with what it announces, and what its successors do. */
  listen(listener: (event: E) => void): () => void;
  /** Ends the worker: questions under way are never answered, later ones are rejected. */
  end(): void;
}

/** So many looks in a row without progress make a hang. */
const looks = 10;
/** The sibling works a tenth of the time. */
const rest = 9;
/** A pause is never lengthened more than so many times: a computer that slept is not that slow. */
const slowest = 30;
/** Patience with a worker whose script has not run: it is read and compiled, and does nothing wrong meanwhile. */
const toStart = 120_000;

interface Question {
  readonly times: () => number;
  readonly reject: (reason: WorkerStopped) => void;
}

/** Starts a worker and looks after it; see above for what makes a hang. Who no longer needs it ends it. */
export function supervise<P extends Pinged, E>(care: Care<P, E>): Supervised<P, E> {
  const listeners = new Set<(event: E) => void>();
  const underWay = new Set<Question>();
  const sibling = care.sibling ?? siblingWorker();
  const pause = care.patience / looks;
  const beats = Math.max(1, pause / (rest + 1));
  let near: Followed<P, E> | null = start();
  let ready: Promise<unknown> = Promise.resolve();
  let watch: { over: boolean } | null = null;
  let ended = false;

  function start(): Followed<P, E> {
    const worker = care.start();
    worker.listen((event) => {
      for (const listener of [...listeners]) listener(event);
    });
    return worker;
  }

  /** The worker of now; a successor if the last one stopped. */
  function current(): Followed<P, E> {
    if (near) return near;
    near = start();
    ready = care.begin?.(near.port).catch(() => undefined) ?? Promise.resolve();
    return near;
  }

  function stop(worker: Followed<P, E>, reason: WorkerStopped): void {
    // All that was under way hears of one crash, and nobody of an end that was asked for.
    if (worker !== near || ended) return;
    worker.end();
    near = null;
    endWatch();
    const questions = [...underWay];
    underWay.clear();
    // The window's own report may be lent, which must not be called as a part of something.
    const { stopped } = care;
    stopped(reason);
    for (const { reject } of questions) reject(reason);
  }

  function beginWatch(): void {
    if (watch) return;
    const mine = (watch = { over: false });
    void watchOver(mine);
  }

  function endWatch(): void {
    if (!watch) return;
    watch.over = true;
    watch = null;
    sibling.end();
  }

  async function watchOver(mine: { readonly over: boolean }): Promise<void> {
    const worker = near!;
    let heard = worker.words();
    let asked = false;
    let silent = 0;
    let next = pause;
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, next));
      if (mine.over) return;
      next = pause;
      // Counted after what it said before the sibling's answer has come.
      const took = silent > 0 || asked ? await sibling.work(beats).catch(() => null) : 0;
      if (mine.over) return;
      if (worker.words() !== heard) {
        heard = worker.words();
        asked = false;
        silent = 0;
      } else if (!asked) {
        asked = true;
        worker.port.ping().catch(() => undefined); // No sign.
      } else if (took !== null) {
        silent += 1;
        next = Math.min(Math.max(pause, took * rest), pause * slowest);
        if (silent >= granted(heard)) {
          return stop(worker, new WorkerStopped('The worker gave no sign of life', true));
        }
      }
    }
  }

  function granted(heard: number): number {
    const times = Math.min(...[...underWay].map((question) => question.times()));
    return looks * (heard === 0 ? Math.max(times, toStart / care.patience) : times);
  }

  return {
    ask<T>(question: (port: P) => Promise<T>, times = () => 1): Promise<T> {
      if (ended) return Promise.reject(new WorkerStopped('The worker was ended'));
      const worker = current();
      return new Promise<T>((resolve, reject) => {
        const entry: Question = { times, reject };
        underWay.add(entry);
        beginWatch();
        void ready
          // Who was told of an end meanwhile is answered.
          .then(() => (worker === near ? question(worker.port) : new Promise<never>(() => undefined)))
          .then(resolve, (error: unknown) => {
            if (error instanceof WorkerStopped) stop(worker, error);
            reject(error as Error);
          })
          .finally(() => {
            underWay.delete(entry);
            if (underWay.size === 0) endWatch();
          });
      });
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end() {
      ended = true;
      endWatch();
      near?.end();
    },
  };
}

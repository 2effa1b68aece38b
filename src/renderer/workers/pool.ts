import { callWorker, WorkerStopped } from './call.ts';
import type { Methods, Near } from './call.ts';

/** What was asked was not begun: no worker has started, or none can be. */
export class NotStarted extends Error {
  override readonly name = 'NotStarted';
}

/** What a pool is made of. */
export interface PoolOf<P> {
  start(): Worker;
  readonly methods: readonly (keyof P & string)[];
  /** Workers at most; fewer where there are fewer cores beside this one's. */
  readonly most: number;
  /** Milliseconds after which nobody waits for the first worker to start. */
  readonly patience?: number;
  /** Hears of every worker that crashed. */
  stopped?(reason: WorkerStopped): void;
}

/** Questions that a worker has at once: what it works on, and what it goes on with. */
const ahead = 2;
/** Milliseconds after which workers without work are ended: they hold memory. */
const idle = 5000;
const toStart = 10_000;

interface Member<P> {
  readonly near: Near<P, never>;
  /** It has said its first word. A busy machine, or a browser that forgets a worker of a worker, may never let it. */
  started: boolean;
  readonly underWay: Set<Task<P>>;
}

interface Task<P> {
  readonly run: (port: P) => Promise<unknown>;
  readonly done: (value: unknown) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Workers that work beside this thread, as many as there are cores beside its own. Each is started when there is more to
 * do than the others take. A question is given to a worker that has started, so what no worker takes is not begun, and
 * can be done here; a worker that starts late is used from then on.
 */
export class Pool<P extends Methods<P>> {
  readonly size: number;
  #members: Member<P>[] = [];
  #queue: Task<P>[] = [];
  /** None can be started here, or all of them crashed. */
  #unavailable = false;
  /** Somebody waited in vain for the first to start; nobody else waits until it does. */
  #late = false;
  #idleTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly of: PoolOf<P>) {
    this.size = Math.max(1, Math.min(of.most, navigator.hardwareConcurrency - 1));
  }

  /** As much is under way as all workers take at once. */
  get isFull(): boolean {
    const underWay = this.#members.reduce((sum, member) => sum + member.underWay.size, this.#queue.length);
    return underWay >= this.size * ahead;
  }

  /** Rejects with NotStarted, with WorkerStopped if the worker crashed over it, and when the pool is ended. */
  ask<T>(run: (port: P) => Promise<T>): Promise<T> {
    clearTimeout(this.#idleTimer);
    if (this.#members.every(({ started, underWay }) => !started || underWay.size > 0)) this.#startAnother();
    const anyStarted = this.#members.some(({ started }) => started);
    if (this.#unavailable || (this.#late && !anyStarted)) {
      this.#endIfIdle();
      return Promise.reject(new NotStarted());
    }
    return new Promise<T>((resolve, reject) => {
      const task: Task<P> = { run, done: resolve as (value: unknown) => void, failed: reject };
      this.#queue.push(task);
      this.#give();
      if (!anyStarted) setTimeout(() => this.#giveUpWaiting(), this.of.patience ?? toStart);
    });
  }

  /** What is under way fails. */
  end(): void {
    clearTimeout(this.#idleTimer);
    const tasks = [...this.#queue, ...this.#members.flatMap(({ underWay }) => [...underWay])];
    for (const { near } of this.#members) near.end();
    this.#members = [];
    this.#queue = [];
    for (const { failed } of tasks) failed(new WorkerStopped('The worker was ended'));
  }

  #startAnother(): void {
    if (this.#unavailable || this.#members.length === this.size) return;
    try {
      const worker = this.of.start();
      const near = callWorker<P>(worker, this.of.methods, undefined, (reason) => this.#drop(member, reason));
      const member: Member<P> = { near, started: false, underWay: new Set() };
      worker.addEventListener(
        'message',
        () => {
          member.started = true;
          this.#late = false;
          this.#give();
        },
        { once: true },
      );
      this.#members.push(member);
    } catch {
      // Workers inside of workers are not to be had everywhere.
      this.#unavailable = this.#members.length === 0;
    }
  }

  #give(): void {
    for (let task; (task = this.#queue[0]);) {
      const [member] = this.#members
        .filter(({ started, underWay }) => started && underWay.size < ahead)
        .sort((a, b) => a.underWay.size - b.underWay.size);
      if (!member) return;
      this.#queue.shift();
      void this.#run(member, task);
    }
  }

  async #run(member: Member<P>, task: Task<P>): Promise<void> {
    member.underWay.add(task);
    try {
      task.done(await task.run(member.near.port));
    } catch (error) {
      task.failed(error);
    }
    member.underWay.delete(task);
    this.#give();
    this.#endIfIdle();
  }

  /** Whoever waits for the first worker to start goes on without it. */
  #giveUpWaiting(): void {
    if (this.#queue.length === 0 || this.#members.some(({ started }) => started)) return;
    this.#late = true;
    this.#giveBack();
  }

  #giveBack(): void {
    for (const { failed } of this.#queue.splice(0)) failed(new NotStarted());
    this.#endIfIdle();
  }

  /** A worker that crashed, or could not start. What it was asked fails; others do what it would have been asked. */
  #drop(broken: Member<P>, reason: WorkerStopped): void {
    if (!this.#members.includes(broken)) return;
    this.#members = this.#members.filter((member) => member !== broken);
    broken.near.end();
    for (const { failed } of broken.underWay) failed(reason);
    this.of.stopped?.(reason);
    this.#unavailable = this.#members.length === 0;
    if (this.#unavailable) this.#giveBack();
    else this.#give();
  }

  #endIfIdle(): void {
    if (this.#queue.length > 0 || this.#members.some(({ underWay }) => underWay.size > 0)) return;
    clearTimeout(this.#idleTimer);
    if (this.#members.length > 0) this.#idleTimer = setTimeout(() => this.end(), idle);
  }
}

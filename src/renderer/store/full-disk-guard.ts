import { Dexie } from 'dexie';
import type { Failure, Result } from '../../core/model/result.ts';
import { fail } from '../../core/model/result.ts';
import { beginNewLog, demandRoom } from './new-log.ts';
import { openUnlessBlocked, refuseGone } from './open-database.ts';
import { databaseFailure, saysClosed } from './problem.ts';
import type { ProjectDatabase } from './project-database.ts';

/** What is asked of the store whose calls are guarded. */
export interface GuardedStore {
  /** The project's name, for what is told of a failure. */
  name(): string;
  isClosed(): boolean;
  /** The number of the newest transaction that the records in memory hold. */
  journal(): number;
  /** Loads all records again. */
  load(): Promise<void>;
  /** Tries to load them soon. */
  mindGap(): void;
}

/**
 * Through which all calls go that read or write one project's database. A disk that is full makes the engine close it and
 * may leave its log torn: what was asked is told as what it is, and with room again the next call goes on by itself.
 */
export class FullDiskGuard {
  /** Set when there was no room, until the database could be opened again. */
  #full: Failure | null = null;
  /** The engine may have left a torn end in its log: nothing is written before it began a new one. See new-log.ts. */
  #torn = false;
  #mending: Promise<void> | null = null;
  #opening: Promise<void> | null = null;

  constructor(
    private readonly database: ProjectDatabase,
    private readonly store: GuardedStore,
  ) {}

  /** Whether nothing may be written before the engine began a new log. */
  isTorn(): boolean {
    return this.#torn;
  }

  /** Something was stored, so there is room. */
  stored(): void {
    this.#full = null;
  }

  /** For view state: nobody is told when it cannot be kept, because whoever works on meets the same failure and is. */
  async lightly<T>(work: () => PromiseLike<T>): Promise<T | undefined> {
    if (this.store.isClosed()) return undefined;
    try {
      return await onItsOwn(work);
    } catch (error) {
      if (databaseFailure(error)) return undefined;
      throw error;
    }
  }

  /**
   * Like `guard`, for what writes. What was begun once is done again only if nothing was stored meanwhile: that could
   * have been it, although the engine said that it gave it up, and a second undo would take back another act.
   */
  write<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    let begunAt: number | null = null;
    const writing = async () => {
      if (this.#torn) await this.#mendLog();
      if (begunAt !== null && begunAt !== this.store.journal()) return fail('changed-elsewhere');
      begunAt = this.store.journal();
      return work();
    };
    return this.guard(writing, demandRoom);
  }

  /** Once for all callers. */
  #mendLog(): Promise<void> {
    this.#mending ??= (async () => {
      await demandRoom();
      await beginNewLog(this.database.meta);
      this.#torn = false;
    })().finally(() => (this.#mending = null));
    return this.#mending;
  }

  /** `beforeOpening` is what must be so before a database that the engine closed is opened again. */
  async guard<T>(work: () => Promise<Result<T>>, beforeOpening = async () => {}): Promise<Result<T>> {
    const openAgain = async () => {
      this.#torn = true;
      await beforeOpening();
      await this.#openAgain();
    };
    try {
      try {
        if (!this.store.isClosed() && !this.database.isOpen()) await openAgain();
        return await onItsOwn(work);
      } catch (error) {
        // The engine closes a database whose log it could not write.
        if (this.store.isClosed() || !saysClosed(error)) throw error;
        await openAgain();
        return await onItsOwn(work);
      }
    } catch (error) {
      const failure = this.#fullIfStill(error, databaseFailure(error, this.store.name()));
      // If loading fails, too, the next announcement or call tries again.
      if (failure?.error.code === 'changed-elsewhere') await this.store.load().catch(() => this.store.mindGap());
      if (failure) return failure;
      throw error;
    }
  }

  /** After the engine closed the database: opens it, and looks what of the last writes is stored. Once for all callers. */
  #openAgain(): Promise<void> {
    this.#opening ??= (async () => {
      this.database.close({ disableAutoOpen: false });
      await refuseGone(this.database);
      await openUnlessBlocked(this.database);
      await this.store.load();
    })().finally(() => (this.#opening = null));
    return this.#opening;
  }

  /** A database that was closed for want of room cannot be opened either until there is some. */
  #fullIfStill(error: unknown, failure: Failure | null): Failure | null {
    if (failure?.error.code === 'disk-full') this.#full = failure;
    else if (this.#full && failure && !this.database.isOpen()) return this.#full;
    else if (this.#full && saysClosed(error)) return this.#full;
    return failure;
  }
}

/**
 * Dexie keeps over an await which transaction runs, and what the screen draws meanwhile can come into it: its questions
 * would be asked of that transaction, which holds other tables, and what it stores would go when that is given up. Whoever
 * asks the store means no transaction but its own.
 */
function onItsOwn<T>(work: () => PromiseLike<T>): PromiseLike<T> {
  return Dexie.ignoreTransaction(work);
}

import { ok } from '../../core/model/result.ts';
import type { Problem, Result } from '../../core/model/result.ts';
import type { Backup, BackupReason, Backups } from '../../core/ports/backups.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { backUp } from '../commands/backups.ts';
import { projectOf } from '../commands/projects.ts';
import { Observable } from './observable.ts';

/** What the status line shows of backups. */
export interface KeeperState {
  readonly running: boolean;
  /** When the newest backup was made, as ISO 8601; null if none was made here. */
  readonly made: string | null;
  /** Why the last try failed; null after one that did not. */
  readonly problem: Problem | null;
}

/** Milliseconds: how long a project must be quiet, and how long changes may go on, before it is backed up. */
const backupPauses = { quiet: 2 * 60_000, most: 10 * 60_000 };

/**
 * Watches an open project and backs it up after changes: when nothing changed for a while, or when changes go on for
 * long. What was backed up last is remembered in the project, so nothing is written twice.
 */
export class BackupKeeper extends Observable<KeeperState> {
  readonly #store: ProjectStore;
  readonly #backups: Backups;
  readonly #pauses: typeof backupPauses;
  readonly #stop: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the first change came that is not backed up. */
  #since: number | null = null;
  #before: Promise<unknown> = Promise.resolve();
  #ended = false;

  constructor(store: ProjectStore, backups: Backups, pauses = backupPauses) {
    super({ running: false, made: null, problem: null });
    this.#store = store;
    this.#backups = backups;
    this.#pauses = pauses;
    this.#stop = store.subscribe(() => this.#plan());
    void this.#begin();
  }

  /** Backs up now, changed or not. */
  backUp(reason: BackupReason): Promise<Result<Backup>> {
    return this.#inTurn(() => this.#write(reason));
  }

  /** Backs up now if something changed since the last backup; null if nothing did. */
  flush(reason: BackupReason): Promise<Result<Backup | null>> {
    return this.#inTurn(async () => ((await this.#isChanged()) ? this.#write(reason) : ok(null)));
  }

  /** Watches no more, and backs up what is not yet. The store must stay open until then. */
  async end(): Promise<void> {
    this.#ended = true;
    this.#stop();
    clearTimeout(this.#timer);
    await this.flush('quit');
  }

  async #begin(): Promise<void> {
    const { made } = await this.#last();
    if (this.state.made === null) this.merge({ made });
    // The program may have ended before a backup was due.
    if (await this.#isChanged()) this.#plan();
  }

  #plan(): void {
    if (this.#ended || !this.#store.isOpen()) return;
    const now = Date.now();
    this.#since ??= now;
    clearTimeout(this.#timer);
    const wait = Math.max(0, Math.min(this.#pauses.quiet, this.#since + this.#pauses.most - now));
    this.#timer = setTimeout(() => void this.#due(), wait);
  }

  async #due(): Promise<void> {
    this.#since = null;
    let made = false;
    try {
      made = (await this.flush('changes')).ok;
    } finally {
      // The folder may be back, or have room, later; what changes meanwhile asks again sooner.
      if (!made && this.#since === null) {
        this.#since = Date.now();
        clearTimeout(this.#timer);
        if (!this.#ended) this.#timer = setTimeout(() => void this.#due(), this.#pauses.most);
      }
    }
  }

  /** One after the other: the second may find that the first did its work. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#before.then(work);
    this.#before = turn.catch(() => undefined); // Thrown at the caller.
    return turn;
  }

  async #write(reason: BackupReason): Promise<Result<Backup>> {
    this.merge({ running: true });
    try {
      // Looked at before it is packed: what is stored in between is backed up once more.
      const journal = await this.#journal();
      const name = projectOf(this.#store)?.name ?? '';
      const made = await backUp(this.#backups, this.#store.id, name, reason);
      if (made.ok) await this.#store.putMeta(backedUp, { journal, made: made.value.made });
      this.merge(made.ok ? { made: made.value.made, problem: null } : { problem: made.error });
      return made;
    } finally {
      this.merge({ running: false });
    }
  }

  async #isChanged(): Promise<boolean> {
    return (await this.#journal()) > (await this.#last()).journal;
  }

  async #journal(): Promise<number> {
    const journal = await this.#store.meta('journal');
    return typeof journal === 'number' ? journal : 0;
  }

  /** A project that was only founded, or opened from a file, has nothing to lose yet: that is its first write. */
  async #last(): Promise<{ readonly journal: number; readonly made: string | null }> {
    const { journal, made } = ((await this.#store.meta(backedUp)) ?? {}) as { journal?: unknown; made?: unknown };
    return {
      journal: typeof journal === 'number' ? journal : 1,
      made: typeof made === 'string' ? made : null,
    };
  }
}

const backedUp = 'backed-up';

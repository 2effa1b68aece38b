import type { Problem, Result } from '../../core/model/result.ts';
import { shownName } from '../../core/model/shown-name.ts';
import type { Backup } from '../../core/ports/backups.ts';
import type { Host } from '../../core/ports/host.ts';
import { restoreBackup } from '../commands/backups.ts';
import { projectOf } from '../commands/projects.ts';
import type { ProjectStore } from '../store/project-store.ts';
import type { Registry } from '../store/registry.ts';
import { backupWords, nameBeside } from '../words/backups.ts';
import { shellWords } from '../words/shell.ts';
import { Observable } from './observable.ts';
import type { RunningWork } from './running-work.ts';
import type { Session } from './session.ts';
import { tellProblem } from './tell-problem.ts';

/** What is known of the restore that runs, and of the last one. */
export interface RestoringState {
  /** Texts that are in, of all (0 before that is known); null where none runs. */
  readonly running: { readonly done: number; readonly of: number } | null;
  /** Why the last one failed; null after one that did not, or was given up. */
  readonly problem: Problem | null;
  /** Why what was open before could not be backed up first. */
  readonly unkept: Problem | null;
}

interface Around {
  readonly host: Host;
  readonly registry: Registry;
  readonly work: RunningWork;
  author(): string;
}

/**
 * The backup that is being restored, one at a time. It belongs to the window and not to the dialog that it was begun in: that
 * one is closed and opened again, and the restore goes on.
 */
export class Restoring extends Observable<RestoringState> {
  #cancelling = new AbortController();
  #ended: Promise<unknown> = Promise.resolve();

  constructor(private readonly around: Around) {
    super({ running: null, problem: null, unkept: null });
  }

  /** The new project; null if the restore failed, was given up, or another one runs. `first` is done before it. */
  async restore(
    backup: Backup,
    first: () => Promise<Result<unknown> | undefined> = async () => undefined,
  ): Promise<ProjectStore | null> {
    if (this.state.running) return null;
    // Before anything is awaited: a second restore must find that one runs.
    this.merge({ running: { done: 0, of: 0 }, problem: null, unkept: null });
    const { signal } = (this.#cancelling = new AbortController());
    const ended = this.#restore(backup, first, signal);
    this.#ended = ended;
    const restored = await ended;
    if (restored.ok) return restored.value;
    if (restored.error.code !== 'cancelled') this.merge({ problem: restored.error });
    return null;
  }

  /** Gives it up: nothing of the new project stays. */
  cancel(): void {
    this.#cancelling.abort();
  }

  /** Gives it up and waits until it has ended. Before the project is left. */
  async end(): Promise<void> {
    this.cancel();
    await Promise.allSettled([this.#ended]); // Thrown at who began it.
  }

  /** What failed was read. */
  forget(): void {
    this.merge({ problem: null, unkept: null });
  }

  async #restore(
    backup: Backup,
    first: () => Promise<Result<unknown> | undefined>,
    signal: AbortSignal,
  ): Promise<Result<ProjectStore>> {
    const { host, registry, work, author } = this.around;
    const shown = work.begin(backupWords.restoringWork);
    try {
      const kept = await first();
      if (kept?.ok === false) this.merge({ unkept: kept.error });
      return await restoreBackup(host, registry, backup, author(), nameBeside, {
        signal,
        onProgress: (done, of) => {
          this.merge({ running: { done, of } });
          shown.show(of > 0 ? done / of : null);
        },
      });
    } finally {
      shown.end();
      this.merge({ running: null });
    }
  }
}

/**
 * Restores a backup while a project is open. Who still has the list of backups before them goes to the new project; who closed
 * it stays, and is told that it is there.
 */
export async function restoreBeside({ keeper, restoring, workspace, turnTo }: Session, backup: Backup): Promise<void> {
  if (restoring.state.running) return;
  // What is done now is not overwritten; but whoever restores is looking for something, and may want to come back.
  const store = await restoring.restore(backup, async () => keeper?.flush('restore'));
  const waits = workspace.state.dialog === 'backups';
  const { problem } = restoring.state;
  if (!store) {
    if (!problem || waits) return;
    tellProblem(workspace, problem);
    restoring.forget();
  } else if (waits) {
    workspace.set({ dialog: null });
    turnTo(store);
  } else {
    workspace.tellReady(shellWords.welcome.ready(shownName(projectOf(store)?.name ?? '')), store.id);
    store.close();
  }
}

import type { CompareEvent } from '../../core/ports/compare.ts';
import type { FinderChanged, FinderPort } from '../../core/ports/finder.ts';
import type { Desk } from '../commands/desk.ts';
import type { ProjectStore } from '../store/project-store.ts';
import type { Registry } from '../store/registry.ts';
import type { BackupKeeper } from './backup-keeper.ts';
import type { RunningWork } from './running-work.ts';
import type { Shell } from './shell-state.ts';
import type { Workspace } from './workspace.ts';

/** An open project, what is shown of it, and the window around it: what the parts of a session stand on. */
export interface OpenProject {
  /** A screen may ask for what is found so far. */
  readonly desk: Desk & { readonly finder: FinderPort };
  readonly registry: Registry;
  readonly workspace: Workspace;
  readonly shell: Shell;
  /** What runs in the window. */
  readonly work: RunningWork;
  /** Calls back when search answers may have changed. */
  listenFinder(listener: (event: FinderChanged) => void): () => void;
  /** Calls back when what documents share may have changed, and tells how far a question about it is. */
  listenComparer(listener: (event: CompareEvent) => void): () => void;
  /** Leaves the project and opens another store, or the welcome screen for null. */
  turnTo(store: ProjectStore | null): void;
  /** Backs the project up; where nothing can be, it is missing. */
  readonly keeper?: BackupKeeper;
}

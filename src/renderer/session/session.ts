import type { Problem } from '../../core/model/result.ts';
import type { FinderChanged } from '../../core/ports/finder.ts';
import type { Desk } from '../commands/desk.ts';
import type { BackupKeeper } from './backup-keeper.ts';
import type { ProjectStore } from '../store/project-store.ts';
import type { Registry } from '../store/registry.ts';
import { problemSentence } from '../words/sentences.ts';
import type { Workspace } from './workspace.ts';

/** What every screen of an open project reaches through context. Made by `App` when a project is opened. */
export interface Session {
  readonly desk: Desk;
  readonly registry: Registry;
  readonly workspace: Workspace;
  /** Calls back when search answers may have changed. */
  listenFinder(listener: (event: FinderChanged) => void): () => void;
  /** Leaves the project and opens another store, or the welcome screen for null. */
  turnTo(store: ProjectStore | null): void;
  /** Backs the project up; where nothing can be, it is missing. */
  readonly keeper?: BackupKeeper;
}

/** Shows a problem as a message; one that was cancelled is none. */
export function tellProblem(workspace: Workspace, problem: Problem): void {
  if (problem.code === 'disk-full') workspace.set({ full: true });
  if (problem.code !== 'cancelled') workspace.tell('problem', problemSentence(problem));
}

import { createContext, useCallback, useContext, useMemo, useSyncExternalStore } from 'react';
import type { Problem, Result } from '../../core/model/result.ts';
import type { FinderChanged } from '../../core/ports/finder.ts';
import type { Desk } from '../commands/desk.ts';
import type { BackupKeeper } from '../commands/keep-backups.ts';
import type { ProjectStore } from '../store/project-store.ts';
import type { Registry } from '../store/registry.ts';
import type { LoadedTable } from '../../core/model/tables.ts';
import type { Records } from '../../core/model/records.ts';
import { tagLabels } from '../../core/model/tag-paths.ts';
import type { Id } from '../../core/model/id.ts';
import { problemSentence } from '../words/sentences.ts';
import type { Workspace, WorkspaceState } from './workspace.ts';

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

/** Null outside of an open project. */
export const SessionContext = createContext<Session | null>(null);

/** The session of the open project. Throws outside of one. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('There is no open project here');
  return session;
}

/**
 * The records of a table. The map is changed in place, so what is derived from it depends on what is returned here, which
 * is another object after every change; `version` is for who waits before following.
 */
export function useRows<T extends LoadedTable>(
  table: T,
): { readonly rows: ReadonlyMap<Id, Records[T]>; readonly version: number } {
  const { store } = useSession().desk;
  const version = useSyncExternalStore(
    useCallback((listener) => store.subscribe(listener), [store]),
    () => store.snapshot.version(table),
  );
  return useMemo(() => ({ rows: store.snapshot.rows(table), version }), [store, table, version]);
}

const labelsOf = new WeakMap<ProjectStore, { readonly version: number; readonly labels: ReadonlyMap<Id, string> }>();

/** What each tag is called where its place in the tree is not seen; made once for all who ask. */
export function useTagLabels(): ReadonlyMap<Id, string> {
  const { store } = useSession().desk;
  const { rows, version } = useRows('tags');
  const known = labelsOf.get(store);
  if (known?.version === version) return known.labels;
  const labels = tagLabels(rows);
  labelsOf.set(store, { version, labels });
  return labels;
}

/** A part of the workspace's state; the selector must return the same value as long as nothing it reads changed. */
export function useWorkspace<T>(select: (state: WorkspaceState) => T): T {
  const { workspace } = useSession();
  return useSyncExternalStore(workspace.subscribe, () => select(workspace.state));
}

/**
 * Runs a command and tells the person what went wrong. The value, or null. A bug is told, too, and thrown on, so that
 * it reaches the log.
 */
export function useRun(): <T>(work: Promise<Result<T>>) => Promise<T | null> {
  const { workspace } = useSession();
  return useCallback(
    async (work) => {
      const result = await work;
      if (result.ok) return result.value;
      tellProblem(workspace, result.error);
      return null;
    },
    [workspace],
  );
}

/** Shows a problem as a message; one that was cancelled is none. */
export function tellProblem(workspace: Workspace, problem: Problem): void {
  if (problem.code === 'disk-full') workspace.set({ full: true });
  if (problem.code !== 'cancelled') workspace.tell('problem', problemSentence(problem));
}

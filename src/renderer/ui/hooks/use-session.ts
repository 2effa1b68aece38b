import { createContext, useCallback, useContext, useMemo, useSyncExternalStore } from 'react';
import type { Id } from '../../../core/model/id.ts';
import type { Records } from '../../../core/model/records.ts';
import type { Result } from '../../../core/model/result.ts';
import type { LoadedTable } from '../../../core/model/tables.ts';
import { tellProblem } from '../../session/tell-problem.ts';
import type { Session } from '../../session/session.ts';
import { atMostOnceIn } from '../../session/calm.ts';
import { useLater } from './use-later.ts';
import { useObserved } from './use-observed.ts';
import type { WorkspaceState } from '../../session/workspace.ts';

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
 * is another object after every change; `version` is for who waits before following. With a `pause` in milliseconds
 * changes are heard of at most once in it, so that what is long is not drawn with every batch of an import.
 */
export function useRows<T extends LoadedTable>(
  table: T,
  pause = 0,
): { readonly rows: ReadonlyMap<Id, Records[T]>; readonly version: number } {
  const { store } = useSession().desk;
  const version = useSyncExternalStore(
    useCallback(
      (listener) => {
        // Of other tables nobody here wants to hear: the first document of an import would wait for the import's record.
        let last = store.snapshot.version(table);
        const changes = (hear: () => void) =>
          store.subscribe(() => {
            const now = store.snapshot.version(table);
            if (now !== last) hear();
            last = now;
          });
        return atMostOnceIn(pause, listener, changes);
      },
      [store, table, pause],
    ),
    () => store.snapshot.version(table),
  );
  return useMemo(() => ({ rows: store.snapshot.rows(table), version }), [store, table, version]);
}

/** The same, heard of once a picture with the change was made: for what stands beside the text that a person works in. */
export function useRowsLater<T extends LoadedTable>(table: T, pause = 0): ReturnType<typeof useRows<T>> {
  const { store } = useSession().desk;
  const subscribe = useCallback(
    (listener: () => void) => atMostOnceIn(pause, listener, (hear) => store.subscribe(hear)),
    [store, pause],
  );
  const read = useCallback(() => store.snapshot.version(table), [store, table]);
  const version = useLater(subscribe, read);
  return useMemo(() => ({ rows: store.snapshot.rows(table), version }), [store, table, version]);
}

/** What each tag is called where its place in the tree is not seen. */
export function useTagLabels(): ReadonlyMap<Id, string> {
  useRows('tags');
  return useSession().names.tags();
}

/** A part of the workspace's state; the selector must return the same value as long as nothing it reads changed. */
export function useWorkspace<T>(select: (state: WorkspaceState) => T): T {
  return useObserved(useSession().workspace, select);
}

/** The same, heard of once a picture with the change was made. `select` is the same function from one drawing to the next. */
export function useWorkspaceLater<T>(select: (state: WorkspaceState) => T): T {
  const { workspace } = useSession();
  return useLater(
    workspace.subscribe,
    useCallback(() => select(workspace.state), [workspace, select]),
  );
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

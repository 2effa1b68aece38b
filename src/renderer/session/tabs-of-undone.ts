import type { Id } from '../../core/model/id.ts';
import type { OpenProject } from './open-project.ts';
import { recordOf } from './tab-kinds.ts';
import type { Tab } from './tab-kinds.ts';
import type { Workspace } from './workspace.ts';

/** A tab that is closed, and where it stood. */
export interface ClosedTab {
  readonly tab: Tab;
  readonly pane: number;
  readonly at: number;
}

/** The open project whose tabs follow, and where those stood that were closed because undo took away what they show. */
interface FollowedTabs extends Pick<OpenProject, 'desk' | 'workspace'> {
  readonly closedTabs: Map<Id, ClosedTab>;
}

/**
 * Goes through the history while the tabs follow: those of documents and notes that are taken away are closed, and come
 * back to their places when what they show is there again.
 */
export async function withTabs<T>({ desk, workspace, closedTabs }: FollowedTabs, work: () => Promise<T>): Promise<T> {
  const stands = (id: Id) => desk.store.snapshot.rows('documents').has(id) || desk.store.snapshot.rows('notes').has(id);
  const shown = new Set(
    workspace.state.panes.flatMap(({ tabs }) => tabs.map(recordOf)).filter((id) => id !== null && stands(id)),
  );
  const done = await work();
  for (let pane = workspace.state.panes.length - 1; pane >= 0; pane--) {
    const { tabs } = workspace.state.panes[pane]!;
    for (let at = tabs.length - 1; at >= 0; at--) {
      const id = recordOf(tabs[at]!);
      if (id === null || !shown.has(id) || stands(id)) continue;
      closedTabs.set(id, { tab: tabs[at]!, pane, at });
      workspace.close(pane, at);
    }
  }
  // From left to right, so that each finds the place it had.
  for (const [id, { tab, pane, at }] of [...closedTabs].toSorted(([, a], [, b]) => a.at - b.at)) {
    if (!stands(id)) continue;
    closedTabs.delete(id);
    insert(workspace, tab, pane, at);
  }
  return done;
}

function insert(workspace: Workspace, tab: Tab, paneAt: number, at: number): void {
  const { panes } = workspace.state;
  if (panes.some(({ tabs }) => tabs.some((one) => recordOf(one) === recordOf(tab)))) return;
  const to = Math.min(paneAt, panes.length - 1);
  const pane = panes[to]!;
  const place = Math.min(at, pane.tabs.length);
  const tabs = pane.tabs.toSpliced(place, 0, tab);
  const active = pane.active < 0 ? place : pane.active >= place ? pane.active + 1 : pane.active;
  workspace.set({ panes: panes.with(to, { tabs, active }) });
}

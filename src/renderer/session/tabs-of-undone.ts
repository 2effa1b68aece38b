import { documentIdOf } from '../../core/model/account.ts';
import type { Id } from '../../core/model/id.ts';
import type { OpenProject } from './open-project.ts';
import { keyOfTab, recordsOf } from './tab-kinds.ts';
import type { Tab } from './tab-kinds.ts';
import type { Workspace } from './workspace.ts';

/** A tab that is closed, and where it stood: right of those tabs of its pane, which are named by their keys. */
export interface ClosedTab {
  readonly tab: Tab;
  readonly pane: number;
  readonly rightOf: readonly string[];
}

/** The open project whose tabs follow, and where those stood, by their keys, that were closed because what they show was undone. */
interface FollowedTabs extends Pick<OpenProject, 'desk' | 'workspace'> {
  readonly closedTabs: Map<string, ClosedTab>;
}

/**
 * Goes through the history while the tabs follow: those of documents and notes that are taken away are closed, and come
 * back to their places when what they show is there again.
 */
export async function withTabs<T>({ desk, workspace, closedTabs }: FollowedTabs, work: () => Promise<T>): Promise<T> {
  const stands = (id: Id) =>
    (['documents', 'notes', 'tags'] as const).some((table) => desk.store.snapshot.rows(table).has(documentIdOf(id)));
  const shown = new Set(workspace.state.panes.flatMap(({ tabs }) => tabs.flatMap(recordsOf)).filter(stands));
  const done = await work();
  for (let pane = workspace.state.panes.length - 1; pane >= 0; pane--) {
    const { tabs } = workspace.state.panes[pane]!;
    for (let at = tabs.length - 1; at >= 0; at--) {
      const tab = tabs[at]!;
      if (!recordsOf(tab).some((id) => shown.has(id) && !stands(id))) continue;
      closedTabs.set(keyOfTab(tab), { tab, pane, rightOf: tabs.slice(0, at).map(keyOfTab) });
      workspace.close(pane, at);
    }
  }
  // From left to right, so that each finds the place it had.
  for (const [key, closed] of [...closedTabs].toSorted(([, a], [, b]) => a.rightOf.length - b.rightOf.length)) {
    if (!recordsOf(closed.tab).every(stands)) continue;
    closedTabs.delete(key);
    insert(workspace, closed);
  }
  return done;
}

function insert(workspace: Workspace, { tab, pane: paneAt, rightOf }: ClosedTab): void {
  const { panes } = workspace.state;
  if (panes.some(({ tabs }) => tabs.some((one) => keyOfTab(one) === keyOfTab(tab)))) return;
  const to = Math.min(paneAt, panes.length - 1);
  const pane = panes[to]!;
  const place = pane.tabs.findLastIndex((one) => rightOf.includes(keyOfTab(one))) + 1;
  const tabs = pane.tabs.toSpliced(place, 0, tab);
  const active = pane.active < 0 ? place : pane.active >= place ? pane.active + 1 : pane.active;
  workspace.set({ panes: panes.with(to, { ...pane, tabs, active }) });
}

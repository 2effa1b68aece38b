import { documentSorts } from '../../core/search/library-order.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { exportLookOf } from './export-look.ts';
import { keyOfTab, revivedTab } from './tab-kinds.ts';
import { countWays } from './workspace.ts';
import type { ColumnLook, Pane, Workspace, WorkspaceState } from './workspace.ts';

const key = 'tabs';

/** Opens the tabs that were open when the project was left, with the query and the library's order. What is gone meanwhile is left out. */
export async function restoreTabs(store: ProjectStore, workspace: Workspace): Promise<void> {
  const stored = await store.meta(key);
  if (typeof stored !== 'object' || stored === null || !('panes' in stored) || !Array.isArray(stored.panes)) return;
  if ('query' in stored && typeof stored.query === 'string') {
    workspace.set({ query: stored.query, anyWord: 'anyWord' in stored && stored.anyWord === true });
  }
  if ('searchId' in stored && typeof stored.searchId === 'string') workspace.set({ searchId: stored.searchId });
  if ('searches' in stored) workspace.set({ searches: searchesOf(stored.searches) });
  const sort = 'librarySort' in stored ? documentSorts.find((one) => one === stored.librarySort) : undefined;
  if (sort) workspace.set({ librarySort: sort });
  const countBy = 'countBy' in stored ? countWays.find((one) => one === stored.countBy) : undefined;
  if (countBy) workspace.set({ countBy });
  if ('tableColumns' in stored) workspace.set({ tableColumns: columnsOf(stored.tableColumns) });
  if ('exportLook' in stored) workspace.set({ exportLook: exportLookOf(stored.exportLook) });
  const split = 'split' in stored ? stored.split : null;
  if (typeof split === 'number' && split > 0 && split < 100) workspace.set({ split });
  workspace.set({ together: 'together' in stored && stored.together === true });
  const panes = stored.panes
    .slice(0, 2)
    .map((pane): Pane => paneOf(pane, store))
    .filter(({ tabs }) => tabs.length > 0);
  if (panes.length === 0) return;
  const focus = 'focus' in stored && stored.focus === 1 && panes.length > 1 ? 1 : 0;
  workspace.set({ panes, focus });
}

/** Remembers the open tabs from now on, each change at once; returns what ends it. */
export function keepTabs(store: ProjectStore, workspace: Workspace): () => void {
  let before = workspace.state;
  let changed = 0;
  let writing = false;
  const put = async () => {
    changed++;
    if (writing) return;
    writing = true;
    try {
      // What changes while it is written is written after it.
      for (let written = 0; written !== changed;) {
        written = changed;
        await store.putMeta(key, kept(workspace.state));
      }
    } finally {
      // What could not be written is with the next change.
      writing = false;
    }
  };
  return workspace.subscribe(() => {
    const now = workspace.state;
    const last = before;
    before = now;
    if (remembered.some((part) => now[part] !== last[part])) void put();
  });
}

/** The words of each search, as they were stored. */
function searchesOf(stored: unknown): WorkspaceState['searches'] {
  if (typeof stored !== 'object' || stored === null) return {};
  const asked = (one: unknown) =>
    typeof one === 'object' && one !== null && 'query' in one && typeof one.query === 'string'
      ? [{ query: one.query, anyWord: 'anyWord' in one && one.anyWord === true }]
      : [];
  return Object.fromEntries(Object.entries(stored).flatMap(([id, one]) => asked(one).map((words) => [id, words])));
}

/** How columns stood, as it was stored. */
function columnsOf(stored: unknown): ColumnLook {
  const { order, widths } = { order: [], widths: {}, ...(stored as Partial<ColumnLook> | null) };
  const isObject = typeof widths === 'object' && widths !== null;
  return {
    order: Array.isArray(order) ? order.filter((id) => typeof id === 'string') : [],
    widths: isObject ? Object.fromEntries(Object.entries(widths).filter(([, width]) => Number.isFinite(width))) : {},
  };
}

const remembered = [
  'panes',
  'focus',
  'split',
  'together',
  'query',
  'anyWord',
  'searchId',
  'searches',
  'librarySort',
  'countBy',
  'tableColumns',
  'exportLook',
] as const;

function kept(state: WorkspaceState) {
  return Object.fromEntries(remembered.map((part) => [part, state[part]]));
}

function paneOf(stored: unknown, store: ProjectStore): Pane {
  if (typeof stored !== 'object' || stored === null || !('tabs' in stored) || !Array.isArray(stored.tabs)) {
    return { tabs: [], active: -1 };
  }
  const tabs = stored.tabs.map((tab: unknown) => revivedTab(tab, store)).filter((tab) => tab !== null);
  const active = 'active' in stored && typeof stored.active === 'number' ? stored.active : 0;
  const pinned = 'pinned' in stored && tabs.some((tab) => keyOfTab(tab) === stored.pinned);
  return {
    tabs,
    active: Math.max(0, Math.min(active, tabs.length - 1)),
    ...(pinned && { pinned: stored.pinned as string }),
  };
}

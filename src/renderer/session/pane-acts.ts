import { keyOfTab } from './tab-kinds.ts';
import { isPinned, withoutTab } from './workspace.ts';
import type { Pane, WorkspaceState } from './workspace.ts';

/** Panes and which of them has the attention. */
export type PanesNow = Pick<WorkspaceState, 'panes' | 'focus'>;

/** Whether a second pane stands beside the first. */
export function isSplit({ panes }: PanesNow): boolean {
  return panes.length > 1;
}

/**
 * The shown tab in the other pane, which is made where there is none; null where nothing would be left beside it. A tab
 * that is open there already is turned to.
 */
export function tabMovedAcross({ panes, focus }: PanesNow): PanesNow | null {
  const here = panes[focus];
  const tab = here?.tabs[here.active];
  if (!here || !tab || (panes.length < 2 && here.tabs.length < 2)) return null;
  const to = 1 - focus;
  const rest = withoutTab(here, here.active);
  const there = withTab(panes[to] ?? { tabs: [], active: -1 }, tab);
  if (rest.tabs.length === 0) return { panes: [there], focus: 0 };
  return { panes: to === 0 ? [there, rest] : [rest, there], focus: to };
}

/**
 * The shown tab pinned beside the others, in the second pane where there was one only, or let go of. Alone it stays where it
 * is, and what is opened next comes before it.
 */
export function tabPinned(now: PanesNow): PanesNow | null {
  const here = now.panes[now.focus];
  const tab = here?.tabs[here.active];
  if (!here || !tab) return null;
  if (isPinned(here)) {
    const { pinned: _pinned, ...free } = here;
    return { ...now, panes: now.panes.with(now.focus, free) };
  }
  const moved = now.panes.length < 2 ? (tabMovedAcross(now) ?? now) : now;
  const pane = moved.panes[moved.focus]!;
  return { ...moved, panes: moved.panes.with(moved.focus, { ...pane, pinned: keyOfTab(tab) }) };
}

/** All tabs in one pane, each once; the one that has the attention stays shown. */
export function panesJoined({ panes, focus }: PanesNow): PanesNow {
  const shown = panes[focus]?.tabs[panes[focus].active];
  const all = panes.flatMap(({ tabs }) => tabs);
  const tabs = all.filter((tab, at) => all.findIndex((one) => keyOfTab(one) === keyOfTab(tab)) === at);
  const active = tabs.findIndex((tab) => shown && keyOfTab(tab) === keyOfTab(shown));
  return { panes: [{ tabs, active: Math.max(active, Math.min(0, tabs.length - 1)) }], focus: 0 };
}

/** Whether both panes show a document, so that their texts can be scrolled together. */
export function showsTwoTexts({ panes }: PanesNow): boolean {
  return panes.length === 2 && panes.every(({ tabs, active }) => tabs[active]?.kind === 'document');
}

/** Whether a document stands in a tab of each pane: its place is kept for each of them. */
export function standsTwice({ panes }: PanesNow, documentId: string): boolean {
  const has = ({ tabs }: Pane) => tabs.some((tab) => tab.kind === 'document' && tab.documentId === documentId);
  return panes.length === 2 && panes.every(has);
}

function withTab({ tabs, active, ...pane }: Pane, tab: Pane['tabs'][number]): Pane {
  const at = tabs.findIndex((one) => keyOfTab(one) === keyOfTab(tab));
  if (at >= 0) return { ...pane, tabs, active: at };
  return { ...pane, tabs: tabs.toSpliced(active + 1, 0, tab), active: active + 1 };
}

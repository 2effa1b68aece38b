import type { Id } from '../../core/model/id.ts';
import { paneWords } from '../words/panes.ts';
import type { Action } from './action.ts';
import { focusPane, paneIsDrawn } from './focus-when-there.ts';
import { isSplit, panesJoined, showsTwoTexts, standsTwice, tabMovedAcross, tabPinned } from './pane-acts.ts';
import type { Session } from './session.ts';
import { activeTab, isPinned } from './workspace.ts';

/** Where a document was left in the second pane while it stands in the first one, too. */
export function placeBesideOf(documentId: Id): string {
  return `${documentId} beside`;
}

/** What can be done with two panes side by side. */
export const paneActions: readonly Action[] = [
  action('window.split', ['Mod+\\'], ({ workspace }) => activeTab(workspace.state) !== null, showBeside),
  action('pane.other', ['F6'], ({ workspace }) => isSplit(workspace.state), turnToOther),
  action(
    'pane.move',
    ['Mod+Shift+\\'],
    ({ workspace }) => tabMovedAcross(workspace.state) !== null,
    (session) => {
      const { workspace } = session;
      const moved = tabMovedAcross(workspace.state);
      if (!moved) return;
      workspace.set({ ...moved, selection: null });
      focusDrawnAnew(session);
    },
  ),
  action(
    'tab.pin',
    ['Alt+B'],
    ({ workspace }) => activeTab(workspace.state) !== null,
    (session) => {
      const { workspace } = session;
      const before = workspace.state.panes.length;
      const pinned = tabPinned(workspace.state);
      if (!pinned) return;
      workspace.set(pinned);
      const now = workspace.state.panes[pinned.focus]!;
      workspace.tell('done', isPinned(now) ? paneWords.nowPinned : paneWords.nowFree);
      if (workspace.state.panes.length !== before) focusDrawnAnew(session);
    },
  ),
  action(
    'pane.join',
    [],
    ({ workspace }) => isSplit(workspace.state),
    ({ workspace }) => {
      workspace.set({ ...panesJoined(workspace.state), selection: null });
      focusPane(0);
    },
  ),
  action(
    'pane.together',
    ['Alt+Y'],
    ({ workspace }) => showsTwoTexts(workspace.state),
    ({ workspace }) => {
      const together = !workspace.state.together;
      workspace.set({ together });
      workspace.tell('done', together ? paneWords.nowTogether : paneWords.nowApart);
    },
  ),
];

/** Shows what is shown beside itself as well. Of a text the other pane begins at the same place. */
async function showBeside(session: Session): Promise<void> {
  const { desk, workspace, readers } = session;
  const tab = activeTab(workspace.state);
  if (!tab) return;
  const handle = readers.active();
  if (tab.kind === 'document' && handle && !standsTwice(workspace.state, tab.documentId)) {
    const { from, pixelOffset } = handle.reader.position();
    await desk.store.putPlace({ documentId: placeBesideOf(tab.documentId), from, pixels: pixelOffset });
  }
  workspace.open(tab, 'beside');
  focusDrawnAnew(session);
}

function turnToOther(session: Session): void {
  const { workspace } = session;
  const focus = 1 - workspace.state.focus;
  const drawn = paneIsDrawn(focus);
  workspace.set({ focus, selection: null });
  if (drawn) focusPane(focus);
  else focusDrawnAnew(session);
}

/** Brings the keyboard into the page of the pane that has the attention, which is about to be drawn there. */
function focusDrawnAnew({ workspace, readers }: Session): void {
  const tab = activeTab(workspace.state);
  if (tab?.kind === 'document') readers.awaitText(tab.documentId);
  else focusPane(workspace.state.focus);
}

function action(
  id: keyof typeof paneWords.actions,
  keys: readonly string[],
  enabled: Action['enabled'],
  run: Action['run'],
): Action {
  return { id, words: paneWords.actions[id], group: 'window', keys, enabled, run };
}

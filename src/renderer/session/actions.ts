import type { Action } from './action.ts';
import { focusPage } from './focus-when-there.ts';
import { folderActions } from './folder-actions.ts';
import { paneActions } from './pane-actions.ts';
import { readingActions } from './reading-actions.ts';
import type { Session } from './session.ts';
import { shellActions } from './shell-actions.ts';
import type { WindowLife } from './window-life.ts';
import { activeTab } from './workspace.ts';

/** Everything a person can do, by name. */
export const actions: readonly Action[] = [...shellActions, ...paneActions, ...readingActions, ...folderActions];

const byId = new Map(actions.map((action) => [action.id, action]));

/** Runs an action if it is there and possible now. Whether it was. */
export function runAction(session: Session, id: string): boolean {
  const action = byId.get(id);
  if (!action?.enabled(session)) return false;
  void action.run(session);
  return true;
}

/** The same for who chose it by its name: the page that it opens takes the focus. */
export async function runNamed(session: Session, id: string): Promise<void> {
  const action = byId.get(id);
  if (!action?.enabled(session)) return;
  const { workspace } = session;
  const [shown, focused] = [activeTab(workspace.state), document.activeElement];
  await action.run(session);
  if (activeTab(workspace.state) !== shown) focusPage(focused);
}

/** What can be done where no project is open. */
export const doors: readonly Action[] = actions.filter(({ door }) => door !== undefined);

/** Runs an action that needs no project, if it is there. Whether it was. */
export function openDoor(life: WindowLife, id: string): boolean {
  const action = byId.get(id);
  if (!action?.door || (action.desktopOnly && !life.around.host.native)) return false;
  void action.door(life);
  return true;
}

import type { Action } from './action.ts';
import { folderActions } from './folder-actions.ts';
import { readingActions } from './reading-actions.ts';
import type { Session } from './session.ts';
import { shellActions } from './shell-actions.ts';

/** Everything a person can do, by name. */
export const actions: readonly Action[] = [...shellActions, ...readingActions, ...folderActions];

const byId = new Map(actions.map((action) => [action.id, action]));

/** Runs an action if it is there and possible now. Whether it was. */
export function runAction(session: Session, id: string): boolean {
  const action = byId.get(id);
  if (!action?.enabled(session)) return false;
  void action.run(session);
  return true;
}

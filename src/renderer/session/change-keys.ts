import type { Action } from './action.ts';
import { actions } from './actions.ts';
import { isChord, keysOf, sameKey } from './keys.ts';
import type { OwnKeys } from './own-keys.ts';
import type { Session } from './session.ts';

// What a person's own keys make of the keys of the actions, and how they are changed. No key belongs to two actions.

/** An action as far as its keys are concerned. */
type Keyed = Pick<Action, 'id' | 'keys'>;

/** Keys of these do what they do everywhere, and stay. */
const fixed: ReadonlySet<string> = new Set(['mark.keep-end']);

/** Whether a person may change the key of an action. */
export function canChangeKey({ id }: Pick<Action, 'id'>): boolean {
  return !fixed.has(id);
}

/** The actions with the keys that they have for this person. */
export function withOwnKeys(all: readonly Action[], own: OwnKeys): readonly Action[] {
  return all.map((action) => {
    const keys = own[action.id];
    return keys ? { ...action, keys } : action;
  });
}

/** The other actions that have a key already. */
export function holdersOf<A extends Keyed>(all: readonly A[], id: string, key: string, mac: boolean): readonly A[] {
  return all.filter((action) => action.id !== id && keysOf(action, mac).some((one) => sameKey(one, key)));
}

/** Gives an action a key instead of those it has; who has that key already loses it. Null: it has none then. */
export function withKey(all: readonly Keyed[], own: OwnKeys, id: string, key: string | null, mac: boolean): OwnKeys {
  return withKeys(all, own, id, key === null ? [] : [key], mac);
}

/** Gives an action the keys back that it had at first; who has one of them meanwhile loses it. */
export function withFirstKeys(all: readonly Keyed[], own: OwnKeys, id: string, mac: boolean): OwnKeys {
  const first = all.find((action) => action.id === id)?.keys ?? [];
  return withKeys(all, own, id, first, mac);
}

/** `all`: the actions with their first keys. */
function withKeys(all: readonly Keyed[], own: OwnKeys, id: string, keys: readonly string[], mac: boolean): OwnKeys {
  const next: Record<string, readonly string[]> = { ...own, [id]: keys };
  const wanted = keysOf({ keys }, mac);
  for (const action of all) {
    if (action.id === id) continue;
    const now = next[action.id] ?? action.keys;
    const left = now.filter(
      (key) => !keysOf({ keys: [key] }, mac).some((one) => wanted.some((key) => sameKey(one, key))),
    );
    if (left.length < now.length) next[action.id] = left;
  }
  const first = new Map(all.map((action) => [action.id, action.keys.join(' ')]));
  return Object.fromEntries(Object.entries(next).filter(([id, keys]) => keys.join(' ') !== first.get(id)));
}

const keyed = new WeakMap<OwnKeys, readonly Action[]>();

/** All actions with the keys that they have for this person. */
export function actionsOf({ keys }: Pick<Session, 'keys'>): readonly Action[] {
  let found = keyed.get(keys.state);
  if (!found) keyed.set(keys.state, (found = withOwnKeys(actions, keys.state)));
  return found;
}

/** The keys of an action for this person, on this system. */
export function keysOfAction(session: Session, id: string): readonly string[] {
  const action = actionsOf(session).find((one) => one.id === id);
  return action ? keysOf(action, session.desk.host.platform === 'mac') : [];
}

/** Gives an action another key; null: none. */
export async function changeKey(session: Session, id: string, key: string | null): Promise<void> {
  await session.keys.put(withKey(actions, session.keys.state, id, key, isMac(session)));
}

/** Gives an action the keys that it had at first. */
export async function resetKeys(session: Session, id: string): Promise<void> {
  await session.keys.put(withFirstKeys(actions, session.keys.state, id, isMac(session)));
}

/** Gives all actions the keys that they had at first. */
export async function resetAllKeys({ keys }: Session): Promise<void> {
  await keys.put({});
}

/** What the menus of the desktop show beside the actions whose keys were changed; empty for none that types nothing. */
export function keysInMenus(own: OwnKeys, mac: boolean): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(own).map(([id, keys]) => [id, keysOf({ keys }, mac).find(isChord) ?? '']));
}

function isMac({ desk }: Session): boolean {
  return desk.host.platform === 'mac';
}

import type { ProjectStore } from '../store/project-store.ts';
import type { Desk } from './desk.ts';

const last = new WeakMap<ProjectStore, Promise<unknown>>();

/**
 * Does small acts of one window one after the other, each with what the one before stored: who is quick does the next
 * thing before the last is stored, and that is no change from elsewhere. An act must not wait for another within itself.
 */
export function inTurn<T>({ store }: Pick<Desk, 'store'>, act: () => Promise<T>): Promise<T> {
  const turn = (last.get(store) ?? Promise.resolve()).then(act);
  // Whoever asked for an act hears of its bug; the next act goes on all the same.
  last.set(
    store,
    turn.catch(() => undefined),
  );
  return turn;
}

import { useSyncExternalStore } from 'react';
import { nextActsOf } from '../../session/next-acts.ts';
import type { Next } from '../../session/next-acts.ts';
import { useSession } from './use-session.ts';

/** The labels of what undo and redo would do now. */
export function useNextActs(): Next {
  const acts = nextActsOf(useSession().desk.store);
  return useSyncExternalStore(acts.subscribe, () => acts.next);
}

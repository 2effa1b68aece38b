import type { Next } from '../../session/next-acts.ts';
import { useObserved } from './use-observed.ts';
import { useSession } from './use-session.ts';

/** The labels of what undo and redo would do now. */
export function useNextActs(): Next {
  return useObserved(useSession().nextActs, (next) => next);
}

import type { WatchingState } from '../../session/folder-watching.ts';
import { useObserved } from './use-observed.ts';
import { useSession } from './use-session.ts';

/** A part of what is watched; the selector must return the same value as long as nothing it reads changed. */
export function useWatching<T>(select: (state: WatchingState) => T): T {
  return useObserved(useSession().folders, select);
}

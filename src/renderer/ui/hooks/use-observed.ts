import { useSyncExternalStore } from 'react';
import type { Observable } from '../../session/observable.ts';

/**
 * A part of what is observed; draws again when it changes. The selector must return the same value as long as nothing it
 * reads changed.
 */
export function useObserved<State, T>(observed: Observable<State>, select: (state: State) => T): T {
  return useSyncExternalStore(observed.subscribe, () => select(observed.state));
}

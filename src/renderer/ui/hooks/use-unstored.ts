import { useSyncExternalStore } from 'react';
import { unstoredOf } from '../../session/unstored.ts';
import type { Unstored } from '../../session/unstored.ts';
import { useSession } from './use-session.ts';

/** What was written and is not stored. */
export function useUnstored(): readonly Unstored[] {
  const unstored = unstoredOf(useSession());
  return useSyncExternalStore(unstored.subscribe, unstored.list);
}

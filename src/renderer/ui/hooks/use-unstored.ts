import type { Unstored } from '../../session/unstored.ts';
import { useObserved } from './use-observed.ts';
import { useSession } from './use-session.ts';

/** What was written and is not stored. */
export function useUnstored(): readonly Unstored[] {
  return useObserved(useSession().unstored, (list) => list);
}

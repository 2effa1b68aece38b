import { useEffect } from 'react';
import type { Id } from '../../../core/model/id.ts';
import { changePause } from '../../session/live-search.ts';
import type { LiveSearch, SearchState } from '../../session/live-search.ts';
import { useObserved } from './use-observed.ts';
import { useSession } from './use-session.ts';

/** The search and its state; asks while the component is on the screen. */
export function useLiveSearch(): { readonly search: LiveSearch; readonly state: SearchState } {
  const { search } = useSession();
  return { search, state: useObserved(search, (state) => state) };
}

/** How many passages a saved search finds, and whether that is only among what is indexed so far. */
export interface FoundNow {
  readonly total: number;
  readonly soFar: boolean;
}

/** What saved searches find now, null if one cannot be read; what is missing is not known yet. */
export function useCounts(
  questions: readonly { readonly id: Id; readonly query: string; readonly anyWord: boolean }[],
  told: (counts: ReadonlyMap<Id, FoundNow | null>) => void,
): void {
  const session = useSession();
  useEffect(() => {
    let over = false;
    let counting = false;
    let again = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const count = async () => {
      timer = undefined;
      counting = true;
      again = false;
      try {
        const counts = new Map<Id, FoundNow | null>();
        for (const { id, query, anyWord } of questions) {
          const answer = await session.desk.finder.search({
            query,
            anyWord,
            order: 'document',
            furniture: session.search.state.furniture,
            offset: 0,
            limit: 0,
          });
          if (over) return;
          const { total = 0, missing } = answer.ok ? answer.value : {};
          counts.set(id, missing ? { total, soFar: missing.waiting > 0 } : null);
        }
        told(counts);
      } finally {
        counting = false;
        if (again && !over) changed();
      }
    };
    const changed = () => {
      if (counting) again = true;
      else timer ??= setTimeout(() => void count(), changePause);
    };
    void count();
    const stop = session.listenFinder(changed);
    return () => {
      over = true;
      clearTimeout(timer);
      stop();
    };
  }, [session, questions, told]);
}

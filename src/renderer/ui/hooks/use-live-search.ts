import { createContext, useContext, useEffect } from 'react';
import type { Id } from '../../../core/model/id.ts';
import { changePause } from '../../session/live-search.ts';
import type { LiveSearch, SearchState } from '../../session/live-search.ts';
import { askedIn } from '../../session/workspace.ts';
import type { AskedWords } from '../../session/workspace.ts';
import { useObserved } from './use-observed.ts';
import { useSession, useWorkspace } from './use-session.ts';

/** The name of the search whose page this is; null where it is none: there, the one whose words stand in the box is meant. */
export const SearchContext = createContext<string | null>(null);

/** The name of the search that is meant here. */
function useSearchId(): string {
  const now = useWorkspace(({ searchId }) => searchId);
  return useContext(SearchContext) ?? now;
}

/** What is asked in the search that is meant here. */
export function useAsked(): AskedWords {
  const id = useSearchId();
  const query = useWorkspace((state) => askedIn(state, id).query);
  const anyWord = useWorkspace((state) => askedIn(state, id).anyWord);
  return { query, anyWord };
}

/** The search that is meant here and its state; asks while the component is on the screen. */
export function useLiveSearch(): { readonly search: LiveSearch; readonly state: SearchState } {
  const search = useSession().searches.of(useSearchId());
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

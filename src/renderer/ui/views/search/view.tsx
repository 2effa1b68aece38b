import { Search } from 'lucide-react';
import { shellWords } from '../../../words/shell.ts';
import { keyOfTab } from '../../../session/tab-kinds.ts';
import { askedIn } from '../../../session/workspace.ts';
import { SearchContext } from '../../hooks/use-live-search.ts';
import type { View } from '../view.ts';
import { SearchView } from './SearchView.tsx';

/** The results of a search. Where several are open, each is called by its words. */
export const searchView: View<'search'> = {
  icon: Search,
  titleOf({ searchId = '' }, { workspace: { state } }) {
    const open = new Set(state.panes.flatMap(({ tabs }) => tabs.filter(({ kind }) => kind === 'search').map(keyOfTab)));
    if (open.size < 2) return shellWords.panes.search;
    return shellWords.panes.searchFor(askedIn(state, searchId).query);
  },
  Draw: ({ tab: { searchId = '' } }) => (
    <SearchContext value={searchId}>
      <SearchView />
    </SearchContext>
  ),
};

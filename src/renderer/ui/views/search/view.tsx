import { Search } from 'lucide-react';
import { shellWords } from '../../../words/shell.ts';
import type { View } from '../view.ts';
import { SearchView } from './SearchView.tsx';

/** The results of the search. */
export const searchView: View<'search'> = {
  icon: Search,
  titleOf: () => shellWords.panes.search,
  Draw: () => <SearchView />,
};

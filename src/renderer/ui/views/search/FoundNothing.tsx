import { wordsOf } from '../../../../core/text/words.ts';
import { withoutStretch } from '../../../../core/search/language/filters.ts';
import { searchWords } from '../../../words/search.ts';
import { useQueryFilters } from './use-query-filters.ts';

/** What can be done where nothing was found: the filters come first, since they may be what leaves all out. */
export function FoundNothing({ query }: { readonly query: string }) {
  const filters = useQueryFilters(query);
  const words = filters.toReversed().reduce((rest, { filter }) => withoutStretch(rest, filter), query);
  const several = wordsOf(words).length > 1;
  const said = [
    ...(filters.length > 0 ? [searchWords.nothingWithin(filters.map(({ kind, value }) => `${kind} ${value}`))] : []),
    ...(several ? [searchWords.nothing] : filters.length === 0 ? [searchWords.nothingOfWord] : []),
  ];
  return said.join(' ');
}

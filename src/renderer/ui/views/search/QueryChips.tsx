import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { withoutStretch } from '../../../../core/search/language/filters.ts';
import { useSession, useWorkspace } from '../../hooks/use-session.ts';
import { filterWords } from '../../../words/search.ts';
import { FilterMenu } from './FilterMenu.tsx';
import { useQueryFilters } from './use-query-filters.ts';
import '../../styles/search-filters.css';

/** The filters of the query as chips, each with a button that takes it out of the text, and a menu that adds one. */
export function QueryChips() {
  const { workspace } = useSession();
  const query = useWorkspace((state) => state.query);
  const filters = useQueryFilters(query);
  return (
    <div className="query-chips">
      {filters.length > 0 && (
        <ul aria-label={filterWords.chips} className="query-chip-list">
          {filters.map(({ filter, kind, value }) => {
            return (
              <li key={filter.from} className="query-chip">
                <span className="query-chip-kind">{kind}</span> <bdi className="query-chip-value">{value}</bdi>
                <Button
                  className="query-chip-remove"
                  aria-label={filterWords.remove(`${kind} ${value}`)}
                  onPress={() => workspace.set({ query: withoutStretch(workspace.state.query, filter) })}
                >
                  <X aria-hidden />
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      <FilterMenu />
    </div>
  );
}

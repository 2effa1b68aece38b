import { X } from 'lucide-react';
import { withoutStretch } from '../../../../core/search/language/filters.ts';
import { useAsked } from '../../hooks/use-live-search.ts';
import { useSession } from '../../hooks/use-session.ts';
import { filterWords } from '../../../words/search.ts';
import { VanishingButton } from '../../parts/VanishingButton.tsx';
import { FilterMenu } from './FilterMenu.tsx';
import { useQueryFilters } from './use-query-filters.ts';
import '../../styles/search-filters.css';

/** The filters of the query as chips, each with a button that takes it out of the text, and a menu that adds one. */
export function QueryChips() {
  const { workspace } = useSession();
  const { query } = useAsked();
  const filters = useQueryFilters(query);
  return (
    <div className="query-chips">
      {filters.length > 0 && (
        <ul aria-label={filterWords.chips} className="query-chip-list">
          {filters.map(({ filter, kind, value }) => {
            return (
              <li key={filter.from} className="query-chip">
                <span className="query-chip-kind">{kind}</span> <bdi className="query-chip-value">{value}</bdi>
                <VanishingButton
                  className="query-chip-remove"
                  aria-label={filterWords.remove(`${kind} ${value}`)}
                  region={chipBehind}
                  onPress={() => workspace.set({ query: withoutStretch(workspace.state.query, filter) })}
                >
                  <X aria-hidden />
                </VanishingButton>
              </li>
            );
          })}
        </ul>
      )}
      <FilterMenu />
    </div>
  );
}

/** Where the keys go when a chip is taken away: to the one that takes its place, else to what adds one. */
function chipBehind(button: HTMLElement): HTMLElement | null | undefined {
  const chips = button.closest<HTMLElement>('.query-chips');
  return button.closest('li')?.nextElementSibling ? chips : chips?.querySelector<HTMLElement>('.filter-button');
}

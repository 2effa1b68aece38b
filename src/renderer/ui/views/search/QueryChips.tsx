import { useFieldNames } from './use-field-names.ts';
import { X } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import type { Field } from '../../../../core/search/language/query.ts';
import { tagNamed } from '../../../../core/search/language/tag-named.ts';
import { filtersIn, withoutStretch } from '../../../../core/search/language/filters.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useRows, useSession, useTagLabels, useWorkspace } from '../../hooks/use-session.ts';
import { filterInWords, filterWords } from '../../../words/search.ts';
import { FilterMenu } from './FilterMenu.tsx';
import '../../styles/search-filters.css';

/** The filters of the query as chips, each with a button that takes it out of the text, and a menu that adds one. */
export function QueryChips() {
  const { workspace } = useSession();
  const query = useWorkspace((state) => state.query);
  const fields = useFieldNames();
  const { rows: tags } = useRows('tags');
  const labels = useTagLabels();
  const documents = useDocumentNames();
  const nameOf = ({ field, value }: Field): string => {
    if (field !== 'tag') return documents.get(value.id ?? '') ?? value.text;
    const named = tagNamed(tags, value);
    const [id] = named.kind === 'found' && named.ids.length === 1 ? named.ids : [];
    return id === undefined ? value.text : (labels.get(id) ?? value.text);
  };
  const filters = useMemo(() => filtersIn(query, fields, navigator.languages), [query, fields]);
  return (
    <div className="query-chips">
      {filters.length > 0 && (
        <ul aria-label={filterWords.chips} className="query-chip-list">
          {filters.map((filter) => {
            const { kind, value } = filterInWords(filter, nameOf);
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

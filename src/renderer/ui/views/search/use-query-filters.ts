import { useMemo } from 'react';
import type { Field } from '../../../../core/search/language/query.ts';
import { filtersIn } from '../../../../core/search/language/filters.ts';
import type { QueryFilter } from '../../../../core/search/language/filters.ts';
import { shownFilter, tagNamed } from '../../../../core/search/language/tag-named.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useRows, useTagLabels } from '../../hooks/use-session.ts';
import { filterInWords } from '../../../words/search.ts';
import { useFieldNames } from './use-field-names.ts';

/** A filter of the query and how it is said: “Tag”, “Aid › Food”. */
export interface SaidFilter {
  readonly filter: QueryFilter;
  readonly kind: string;
  readonly value: string;
}

/** The filters at the top of a query, in words, in the order in which they are written. */
export function useQueryFilters(query: string): readonly SaidFilter[] {
  const fields = useFieldNames();
  const { rows: tags } = useRows('tags');
  const labels = useTagLabels();
  const documents = useDocumentNames();
  const sets = useRows('eventSets');
  const nameOf = ({ field, value }: Field): string => {
    if (field === 'set') return sets.rows.get(value.id ?? '')?.name ?? value.text;
    if (field !== 'tag') return documents.get(value.id ?? '') ?? value.text;
    const named = tagNamed(tags, value);
    const [id] = named.kind === 'found' && named.ids.length === 1 ? named.ids : [];
    return id === undefined ? shownFilter(value) : (labels.get(id) ?? shownFilter(value));
  };
  const filters = useMemo(() => filtersIn(query, fields, navigator.languages), [query, fields]);
  return filters.map((filter) => ({ filter, ...filterInWords(filter, nameOf) }));
}

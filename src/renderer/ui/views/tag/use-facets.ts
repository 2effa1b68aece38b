import { useMemo } from 'react';
import { countValues, valuesOf } from '../../../../core/analysis/tag-quotations.ts';
import type { Facet, Quotations } from '../../../../core/analysis/tag-quotations.ts';
import { compareDates } from '../../../../core/text/dates.ts';
import { dateInWords } from '../../../words/in-words.ts';
import { shellWords } from '../../../words/shell.ts';
import { tagPageWords as words } from '../../../words/tag-page.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useRows, useTagLabels } from '../../hooks/use-session.ts';

/** What quotations can be grouped, filtered and put beside each other by, and how it is called. */
export interface Facets {
  /** Those in which these quotations have a value. */
  readonly offered: readonly { readonly facet: Facet; readonly name: string }[];
  nameOf(facet: Facet): string;
  /** Its values are dates as records hold them. */
  isDate(facet: Facet): boolean;
  labelOf(facet: Facet, value: string): string;
  compare(facet: Facet): (a: string, b: string) => number;
  /** The values of a facet with how many quotations have each. */
  valuesOf(facet: Facet): readonly { readonly value: string; readonly label: string; readonly count: number }[];
}

const collator = new Intl.Collator(undefined, { numeric: true });

/** Facets of the quotations of tags that stand beside each other. */
export function useFacets(sides: readonly Quotations[]): Facets {
  const documents = useDocumentNames();
  const tags = useTagLabels();
  const attributes = useRows('attributes');
  return useMemo(() => {
    const definitionOf = (facet: Facet) => attributes.rows.get(facet.slice('attribute '.length));
    const isDate = (facet: Facet) => definitionOf(facet)?.type === 'date';
    const nameOf = (facet: Facet): string => {
      if (facet === 'document' || facet === 'person' || facet === 'tag') return words.facets[facet];
      const definition = definitionOf(facet);
      return shellWords.inspector.attributes[definition?.id ?? ''] ?? definition?.name ?? '';
    };
    const labelOf = (facet: Facet, value: string): string => {
      if (facet === 'document') return documents.get(value) ?? words.none.document;
      if (facet === 'person') return value === '' ? words.none.person : value;
      if (facet === 'tag') return tags.get(value) ?? words.none.tag;
      if (value === '') return words.without(nameOf(facet));
      return isDate(facet) ? dateInWords(value) : value;
    };
    const compare = (facet: Facet) =>
      isDate(facet) ? compareDates : (a: string, b: string) => collator.compare(labelOf(facet, a), labelOf(facet, b));
    const all: Facet[] = [
      'document',
      ...[...attributes.rows.values()].sort((a, b) => a.order - b.order).map(({ id }) => `attribute ${id}` as const),
      'tag',
      'person',
    ];
    const has = (facet: Facet) =>
      sides.some(({ all: of, looked }) => of.some((one) => valuesOf(one, facet, looked).some((value) => value !== '')));
    return {
      offered: all.filter(has).map((facet) => ({ facet, name: nameOf(facet) })),
      nameOf,
      isDate,
      labelOf,
      compare,
      valuesOf: (facet) =>
        countValues(sides, facet, compare(facet)).map(({ value, count }) => ({
          value,
          label: labelOf(facet, value),
          count,
        })),
    };
  }, [sides, documents, tags, attributes]);
}

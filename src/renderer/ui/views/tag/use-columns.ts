import { useMemo } from 'react';
import type { FacetValue, Quotations } from '../../../../core/analysis/tag-quotations.ts';
import type { Id } from '../../../../core/model/id.ts';
import { useTagLabels } from '../../hooks/use-session.ts';
import type { Look } from './look.ts';
import type { Facets } from './use-facets.ts';
import { rowsOf } from './use-quotations-of-tag.ts';
import type { QuotationRow } from './use-quotations-of-tag.ts';

/** A column of the page. What is done in it is done for the tag whose quotations stand there. */
export interface Column {
  readonly key: string;
  /** Null: it stands alone. */
  readonly title: string | null;
  readonly tagId: Id;
  /** That tag, and those below it if their quotations are shown. */
  readonly own: ReadonlySet<Id>;
  readonly rows: readonly QuotationRow[];
}

interface Shown {
  /** What the tag is called. */
  readonly name: string;
  readonly tagId: Id;
  readonly look: Look;
  readonly quotations: Quotations;
  /** Of the tag beside it. */
  readonly others: Quotations;
  readonly facets: Facets;
}

/** What is shown of the quotations: in one list, or in two beside each other. */
export function useColumns({ name, tagId, look, quotations, others, facets }: Shown): readonly Column[] {
  const labels = useTagLabels();
  return useMemo(() => {
    const { columns, filters, group } = look;
    const column = (key: string, title: string | null, of = quotations, ofTag = tagId, more: FacetValue[] = []) => {
      const rows = rowsOf(of, [...filters, ...more], group, facets);
      return { key, title, tagId: ofTag, own: of.looked.own, rows };
    };
    if (columns === null) return [column('all', null)];
    if (columns.kind === 'tag') {
      const second = columns.tagId;
      const title = second === null ? undefined : labels.get(second);
      return [
        column('first', name),
        ...(second === null || title === undefined ? [] : [column('second', title, others, second)]),
      ];
    }
    const { facet, values } = columns;
    return values.flatMap((value, at) =>
      value === null ? [] : [column(`${at}`, facets.labelOf(facet, value), quotations, tagId, [{ facet, value }])],
    );
  }, [name, tagId, look, quotations, others, facets, labels]);
}

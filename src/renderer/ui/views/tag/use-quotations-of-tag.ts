import { useDeferredValue, useMemo, useRef } from 'react';
import {
  filterQuotations,
  groupQuotations,
  ownTags,
  quotationsOfTag,
} from '../../../../core/analysis/tag-quotations.ts';
import type { Facet, FacetValue, Quotations } from '../../../../core/analysis/tag-quotations.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { Annotation } from '../../../../core/model/records.ts';
import { TagTree } from '../../../../core/model/tag-tree.ts';
import { SortedDocuments } from '../../../../core/search/library-order.ts';
import { holdingAnnotation } from '../../../session/find-in-list.ts';
import { useRows, useSession, useWorkspace } from '../../hooks/use-session.ts';
import type { Facets } from './use-facets.ts';

/** A line of the list: a quotation, or what those below it have in common. */
export type QuotationRow =
  | { readonly kind: 'head'; readonly key: string; readonly label: string; readonly count: number }
  | { readonly kind: 'quotation'; readonly key: string; readonly annotation: Annotation };

/** A line that is a quotation. */
export type RowOfQuotation = Extract<QuotationRow, { readonly kind: 'quotation' }>;

const none: Quotations = { all: [], looked: { documents: new Map(), own: new Set() } };

/** Follows the quotations of a tag, in the order of the library; null for no tag. */
export function useQuotationsOfTag(tagId: Id | null, below: boolean): Quotations {
  const tags = useRows('tags');
  const annotations = useRows('annotations');
  const documents = useRows('documents');
  const sort = useWorkspace((state) => state.librarySort);
  const sorted = useRef<{ readonly sort: string; readonly documents: SortedDocuments } | null>(null);
  return useMemo(() => {
    if (tagId === null || !tags.rows.has(tagId)) return none;
    if (sorted.current?.sort !== sort) sorted.current = { sort, documents: new SortedDocuments(sort) };
    const order = sorted.current.documents.update(documents.rows);
    const places = new Map(order.map(({ id }, place) => [id, place]));
    const own = ownTags(new TagTree(tags.rows), tagId, below);
    return {
      all: quotationsOfTag(annotations.rows.values(), own, places),
      looked: { documents: documents.rows, own },
    };
  }, [tagId, below, tags, annotations, documents, sort]);
}

/** Those that hold the typed words. */
export function useFound(quotations: Quotations, typed: string): Quotations {
  const session = useSession();
  const sought = useDeferredValue(typed);
  return useMemo(() => {
    const holds = holdingAnnotation(session, sought);
    return holds ? { ...quotations, all: quotations.all.filter(holds) } : quotations;
  }, [session, quotations, sought]);
}

/** The lines of a list. */
export function rowsOf(
  { all, looked }: Quotations,
  filters: readonly FacetValue[],
  group: Facet | null,
  facets: Facets,
): readonly QuotationRow[] {
  const shown = filterQuotations(all, filters, looked);
  const row = (annotation: Annotation, under = ''): QuotationRow => ({
    kind: 'quotation',
    key: `${annotation.id} ${under}`,
    annotation,
  });
  if (group === null) return shown.map((one) => row(one));
  return groupQuotations(shown, group, looked, facets.compare(group)).flatMap(({ value, quotations }) => [
    { kind: 'head', key: `head ${value}`, label: facets.labelOf(group, value), count: quotations.length } as const,
    ...quotations.map((one) => row(one, value)),
  ]);
}

import { useMemo } from 'react';
import type { FacetValue } from '../../../../core/analysis/tag-quotations.ts';
import type { Id } from '../../../../core/model/id.ts';
import { number } from '../../../words/in-words.ts';
import { tagPageWords as words } from '../../../words/tag-page.ts';
import { useTagLabels } from '../../hooks/use-session.ts';
import type { Look } from './look.ts';
import { QuotationList } from './QuotationList.tsx';
import type { Facets } from './use-facets.ts';
import type { PageActs } from './use-quotation-acts.ts';
import { rowsOf } from './use-quotations-of-tag.ts';
import type { QuotationRow, Quotations } from './use-quotations-of-tag.ts';

interface QuotationColumnsProps {
  /** What the tag is called. */
  readonly name: string;
  readonly tagId: Id;
  readonly look: Look;
  readonly quotations: Quotations;
  /** Of the tag beside it. */
  readonly others: Quotations;
  readonly facets: Facets;
  readonly acts: PageActs;
}

interface Column {
  readonly key: string;
  /** Null: it stands alone. */
  readonly title: string | null;
  readonly rows: readonly QuotationRow[];
}

/** The quotations in one list or in two beside each other. */
export function QuotationColumns(props: QuotationColumnsProps) {
  const { tagId, acts } = props;
  const columns = useColumns(props);
  return (
    <div className="tag-columns" data-columns={columns.length}>
      {columns.map(({ key, title, rows }) => (
        <div key={key} className="tag-column">
          {title !== null && (
            <h3 className="tag-column-title">
              <bdi>{title}</bdi>{' '}
              <span className="quiet">{number(rows.filter((row) => row.kind === 'quotation').length)}</span>
            </h3>
          )}
          {rows.length === 0 ? (
            <p className="empty quiet">{words.nothingLeft}</p>
          ) : (
            <QuotationList
              name={`tag ${tagId} ${key}`}
              tagId={tagId}
              label={title === null ? words.list : words.listOf(title)}
              group={title === null ? 'h3' : 'h4'}
              rows={rows}
              acts={acts}
            />
          )}
        </div>
      ))}
    </div>
  );
}

function useColumns({ name, look, quotations, others, facets }: QuotationColumnsProps): readonly Column[] {
  const labels = useTagLabels();
  return useMemo(() => {
    const { columns, filters, group } = look;
    const of = (all: Quotations, more: readonly FacetValue[] = []) => rowsOf(all, [...filters, ...more], group, facets);
    if (columns === null) return [{ key: 'all', title: null, rows: of(quotations) }];
    if (columns.kind === 'tag') {
      const second = columns.tagId === null ? null : (labels.get(columns.tagId) ?? null);
      return [
        { key: 'first', title: name, rows: of(quotations) },
        ...(second === null ? [] : [{ key: 'second', title: second, rows: of(others) }]),
      ];
    }
    const { facet, values } = columns;
    return values.flatMap((value, at) =>
      value === null
        ? []
        : [{ key: `${at}`, title: facets.labelOf(facet, value), rows: of(quotations, [{ facet, value }]) }],
    );
  }, [name, look, quotations, others, facets, labels]);
}

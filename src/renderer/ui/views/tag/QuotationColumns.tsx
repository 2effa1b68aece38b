import type { Id } from '../../../../core/model/id.ts';
import { number } from '../../../words/in-words.ts';
import { tagPageWords as words } from '../../../words/tag-page.ts';
import { findWords } from '../../../words/find.ts';
import { QuotationList } from './QuotationList.tsx';
import type { Column } from './use-columns.ts';
import type { PageActs } from './use-quotation-acts.ts';

interface QuotationColumnsProps {
  /** The tag whose page it is. */
  readonly tagId: Id;
  readonly columns: readonly Column[];
  readonly acts: PageActs;
  /** Only those with typed words are shown. */
  readonly finding: boolean;
}

/** The quotations in one list or in two beside each other. */
export function QuotationColumns({ tagId, columns, acts, finding }: QuotationColumnsProps) {
  return (
    <div className="tag-columns" data-columns={columns.length}>
      {columns.map((column) => (
        <div key={column.key} className="tag-column">
          {column.title !== null && (
            <h3 className="tag-column-title">
              <bdi>{column.title}</bdi>{' '}
              <span className="quiet">{number(column.rows.filter((row) => row.kind === 'quotation').length)}</span>
            </h3>
          )}
          {column.rows.length === 0 ? (
            <p className="empty quiet">{finding ? findWords.none : words.nothingLeft}</p>
          ) : (
            <QuotationList
              name={`tag ${tagId} ${column.key}`}
              column={column}
              label={column.title === null ? words.list : words.listOf(column.title)}
              group={column.title === null ? 'h3' : 'h4'}
              acts={acts}
            />
          )}
        </div>
      ))}
    </div>
  );
}

import { CircleHelp, TriangleAlert } from 'lucide-react';
import type { Document } from '../../../../core/model/records.ts';
import { tableWords as words } from '../../../words/document-table.ts';
import { CellField } from './CellField.tsx';
import type { Leaving } from './CellField.tsx';
import type { CellFacts, Column } from './columns.ts';

interface TableCellProps {
  readonly document: Document;
  readonly column: Column;
  readonly facts: CellFacts;
  /** Its row and column among those that are shown, from 0. */
  readonly row: number;
  readonly at: number;
  /** Whether the keys are here, and whether it is among the chosen ones. */
  readonly current: boolean;
  readonly chosen: boolean;
  /** What its field begins with; null: no field, empty: what stands there. */
  readonly editing: { readonly begin: string | null } | null;
  onWrite(words: string): Promise<unknown>;
  onLeave(by: Leaving | null): void;
}

/** A cell: its value, and by a sign, a word and its letters whether that is a guess. */
export function TableCell(props: TableCellProps) {
  const { document, column, facts, row, at, current, chosen, editing } = props;
  const { words: shown, sureness } = facts;
  const sign = sureness === null || sureness === 'person' ? null : sureness;
  return (
    <div
      role={at === 0 ? 'rowheader' : 'gridcell'}
      aria-colindex={at + 1}
      aria-selected={chosen}
      aria-readonly={column.editable ? undefined : true}
      aria-invalid={sureness === 'invalid' ? true : undefined}
      className="table-cell"
      data-cell={`${row} ${at}`}
      data-sureness={sign ?? undefined}
      data-type={column.definition?.type}
      data-focus={current ? 'first' : undefined}
      tabIndex={current ? 0 : -1}
    >
      {editing ? (
        <CellField
          document={document}
          column={column}
          typed={facts.typed}
          begin={editing.begin}
          onWrite={props.onWrite}
          onLeave={props.onLeave}
        />
      ) : (
        <>
          <span className="table-value" dir="auto" title={shown}>
            {shown}
          </span>
          {sign !== null && (
            <span className="table-sign" title={words.sureness[sign]}>
              {sign === 'invalid' || sign === 'doubtful' ? (
                <TriangleAlert size={12} aria-hidden="true" />
              ) : (
                <CircleHelp size={12} aria-hidden="true" />
              )}
              <span className="hidden-words">{words.sureness[sign]}</span>
            </span>
          )}
        </>
      )}
    </div>
  );
}

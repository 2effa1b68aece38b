import type { Id } from '../../../../core/model/id.ts';
import { cellOf } from './columns.ts';
import { TableCell } from './TableCell.tsx';
import type { Leaving } from './CellField.tsx';
import type { Cells } from './use-cells.ts';
import type { ShownTable } from './use-table.ts';

interface TableRowProps {
  readonly table: ShownTable;
  readonly cells: Cells;
  /** From 0. */
  readonly row: number;
  /** Where it stands, in pixels. */
  readonly top: number;
  onWrite(documentId: Id, columnId: string, typed: string): Promise<unknown>;
}

const steps: Readonly<Record<Leaving, readonly [number, number]>> = {
  ...{ stay: [0, 0], down: [1, 0], up: [-1, 0], right: [0, 1], left: [0, -1] },
};

/** A document with what is known of it. */
export function TableRow({ table: { rows, columns, sets }, cells, row, top, onWrite }: TableRowProps) {
  const document = rows[row]!;
  const { place, range, editing } = cells;
  const leave = (at: number, by: Leaving | null) => {
    if (by === null) return cells.endEditing();
    const [down, across] = steps[by];
    cells.go(row + down, at + across);
  };
  return (
    <div role="row" aria-rowindex={row + 2} className="table-row" style={{ transform: `translateY(${top}px)` }}>
      {columns.map((column, at) => {
        const current = place.row === row && place.column === at;
        return (
          <TableCell
            key={column.id}
            {...{ document, column, row, at, current }}
            facts={cellOf(document, column, sets)}
            chosen={row >= range.top && row <= range.bottom && at >= range.left && at <= range.right}
            editing={current ? editing : null}
            onWrite={(typed) => onWrite(document.id, column.id, typed)}
            onLeave={(by) => leave(at, by)}
          />
        );
      })}
    </div>
  );
}

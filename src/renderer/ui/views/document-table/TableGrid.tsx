import { useRef } from 'react';
import type { ClipboardEvent, CSSProperties, KeyboardEvent, MouseEvent } from 'react';
import { tableWords as words } from '../../../words/document-table.ts';
import { useScaledRows } from '../../hooks/use-scaled-rows.ts';
import { useSession } from '../../hooks/use-session.ts';
import type { RowMenuItem } from '../../parts/RowMenu.tsx';
import { widthOf } from './column-look.ts';
import type { Column } from './columns.ts';
import { gridKey } from './grid-keys.ts';
import { TableHead } from './TableHead.tsx';
import { TableRow } from './TableRow.tsx';
import { useCellActs } from './use-cell-acts.ts';
import { useCells } from './use-cells.ts';
import type { ShownTable } from './use-table.ts';

/** In pixels at the size of letters that a person chose; all rows are alike. */
const rowHeight = 30;
const page = 15;

interface TableGridProps {
  readonly table: ShownTable;
  itemsOf(column: Column): readonly RowMenuItem[];
}

/** The cells, of which only those in view are drawn. All is done by keys as in a spreadsheet. */
export function TableGrid({ table, itemsOf }: TableGridProps) {
  const { columns, rows, look, setLook, columnLook, setColumnLook } = table;
  const { workspace } = useSession();
  const grid = useRef<HTMLDivElement>(null);
  const scaled = useScaledRows(grid, rows.length, rowHeight);
  const cells = useCells(grid, rows, columns, scaled.show);
  const acts = useCellActs(table, cells);
  const { place, editing } = cells;
  const open = () => workspace.open({ kind: 'document', documentId: rows[place.row]!.id });
  const onKeyDown = (event: KeyboardEvent) => {
    const below = event.key === 'ArrowDown' && rows.length > 0 ? columnOfHead(event.target, columns) : -1;
    if (below >= 0) {
      event.preventDefault();
      event.stopPropagation();
      return cells.go(0, below);
    }
    const onCell = placeAt(event.target) !== null;
    if (!onCell || editing || rows.length === 0) return;
    const editable = columns[place.column]!.editable;
    const around = { cells, acts, rows: rows.length, columns: columns.length, page, editable, open };
    if (!gridKey(event, around)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const mouse = useMouse(cells, columns);
  const clipboard = (event: ClipboardEvent, act: () => void) => {
    if (editing || placeAt(event.target) === null) return;
    event.preventDefault();
    act();
  };
  const copy = (event: ClipboardEvent) =>
    clipboard(event, () => event.clipboardData.setData('text/plain', acts.copied()));
  const drawn = drawnRows(scaled, place.row, rows.length);
  return (
    <div
      ref={grid}
      role="grid"
      aria-label={words.title}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      className="table-grid"
      style={
        {
          '--columns': columns.map(({ id }) => `${widthOf(columnLook, id)}rem`).join(' '),
          '--first': `${widthOf(columnLook, 'title')}rem`,
        } as CSSProperties
      }
      onKeyDown={onKeyDown}
      onCopy={copy}
      onPaste={(event) => clipboard(event, () => acts.paste(event.clipboardData.getData('text/plain')))}
      {...mouse}
    >
      <TableHead
        {...{ columns, look, columnLook, itemsOf }}
        onSort={(sort) => setLook({ ...look, sort })}
        onLook={setColumnLook}
      />
      <div role="rowgroup" className="table-body" style={{ height: scaled.height }}>
        {drawn.map((row) => (
          <TableRow key={rows[row]!.id} {...{ table, cells, row }} top={scaled.topOf(row)} onWrite={acts.write} />
        ))}
      </div>
    </div>
  );
}

/** Those in view, and the one where the keys are: it would lose them. */
function drawnRows({ from, to }: { readonly from: number; readonly to: number }, current: number, count: number) {
  const drawn = Array.from({ length: to - from }, (_, at) => from + at);
  if (count === 0 || (current >= from && current < to)) return drawn;
  return current < from ? [current, ...drawn] : [...drawn, current];
}

/** The place of a cell; null elsewhere. */
function placeAt(target: EventTarget): { readonly row: number; readonly column: number } | null {
  const cell = (target as Element).closest<HTMLElement>('[data-cell]');
  const [row, column] = (cell?.dataset['cell'] ?? '').split(' ');
  return column === undefined ? null : { row: Number(row), column: Number(column) };
}

/** The place of the column whose name has the keys; -1 elsewhere. */
function columnOfHead(target: EventTarget, columns: readonly Column[]): number {
  const head = (target as Element).closest<HTMLElement>('[data-column]');
  return head ? columns.findIndex(({ id }) => id === head.dataset['column']) : -1;
}

function useMouse(cells: ReturnType<typeof useCells>, columns: readonly Column[]) {
  return {
    onMouseDown: (event: MouseEvent) => {
      const at = placeAt(event.target);
      if (!at || event.button !== 0) return;
      event.preventDefault();
      cells.go(at.row, at.column, { extend: event.shiftKey });
    },
    onMouseOver: (event: MouseEvent) => {
      const at = (event.buttons & 1) === 0 || cells.editing ? null : placeAt(event.target);
      if (at && (at.row !== cells.place.row || at.column !== cells.place.column)) {
        cells.go(at.row, at.column, { extend: true });
      }
    },
    onDoubleClick: (event: MouseEvent) => {
      const at = placeAt(event.target);
      if (at && columns[at.column]!.editable) cells.edit(null);
    },
  };
}

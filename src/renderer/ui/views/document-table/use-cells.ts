import { useMemo, useState } from 'react';
import type { RefObject } from 'react';
import { rangeBetween } from '../../../../core/attributes/cell-ranges.ts';
import type { CellRange } from '../../../../core/attributes/cell-ranges.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { Document } from '../../../../core/model/records.ts';
import { focusWhenThere } from '../../../session/focus-when-there.ts';
import { useKept } from '../../hooks/use-kept.ts';
import type { Column } from './columns.ts';

/** A place in the table, from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** A cell by what it is of, wherever its row and its column stand now. Null where nothing stood. */
interface CellName {
  readonly documentId: Id | null;
  readonly columnId: string | null;
}

/** A cell, and where it stood when it was gone to: there the keys stay when it is gone. */
type NamedPlace = CellPlace & CellName;

/** Where the keys are, what is chosen, and which cell is written. */
export interface Cells {
  readonly place: CellPlace;
  readonly range: CellRange;
  readonly editing: { readonly begin: string | null } | null;
  edit(begin: string | null): void;
  endEditing(): void;
  /** Goes there; with `extend` all cells on the way are chosen. `focus`: the keys go, too. */
  go(row: number, column: number, options?: { readonly extend?: boolean; readonly focus?: boolean }): void;
  chooseAll(): void;
}

interface Choice {
  readonly place: NamedPlace;
  readonly from: NamedPlace;
}

const corner: NamedPlace = { row: 0, column: 0, documentId: null, columnId: null };
const start: Choice = { place: corner, from: corner };

/**
 * Moves among the cells of a table. Rows and columns come, go and change places while it is looked at: a cell that is
 * chosen or written stays the one it is. One that is gone is written no more. `show` scrolls to a row.
 */
export function useCells(
  grid: RefObject<HTMLElement | null>,
  rows: readonly Document[],
  columns: readonly Column[],
  show: (row: number) => void,
): Cells {
  const [kept, setChoice] = useKept<Choice>('document table place', start);
  const [editing, setEditing] = useState<(CellName & { readonly begin: string | null }) | null>(null);
  const named = (row: number, column: number): NamedPlace => {
    const within = { row: clamped(row, rows.length), column: clamped(column, columns.length) };
    return {
      ...within,
      documentId: rows[within.row]?.id ?? null,
      columnId: columns[within.column]?.id ?? null,
    };
  };
  const place = useMemo(() => placeNow(kept.place, rows, columns), [kept, rows, columns]);
  const from = useMemo(() => placeNow(kept.from, rows, columns), [kept, rows, columns]);
  const here = named(place.row, place.column);
  return {
    place,
    range: rangeBetween(from, place),
    editing: editing && isSame(editing, here) ? editing : null,
    edit: (begin) => setEditing({ ...here, begin }),
    endEditing: () => setEditing(null),
    go(row, column, { extend = false, focus = true } = {}) {
      const to = named(row, column);
      setChoice({ place: to, from: extend ? named(from.row, from.column) : to });
      setEditing(null);
      show(to.row);
      if (focus) {
        focusWhenThere(() => grid.current?.querySelector<HTMLElement>(`[data-cell="${to.row} ${to.column}"]`));
      }
    },
    chooseAll() {
      setChoice({ place: named(0, 0), from: named(rows.length - 1, columns.length - 1) });
      show(0);
      focusWhenThere(() => grid.current?.querySelector<HTMLElement>('[data-cell="0 0"]'));
    },
  };
}

/** Where a cell stands now; what is gone, where it stood. */
function placeNow(
  { row, column, documentId, columnId }: NamedPlace,
  rows: readonly Document[],
  columns: readonly Column[],
): CellPlace {
  const [rowNow, columnNow] = [
    rows.findIndex(({ id }) => id === documentId),
    columns.findIndex(({ id }) => id === columnId),
  ];
  return {
    row: rowNow < 0 ? clamped(row, rows.length) : rowNow,
    column: columnNow < 0 ? clamped(column, columns.length) : columnNow,
  };
}

function isSame(a: CellName, b: CellName): boolean {
  return a.documentId === b.documentId && a.columnId === b.columnId;
}

function clamped(at: number, count: number): number {
  return Math.max(0, Math.min(at, count - 1));
}

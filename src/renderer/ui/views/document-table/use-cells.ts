import { useState } from 'react';
import type { RefObject } from 'react';
import { rangeBetween } from '../../../../core/attributes/cell-ranges.ts';
import type { CellRange } from '../../../../core/attributes/cell-ranges.ts';
import { focusWhenThere } from '../../../session/focus-when-there.ts';
import { useKept } from '../../hooks/use-kept.ts';

/** A place in the table, from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

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
  readonly place: CellPlace;
  readonly from: CellPlace;
}

const start: Choice = { place: { row: 0, column: 0 }, from: { row: 0, column: 0 } };

/** Moves among the cells of a table of this size. `show` scrolls to a row. */
export function useCells(
  grid: RefObject<HTMLElement | null>,
  rows: number,
  columns: number,
  show: (row: number) => void,
): Cells {
  const [kept, setChoice] = useKept<Choice>('document table place', start);
  const [editing, setEditing] = useState<Cells['editing']>(null);
  const within = ({ row, column }: CellPlace): CellPlace => ({
    row: Math.max(0, Math.min(row, rows - 1)),
    column: Math.max(0, Math.min(column, columns - 1)),
  });
  const place = within(kept.place);
  const from = within(kept.from);
  return {
    place,
    range: rangeBetween(from, place),
    editing,
    edit: (begin) => setEditing({ begin }),
    endEditing: () => setEditing(null),
    go(row, column, { extend = false, focus = true } = {}) {
      const to = within({ row, column });
      setChoice({ place: to, from: extend ? from : to });
      setEditing(null);
      show(to.row);
      if (focus) {
        focusWhenThere(() => grid.current?.querySelector<HTMLElement>(`[data-cell="${to.row} ${to.column}"]`));
      }
    },
    chooseAll() {
      setChoice({ place: start.place, from: { row: rows - 1, column: columns - 1 } });
      show(0);
      focusWhenThere(() => grid.current?.querySelector<HTMLElement>('[data-cell="0 0"]'));
    },
  };
}

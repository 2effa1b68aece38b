import type { KeyboardEvent } from 'react';
import type { CellActs } from './use-cell-acts.ts';
import type { Cells } from './use-cells.ts';

interface Around {
  readonly cells: Cells;
  readonly acts: CellActs;
  readonly rows: number;
  readonly columns: number;
  /** How many rows a page has. */
  readonly page: number;
  readonly editable: boolean;
  /** Opens the document: what a cell does that cannot be written. */
  open(): void;
}

/** What a key does in the table while no cell is written; whether it does anything. */
export function gridKey(event: KeyboardEvent, around: Around): boolean {
  const { cells, acts, editable } = around;
  const { key, shiftKey: extend, altKey } = event;
  const withControl = event.ctrlKey || event.metaKey;
  if (altKey) return false;
  const to = stepFrom(key, withControl, around);
  if (to) {
    cells.go(to[0], to[1], { extend });
    return true;
  }
  if (withControl) return withControlKey(key, around);
  if ((key === 'Enter' && !extend) || key === 'F2') {
    if (editable) cells.edit(null);
    else around.open();
  } else if (key === 'Delete' || key === 'Backspace') acts.empty();
  else if (key === 'Escape') cells.go(cells.place.row, cells.place.column);
  else if (isWriting(key) && editable) cells.edit(key);
  else return false;
  return true;
}

function withControlKey(key: string, { cells, acts }: Around): boolean {
  if (key.toLowerCase() === 'd') acts.fillDown();
  else if (key.toLowerCase() === 'a') cells.chooseAll();
  else if (key === 'Enter') acts.confirm();
  else return false;
  return true;
}

/** One sign of any script; but a slash leads to the field that filters the rows, as on every page. */
function isWriting(key: string): boolean {
  return [...key].length === 1 && key !== ' ' && key !== '/';
}

function stepFrom(
  key: string,
  far: boolean,
  { cells: { place }, rows, columns, page }: Around,
): readonly [number, number] | null {
  const { row, column } = place;
  switch (key) {
    case 'ArrowDown':
      return [far ? rows - 1 : row + 1, column];
    case 'ArrowUp':
      return [far ? 0 : row - 1, column];
    case 'ArrowRight':
      return [row, far ? columns - 1 : column + 1];
    case 'ArrowLeft':
      return [row, far ? 0 : column - 1];
    case 'PageDown':
      return [row + page, column];
    case 'PageUp':
      return [row - page, column];
    case 'Home':
      return [far ? 0 : row, 0];
    case 'End':
      return [far ? rows - 1 : row, columns - 1];
    default:
      return null;
  }
}

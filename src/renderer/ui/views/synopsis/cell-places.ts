import type { ShownRow } from './shown-rows.ts';

/** A sentence of a row: its column, and its place in the cell. */
export interface CellPlace {
  readonly column: number;
  readonly sentence: number;
}

/** The place in a row that is nearest to one in another row: the same column, or the closest that has something. */
export function placeIn({ cells }: ShownRow, columns: readonly number[], wanted: CellPlace): CellPlace {
  const has = columns.flatMap((account, column) => (cells[account]!.length > 0 ? [column] : []));
  const apart = (column: number) => Math.abs(column - wanted.column);
  const column = has.reduce((nearest, one) => (apart(one) < apart(nearest) ? one : nearest), has[0]!);
  const length = cells[columns[column]!]!.length;
  return { column, sentence: column === wanted.column ? Math.min(wanted.sentence, length - 1) : 0 };
}

/** Where a key leads to from a sentence; null for other keys, and where there is nothing. */
export function stepFrom(
  key: string,
  at: number,
  { column, sentence }: CellPlace,
  rows: readonly ShownRow[],
  columns: readonly number[],
): { readonly at: number; readonly place: CellPlace } | null {
  const lengthIn = (one: number) => rows[at]!.cells[columns[one]!]!.length;
  const row = (to: number, last = false) => {
    const there = Math.max(0, Math.min(to, rows.length - 1));
    if (there === at) return null;
    return { at: there, place: placeIn(rows[there]!, columns, { column, sentence: last ? Infinity : 0 }) };
  };
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return sentence + 1 < lengthIn(column) ? { at, place: { column, sentence: sentence + 1 } } : row(at + 1);
    case 'ArrowUp':
    case 'k':
      return sentence > 0 ? { at, place: { column, sentence: sentence - 1 } } : row(at - 1, true);
    case 'PageDown':
      return row(at + 8);
    case 'PageUp':
      return row(at - 8);
    case 'Home':
      return row(0);
    case 'End':
      return row(rows.length - 1);
    case 'ArrowRight':
    case 'ArrowLeft': {
      const by = key === 'ArrowRight' ? 1 : -1;
      for (let to = column + by; to >= 0 && to < columns.length; to += by) {
        if (lengthIn(to) > 0) return { at, place: { column: to, sentence: 0 } };
      }
      return null;
    }
    default:
      return null;
  }
}

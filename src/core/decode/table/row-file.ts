import type { ReadingColumn } from '../../model/records.ts';

// A row as a file of its own: all that stands in it, with what each column is, so that it reads as it did in its table.

/** The key by which such a file is known, and what it says. */
const sign = 'lectern';
const kind = 'row';

/** A cell with its column. */
export interface RowCell extends ReadingColumn {
  readonly value: string;
}

/** The bytes of a row. Empty cells are left out, but for those whose column is the text. */
export function rowFile(cells: readonly RowCell[]): Uint8Array<ArrayBuffer> {
  const kept = cells.filter(({ as, value }) => value !== '' || as === 'text');
  return new TextEncoder().encode(JSON.stringify({ [sign]: kind, cells: kept }));
}

/** What such a file holds; null for any other value. */
export function cellsOfRowFile(value: unknown): readonly RowCell[] | null {
  if (typeof value !== 'object' || value === null) return null;
  const { [sign]: is, cells } = value as { readonly lectern?: unknown; readonly cells?: unknown };
  if (is !== kind || !Array.isArray(cells)) return null;
  const list = cells as readonly Partial<RowCell>[];
  const isCell = (one: Partial<RowCell> | null) =>
    typeof one?.name === 'string' && typeof one.as === 'string' && typeof one.value === 'string';
  return list.every(isCell) ? (list as readonly RowCell[]) : null;
}

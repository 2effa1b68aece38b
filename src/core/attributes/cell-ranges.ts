/** Rows and columns of a table by their places, both ends included. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Words for a cell. */
export interface PlacedWords {
  readonly row: number;
  readonly column: number;
  readonly words: string;
}

/** The range between two cells, whichever of them comes first. */
export function rangeBetween(
  one: { readonly row: number; readonly column: number },
  other: { readonly row: number; readonly column: number },
): CellRange {
  return {
    top: Math.min(one.row, other.row),
    left: Math.min(one.column, other.column),
    bottom: Math.max(one.row, other.row),
    right: Math.max(one.column, other.column),
  };
}

/**
 * Where copied cells go, as in a spreadsheet: from the first cell of the range on, once; where the range is larger by whole
 * times, so often that they fill it. `leftOut` counts those that would stand below the last row or behind the last column.
 */
export function pasteInto(
  cells: readonly (readonly string[])[],
  range: CellRange,
  size: { readonly rows: number; readonly columns: number },
): { readonly placed: readonly PlacedWords[]; readonly leftOut: number } {
  const height = cells.length;
  const width = Math.max(0, ...cells.map((row) => row.length));
  if (height === 0 || width === 0) return { placed: [], leftOut: 0 };
  const times = (room: number, own: number) => (room % own === 0 ? room / own : 1);
  const down = times(range.bottom - range.top + 1, height) * height;
  const across = times(range.right - range.left + 1, width) * width;
  const placed: PlacedWords[] = [];
  let leftOut = 0;
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      const words = cells[y % height]![x % width];
      if (words === undefined) continue;
      const [row, column] = [range.top + y, range.left + x];
      if (row < size.rows && column < size.columns) placed.push({ row, column, words });
      else leftOut++;
    }
  }
  return { placed, leftOut };
}

/** What fills a range with its first row. */
export function filledDown(range: CellRange, wordsAt: (row: number, column: number) => string): readonly PlacedWords[] {
  const placed: PlacedWords[] = [];
  for (let row = range.top + 1; row <= range.bottom; row++) {
    for (let column = range.left; column <= range.right; column++) {
      placed.push({ row, column, words: wordsAt(range.top, column) });
    }
  }
  return placed;
}

// A table before it is known what its columns are. Cells are strings in every format, as a person would read them: numbers and
// dates as ISO writes them, nothing where nothing stands.

/** A row, and its number in the file: the first is 1, empty ones may be missing. */
export interface Row {
  readonly number: number;
  readonly cells: readonly string[];
}

/** A table: a sheet of a workbook, a list of a JSON file. */
export interface Sheet {
  /** Empty where a file has only one, without a name. */
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly Row[];
  /** The names of the columns, where the format has them apart from the rows. */
  readonly columns?: readonly string[];
  /** What of it has no column, by name. */
  readonly unread?: readonly string[];
}

/** Whether anything stands in the row. */
export function isFilled({ cells }: Row): boolean {
  return cells.some((cell) => cell.trim() !== '');
}

/** How many columns a sheet has. */
export function widthOf({ rows, columns }: Sheet): number {
  return rows.reduce((width, { cells }) => Math.max(width, cells.length), columns?.length ?? 0);
}

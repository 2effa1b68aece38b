import type { Cell } from './comma-separated.ts';

/** A table as it is saved: what the screen shows of it, in its order. */
export interface SavedTable extends TableRows {
  /** Names its sheet in a workbook. */
  readonly title: string;
  /** What a reader elsewhere must know of it: how it was made, what was left out by which filter, whence it is. */
  readonly about: readonly AboutTable[];
}

/** The columns of a table, and its rows. They may be made one by one; each has as many cells as the header. */
export interface TableRows {
  readonly header: readonly string[];
  readonly rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;
}

/** One thing that is said of a whole table. */
export interface AboutTable {
  readonly label: string;
  readonly words: Cell;
}

/** The columns of a table, and what one thing says under them. What is said of the whole stands in the first row that is made. */
export interface TableColumns<T> {
  readonly header: readonly string[];
  row(one: T): readonly Cell[];
}

/** The rows of things that are all known. */
export function tableRows<T>({ header, row }: TableColumns<T>, things: Iterable<T>): TableRows {
  return { header, rows: Array.from(things, row) };
}

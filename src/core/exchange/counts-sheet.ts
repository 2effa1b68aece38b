import { dateCell } from './comma-separated.ts';
import type { TableRows } from './saved-table.ts';

/** How many there are of one value. */
export interface CountedValue {
  /** What it is called, and what stands before that. */
  readonly words: readonly string[];
  /** A date as records hold it (EDTF); none where the value is no date or not known. */
  readonly date?: string | null | undefined;
  readonly count: number;
}

/**
 * Counts, one row each, in the given order. Where any of the values is a date, a column says it as a date beside its words: a
 * workbook counts with whole days, and what is less exact stands there as it is written (`2025-06`, `2020/2029`).
 */
export function countsTable(before: readonly string[], counted: string, values: Iterable<CountedValue>): TableRows {
  const all = [...values];
  const dated = all.some(({ date }) => Boolean(date));
  return {
    header: [...before, ...(dated ? ['date (EDTF)'] : []), counted],
    rows: all.map(({ words, date, count }) => [...words, ...(dated ? [dateCell(date)] : []), count]),
  };
}

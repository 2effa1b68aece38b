import type { Id } from '../model/id.ts';
import type { AboutTable } from './saved-table.ts';

/** A codebook as it is saved: words, no places. */
export interface CodebookTable {
  readonly title: string;
  /** What its numbers count. */
  readonly how: string;
  /** The same for a workbook, line by line. */
  readonly about: readonly AboutTable[];
  /** Where copies count once, or named origins: further columns of numbers, and what they mean. */
  readonly counted?: { readonly columns: readonly string[]; readonly said: string };
  /** What stands before the parts of an entry, in words. */
  readonly parts: { readonly when: string; readonly whenNot: string; readonly example: string };
  /** Each after the one above it. */
  readonly entries: readonly CodebookTableEntry[];
}

/** One tag. What is not said is empty. */
export interface CodebookTableEntry {
  readonly id: Id;
  readonly name: string;
  /** As it is written where a tag is named: `Aid/Food`. */
  readonly path: string;
  /** 1 at the top. */
  readonly level: number;
  readonly colour: string;
  /** Markdown, as the next two. */
  readonly description: string;
  readonly when: string;
  readonly whenNot: string;
  /** Words that were tagged, and where they stand. */
  readonly example: string;
  readonly exampleFrom: string;
  /** How many annotations carry it, and with the tags below it. */
  readonly own: number;
  readonly all: number;
  /** The same in words, with what `counted` has. */
  readonly counts: string;
  /** One for each column of the table's `counted`. */
  readonly counted?: readonly number[];
}

import type { QuotedSource } from './quoted-source.ts';
import type { AboutTable } from './saved-table.ts';

/** Possible conflicts as they are saved. */
export interface ConflictsTable {
  readonly title: string;
  /** How they were found, and what they do not mean. */
  readonly how: string;
  /** The same for a workbook, line by line. */
  readonly about: readonly AboutTable[];
  readonly conflicts: readonly ConflictsTableEntry[];
}

/** One of them, with what was decided. */
export interface ConflictsTableEntry {
  /** Its place in the list; the first is 1. */
  readonly number: number;
  /** Numbers, dates or names, and how they go together, in words. */
  readonly kind: string;
  readonly judgement: string;
  readonly why: string;
  /** What a person decided; empty if nobody did. */
  readonly ruling: string;
  /** Who did; empty if nobody. */
  readonly by: string;
  readonly note: string;
  readonly sayings: readonly ConflictsTableSaying[];
}

/** What one account says: its sentence in three parts, of which the middle one is in question. */
export interface ConflictsTableSaying {
  readonly name: string;
  readonly source: QuotedSource;
  readonly language: string | null;
  readonly before: string;
  readonly value: string;
  readonly behind: string;
  /** How it was understood; empty if as it stands. */
  readonly read: string;
}

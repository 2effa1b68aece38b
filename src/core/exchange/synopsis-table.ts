import type { Document } from '../model/records.ts';
import type { QuotedSource } from './quoted-source.ts';
import type { AboutTable } from './saved-table.ts';

/** Accounts side by side, as they are saved: words with what is marked in them, and where they begin. */
export interface SynopsisTable {
  readonly title: string;
  /** How the rows were found, and what they do not mean. */
  readonly how: string;
  /** The same for a workbook, line by line. */
  readonly about: readonly AboutTable[];
  /** Marked is what several accounts have, and not what others lack. */
  readonly sharing: boolean;
  /** In the order of their columns. `base`: the rows follow it. */
  readonly accounts: readonly { readonly name: string; readonly document: Document; readonly base: boolean }[];
  readonly rows: readonly SynopsisTableRow[];
}

/** What the accounts say of one thing. */
export interface SynopsisTableRow {
  /** Its place among all rows of the synopsis; the first is 1. */
  readonly number: number;
  /** The closest likeness of two of its sentences, from 0 to 1; null where only one account has it. */
  readonly likeness: number | null;
  /** What a person did to it: `merged by Ada`; none if nothing. */
  readonly byHand: readonly string[];
  /** One for each account. */
  readonly cells: readonly SynopsisTableCell[];
}

/** What one account says in a row. `link` is its closest one to another cell, `ruled` where only a person put it there; null where it has none. */
export interface SynopsisTableCell {
  readonly link: 'firm' | 'dashed' | 'loose' | 'ruled' | null;
  /** So many rows further down, or up below 0, stands it in its own text. */
  readonly moved: number;
  /** Of its first sentence; null where it has none. */
  readonly source: QuotedSource | null;
  /** Its sentences in parts; none where the account has nothing of it. */
  readonly sentences: readonly (readonly TablePart[])[];
  /** What each of them is where it is no account of anything, in words: `Byline`, `Caption`; without it, none is. */
  readonly roles?: readonly (string | null)[];
}

/**
 * Words of a sentence that are all marked alike; `kind` is null where they are not marked. `columns`: who has words that
 * are shared; the first account is 1.
 */
export interface TablePart {
  readonly kind: 'only here' | 'other words' | 'other signs' | SharedKind | null;
  readonly columns?: readonly number[];
  readonly words: string;
}

/** How accounts share words. */
export type SharedKind = 'same words' | 'other form' | 'other order';

/** The words of a cell in one line. */
export function wordsOfCell({ sentences }: SynopsisTableCell): string {
  return sentences
    .map((parts) => parts.map(({ words }) => words).join(''))
    .join(' […] ')
    .replace(/\s+/gu, ' ');
}

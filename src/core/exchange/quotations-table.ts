import type { Document } from '../model/records.ts';
import type { QuotedSource } from './quoted-source.ts';
import type { AboutTable } from './saved-table.ts';

/** Quotations in families, as they are saved: words with what is marked in them, and where each begins. */
export interface QuotationsTable {
  readonly title: string;
  /** How they were found, and what they do not mean. */
  readonly how: string;
  /** The same for a workbook, line by line. */
  readonly about: readonly AboutTable[];
  /** Family after family, the longest form of each first. */
  readonly rows: readonly SavedQuotation[];
}

/** One form of a family. */
export interface SavedQuotation {
  /** The number of its family; the first is 1. */
  readonly family: number;
  /** Of its document. */
  readonly name: string;
  readonly document: Document;
  readonly source: QuotedSource;
  /** Its words beside the longest form of the family, stretch by stretch. */
  readonly form: readonly (readonly FormPart[])[];
  /** Between marks in its text; else told in indirect speech. */
  readonly direct: boolean;
  readonly verb: string | null;
  readonly speaker: string | null;
  /** What stands in the text for the speaker's name; null where the name itself does. */
  readonly pronoun: string | null;
  readonly inferred: boolean;
  /** The nearest first. `near`: named with these words, else elsewhere in the text. */
  readonly chain: readonly { readonly name: string; readonly near: boolean }[];
  /** The offset of its first word, in UTF-16 units. */
  readonly from: number;
}

interface FormPart {
  readonly kind: 'same' | 'only here' | 'other words' | 'left out';
  readonly words: string;
}

/** The words of a form in one line, without what is left out. */
export function wordsOfForm({ form }: SavedQuotation): string {
  return oneLine(
    form.map((parts) => parts.flatMap(({ kind, words }) => (kind === 'left out' ? [] : [words])).join('')),
  );
}

/** What of the longest form is left out, in one line. */
export function leftOutOf({ form }: SavedQuotation): string {
  return oneLine(form.flatMap((parts) => parts.flatMap(({ kind, words }) => (kind === 'left out' ? [words] : []))));
}

function oneLine(parts: readonly string[]): string {
  return parts.join(' […] ').replace(/\s+/gu, ' ');
}

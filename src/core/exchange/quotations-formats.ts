import { quotationsToCsv } from './quotations-csv.ts';
import { quotationsToHtml } from './quotations-html.ts';
import type { QuotationsTable } from './quotations-table.ts';

/** A format in which quotations leave: one file, and one line below. */
export interface QuotationsFormat {
  readonly id: string;
  /** Of the file's name, without the dot. */
  readonly ending: string;
  readonly mediaType: string;
  write(table: QuotationsTable): string;
}

/** Every format of quotations, in the order in which they are offered. */
export const quotationsFormats = [
  { id: 'html', ending: 'html', mediaType: 'text/html', write: quotationsToHtml },
  { id: 'csv', ending: 'csv', mediaType: 'text/csv', write: quotationsToCsv },
] as const satisfies readonly QuotationsFormat[];

/** Names one of them. */
export type QuotationsFormatId = (typeof quotationsFormats)[number]['id'];

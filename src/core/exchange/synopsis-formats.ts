import { synopsisToCsv } from './synopsis-csv.ts';
import { synopsisToHtml } from './synopsis-html.ts';
import type { SynopsisTable } from './synopsis-table.ts';

/** A format in which a synopsis leaves: one file, and one line below. */
export interface SynopsisFormat {
  readonly id: string;
  /** Of the file's name, without the dot. */
  readonly ending: string;
  readonly mediaType: string;
  write(table: SynopsisTable): string;
}

/** Every format of a synopsis, in the order in which they are offered. */
export const synopsisFormats = [
  { id: 'html', ending: 'html', mediaType: 'text/html', write: synopsisToHtml },
  { id: 'csv', ending: 'csv', mediaType: 'text/csv', write: synopsisToCsv },
] as const satisfies readonly SynopsisFormat[];

/** Names one of them. */
export type SynopsisFormatId = (typeof synopsisFormats)[number]['id'];

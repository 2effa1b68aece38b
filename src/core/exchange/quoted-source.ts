import { plainDate } from './plain-html.ts';
import { dateCell } from './comma-separated.ts';
import type { Cell } from './comma-separated.ts';

/** Where words stand that a table quotes, beside the name of their document: what one needs to find and to cite them. */
export interface QuotedSource {
  readonly outlet: string;
  readonly date: string;
  readonly version: number;
  /** The number of the passage; the first is 1. Null where the text could not be read. */
  readonly passage: number | null;
  /** What its page is called, in a paged document. */
  readonly page?: string | null;
}

/** Headings of `sourceCells`. */
export const sourceColumns = ['outlet', 'date', 'version', 'passage', 'page'] as const;

/** A source in cells of its own; all empty where there is none. */
export function sourceCells(source: QuotedSource | null): readonly Cell[] {
  return source === null
    ? [null, null, null, null, null]
    : [source.outlet, dateCell(source.date), source.version, source.passage, source.page];
}

/** The same in one line: “Sea Courier, 2031-05-06, passage 3, version 1”. */
export function sourceInWords({ outlet, date, version, passage, page }: QuotedSource): string {
  const place = passage === null ? '' : `passage ${passage}`;
  return [outlet, plainDate(date), page ? `p. ${page}` : '', place, `version ${version}`]
    .filter((one) => one !== '')
    .join(', ');
}

import type { Cell } from './comma-separated.ts';
import { commaSeparatedStream } from './comma-separated.ts';
import { asBytes } from './exporter.ts';
import type { SavedTable } from './saved-table.ts';
import { middle, sheetOf } from './sheet.ts';
import { writeWorkbook } from './workbook.ts';

/** A format in which what is shown as a table leaves: a synopsis, quotations, claims … One line in the list of each. */
export interface TableFormat<T> {
  readonly id: TableFormatId;
  /** Of the file's name, without the dot. */
  readonly ending: string;
  readonly mediaType: string;
  /** `turn` is awaited again and again while rows are made: whoever waits there has it then. */
  write(table: T, turn?: Turn): WrittenTable;
}

/** Names a format of tables: a page to read and print, rows for a spreadsheet, a workbook, or the codebook of other programs. */
export type TableFormatId = 'html' | 'csv' | 'xlsx' | 'qdc';

/** Lets others work. */
export type Turn = () => Promise<void>;

/** What a format of tables may write: words, or bytes that are made piece by piece. */
export type WrittenTable = string | AsyncIterable<Uint8Array<ArrayBuffer>>;

/** In which every table can be saved, in the order in which they are offered. */
export const sheetFormats: readonly TableFormat<SavedTable>[] = [
  {
    id: 'csv',
    ending: 'csv',
    mediaType: 'text/csv',
    write: ({ header, rows }, turn) => asBytes(commaSeparatedStream(header, paced(rows, turn))),
  },
  {
    id: 'xlsx',
    ending: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: ({ title, header, rows, about }, turn) =>
      writeWorkbook([
        sheetOf(title, header, paced(rows, turn), middle),
        sheetOf(
          'About',
          ['about', 'text'],
          about.map(({ label, words }) => [label, words]),
        ),
      ]),
  },
];

/** Rows that are made between two turns. */
const atOnce = 100;

async function* paced(rows: SavedTable['rows'], turn: Turn = () => Promise.resolve()): AsyncGenerator<readonly Cell[]> {
  let made = 0;
  for await (const row of rows) {
    yield row;
    made += 1;
    if (made % atOnce === 0) await turn();
  }
}

/** The same of what becomes such a table first. */
export function sheetsOf<T>(toTable: (table: T) => SavedTable): readonly TableFormat<T>[] {
  return sheetFormats.map((format) => ({
    ...format,
    write: (table: T, turn?: Turn) => format.write(toTable(table), turn),
  }));
}

/** A page to read and print, and the sheets. */
export function tableFormats<T>(
  toHtml: (table: T) => string,
  toTable: (table: T) => SavedTable,
): readonly TableFormat<T>[] {
  return [{ id: 'html', ending: 'html', mediaType: 'text/html', write: toHtml }, ...sheetsOf(toTable)];
}

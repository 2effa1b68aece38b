import { toCommaSeparated } from './comma-separated.ts';
import type { Cell } from './comma-separated.ts';
import type { TableFormat, WrittenTable } from './table-format.ts';
import { writeWorkbook } from './workbook.ts';

/** Documents with what is known of them, as they are saved: `path` names the file, by which a table is taken in again. */
export interface DocumentsTable {
  /** Of the sheet in a workbook. */
  readonly title: string;
  readonly header: readonly string[];
  /** Values as records hold them, numbers as numbers. Every row has as many cells as the header. */
  readonly rows: readonly (readonly Cell[])[];
}

/** In the order in which they are offered. */
export const documentsFormats: readonly TableFormat<DocumentsTable, WrittenTable>[] = [
  { id: 'csv', ending: 'csv', mediaType: 'text/csv', write: ({ header, rows }) => toCommaSeparated(header, rows) },
  {
    id: 'xlsx',
    ending: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: ({ title, header, rows }) =>
      writeWorkbook([{ name: title, columns: header.map((name) => ({ title: name, width: 24 })), rows }]),
  },
];

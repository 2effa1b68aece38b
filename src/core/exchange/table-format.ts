/** A format in which what is shown as a table leaves: a synopsis, quotations, claims … One line in the list of each. */
export interface TableFormat<T, Written = string> {
  readonly id: TableFormatId;
  /** Of the file's name, without the dot. */
  readonly ending: string;
  readonly mediaType: string;
  write(table: T): Written;
}

/** Names a format of tables: a page to read and print, rows for a spreadsheet, a workbook, or the codebook of other programs. */
export type TableFormatId = 'html' | 'csv' | 'xlsx' | 'qdc';

/** What a format of tables may write: words, or bytes that are made piece by piece. */
export type WrittenTable = string | AsyncIterable<Uint8Array<ArrayBuffer>>;

/** Both formats, in the order in which they are offered. */
export function tableFormats<T>(toHtml: (table: T) => string, toCsv: (table: T) => string): readonly TableFormat<T>[] {
  return [
    { id: 'html', ending: 'html', mediaType: 'text/html', write: toHtml },
    { id: 'csv', ending: 'csv', mediaType: 'text/csv', write: toCsv },
  ];
}

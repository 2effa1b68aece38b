/** A format in which what is shown as a table leaves: a synopsis, quotations, claims … One line in the list of each. */
export interface TableFormat<T> {
  readonly id: TableFormatId;
  /** Of the file's name, without the dot. */
  readonly ending: string;
  readonly mediaType: string;
  write(table: T): string;
}

/** Names a format of tables: a page to read and print, or rows for a spreadsheet. */
export type TableFormatId = 'html' | 'csv';

/** Both formats, in the order in which they are offered. */
export function tableFormats<T>(toHtml: (table: T) => string, toCsv: (table: T) => string): readonly TableFormat<T>[] {
  return [
    { id: 'html', ending: 'html', mediaType: 'text/html', write: toHtml },
    { id: 'csv', ending: 'csv', mediaType: 'text/csv', write: toCsv },
  ];
}

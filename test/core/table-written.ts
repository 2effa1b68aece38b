import type { TableFormat } from '../../src/core/exchange/table-format.ts';
import type { SavedTable } from '../../src/core/exchange/saved-table.ts';
import { sheetFormats } from '../../src/core/exchange/table-format.ts';

/** A table as one of these formats writes it, as words. */
export async function writtenAs<T>(formats: readonly TableFormat<T>[], id: string, table: T): Promise<string> {
  const written = formats.find((format) => format.id === id)!.write(table);
  if (typeof written === 'string') return written;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let all = '';
  for await (const piece of written) all += decoder.decode(piece, { stream: true });
  return all + decoder.decode();
}

/** The rows of a table as CSV. */
export function asCsv({ header, rows }: Pick<SavedTable, 'header' | 'rows'>): Promise<string> {
  return writtenAs(sheetFormats, 'csv', { title: 'Table', about: [], header, rows });
}

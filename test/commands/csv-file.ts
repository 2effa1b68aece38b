import { sheetFormats } from '../../src/core/exchange/table-format.ts';
import type { TableFile } from '../../src/renderer/commands/save-table.ts';

/** A CSV of this name that a table becomes. */
export function csvFile(name: string): TableFile {
  return { name, format: sheetFormats[0]!, title: 'Table', about: [] };
}

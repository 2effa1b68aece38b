import { columnNames } from '../../../../core/exchange/comma-separated.ts';
import type { Cell } from '../../../../core/exchange/comma-separated.ts';
import type { DocumentsTable } from '../../../../core/exchange/documents-table.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { AttributeDefinition, Document } from '../../../../core/model/records.ts';
import { isStoredNumber } from '../../../../core/text/typed-number.ts';
import { tableWords as words } from '../../../words/document-table.ts';
import type { ShownTable } from './use-table.ts';

/** The rows that are shown, in their order, as they are saved. `paths`: where each document stands in the library. */
export function savedTable({ rows, columns, sets }: ShownTable, paths: ReadonlyMap<Id, string>): DocumentsTable {
  const attributes = columns.flatMap(({ definition }) => definition ?? []);
  return {
    title: words.title,
    header: columnNames(['path', 'title'], attributes, ['language', 'sets']),
    rows: rows.map((document) => [
      paths.get(document.id) ?? document.path,
      document.title.value,
      ...attributes.map((definition) => savedValue(document, definition)),
      document.language,
      sets.get(document.id),
    ]),
  };
}

function savedValue({ attributes }: Document, { id, type }: AttributeDefinition): Cell {
  const value = attributes[id]?.value;
  // What has more digits than a spreadsheet counts would become another number.
  return value !== undefined && type === 'number' && isStoredNumber(value) && value.length <= 15
    ? Number(value)
    : value;
}

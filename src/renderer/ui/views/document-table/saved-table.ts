import { attributeCell, columnNames } from '../../../../core/exchange/comma-separated.ts';
import type { SavedTable } from '../../../../core/exchange/saved-table.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { Desk } from '../../../commands/desk.ts';
import { savedHead } from '../../../session/saved-head.ts';
import { tableWords as words } from '../../../words/document-table.ts';
import type { ShownTable } from './use-table.ts';

/** The rows that are shown, in their order, as they are saved. `paths`: where each document stands in the library, by which a table is taken in again. */
export function savedTable(
  desk: Pick<Desk, 'store' | 'now'>,
  { rows, columns, sets, look, all }: ShownTable,
  paths: ReadonlyMap<Id, string>,
): SavedTable {
  const attributes = columns.flatMap(({ definition }) => definition ?? []);
  const { title, about } = savedHead(desk, {
    title: words.title,
    part: { shown: rows.length, all, what: words.documentsAre },
    filters: [
      [words.filter, look.words],
      [words.rowsShown, look.rows === 'all' ? null : words.shown[look.rows]],
    ],
  });
  return {
    title,
    about,
    header: columnNames(['path', 'title'], attributes, ['language', 'sets']),
    rows: rows.map((document) => [
      paths.get(document.id) ?? document.path,
      document.title.value,
      ...attributes.map((definition) => attributeCell(document, definition)),
      document.language,
      sets.get(document.id),
    ]),
  };
}

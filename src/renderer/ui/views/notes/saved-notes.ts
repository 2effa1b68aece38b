import { momentCell } from '../../../../core/exchange/comma-separated.ts';
import { tableRows } from '../../../../core/exchange/saved-table.ts';
import type { SavedTable } from '../../../../core/exchange/saved-table.ts';
import { withNames } from '../../../../core/notes/readable.ts';
import type { NoteRow } from '../../../session/note-rows.ts';
import { savedHead } from '../../../session/saved-head.ts';
import type { Session } from '../../../session/session.ts';
import { noteTableWords as words } from '../../../words/note-table.ts';

/** The notes that are shown, in their order, each with all that is written in it. */
export function savedNotes(
  { desk, links }: Pick<Session, 'desk' | 'links'>,
  rows: readonly NoteRow[],
  all: number,
  typed: string,
): SavedTable {
  const { snapshot } = desk.store;
  const names = links.names();
  const textOf = ({ kind, id }: NoteRow) =>
    withNames(
      (kind === 'note' ? snapshot.rows('notes').get(id)?.body : snapshot.rows('annotations').get(id)?.note) ?? '',
      names,
    );
  const { title, about } = savedHead(desk, {
    title: words.title,
    part: { shown: rows.length, all, what: words.notesAre },
    filters: [[words.find, typed]],
    times: true,
  });
  const columns = {
    header: ['title', 'about', 'text', 'by', 'changed', 'on', 'id'],
    row: (row: NoteRow) => [
      ...[row.title, row.about, textOf(row), row.author, momentCell(row.changed)],
      ...[row.kind === 'mark' ? 'annotation' : 'page', row.id],
    ],
  };
  return { title, about, ...tableRows(columns, rows) };
}

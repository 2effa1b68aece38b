import { tableRows } from '../../../../core/exchange/saved-table.ts';
import type { SavedTable } from '../../../../core/exchange/saved-table.ts';
import type { Desk } from '../../../commands/desk.ts';
import type { PersonRow } from '../../../session/person-rows.ts';
import { savedHead } from '../../../session/saved-head.ts';
import { peopleWords as words } from '../../../words/people.ts';

/** Everybody with what they made. */
export function savedPeople(desk: Pick<Desk, 'store' | 'now'>, rows: readonly PersonRow[]): SavedTable {
  const { title, about } = savedHead(desk, { title: words.title });
  const columns = {
    header: ['name', 'colour', 'annotations', 'tags on annotations of others', 'notes', 'links', 'signed'],
    row: ({ person, marks, tags, notes, links }: PersonRow) => [
      ...[person.name, person.colour, marks, tags, notes, links],
      person.signatures.filter((one) => one !== person.name).join(' | '),
    ],
  };
  return { title, about, ...tableRows(columns, rows) };
}

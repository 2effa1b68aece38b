import type { Id } from '../../core/model/id.ts';
import { shownName } from '../../core/model/shown-name.ts';
import { firstLine } from '../../core/notes/first-line.ts';
import { withNames } from '../../core/notes/readable.ts';
import { firstWords } from '../../core/notes/names.ts';
import { foldWord } from '../../core/text/fold.ts';
import { holdsFolded } from '../../core/text/holds-words.ts';
import { noteTableWords as words } from '../words/note-table.ts';
import { shellWords } from '../words/shell.ts';
import { noteSubject } from './note-subject.ts';
import type { Session } from './session.ts';

/** A page of notes or the note of a mark, as a line of the table of all notes. */
export interface NoteRow {
  readonly kind: 'note' | 'mark';
  readonly id: Id;
  /** The title of a page; the first words of a mark. */
  readonly title: string;
  readonly about: string;
  /** The first line that says something. */
  readonly begins: string;
  readonly author: string;
  /** ISO 8601. */
  readonly changed: string;
  /** All that can be found of it, folded. */
  readonly folded: string;
}

/** The columns by which the table can be sorted. */
export const noteColumns = ['title', 'about', 'begins', 'author', 'changed'] as const;
/** Names one of them. */
export type NoteColumn = (typeof noteColumns)[number];

/** All notes of the project: pages, and the notes of marks. */
export function allNotes(session: Session): readonly NoteRow[] {
  const { desk, links } = session;
  const people = session.people.now();
  const { snapshot } = desk.store;
  const names = links.names();
  const row = (one: Omit<NoteRow, 'folded'>, all: string): NoteRow => ({
    ...one,
    folded: foldWord(`${one.title} ${one.about} ${one.author} ${withNames(all, names)}`),
  });
  const rows = Array.from(snapshot.rows('notes').values(), ({ id, title, body, about, author, changed }) => {
    const name = shownName(title) || shellWords.notes.untitled;
    const begins = firstLine(body, names);
    const by = people.nameOf(author);
    return row(
      { kind: 'note', id, title: name, about: noteSubject(session, about), begins, author: by, changed },
      body,
    );
  });
  for (const { id, note, quotation, documentId, author, changed } of snapshot.rows('annotations').values()) {
    if (note.trim() === '') continue;
    const about = words.onMark(names.nameOf({ kind: 'document', id: documentId }) ?? '');
    const title = `“${firstWords(quotation.exact)}”`;
    rows.push(
      row(
        { kind: 'mark', id, title, about, begins: firstLine(note, names), author: people.nameOf(author), changed },
        note,
      ),
    );
  }
  return rows;
}

/** Those that hold every typed word, sorted; of equal ones the last changed comes first. */
export function sortedNotes(
  rows: readonly NoteRow[],
  typed: string,
  by: NoteColumn,
  descending: boolean,
): readonly NoteRow[] {
  const holds = holdsFolded(typed);
  const found = holds ? rows.filter(({ folded }) => holds(folded)) : rows;
  const order = new Intl.Collator(undefined, { numeric: true });
  const later = (a: NoteRow, b: NoteRow) => (a.changed < b.changed ? 1 : a.changed > b.changed ? -1 : 0);
  const compare = (a: NoteRow, b: NoteRow) => (by === 'changed' ? -later(a, b) : order.compare(a[by], b[by]));
  return found.toSorted((a, b) => (descending ? -compare(a, b) : compare(a, b)) || later(a, b));
}

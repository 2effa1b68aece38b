import { useDeferredValue, useMemo } from 'react';
import { Button } from 'react-aria-components';
import { allNotes, noteColumns, sortedNotes } from '../../../session/note-rows.ts';
import type { NoteColumn, NoteRow } from '../../../session/note-rows.ts';
import { openLink } from '../../../session/open-link.ts';
import { momentInWords, number } from '../../../words/in-words.ts';
import { noteTableWords as words } from '../../../words/note-table.ts';
import { useKept } from '../../hooks/use-kept.ts';
import { useLinksState } from '../../hooks/use-links.ts';
import { useSession } from '../../hooks/use-session.ts';
import { ListFind } from '../../parts/ListFind.tsx';
import { SaveTable } from '../../parts/SaveTable.tsx';
import { SortedHead } from '../../parts/SortedHead.tsx';
import { VanishingButton } from '../../parts/VanishingButton.tsx';
import { savedNotes } from './saved-notes.ts';
import '../../styles/note-table.css';

interface Look {
  readonly typed: string;
  readonly by: NoteColumn;
  readonly descending: boolean;
  readonly most: number;
}

/** So many rows at a time. */
const atOnce = 200;
const firstLook: Look = { typed: '', by: 'changed', descending: true, most: atOnce };

/** All notes of the project, to be found, sorted and opened. */
export function NotesView() {
  const session = useSession();
  const [look, setLook] = useKept<Look>('notes', firstLook);
  const all = useNoteRows();
  const rows = useMemo(
    () => sortedNotes(all, look.typed, look.by, look.descending),
    [all, look.typed, look.by, look.descending],
  );
  const shown = rows.slice(0, look.most);
  return (
    <section className="note-table-view" aria-label={words.title}>
      <header className="note-table-head">
        <h2>{words.title}</h2>
        <ListFind
          label={words.find}
          typed={look.typed}
          first=".note-table tbody button"
          onType={(typed) => setLook({ ...look, typed, most: atOnce })}
        />
        <span className="quiet" role="status">
          {words.count(rows.length, all.length)}
        </span>
        <SaveTable
          kind="notes"
          name={words.title}
          part={{ shown: rows.length, all: all.length }}
          none={rows.length === 0}
          table={() => savedNotes(session, rows, all.length, look.typed)}
        />
      </header>
      {rows.length === 0 ? (
        <div className="empty">
          <p>{all.length === 0 ? words.none : words.notFound}</p>
          {all.length === 0 && <p className="quiet">{words.noneLine}</p>}
        </div>
      ) : (
        <div className="note-table-scroller">
          <table className="note-table" aria-label={words.title}>
            <SortedHead
              columns={noteColumns}
              names={words.columns}
              sorting={look}
              lastFirst="changed"
              onSort={(sorting) => setLook({ ...look, ...sorting })}
            />
            <tbody>
              {shown.map((row) => (
                <Row key={`${row.kind} ${row.id}`} row={row} />
              ))}
            </tbody>
          </table>
          {shown.length < rows.length && (
            <VanishingButton
              className="button"
              region={(button) => button.closest<HTMLElement>('.note-table-scroller')}
              onPress={() => setLook({ ...look, most: look.most + atOnce })}
            >
              {words.more(number(Math.min(atOnce, rows.length - shown.length)))}
            </VanishingButton>
          )}
        </div>
      )}
    </section>
  );
}

/** Made anew a little late: what is typed elsewhere is painted first. */
function useNoteRows(): readonly NoteRow[] {
  const session = useSession();
  const state = useDeferredValue(useLinksState());
  // eslint-disable-next-line react-hooks/exhaustive-deps -- The rows are changed in place; their state tells.
  return useMemo(() => allNotes(session), [session, state]);
}

function Row({ row }: { readonly row: NoteRow }) {
  const session = useSession();
  const { kind, id, title, about, begins, author, changed } = row;
  return (
    <tr>
      <th scope="row">
        <Button
          className="plain-link"
          onPress={(event) => openLink(session, { kind, id }, event.ctrlKey || event.metaKey ? 'beside' : 'here')}
        >
          <bdi>{title}</bdi>
        </Button>
      </th>
      <td dir="auto">{about}</td>
      <td dir="auto" className={begins === '' ? 'quiet' : undefined}>
        <div className="note-table-begins">{begins === '' ? words.empty : begins.slice(0, 300)}</div>
      </td>
      <td dir="auto">{author}</td>
      <td>
        <time dateTime={changed}>{momentInWords(changed)}</time>
      </td>
    </tr>
  );
}

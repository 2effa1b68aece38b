import { NotebookPen, Plus, Table2 } from 'lucide-react';
import { useMemo } from 'react';
import type { Note } from '../../../core/model/records.ts';
import { runAction } from '../../session/actions.ts';
import { number } from '../../words/in-words.ts';
import { shownName } from '../../../core/model/shown-name.ts';
import { noteSubject } from '../../session/note-subject.ts';
import { useRows, useSession, useWorkspace } from '../hooks/use-session.ts';
import { withNames } from '../../../core/notes/readable.ts';
import { holdsWords } from '../../../core/text/holds-words.ts';
import { findWords } from '../../words/find.ts';
import { noteTableWords } from '../../words/note-table.ts';
import { shellWords } from '../../words/shell.ts';
import { activeTab } from '../../session/workspace.ts';
import { IconButton } from './IconButton.tsx';
import { FindButton, FoldedFind, useFoldedFind } from './ListFind.tsx';
import '../styles/sides.css';
import '../styles/notes.css';

const words = shellWords.notes;

/** All pages of notes of the project, the last changed first. */
export function Notes() {
  const session = useSession();
  const { workspace } = session;
  const all = useRows('notes');
  const openId = useWorkspace((state) => {
    const tab = activeTab(state);
    return tab?.kind === 'note' ? tab.noteId : null;
  });
  const find = useFoldedFind();
  const notes = useMemo(() => [...all.rows.values()].sort((a, b) => (a.changed < b.changed ? 1 : -1)), [all]);
  const holds = useMemo(() => holdsWords(find.typed), [find.typed]);
  const found = holds
    ? notes.filter(({ title, body, about }) =>
        holds(`${title}\n${noteSubject(session, about)}\n${withNames(body, session.links.names())}`),
      )
    : notes;
  return (
    <nav className="side-part" aria-label={words.name}>
      <div className="side-head">
        <h2>{words.name}</h2>
        <span className="quiet">{notes.length > 0 && number(notes.length)}</span>
        {notes.length > 0 && <FindButton label={findWords.notes} find={find} />}
        <IconButton label={noteTableWords.open} className="end" onPress={() => runAction(session, 'notes.open')}>
          <Table2 size={16} aria-hidden="true" />
        </IconButton>
        <IconButton label={words.new} onPress={() => runAction(session, 'note.new')}>
          <Plus size={16} aria-hidden="true" />
        </IconButton>
      </div>
      <FoldedFind
        label={findWords.notes}
        find={find}
        left={{ shown: found.length, all: notes.length }}
        first=".note-button"
      />
      {notes.length === 0 ? (
        <div className="empty">
          <p>{words.empty}</p>
          <p className="quiet">{words.emptyLine}</p>
        </div>
      ) : (
        <ul className="note-list" aria-label={words.list}>
          {found.map((note) => (
            <li key={note.id}>
              <NoteButton
                note={note}
                about={noteSubject(session, note.about)}
                open={note.id === openId}
                onOpen={(beside) => workspace.open({ kind: 'note', noteId: note.id }, beside ? 'beside' : 'here')}
              />
            </li>
          ))}
          {found.length === 0 && <li className="empty quiet">{findWords.none}</li>}
        </ul>
      )}
    </nav>
  );
}

/** A page of notes in a list: its title and what it is about. */
export function NoteButton({
  note,
  about,
  open,
  onOpen,
}: {
  readonly note: Note;
  readonly about?: string;
  readonly open: boolean;
  onOpen(beside: boolean): void;
}) {
  return (
    <button
      type="button"
      className="note-button"
      aria-current={open || undefined}
      title={[shownName(note.title) || words.untitled, ...(about === undefined ? [] : [about])].join('\n')}
      onClick={(event) => onOpen(event.ctrlKey || event.metaKey)}
    >
      <NotebookPen size={14} aria-hidden="true" className="row-icon" />
      <span className="row-words">
        <span className="row-name" dir="auto">
          {shownName(note.title) || words.untitled}
        </span>
        {about !== undefined && (
          <span className="row-facts" dir="auto">
            {about}
          </span>
        )}
      </span>
    </button>
  );
}

import { ArrowUpRight, BookOpen, Pencil, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Id } from '../../../../core/model/id.ts';
import type { Note } from '../../../../core/model/records.ts';
import { removeNote } from '../../../commands/write-notes.ts';
import { focusWhenThere } from '../../../session/focus-when-there.ts';
import { useDraft } from '../../hooks/use-draft.ts';
import { noteSubject } from '../../../session/note-subject.ts';
import { IconButton } from '../../parts/IconButton.tsx';
import { Markdown } from '../../parts/Markdown.tsx';
import { WordsField } from '../../parts/WordsField.tsx';
import { useRows, useRun, useSession } from '../../hooks/use-session.ts';
import { showTagged } from '../../../session/shell-actions.ts';
import { tellStored } from '../../../session/tell-stored.ts';
import { momentInWords } from '../../../words/in-words.ts';
import { shellWords } from '../../../words/shell.ts';
import '../../styles/notes.css';

const words = shellWords.notes;

/** A page of notes: written in Markdown, stored while it is written, and read. */
export function NoteView({ noteId }: { readonly noteId: Id }) {
  const note = useRows('notes').rows.get(noteId);
  return note ? <OpenNote key={noteId} note={note} /> : <p className="empty quiet">{words.gone}</p>;
}

function OpenNote({ note }: { readonly note: Note }) {
  const { desk, workspace } = useSession();
  const run = useRun();
  const [reading, setReading] = useState(note.body !== '');
  const title = useDraft({ kind: 'note-title', id: note.id });
  const body = useDraft({ kind: 'note-body', id: note.id });

  const titleField = useRef<HTMLInputElement>(null);
  const fresh = useRef(note.body === '' && note.title === words.untitled && note.created === note.changed);
  useEffect(() => {
    // What was made a moment ago wants its name; one that was left untitled long ago does not take the focus.
    if (fresh.current && Date.now() - Date.parse(note.created) < 5000) titleField.current?.select();
    fresh.current = false;
  }, [note.created]);

  const page = useRef<HTMLElement>(null);
  const remove = () => {
    title.drop();
    body.drop();
    void run(removeNote(desk, note.id)).then((diff) => {
      if (diff) tellStored(workspace, diff, { verb: 'remove-note', names: [note.title] });
    });
  };
  return (
    <article className="note-view" ref={page}>
      <header className="note-head">
        <input
          ref={titleField}
          className="note-title"
          dir="auto"
          aria-label={words.title}
          placeholder={words.untitled}
          value={title.text}
          onChange={(event) => title.change(event.target.value)}
          onKeyDown={(event) => {
            // Whoever has named it goes on to write it; the buttons are reached backwards from there.
            if (event.key !== 'Enter' && (event.key !== 'Tab' || event.shiftKey || reading)) return;
            event.preventDefault();
            setReading(false);
            focusWhenThere(() => page.current?.querySelector<HTMLElement>('textarea, .cm-content'));
          }}
          onBlur={() => void title.keep()}
        />
        <IconButton
          label={reading ? words.write : words.read}
          onPress={() => {
            void body.keep();
            setReading(!reading);
          }}
        >
          {reading ? <Pencil size={16} aria-hidden="true" /> : <BookOpen size={16} aria-hidden="true" />}
        </IconButton>
        <IconButton label={words.delete} onPress={remove}>
          <Trash2 size={16} aria-hidden="true" />
        </IconButton>
      </header>
      <NoteFacts note={note} />
      {reading ? (
        <div className="note-read" onDoubleClick={() => setReading(false)}>
          {body.text.trim() === '' ? <p className="quiet">{words.emptyBody}</p> : <Markdown text={body.text} />}
        </div>
      ) : (
        <WordsField
          className="note-body"
          label={words.body}
          placeholder={words.placeholder}
          words={body.text}
          onChange={body.change}
          onLeave={() => void body.keep()}
        />
      )}
    </article>
  );
}

/** What a page is about, with the way there, and when it was changed. */
function NoteFacts({ note }: { readonly note: Note }) {
  const session = useSession();
  const { desk, workspace } = session;
  const { about } = note;
  const goThere = () => {
    if (about.kind === 'document') workspace.open({ kind: 'document', documentId: about.id });
    else if (about.kind === 'tag') showTagged(session, about.id);
    else if (about.kind === 'annotation') {
      const annotation = desk.store.snapshot.rows('annotations').get(about.id);
      if (annotation) workspace.showAnnotation(annotation);
    }
  };
  return (
    <p className="note-facts quiet">
      <span dir="auto">{noteSubject(session, about)}</span>
      {about.kind !== 'project' && (
        <Button className="plain-link" onPress={goThere}>
          {words.goTo}
          <ArrowUpRight size={13} aria-hidden="true" />
        </Button>
      )}
      <span>{words.changed(momentInWords(note.changed))}</span>
    </p>
  );
}

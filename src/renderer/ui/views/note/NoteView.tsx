import { ArrowUpRight, BookOpen, Pencil, Trash2 } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Id } from '../../../../core/model/id.ts';
import type { Note } from '../../../../core/model/records.ts';
import { replaced } from '../../../../core/notes/bind.ts';
import type { Replacement } from '../../../../core/notes/bind.ts';
import { removeNote } from '../../../commands/write-notes.ts';
import { useDraft } from '../../hooks/use-draft.ts';
import type { Draft } from '../../hooks/use-draft.ts';
import { useLatest } from '../../hooks/use-latest.ts';
import { noteSubject } from '../../../session/note-subject.ts';
import { IconButton } from '../../parts/IconButton.tsx';
import { Markdown } from '../../parts/Markdown.tsx';
import { LinkedWith } from '../../parts/LinkedWith.tsx';
import { MentionedIn } from '../../parts/MentionedIn.tsx';
import { useKept } from '../../hooks/use-kept.ts';
import { useRows, useRun, useSession } from '../../hooks/use-session.ts';
import { showTagged } from '../../../session/shell-actions.ts';
import { tellStored } from '../../../session/tell-stored.ts';
import { momentInWords } from '../../../words/in-words.ts';
import { shellWords } from '../../../words/shell.ts';
import '../../styles/notes.css';

// What writes Markdown is loaded with the first note that is opened.
const loading = () => import('../../parts/MarkdownEditor.tsx');
const MarkdownEditor = lazy(async () => ({ default: (await loading()).MarkdownEditor }));

const words = shellWords.notes;

/** A page of notes: written in Markdown, stored while it is written, and read. */
export function NoteView({ noteId }: { readonly noteId: Id }) {
  const note = useRows('notes').rows.get(noteId);
  useEffect(() => void loading(), []);
  return note ? <OpenNote key={noteId} note={note} /> : <p className="empty quiet">{words.gone}</p>;
}

function OpenNote({ note }: { readonly note: Note }) {
  const { desk, workspace } = useSession();
  const run = useRun();
  // Who goes to a text and comes back writes on.
  const [reading, setReading] = useKept(`note ${note.id} is read`, note.body !== '');
  /** Whoever goes on from the title writes as soon as the field is there. */
  const [writes, setWrites] = useState(false);
  const title = useDraft({ kind: 'note-title', id: note.id });
  const body = useDraft({ kind: 'note-body', id: note.id });
  const page = useRef<HTMLElement>(null);
  const remove = () => {
    title.drop();
    body.drop();
    void run(removeNote(desk, note.id)).then((diff) => {
      if (diff) tellStored(workspace, diff, { verb: 'remove-note', names: [note.title] });
    });
  };
  const write = () => {
    setReading(false);
    setWrites(true);
    page.current?.querySelector<HTMLElement>('.cm-content')?.focus();
  };
  return (
    <article className="note-view" ref={page}>
      <header className="note-head">
        <TitleField note={note} title={title} onEnd={write} endsByTab={!reading} />
        <IconButton
          label={reading ? words.write : words.read}
          onPress={() => {
            void body.keep();
            setWrites(false);
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
        <Read body={body} onWrite={() => setReading(false)} />
      ) : (
        <Suspense fallback={<div className="note-body" />}>
          <MarkdownEditor
            className="note-body"
            of={{ kind: 'note', id: note.id }}
            label={words.body}
            placeholder={words.placeholder}
            text={body.text}
            focus={writes}
            onChange={body.change}
            onLeave={() => void body.keep()}
          />
        </Suspense>
      )}
      <MentionedIn target={{ kind: 'note', id: note.id }} />
      <LinkedWith end={{ kind: 'note', id: note.id }} />
    </article>
  );
}

/** The name of the note. Enter goes on to what is written, and so does Tab where that is open. */
function TitleField(props: { readonly note: Note; readonly title: Draft; readonly endsByTab: boolean; onEnd(): void }) {
  const { note, title, endsByTab, onEnd } = props;
  const field = useRef<HTMLInputElement>(null);
  const fresh = useRef(note.body === '' && note.title === words.untitled && note.created === note.changed);
  useEffect(() => {
    // What was made a moment ago wants its name; one that was left untitled long ago does not take the focus.
    if (fresh.current && Date.now() - Date.parse(note.created) < 5000) field.current?.select();
    fresh.current = false;
  }, [note.created]);
  return (
    <input
      ref={field}
      className="note-title"
      dir="auto"
      aria-label={words.title}
      placeholder={words.untitled}
      value={title.text}
      onChange={(event) => title.change(event.target.value)}
      onKeyDown={(event) => {
        // The buttons are reached backwards from there.
        if (event.key !== 'Enter' && (event.key !== 'Tab' || event.shiftKey || !endsByTab)) return;
        event.preventDefault();
        onEnd();
      }}
      onBlur={() => void title.keep()}
    />
  );
}

/** The note as it reads. What is changed there is stored at once. */
function Read({ body, onWrite }: { readonly body: Draft; onWrite(): void }) {
  const latest = useLatest(body);
  const onEdit = useCallback(
    (change: Replacement) => {
      const { text, change: write, keep } = latest.current;
      write(replaced(text, [change]));
      void keep();
    },
    [latest],
  );
  return (
    <div className="note-read" onDoubleClick={onWrite}>
      {body.text.trim() === '' ? (
        <p className="quiet">{words.emptyBody}</p>
      ) : (
        <Markdown text={body.text} onEdit={onEdit} />
      )}
    </div>
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

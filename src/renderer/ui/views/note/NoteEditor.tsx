import { useEffect, useRef } from 'react';
import type { Id } from '../../../../core/model/id.ts';
import { bindNames } from '../../../../core/notes/bind.ts';
import { writeLink } from '../../../../core/notes/links.ts';
import type { LinkTarget, NoteLink } from '../../../../core/notes/links.ts';
import { sameWords } from '../../../../core/notes/quotations.ts';
import { pastedPassage } from '../../../session/copy-source.ts';
import { openLink } from '../../../session/open-link.ts';
import type { Session } from '../../../session/session.ts';
import { createNoteEditor } from '../../../text/editor/note-editor.ts';
import type { NoteEditor as Editor } from '../../../text/editor/note-editor.ts';
import type { ShownLink } from '../../../text/editor/draw-links.ts';
import { noteWords } from '../../../words/notes.ts';
import { shellWords } from '../../../words/shell.ts';
import { useLatest } from '../../hooks/use-latest.ts';
import { useLinksState } from '../../hooks/use-links.ts';
import { useSession } from '../../hooks/use-session.ts';
import '../../styles/words-field.css';
import '../../styles/note-links.css';

const words = shellWords.notes;

interface NoteEditorProps {
  readonly noteId: Id;
  readonly text: string;
  /** Takes the focus when it comes. */
  readonly focus: boolean;
  onChange(text: string): void;
  onLeave(): void;
}

/** The text of a note, drawn while it is written. It is loaded with the first note that is written. */
export function NoteEditor(props: NoteEditorProps) {
  const { noteId, text, focus } = props;
  const session = useSession();
  const parent = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const latest = useLatest(props);
  useEffect(() => {
    const made = createNoteEditor(parent.current!, {
      words: latest.current.text,
      label: words.body,
      placeholder: words.placeholder,
      taskLabel: words.task,
      linksLabel: noteWords.links,
      near: (typed) =>
        session.links.near(typed, noteId).map(({ target, name, about }) => ({
          name,
          about,
          markdown: writeLink(target, name),
        })),
      links: {
        show: (target, link, quoted) => shownLink(session, target, link, quoted),
        open: (target, beside) => void openLink(session, target, beside ? 'beside' : 'here'),
        bind: (markdown, caret) => bindNames(markdown, session.links.names(), caret),
      },
      onChange: (next) => latest.current.onChange(next),
      onBlur: () => latest.current.onLeave(),
      onPaste: (clipboard) => pastedPassage(session, clipboard),
    });
    editor.current = made;
    session.noteWriters.set(noteId, made);
    if (latest.current.focus) made.focus();
    return () => {
      editor.current = null;
      if (session.noteWriters.get(noteId) === made) session.noteWriters.delete(noteId);
      made.destroy();
    };
  }, [session, noteId, latest]);
  useEffect(() => editor.current?.setWords(text), [text]);
  useEffect(() => {
    if (focus) editor.current?.focus();
  }, [focus]);
  const state = useLinksState();
  useEffect(() => editor.current?.redrawLinks(), [state]);
  return <div ref={parent} className="long-field note-body" />;
}

function shownLink(session: Session, target: LinkTarget, link: NoteLink, quoted: string | null): ShownLink {
  const { links, desk } = session;
  const { kind } = target;
  const mark = kind === 'mark' ? desk.store.snapshot.rows('annotations').get(target.id) : undefined;
  if (link.quotes) {
    const name = (mark && links.names().nameOf({ kind: 'document', id: mark.documentId })) || link.name;
    if (!mark) return { name, kind, state: 'gone', label: noteWords.sourceGone(name) };
    const same = quoted === null || (mark.anchor.kind !== 'approximate' && sameWords(quoted, mark.quotation.exact));
    if (same) return { name, kind, state: 'there', label: noteWords.source(name) };
    return { name, kind, state: 'changed', label: noteWords.sourceChanged(name) };
  }
  const now = links.names().nameOf(target);
  const name = now || link.name;
  const about = noteWords.kinds[kind];
  return now === null
    ? { name, kind, state: 'gone', label: noteWords.gone(about, name) }
    : { name, kind, state: 'there', label: noteWords.linkTo(about, name) };
}

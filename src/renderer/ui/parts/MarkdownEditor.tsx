import { useEffect, useRef } from 'react';
import type { KeyboardEvent as ReactKeyboardEvent } from 'react';
import type { Id } from '../../../core/model/id.ts';
import { cleanName } from '../../../core/model/clean-name.ts';
import { foldWord } from '../../../core/text/fold.ts';
import { addNote } from '../../commands/write-notes.ts';
import { tellProblem } from '../../session/tell-problem.ts';
import type { OfferedLink } from '../../text/editor/complete-links.ts';
import { bindNames } from '../../../core/notes/bind.ts';
import { writeLink } from '../../../core/notes/links.ts';
import type { LinkTarget, NoteLink } from '../../../core/notes/links.ts';
import { sameWords } from '../../../core/notes/quotations.ts';
import { pastedPassage } from '../../session/copy-source.ts';
import { openLink } from '../../session/open-link.ts';
import type { Session } from '../../session/session.ts';
import { createNoteEditor } from '../../text/editor/note-editor.ts';
import type { NoteEditor as Editor } from '../../text/editor/note-editor.ts';
import type { ShownLink } from '../../text/editor/draw-links.ts';
import { noteWords } from '../../words/notes.ts';
import { shellWords } from '../../words/shell.ts';
import { useLatest } from '../hooks/use-latest.ts';
import { useLinksState } from '../hooks/use-links.ts';
import { useSession } from '../hooks/use-session.ts';
import '../styles/words-field.css';
import '../styles/note-links.css';

const words = shellWords.notes;

/** A note, or what a shorter text is of; null of a mark that is not made yet. */
export interface WrittenOf {
  readonly kind: 'note' | 'tag' | 'annotation';
  readonly id: Id | null;
}

/** What the field holds, and who hears of it. */
export interface MarkdownEditorProps {
  /** What the words belong to: it is not offered as a link to itself, and what is quoted goes into a note. */
  readonly of: WrittenOf;
  readonly label: string;
  readonly placeholder: string;
  readonly className: string;
  readonly text: string;
  /** Takes the focus when it comes. */
  readonly focus: boolean;
  onChange(text: string): void;
  onLeave(): void;
  /** Keys before the editor has them; true where one was used. */
  onKey?(event: KeyboardEvent): boolean;
}

/** Words in Markdown, drawn while they are written. It is loaded with the first that are. */
export function MarkdownEditor(props: MarkdownEditorProps) {
  const { of, text, focus, className } = props;
  const { kind, id } = of;
  const session = useSession();
  const parent = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const latest = useLatest(props);
  useEffect(() => {
    const made = createNoteEditor(parent.current!, {
      words: latest.current.text,
      label: latest.current.label,
      placeholder: latest.current.placeholder,
      taskLabel: words.task,
      linksLabel: noteWords.links,
      near: (typed) => offered(session, typed, id),
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
    if (kind === 'note' && id !== null) session.noteWriters.set(id, made);
    if (latest.current.focus) made.focus();
    return () => {
      editor.current = null;
      if (id !== null && session.noteWriters.get(id) === made) session.noteWriters.delete(id);
      made.destroy();
    };
  }, [session, kind, id, latest]);
  useEffect(() => editor.current?.setWords(text), [text]);
  useEffect(() => {
    if (focus) editor.current?.focus();
  }, [focus]);
  const state = useLinksState();
  useEffect(() => editor.current?.redrawLinks(), [state]);
  const onKeyDownCapture = (event: ReactKeyboardEvent) => {
    if (!latest.current.onKey?.(event.nativeEvent)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return <div ref={parent} className={`long-field ${className}`} onKeyDownCapture={onKeyDownCapture} />;
}

/** What a typed name may mean, and at the end a new note of that name, unless something is called just so. */
function offered(session: Session, typed: string, except: Id | null): readonly OfferedLink[] {
  const near = session.links.near(typed, except);
  const found = near.map(({ target, name, about }) => ({ name, about, markdown: writeLink(target, name) }));
  const title = cleanName(typed);
  if (title === '' || near.some(({ name }) => foldWord(name) === foldWord(title))) return found;
  const make = async () => {
    const made = await addNote(session.desk, { kind: 'project' }, title);
    if (made.ok) return writeLink({ kind: 'note', id: made.value.id }, title);
    tellProblem(session.workspace, made.error);
    return null;
  };
  return [...found, { name: title, about: noteWords.newNote, markdown: '', make }];
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
    // What the mark was made on still stands there: it is the note that says something else.
    const own = mark.anchor.kind !== 'approximate';
    return {
      name,
      kind,
      state: 'changed',
      label: own ? noteWords.sourceQuotedOtherwise(name) : noteWords.sourceChanged(name),
    };
  }
  const now = links.names().nameOf(target);
  const name = now || link.name;
  const about = noteWords.kinds[kind];
  return now === null
    ? { name, kind, state: 'gone', label: noteWords.gone(about, name) }
    : { name, kind, state: 'there', label: noteWords.linkTo(about, name) };
}

import { useEffect, useMemo, useRef, useState } from 'react';
import type { Id } from '../../../../core/model/id.ts';
import { currentVersion } from '../../../../core/model/records.ts';
import type { Document, Text } from '../../../../core/model/records.ts';
import { annotationOfWords, wordsToNote } from '../../../commands/note-on-words.ts';
import type { ProsePlace } from '../../../commands/write-draft.ts';
import type { Reader, ReaderPosition, ReaderSelection, Rect } from '../../../text/reader/reader.ts';
import { useLatest } from '../../hooks/use-latest.ts';
import { annotationOf } from '../../../session/highlights-of.ts';
import { strokeIs } from '../../../session/keys.ts';
import { selectedWords } from '../../../session/marking.ts';
import { MarkBar } from './MarkBar.tsx';
import { NoteBox } from './NoteBox.tsx';
import { ReaderView } from './ReaderView.tsx';
import type { SharedMarks } from './ReaderView.tsx';
import { furnitureOf, useActive, useHighlights, useMatches } from './use-drawn.ts';
import { usePlace, useRevealing } from './use-place.ts';
import { goToMatch, hasMatches } from '../../../session/go-to-match.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { useShell } from '../../hooks/use-shell.ts';
import { readingWords } from '../../../words/reading.ts';
import { shownName } from '../../../../core/model/shown-name.ts';

/** The note that is written in the box. */
export interface Noting {
  readonly place: ProsePlace & { readonly kind: 'annotation-note' | 'note-on-words' };
  readonly rect: Rect;
}

/** The text of a document to read and to mark: the reader, the bar at a selection and the box for a note. */
export function OpenText({
  document,
  text,
  focused,
  noting,
  setNoting,
  shared,
  onReader,
  onMove,
}: {
  readonly document: Document;
  readonly text: Text;
  readonly focused: boolean;
  readonly noting: Noting | null;
  setNoting(noting: Noting | null): void;
  /** What it shares with another text that is read beside it. */
  readonly shared?: SharedMarks;
  onReader?(reader: Reader | null): void;
  /** The text was scrolled. */
  onMove?(position: ReaderPosition): void;
}) {
  const session = useSession();
  const { desk, workspace } = session;
  const documentId = document.id;
  const version = currentVersion(document).number;
  const area = useRef<HTMLDivElement>(null);
  const [reader, setReader] = useState<Reader | null>(null);
  const [bar, setBar] = useState<Rect | null>(null);
  const hidden = useRef(false);
  const followFrame = useRef<number | null>(null);
  const readerNow = useRef<Reader | null>(null);
  const focusedNow = useLatest(focused);

  const highlights = useHighlights(documentId, version);
  const active = useActive();
  const matches = useMatches(documentId, version);
  const matchesNow = useLatest(matches);
  const furniture = useMemo(() => furnitureOf(text), [text]);
  // In this order: whether the old place is returned to depends on whether another place is about to be shown.
  // Beside another text it stands where that one wants it.
  const rememberPlace = usePlace(shared ? null : reader, documentId);
  useRevealing(reader, documentId, focused);

  useEffect(() => {
    if (!reader) return;
    return session.readers.register({
      documentId,
      text: text.text,
      version,
      reader,
      matches: () => matchesNow.current,
      focused: () => focusedNow.current,
      hideBar: () => {
        hidden.current = true;
        setBar(null);
      },
      openNote: (annotationId) => {
        const annotation = annotationId ? desk.store.snapshot.rows('annotations').get(annotationId) : undefined;
        const selected = selectedWords(session);
        if (!annotation && !selected) return;
        const rect = reader.selection().rect ?? reader.scroller.getBoundingClientRect();
        setNoting({
          place: annotation
            ? { kind: 'annotation-note', id: annotation.id }
            : { kind: 'note-on-words', ...wordsToNote(selected!) },
          rect,
        });
        session.shell.set({ noteInCard: null });
        setBar(null);
      },
    });
  }, [desk, documentId, focusedNow, matchesNow, reader, session, setNoting, text, version]);

  // Leaving the document ends its selection, but not one that another pane has made meanwhile.
  useEffect(
    () => () => {
      if (workspace.state.selection?.documentId === documentId) workspace.set({ selection: null });
    },
    [documentId, workspace],
  );

  const onSelect = (selection: ReaderSelection) => {
    const { from, to } = selection.range;
    if (selection.empty) {
      setBar(null);
      if (workspace.state.selection?.documentId === documentId) workspace.set({ selection: null });
      if (workspace.state.annotationIds.some((id) => isElsewhere(id, from))) workspace.set({ annotationIds: [] });
      return;
    }
    const before = workspace.state.selection;
    if (before?.documentId !== documentId || before.from !== from || before.to !== to) {
      hidden.current = false;
      workspace.set({ selection: { documentId, from, to }, annotationIds: [] });
    }
    const blank = text.text.slice(from, to).trim() === '';
    setBar(selection.dragging || blank || hidden.current ? null : selection.rect);
  };

  /** Whether the caret has left an annotation of this document. */
  const isElsewhere = (id: Id, at: number) => {
    const annotation = desk.store.snapshot.rows('annotations').get(id);
    return annotation?.documentId === documentId && (at < annotation.from || at > annotation.to);
  };

  const onHighlightClick = (ids: readonly string[]) => {
    const under = [...new Set(ids.map(annotationOf))];
    const now = under.indexOf(workspace.state.annotationIds[0] ?? '');
    // Where annotations lie over one another, each click selects the next.
    const next = under[(now + 1) % under.length];
    if (next !== undefined) workspace.set({ annotationIds: [next] });
  };

  const onScroll = (position: ReaderPosition) => {
    if (!shared) rememberPlace(position);
    onMove?.(position);
    // The layout cannot be asked for right now, because the reader is in the middle of drawing.
    followFrame.current ??= requestAnimationFrame(() => {
      followFrame.current = null;
      const selection = readerNow.current?.selection();
      if (selection && !selection.empty && !selection.dragging && !hidden.current) setBar(selection.rect);
    });
  };

  const onKey = (event: KeyboardEvent) => {
    // While nothing is looked for in this text alone, the keys go through the matches of the search.
    const finding = Boolean(area.current?.querySelector('.reader-find'));
    const mac = desk.host.platform === 'mac';
    const way = strokeIs(event, 'Mod+G', mac) ? 1 : strokeIs(event, 'Mod+Shift+G', mac) ? -1 : null;
    if (way !== null && hasMatches(session) && !finding) {
      void goToMatch(session, way);
      return true;
    }
    if (event.key !== 'Escape' || !bar) return false;
    hidden.current = true;
    setBar(null);
    return true;
  };

  // A note has one editor at a time: where its card is written in, the box is put away.
  const inCard = useShell((state) => state.noteInCard);
  useEffect(() => {
    if (inCard !== null) setNoting(null);
  }, [inCard, setNoting]);
  // And none where its annotation was removed.
  const { rows: annotations } = useRows('annotations');
  const gone = noting?.place.kind === 'annotation-note' && !annotations.has(noting.place.id);
  useEffect(() => {
    if (gone) setNoting(null);
  }, [gone, setNoting]);
  const endNote = async ({ place }: Noting, kept: Promise<void>) => {
    setNoting(null);
    reader?.focus();
    const left = session.readers.active()?.reader;
    await kept;
    const at = session.writings.at(place).at();
    const made = at.kind === 'note-on-words' ? annotationOfWords(desk.store, at) : undefined;
    // Another text that the person turned to meanwhile keeps its bar and its choice.
    const now = session.readers.active();
    if (!made || now?.reader !== left) return;
    now?.hideBar();
    workspace.set({ annotationIds: [made.id] });
  };

  const within = area.current?.getBoundingClientRect();
  return (
    <div ref={area} className="document-text">
      {text.text === '' && <p className="reading-note">{readingWords.empty}</p>}
      <ReaderView
        text={text.text}
        language={document.language}
        label={shownName(document.title.value)}
        passages={text.division.starts}
        furniture={furniture}
        highlights={highlights}
        active={active}
        matches={matches}
        {...(shared && { shared })}
        onReader={(made) => {
          readerNow.current = made;
          setReader(made);
          onReader?.(made);
        }}
        onSelect={onSelect}
        onHighlightClick={onHighlightClick}
        onScroll={onScroll}
        onKey={onKey}
      />
      {bar && !noting && within && <MarkBar rect={bar} within={within} />}
      {noting && within && (
        <NoteBox rect={noting.rect} within={within} place={noting.place} onEnd={(kept) => void endNote(noting, kept)} />
      )}
    </div>
  );
}

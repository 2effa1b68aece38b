import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Id } from '../../../../core/model/id.ts';
import { currentVersion } from '../../../../core/model/records.ts';
import type { Document, Range, Text } from '../../../../core/model/records.ts';
import { annotationOfWords, wordsToNote } from '../../../commands/note-on-words.ts';
import type { ProsePlace } from '../../../commands/write-draft.ts';
import type { Reader, ReaderPosition, ReaderSelection, Rect } from '../../../text/reader/reader.ts';
import { useLatest } from '../../hooks/use-latest.ts';
import { annotationOf, highlightIds, HighlightMaker } from '../../../session/highlights-of.ts';
import { strokeIs } from '../../../session/keys.ts';
import { useLiveSearch } from '../../hooks/use-live-search.ts';
import { selectedWords } from '../../../session/marking.ts';
import type { Session } from '../../../session/session.ts';
import { MarkBar } from './MarkBar.tsx';
import { NoteBox } from './NoteBox.tsx';
import { ReaderView } from './ReaderView.tsx';
import type { SharedMarks } from './ReaderView.tsx';
import { goToMatch, hasMatches } from '../../../session/go-to-match.ts';
import { useRows, useSession, useWorkspace } from '../../hooks/use-session.ts';
import { useShell } from '../../hooks/use-shell.ts';
import { readingWords } from '../../../words/reading.ts';
import type { Workspace } from '../../../session/workspace.ts';
import { shownName } from '../../../../core/model/shown-name.ts';

/** Milliseconds without scrolling after which the place is remembered. */
const placePause = 400;

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

function useHighlights(documentId: Id, version: number) {
  const { store } = useSession().desk;
  useRows('annotations');
  const tags = useRows('tags');
  const maker = useMemo(() => new HighlightMaker(), []);
  const annotations = store.snapshot.annotationsOf(documentId);
  const shown = useMemo(
    () => annotations.filter((one) => one.version === version && one.anchor.kind !== 'lost'),
    [annotations, version],
  );
  return useMemo(() => maker.highlightsOf(shown, tags.rows, tags.version), [maker, shown, tags.rows, tags.version]);
}

/** The highlights of the selected annotations. */
function useActive(): ReadonlySet<string> {
  const annotations = useRows('annotations');
  const selected = useWorkspace((state) => state.annotationIds);
  return useMemo(
    () => highlightIds(selected.map((id) => annotations.rows.get(id)).filter((one) => one !== undefined)),
    [selected, annotations],
  );
}

const noMatches: readonly Range[] = [];

/** The matches of the search in this document, while its results are open in a tab. */
function useMatches(documentId: Id, version: number): readonly Range[] {
  const { search, state } = useLiveSearch();
  const searching = useWorkspace(({ panes }) => panes.some(({ tabs }) => tabs.some(({ kind }) => kind === 'search')));
  const [matches, setMatches] = useState(noMatches);
  const { generation, answer } = state;
  const wanted = searching && answer !== null;
  useEffect(() => {
    if (!wanted) return;
    let over = false;
    void search.matchesIn(documentId, version).then((found) => {
      if (!over) setMatches(found);
    });
    return () => {
      over = true;
    };
  }, [search, documentId, version, generation, wanted]);
  return wanted ? matches : noMatches;
}

/** Shows the place that somebody asked for. */
function useRevealing(reader: Reader | null, documentId: Id, focused: boolean): void {
  const session = useSession();
  const reveal = useWorkspace((state) => state.reveal);
  useEffect(() => {
    if (!reader || !reveal || !focused || reveal.documentId !== documentId) return;
    if (session.revealed >= reveal.number) return;
    session.revealed = reveal.number;
    reader.select({ from: reveal.from, to: reveal.from });
    reader.reveal(reveal, { flash: true });
    // Who came from a list that is gone now goes on in the text; who is still in one stays there.
    if (document.activeElement === null || document.activeElement === document.body) reader.focus();
  }, [reader, reveal, focused, documentId, session]);
}

/** Returns to where the document was left, and remembers where it is. */
function usePlace(reader: Reader | null, documentId: Id): (position: ReaderPosition) => void {
  const session = useSession();
  const { desk, workspace } = session;
  const { store } = desk;
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly put: () => void } | null>(null);
  useEffect(() => {
    if (!reader) return;
    let over = false;
    const asked = workspace.state.reveal;
    const pending = isPending(session, documentId, asked);
    void store.place(documentId).then((place) => {
      if (!over && place && !pending && workspace.state.reveal === asked)
        reader.restore({ from: place.from, pixelOffset: place.pixels });
    });
    return () => {
      over = true;
      if (!waiting.current) return;
      clearTimeout(waiting.current.timer);
      waiting.current.put();
    };
  }, [reader, documentId, session, store, workspace]);
  return useCallback(
    ({ from, pixelOffset }) => {
      if (waiting.current) clearTimeout(waiting.current.timer);
      const put = () => {
        waiting.current = null;
        void store.putPlace({ documentId, from, pixels: pixelOffset });
      };
      waiting.current = { put, timer: setTimeout(put, placePause) };
    },
    [documentId, store],
  );
}

/** Whether the document is to show a place that it has not shown yet. */
function isPending(session: Session, documentId: Id, reveal: Workspace['state']['reveal']): boolean {
  return reveal !== null && reveal.documentId === documentId && session.revealed < reveal.number;
}

function furnitureOf({ text, division: { starts, furniture } }: Text): readonly Range[] {
  const ranges: Range[] = [];
  for (let at = 0; at < starts.length; at++) {
    if (furniture[at] === 1) ranges.push({ from: starts[at]!, to: starts[at + 1] ?? text.length });
  }
  return ranges;
}

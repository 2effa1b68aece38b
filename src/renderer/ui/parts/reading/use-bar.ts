import { useCallback, useEffect, useRef, useState } from 'react';
import type { Id } from '../../../../core/model/id.ts';
import type { Range } from '../../../../core/model/records.ts';
import type { Reader, ReaderSelection, Rect } from '../../../text/reader/reader.ts';
import { useLatest } from '../../hooks/use-latest.ts';
import { useSession } from '../../hooks/use-session.ts';

const nothing = { range: { from: 0, to: 0 }, empty: true };

/**
 * What is selected in a text, told to the workspace, and the bar beside it. `shown`: what the bar stands beside, and
 * whether a press on a tag tags the words; null while there is none. `text`: what the selection's offsets are in.
 */
export function useBar(documentId: Id, text: string, reader: Reader | null) {
  const { desk, workspace } = useSession();
  const [rect, setRect] = useState<Rect | null>(null);
  const [byReading, setByReading] = useState(false);
  /** The bar was put away, or no person selected these words, until something else is selected. */
  const hidden = useRef(false);
  const told = useRef<Range>({ from: 0, to: 0 });
  const endSelection = useEndOfSelection(documentId);
  const onScroll = useFollowing(reader, (selection) => {
    if (!selection.empty && !selection.dragging && !hidden.current) setRect(selection.rect);
  });
  // What stands above the text came or went.
  useResized(reader, () => {
    if (rect) onScroll();
  });

  /** Whether the caret has left an annotation of this document, or stands at it. */
  const isElsewhere = (id: Id, at: number) => ofDocument(id) !== null && !isAt(id, at);
  const isAt = (id: Id, at: number) => {
    const annotation = ofDocument(id);
    return annotation !== null && annotation.from <= at && at <= annotation.to;
  };
  const ofDocument = (id: Id) => {
    const annotation = desk.store.snapshot.rows('annotations').get(id);
    return annotation?.documentId === documentId ? annotation : null;
  };

  const onSelect = (selection: ReaderSelection) => {
    const { from, to } = selection.range;
    const moved = from !== told.current.from || to !== told.current.to;
    told.current = selection.range;
    if (selection.empty) {
      setRect(null);
      endSelection();
      const chosen = workspace.state.annotationIds;
      if (moved && chosen.some((id) => isElsewhere(id, from)) && !chosen.some((id) => isAt(id, from)))
        workspace.set({ annotationIds: [] });
      return;
    }
    const before = workspace.state.selection;
    if (before?.documentId !== documentId || before.from !== from || before.to !== to) {
      hidden.current = false;
      workspace.set({ selection: { documentId, from, to }, annotationIds: [] });
    }
    if (!selection.byPerson) hidden.current = true;
    setByReading(selection.byReading);
    const blank = text.slice(from, to).trim() === '';
    setRect(selection.dragging || blank || hidden.current ? null : selection.rect);
  };

  return {
    shown: rect && { rect, offered: !byReading },
    onSelect,
    onScroll,
    /** Whether words are selected that were not told of yet. */
    selectsNow: () => {
      const { range, empty } = reader?.selected() ?? nothing;
      return !empty && (range.from !== told.current.from || range.to !== told.current.to);
    },
    /** Puts it away until something else is selected. */
    hide: () => {
      hidden.current = true;
      setRect(null);
    },
    /** Puts it away until the text is scrolled or something else is selected. */
    close: () => setRect(null),
  };
}

/** Ends the selection of a document, but not one that another pane has made meanwhile; leaving the document does so. */
function useEndOfSelection(documentId: Id): () => void {
  const { workspace } = useSession();
  const end = useCallback(() => {
    if (workspace.state.selection?.documentId === documentId) workspace.set({ selection: null });
  }, [documentId, workspace]);
  useEffect(() => end, [end]);
  return end;
}

/** Tells when the text gets another height or width. */
function useResized(reader: Reader | null, tell: () => void): void {
  const now = useLatest(tell);
  useEffect(() => {
    if (!reader) return undefined;
    const watch = new ResizeObserver(() => now.current());
    watch.observe(reader.scroller);
    return () => watch.disconnect();
  }, [reader, now]);
}

/** Tells what is selected, once for each frame in which the text is scrolled. */
function useFollowing(reader: Reader | null, tell: (selection: ReaderSelection) => void): () => void {
  const now = useLatest({ reader, tell });
  const frame = useRef<number | null>(null);
  useEffect(
    () => () => {
      if (frame.current !== null) cancelAnimationFrame(frame.current);
      frame.current = null;
    },
    [],
  );
  return () => {
    // The layout cannot be asked for right now, because the reader is in the middle of drawing.
    frame.current ??= requestAnimationFrame(() => {
      frame.current = null;
      const selection = now.current.reader?.selection();
      if (selection) now.current.tell(selection);
    });
  };
}

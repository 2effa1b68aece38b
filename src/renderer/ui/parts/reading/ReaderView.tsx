import { useEffect, useRef } from 'react';
import type { PageStart } from '../../../../core/model/pages.ts';
import type { Block, Range } from '../../../../core/model/records.ts';
import { sentencesOf } from '../../../../core/text/sentences.ts';
import { createReader } from '../../../text/reader/reader.ts';
import type { Bracket, Difference, Highlight, Reader } from '../../../text/reader/reader.ts';
import type { ReaderOptions, ReaderPosition, ReaderSelection } from '../../../text/reader/reader.ts';
import { useLatest } from '../../hooks/use-latest.ts';
import { useObserved } from '../../hooks/use-observed.ts';
import { useSession } from '../../hooks/use-session.ts';
import { findWords, foldWords } from '../../../words/reading.ts';

/** What is drawn of the words that a text shares with others. */
export interface SharedMarks {
  readonly brackets: readonly Bracket[];
  readonly differences: readonly Difference[];
  /** A bracket was clicked, or its passage gone to by key. */
  onBracket(id: string, event?: MouseEvent): void;
}

/** A text to read, with all that is drawn over it. Ranges are offsets in it, `passages` the offsets where they start. */
export interface ReaderViewProps {
  readonly text: string;
  readonly language: string | null;
  /** The title of the document. */
  readonly label: string;
  readonly passages: Uint32Array<ArrayBuffer>;
  /** How the text was laid out where it came from, if that is known. */
  readonly blocks: readonly Block[] | undefined;
  /** They are those of Markdown, which is drawn. */
  readonly markdown?: boolean;
  /** Where its pages begin. */
  readonly pages: readonly PageStart[];
  readonly furniture: readonly Range[];
  readonly highlights: readonly Highlight[];
  /** Ids of the highlights that are selected. */
  readonly active: ReadonlySet<string>;
  readonly matches: readonly Range[];
  /** What other texts share with it; nothing by default. */
  readonly shared?: SharedMarks;
  onReader(reader: Reader | null): void;
  onSelect(selection: ReaderSelection): void;
  onHighlightClick(ids: readonly string[], adding: boolean): void;
  /** An end of the chosen mark was dragged; where that cannot be, none. */
  onExtent?(range: Range): void;
  onScroll(position: ReaderPosition): void;
  onKey(event: KeyboardEvent): boolean;
}

const none: readonly never[] = [];

/** The reader as a component. Another text wants another `key`; everything else follows the props. */
export function ReaderView(props: ReaderViewProps) {
  return <OneReader key={String(props.markdown)} {...props} />;
}

/** As long as the text is laid out in the same way. */
function OneReader(props: ReaderViewProps) {
  const parent = useRef<HTMLDivElement>(null);
  const reader = useRef<Reader | null>(null);
  const latest = useLatest(props);
  const { shell } = useSession();
  const look = useObserved(shell, (state) => state.look);
  const folded = useLatest(look.folded);

  useEffect(() => {
    const { text, language, label, passages, blocks, markdown, pages, highlights, furniture, onReader } =
      latest.current;
    const options: ReaderOptions = {
      text,
      language,
      label,
      passages,
      sentencesOf: (passage) => sentencesOf(text, passage, latest.current.language),
      findWords,
      ...(blocks && { blocks }),
      ...(markdown && { markdown }),
      pages,
      highlights,
      furniture,
      foldWords,
      folded: folded.current,
      onSelect: (selection) => latest.current.onSelect(selection),
      onHighlightClick: (ids, adding) => latest.current.onHighlightClick(ids, adding),
      onExtent: (range) => latest.current.onExtent?.(range),
      onBracketClick: (id, event) => latest.current.shared?.onBracket(id, event),
      onScroll: (position) => latest.current.onScroll(position),
      onKey: (event) => latest.current.onKey(event),
    };
    const made = createReader(parent.current!, options);
    reader.current = made;
    onReader(made);
    return () => {
      onReader(null);
      reader.current = null;
      made.destroy();
    };
  }, [latest, folded]);

  const drawn = useRef(look);
  useEffect(() => {
    if (drawn.current !== look) reader.current?.refit();
    drawn.current = look;
  }, [look]);

  const { highlights, active, matches, furniture, shared, label } = props;
  const before = useRef(highlights);
  useEffect(() => {
    // A new mark is drawn once, with what is chosen: that is mostly the mark itself.
    if (before.current === highlights) reader.current?.setActive(active);
    else reader.current?.setHighlights(highlights, active);
    before.current = highlights;
  }, [highlights, active]);
  useEffect(() => reader.current?.setMatches(matches), [matches]);
  useEffect(() => reader.current?.setFurniture(furniture), [furniture]);
  useEffect(() => reader.current?.setFolded(look.folded), [look.folded]);
  const [brackets, differences] = [shared?.brackets ?? none, shared?.differences ?? none];
  useEffect(() => reader.current?.setShared(brackets, differences), [brackets, differences]);
  useEffect(() => reader.current?.content.setAttribute('aria-label', label), [label]);

  return <div ref={parent} className="reader-view" />;
}

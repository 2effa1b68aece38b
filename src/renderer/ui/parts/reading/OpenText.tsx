import { useRef, useState } from 'react';
import type { ClipboardEvent, RefObject } from 'react';
import { currentVersion } from '../../../../core/model/records.ts';
import type { Document, Text } from '../../../../core/model/records.ts';
import { pagesOf } from '../../../../core/model/pages.ts';
import { shownName } from '../../../../core/model/shown-name.ts';
import { goToMatch, hasMatches } from '../../../session/go-to-match.ts';
import { keysOfAction } from '../../../session/change-keys.ts';
import { chooseUnder } from '../../../session/choosing-marks.ts';
import { strokeIs } from '../../../session/keys.ts';
import { putPassage } from '../../../session/copy-source.ts';
import { chosenAnnotations, selectedWords } from '../../../session/marking.ts';
import type { Session } from '../../../session/session.ts';
import type { Reader, ReaderPosition } from '../../../text/reader/reader.ts';
import { readingWords } from '../../../words/reading.ts';
import { usePutKeptTag } from '../../hooks/use-put-kept-tag.ts';
import { useSession, useWorkspace } from '../../hooks/use-session.ts';
import { ExtentBar } from './ExtentBar.tsx';
import { Heard } from './Heard.tsx';
import { MarkBar } from './MarkBar.tsx';
import { NoteBox } from './NoteBox.tsx';
import { PlaceBar } from './PlaceBar.tsx';
import { ReaderView } from './ReaderView.tsx';
import type { SharedMarks } from './ReaderView.tsx';
import { SharedSign } from './SharedSign.tsx';
import { useBar } from './use-bar.ts';
import { useBeside } from './use-beside.ts';
import { useDrawn } from './use-drawn.ts';
import { useHeard } from './use-heard.ts';
import { useExtent } from './use-extent.ts';
import { useLeading } from './use-leading.ts';
import { useNoting } from './use-noting.ts';
import type { Noting } from './use-noting.ts';
import { usePlacing } from './use-placing.ts';
import { usePlace, useRevealing } from './use-place.ts';
import { useRegistered } from './use-registered.ts';

/** A text in a pane, and what whoever shows it keeps and hears of. */
export interface OpenTextProps {
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
}

/** The text of a document to read and to mark: the reader, the bar at a selection and the box for a note. */
export function OpenText(props: OpenTextProps) {
  const { document, text, focused, noting, shared } = props;
  const session = useSession();
  const [documentId, version] = [document.id, currentVersion(document).number];
  const area = useRef<HTMLDivElement>(null);
  const [reader, setReader] = useState<Reader | null>(null);
  const drawn = useDrawn(document, text);
  // What is done then is done to those, not to the words.
  const choosing = useWorkspace(() => chosenAnnotations(session).length > 0);
  const beside = useBeside(documentId, text.id, reader, shared);
  // In this order: whether the old place is returned to depends on whether another place is about to be shown.
  // Beside another text it stands where that one wants it.
  const rememberPlace = usePlace(shared ? null : reader, documentId);
  useRevealing(reader, documentId, focused);
  const placing = usePlacing(reader, document, focused);
  const kept = usePutKeptTag();
  const leading = useLeading(reader, kept.press);
  const bar = useBar(documentId, text.text, reader);
  const note = useNoting(reader, noting, props.setNoting);
  const heard = useHeard(documentId);
  const extent = useExtent(reader, { documentId, version, text: text.text });
  useRegistered(reader, text, {
    documentId,
    version,
    focused: () => focused,
    matches: () => drawn.matches,
    shared: () => beside.places,
    changeExtent: extent.begin,
    hideBar: bar.hide,
    selectsNow: bar.selectsNow,
    openNote: (annotationId) => note.open(annotationId) && bar.close(),
  });

  const onKey = (event: KeyboardEvent) => {
    if (extent.onKey(event) || placing.onKey(event)) return true;
    // While nothing is looked for in this text alone, the keys go through the matches of the search.
    const free = !area.current?.querySelector('.reader-find');
    return (free && (kept.key(event) || goByKey(session, event))) || putsAway(bar, event);
  };

  const within = bar.shown || extent.changing || noting ? rectOf(area) : undefined;
  return (
    <div ref={area} className="document-text" {...leading} onCopy={copying(session, reader, text)}>
      {text.text === '' && <p className="reading-note">{readingWords.empty}</p>}
      <ReaderView
        text={text.text}
        language={document.language}
        label={shownName(document.title.value)}
        passages={text.division.starts}
        {...drawn}
        shared={beside.marks}
        onReader={(made) => {
          setReader(made);
          props.onReader?.(made);
        }}
        onSelect={(selection) => {
          bar.onSelect(selection);
          kept.select(selection);
          heard.onSelect(selection);
          beside.leave(selection.range.from);
        }}
        onHighlightClick={(ids, adding) => chooseUnder(session, ids, adding)}
        onScroll={(position) => {
          if (!shared) rememberPlace(position);
          props.onMove?.(position);
          if (reader) session.together.moved(reader, position);
          bar.onScroll();
        }}
        onExtent={extent.onExtent}
        onKey={onKey}
      />
      <Heard words={heard.words} />
      {!shared && <SharedSign {...beside} />}
      {placing.annotation && <PlaceBar {...placing} annotation={placing.annotation} text={text.text} />}
      {bar.shown && !noting && !choosing && !placing.annotation && within && <MarkBar {...bar.shown} within={within} />}
      {extent.changing && within && <ExtentBar changing={extent.changing} text={text.text} within={within} />}
      {noting && within && <NoteBox {...noting} within={within} onEnd={(kept) => void note.end(noting, kept)} />}
    </div>
  );
}

/** Only asked where something stands in it: asking costs a layout, for which each new mark would wait. */
function rectOf(area: RefObject<HTMLElement | null>): DOMRect | undefined {
  return area.current?.getBoundingClientRect();
}

/** What is copied from the text carries its source. A bare caret copies nothing; see the reader. */
function copying(session: Session, reader: Reader | null, { found }: Text): (event: ClipboardEvent) => void {
  return (event) => {
    const selected = selectedWords(session);
    if (!selected || !(event.target instanceof Node) || !reader?.content.contains(event.target)) return;
    event.preventDefault();
    putPassage(session, selected, pagesOf(found), event.clipboardData);
  };
}

/** Puts the bar away, if it is there and the key means that; whether it does. */
function putsAway(bar: ReturnType<typeof useBar>, event: KeyboardEvent): boolean {
  if (event.key !== 'Escape' || !bar.shown) return false;
  bar.hide();
  return true;
}

/** Goes to the next match of the search, or the one before, if the key means that; whether it does. */
function goByKey(session: Session, event: KeyboardEvent): boolean {
  const mac = session.desk.host.platform === 'mac';
  const means = (id: string) => keysOfAction(session, id).some((key) => strokeIs(event, key, mac));
  const way = means('search.next-hit') ? 1 : means('search.previous-hit') ? -1 : null;
  if (way === null || !hasMatches(session)) return false;
  void goToMatch(session, way);
  return true;
}

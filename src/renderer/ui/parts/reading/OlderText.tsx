import { useMemo, useState } from 'react';
import { documentIdOf } from '../../../../core/model/account.ts';
import type { AccountId } from '../../../../core/model/account.ts';
import { pagesOf } from '../../../../core/model/pages.ts';
import { currentVersion } from '../../../../core/model/records.ts';
import type { Document, Range, Text } from '../../../../core/model/records.ts';
import { shownName } from '../../../../core/model/shown-name.ts';
import type { Highlight, Reader, ReaderPosition } from '../../../text/reader/reader.ts';
import { readingWords } from '../../../words/reading.ts';
import { ReaderView } from './ReaderView.tsx';
import type { SharedMarks } from './ReaderView.tsx';
import { useBeside } from './use-beside.ts';
import { useBlocks, useFurniture } from './use-drawn.ts';
import { useRevealing } from './use-place.ts';
import { useRegistered } from './use-registered.ts';

interface OlderTextProps {
  readonly account: AccountId;
  /** As it was in that version. */
  readonly document: Document;
  readonly text: Text;
  readonly focused: boolean;
  /** What it shares with the text that is read beside it. */
  readonly shared: SharedMarks;
  onReader(reader: Reader | null): void;
  onMove(position: ReaderPosition): void;
}

const noHighlights: readonly Highlight[] = [];
const noMatches: readonly Range[] = [];
const noneActive: ReadonlySet<string> = new Set();
const nothing = () => undefined;

/** The text of an older version. It is read and not marked: marks stand in the text of now. */
export function OlderText({ account, document, text, focused, shared, onReader, onMove }: OlderTextProps) {
  const [reader, setReader] = useState<Reader | null>(null);
  const beside = useBeside(account, text.id, reader, shared);
  const furniture = useFurniture(documentIdOf(account), currentVersion(document).number, text);
  const { blocks, markdown } = useBlocks(document, text);
  const pages = useMemo(() => pagesOf(text.found), [text]);
  useRevealing(reader, account, focused);
  useRegistered(reader, text, {
    documentId: account,
    version: currentVersion(document).number,
    focused: () => focused,
    matches: () => noMatches,
    shared: () => beside.places,
    changeExtent: nothing,
    hideBar: nothing,
    selectsNow: () => false,
    openNote: nothing,
  });
  return (
    <div className="document-text">
      {text.text === '' && <p className="reading-note">{readingWords.empty}</p>}
      <ReaderView
        text={text.text}
        language={document.language}
        label={shownName(document.title.value)}
        passages={text.division.starts}
        blocks={blocks}
        markdown={markdown}
        pages={pages}
        furniture={furniture}
        highlights={noHighlights}
        active={noneActive}
        matches={noMatches}
        shared={beside.marks}
        onReader={(made) => {
          setReader(made);
          onReader(made);
        }}
        onSelect={nothing}
        onHighlightClick={nothing}
        onScroll={onMove}
        onKey={() => false}
      />
    </div>
  );
}

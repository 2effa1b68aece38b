import { rightToLeftLetter } from '../../../../core/model/shown-name.ts';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import type { ConcordanceLine } from '../../../../core/ports/finder.ts';
import { MiddleCut } from '../../parts/MiddleCut.tsx';
import { isWithOthers, useCurrentRow } from '../../hooks/use-current-row.ts';
import { useScaledRows } from '../../hooks/use-scaled-rows.ts';
import { useLate } from '../../hooks/use-late.ts';
import { useConcordance } from './use-concordance.ts';
import type { AskedQuestion, LiveSearch, SearchState } from '../../../session/live-search.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { problemSentence } from '../../../words/sentences.ts';
import { readingWords } from '../../../words/reading.ts';
import { searchWords, viewWords } from '../../../words/search.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import '../../styles/concordance.css';

/** Pixels; every line is one line. */
const lineHeight = 30;

/**
 * Every match as a line between what stands before and after it. The matches stand below one another; a line of a
 * script written from right to left runs that way, with its match at the same place.
 */
export function Concordance(props: {
  readonly search: LiveSearch;
  readonly asked: AskedQuestion;
  readonly state: SearchState;
  onCounted(lines: number): void;
}) {
  const { search, asked, state, onCounted } = props;
  const { workspace } = useSession();
  const { lines, state: found } = useConcordance(asked, state.sort, state.generation);
  const slow = useLate(found.asking);
  const scroller = useRef<HTMLDivElement>(null);
  const { total } = found;
  const rows = useScaledRows(scroller, total, lineHeight);
  const { from, to } = rows;
  const { current, setCurrent, go, toStart } = useCurrentRow(scroller, total, rows, (at) => `[data-line="${at}"]`);

  useEffect(() => lines.need(from, Math.max(from, to - 1)), [lines, from, to, total]);
  useEffect(() => onCounted(total), [onCounted, total]);

  // Another question or order starts at the top; the same one asked again stays where it is.
  useEffect(toStart, [asked, state.sort, toStart]);

  const open = ({ documentId, from: start, to: end }: ConcordanceLine, beside: boolean) =>
    workspace.show(documentId, { from: start, to: end }, beside ? 'beside' : 'here');
  const attend = (at: number) => {
    setCurrent(at);
    const line = lines.line(at);
    if (line) search.setCurrent({ documentId: line.documentId, offset: line.from });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const line = lines.line(current);
    const beside = event.ctrlKey || event.metaKey;
    const to = isWithOthers(event)
      ? undefined
      : stepOf(event.key, current, total, scroller.current?.clientHeight ?? 300);
    if (event.altKey) return;
    if (event.key === 'Enter' && line) open(line, beside);
    else if (to !== undefined) go(to);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  if (found.problem) return <p className="reading-note">{problemSentence(found.problem)}</p>;
  if (found.coming) return slow ? <Searching /> : null;
  return (
    <>
      {total === 0 && <p className="reading-note">{viewWords.nothing}</p>}
      <div
        ref={scroller}
        className="concordance"
        data-waits={slow || undefined}
        role="grid"
        aria-label={viewWords.concordance}
        aria-rowcount={total}
        hidden={total === 0}
      >
        <div className="concordance-lines" role="presentation" style={{ height: rows.height }}>
          {drawnLines(from, to, current, total).map((at) => {
            return (
              <Line
                key={at}
                at={at}
                line={lines.line(at)}
                current={at === current}
                top={rows.topOf(at)}
                onAttend={attend}
                onKeyDown={onKeyDown}
                onOpen={open}
              />
            );
          })}
        </div>
      </div>
    </>
  );
}

function Searching() {
  return (
    <p className="reading-note" role="status">
      {searchWords.searching}
    </p>
  );
}

/** Which lines are drawn: those in view, and the one with the focus, wherever the list is scrolled to. */
function drawnLines(from: number, to: number, current: number, total: number): readonly number[] {
  const drawn = Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
  return total > 0 && (current < from || current >= to) ? [...drawn, current] : drawn;
}

/** Which line a key leads to from the current one, in a list as high as so many pixels; undefined for other keys. */
function stepOf(key: string, current: number, total: number, height: number): number | undefined {
  const page = Math.max(1, Math.floor(height / lineHeight) - 1);
  const steps: Record<string, number> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    j: current + 1,
    k: current - 1,
    PageDown: current + page,
    PageUp: current - page,
    Home: 0,
    End: total - 1,
  };
  return steps[key];
}

interface LineProps {
  readonly at: number;
  /** Undefined until it is read. */
  readonly line: ConcordanceLine | undefined;
  readonly current: boolean;
  /** Pixels from the top of the list. */
  readonly top: number;
  onAttend(at: number): void;
  onKeyDown(event: KeyboardEvent): void;
  onOpen(line: ConcordanceLine, beside: boolean): void;
}

function Line({ at, line, current, top, onAttend, onKeyDown, onOpen }: LineProps) {
  const document = useRows('documents').rows.get(line?.documentId ?? '');
  const name = useDocumentNames().get(document?.id ?? '');
  const date = document ? readingWords.dateBeside(document, name) : '';
  return (
    <div
      role="row"
      aria-rowindex={at + 1}
      className="concordance-line"
      data-line={at}
      data-first-hit={at === 0 || undefined}
      tabIndex={current ? 0 : -1}
      style={{ height: lineHeight, transform: `translateY(${top}px)` }}
      onFocus={() => onAttend(at)}
      onKeyDown={onKeyDown}
      onClick={(event) => line && onOpen(line, event.ctrlKey || event.metaKey)}
    >
      {line === undefined ? (
        <span role="gridcell" />
      ) : (
        <>
          <span className="concordance-words" dir={directionOf(line)} lang={document?.language ?? undefined}>
            <span role="gridcell" className="concordance-left">
              <span>{line.left}</span>
            </span>
            <span className="concordance-rest">
              <span role="gridcell" className="concordance-node">
                <mark>{line.node}</mark>
              </span>
              <span role="gridcell" className="concordance-right">
                {line.right}
              </span>
            </span>
          </span>
          <span
            role="gridcell"
            className="concordance-source"
            title={document ? `${name ?? ''}\n${readingWords.byline(document, name).join(' · ')}` : undefined}
          >
            <MiddleCut name={(document && name) ?? searchWords.unknownDocument} />
            {date !== '' && <bdi className="concordance-date">{date}</bdi>}
          </span>
        </>
      )}
    </div>
  );
}

/** The direction that most letters of the line have: its text's, whatever the match is written in. */
function directionOf({ node, left, right }: ConcordanceLine): 'ltr' | 'rtl' {
  let balance = 0;
  for (const [letter] of `${left}${node}${right}`.matchAll(/\p{L}/gu))
    balance += rightToLeftLetter.test(letter) ? 1 : -1;
  return balance > 0 ? 'rtl' : 'ltr';
}

import { memo, useMemo } from 'react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { synopsisWords as words } from '../../../words/synopsis.ts';
import { ClaimLine } from './ClaimLine.tsx';
import type { CellPlace } from './cell-places.ts';
import { factsOf, linkOf, onlySignsChanged, rowMarks } from './shown-rows.ts';
import type { ShownRow } from './shown-rows.ts';
import { RuledLine } from './RuledLine.tsx';
import { SynopsisSentence } from './SynopsisSentence.tsx';
import type { ShownSynopsis } from './SynopsisTable.tsx';

/** What can be done with a sentence; `at` is the row. */
export interface SentenceActs {
  onOpen(at: number, place: CellPlace, beside: boolean): void;
  onAttend(at: number, place: CellPlace): void;
  onKeyDown(event: KeyboardEvent, at: number, place: CellPlace): void;
}

interface RowProps extends SentenceActs, Omit<ShownSynopsis, 'rows'> {
  readonly ref: Ref<HTMLDivElement>;
  readonly at: number;
  /** Pixels below the first row. */
  readonly top: number;
  readonly row: ShownRow;
  /** The sentence that Tab reaches, if it stands in this row. */
  readonly current: CellPlace | null;
  /** Goes to the row of this number, or the nearest that is shown. */
  onGo(number: number): void;
  readonly isChosen: boolean;
  onChoose(row: ShownRow): void;
}

/** A row: what each account says, and where it differs. */
export const SynopsisRowView = memo(
  function SynopsisRowView({ ref, at, top, row, current, onGo, isChosen, onChoose, ...shown }: RowProps) {
    const { read, base, columns, against, onOpen, onAttend, onKeyDown } = shown;
    const first = columns.find((account) => row.cells[account]!.length > 0);
    const marks = useMemo(() => rowMarks(read, row, base, columns, against), [read, row, base, columns, against]);
    const onlySigns = onlySignsChanged(marks);
    return (
      <div
        ref={ref}
        role="row"
        data-index={at}
        aria-rowindex={at + 2}
        className="synopsis-row"
        data-only={row.only !== null || undefined}
        style={{ transform: `translateY(${top}px)` }}
      >
        <div role="rowheader" className="synopsis-number">
          <button
            type="button"
            className="synopsis-choose"
            tabIndex={-1}
            aria-pressed={isChosen}
            aria-label={words.choose(row.number)}
            onClick={() => onChoose(row)}
          >
            {row.number}
          </button>
        </div>
        {columns.map((account, column) => (
          <Cell
            key={account}
            row={row}
            account={account}
            base={base}
            facts={row.only === account ? factsOf(read.synopsis, row).map((kind) => words.facts[kind]) : []}
            reachable={current?.column === column}
            onGo={() => onGo(row.number + row.moved[account]!)}
          >
            {account === first && isSetAgainstFirst(row, base, against, marks.size) && (
              <p className="synopsis-only quiet">{words.setAgainst}</p>
            )}
            {account === first && onlySigns && <p className="synopsis-only quiet">{words.onlySigns}</p>}
            {account === first && <RuledLine row={row} reachable={current !== null} />}
            {account === first && <ClaimLine read={read} row={row} reachable={current !== null} />}
            {row.cells[account]!.map((number, sentence) => (
              <SynopsisSentence
                key={number}
                at={at}
                place={{ column, sentence }}
                range={read.synopsis.accounts[account]!.sentences[number]!}
                documentId={read.synopsis.accounts[account]!.documentId}
                text={read.texts[account]!}
                marks={marks.get(account) ?? []}
                current={current?.column === column && current.sentence === sentence}
                onOpen={onOpen}
                onAttend={onAttend}
                onKeyDown={onKeyDown}
              />
            ))}
          </Cell>
        ))}
      </div>
    );
  },
  // The acts always do the same for the same rows.
  (before, now) =>
    before.at === now.at &&
    before.top === now.top &&
    before.row === now.row &&
    before.read === now.read &&
    before.base === now.base &&
    before.columns === now.columns &&
    before.against === now.against &&
    before.isChosen === now.isChosen &&
    before.current?.column === now.current?.column &&
    before.current?.sentence === now.current?.sentence,
);

/** Where the account in whose order the rows stand has nothing, the first that has something stands in for it. */
function isSetAgainstFirst({ cells }: ShownRow, base: number, against: ShownSynopsis['against'], marked: number) {
  return against === 'base' && marked > 1 && cells[base]!.length === 0;
}

interface CellProps {
  readonly row: ShownRow;
  readonly account: number;
  readonly base: number;
  /** Which facts stand in it, where it is the only one. */
  readonly facts: readonly string[];
  readonly children: ReactNode;
  /** By Tab: it stands in the cell of which a sentence is. */
  readonly reachable: boolean;
  onGo(): void;
}

/** What one account has of a row, with the line that says how firmly it stands there. */
function Cell({ row, account, base, facts, children, reachable, onGo }: CellProps) {
  const isBase = account === base || undefined;
  if (row.cells[account]!.length === 0) {
    return (
      <div role="cell" className="synopsis-cell" data-empty data-base={isBase}>
        <span aria-hidden="true">—</span>
        <span className="hidden-words">{words.nothing}</span>
      </div>
    );
  }
  const link = linkOf(row, account, base);
  const moved = row.moved[account]!;
  return (
    <div
      role="cell"
      className="synopsis-cell"
      data-base={isBase}
      data-link={link ?? undefined}
      title={link ? words.links[link] : undefined}
    >
      {link && <span className="hidden-words">{words.links[link]}.</span>}
      {moved !== 0 && (
        <button
          type="button"
          className="synopsis-moved"
          tabIndex={reachable ? 0 : -1}
          title={words.movedWords(moved)}
          aria-label={words.movedWords(moved)}
          onClick={onGo}
        >
          {words.moved(moved)}
        </button>
      )}
      {children}
      {row.only !== null && <p className="synopsis-only quiet">{[words.only, ...facts].join(' · ')}</p>}
    </div>
  );
}

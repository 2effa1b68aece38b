import { useEffect, useRef, useState } from 'react';
import type { CSSProperties, KeyboardEvent, Ref } from 'react';
import type { SentencePlace } from '../../../../core/ports/compare.ts';
import { synopsisWords as words } from '../../../words/synopsis.ts';
import { drawnRows, hasModifier, rowsBelow, useCurrentRow } from '../../hooks/use-current-row.ts';
import { showLowBody } from '../../hooks/show-low-body.ts';
import { useHeight } from '../../hooks/use-width.ts';
import { useRowsInView } from '../../hooks/use-rows-in-view.ts';
import { useSentenceActs } from '../../hooks/use-sentence-acts.ts';
import { AccountHead } from './AccountHead.tsx';
import { placeIn, stepFrom } from './cell-places.ts';
import type { CellPlace } from './cell-places.ts';
import { Overview } from './Overview.tsx';
import type { ShownRow, SynopsisLook } from './shown-rows.ts';
import { SentenceMenu } from './SentenceMenu.tsx';
import { SynopsisRowView } from './SynopsisRowView.tsx';
import type { SynopsisActs } from './use-row-acts.ts';
import type { RuledReading } from './use-ruled-synopsis.ts';

/** What of a synopsis is shown, and how. */
export interface ShownSynopsis {
  readonly read: RuledReading;
  /** The account whose order the rows follow. */
  readonly base: number;
  /** The accounts in the order of their columns. */
  readonly columns: readonly number[];
  readonly rows: readonly ShownRow[];
  readonly against: SynopsisLook['against'];
}

/** Shows who shares what. */
const sharingKey = 'w';

/** Pixels of a row before it was drawn. */
const guessedHeight = 96;

interface SynopsisTableProps {
  /** How far it was scrolled is kept by it. */
  readonly name: string;
  readonly shown: ShownSynopsis;
  readonly acts: SynopsisActs;
  /** Shows who shares what, or no longer. */
  onSharing(): void;
}

/** The rows in view beside a bar of all of them. */
export function SynopsisTable({ name, shown, acts, onSharing }: SynopsisTableProps) {
  const { columns, rows, read } = shown;
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const heads = useRef<HTMLDivElement>(null);
  const headsHeight = useHeight(heads);
  const keyOf = (at: number) => rows[at]!.number;
  const virtual = useRowsInView({ name, count: rows.length, scroller, headsHeight, guessedHeight, overscan: 4, keyOf });
  const [place, setPlace] = useState<CellPlace>({ column: 0, sentence: 0 });
  const list = rowsBelow(headsHeight, virtual);
  const cellOf = (at: number) => selectorOf(at, placeIn(rows[at]!, columns, place));
  const drawn = virtual.getVirtualItems();
  const inView = drawnRows(drawn, virtual.range);
  const { stop, setCurrent, go } = useCurrentRow(body, rows.length, list, cellOf, inView, showLowBody);
  const act = useActs(shown, acts);
  const onKeyDown = onKeys(shown, onSharing, (to) => {
    setPlace(to.place);
    go(to.at);
  });
  const attend = (at: number, there: CellPlace) => {
    setCurrent(at);
    setPlace(there);
    act.attend(at, there);
  };
  useFollowing(body, rows, acts.attended, (at, account, sentence) => {
    setPlace({ column: columns.indexOf(account), sentence });
    go(at);
  });
  return (
    <div className="synopsis-body low-body">
      <div
        ref={scroller}
        className="synopsis-scroller"
        style={{ '--heads-height': `${headsHeight}px` } as CSSProperties}
      >
        <div
          className="synopsis-table"
          role="table"
          aria-label={words.title}
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length + 1}
          data-accounts={columns.length}
          style={{ '--accounts': columns.length } as CSSProperties}
        >
          <Heads ref={heads} shown={shown} />
          <div ref={body} role="rowgroup" className="synopsis-rows" style={{ height: virtual.getTotalSize() }}>
            {drawn.map(({ index, start, key }) => (
              <SynopsisRowView
                key={key}
                ref={virtual.measureElement}
                at={index}
                top={start}
                row={rows[index]!}
                read={read}
                base={shown.base}
                columns={columns}
                against={shown.against}
                isChosen={acts.isChosen(rows[index]!)}
                onChoose={acts.toggle}
                current={index === stop ? placeIn(rows[index]!, columns, place) : null}
                onOpen={act.open}
                onAttend={attend}
                onKeyDown={onKeyDown}
                onGo={(number) => go(nearest(rows, number))}
              />
            ))}
          </div>
        </div>
      </div>
      <SentenceMenu body={body} acts={acts} />
      <Overview
        rows={rows}
        columns={columns}
        first={drawn.find(({ end }) => end > (virtual.scrollOffset ?? 0))?.index ?? 0}
        seen={(scroller.current?.clientHeight ?? 0) / Math.max(1, virtual.getTotalSize())}
        onGo={(at) => virtual.scrollToIndex(at, { align: 'start' })}
      />
    </div>
  );
}

/** The keys on a sentence: those that lead to another, and the one that shows who shares what. */
function onKeys(
  { rows, columns }: ShownSynopsis,
  onSharing: () => void,
  goTo: (to: { readonly at: number; readonly place: CellPlace }) => void,
) {
  return (event: KeyboardEvent, at: number, from: CellPlace) => {
    if (hasModifier(event)) return;
    if (event.key === sharingKey) onSharing();
    const to = stepFrom(event.key, at, from, rows, columns);
    if (!to) return;
    event.preventDefault();
    event.stopPropagation();
    goTo(to);
  };
}

function selectorOf(at: number, { column, sentence }: CellPlace): string {
  return `[data-cell="${at} ${column} ${sentence}"]`;
}

function Heads({ ref, shown }: { readonly ref: Ref<HTMLDivElement>; readonly shown: ShownSynopsis }) {
  return (
    <div ref={ref} role="rowgroup" className="synopsis-heads">
      <div role="row" aria-rowindex={1} className="synopsis-row">
        <div role="columnheader" className="synopsis-number">
          {words.row}
        </div>
        {shown.columns.map((account) => (
          <AccountHead key={account} shown={shown} account={account} />
        ))}
      </div>
    </div>
  );
}

/** When the rows become others under the keys, the focus goes with the sentence that has it. */
function useFollowing(
  body: { readonly current: HTMLDivElement | null },
  rows: readonly ShownRow[],
  attended: SentencePlace | null,
  follow: (at: number, account: number, sentence: number) => void,
) {
  const before = useRef(rows);
  const within = useRef(false);
  useEffect(() => {
    // What is taken away with the focus in it is followed by no focus elsewhere.
    const hear = ({ target }: FocusEvent) => void (within.current = body.current?.contains(target as Node) ?? false);
    document.addEventListener('focusin', hear);
    return () => document.removeEventListener('focusin', hear);
  }, [body]);
  useEffect(() => {
    if (before.current === rows) return;
    before.current = rows;
    if (!attended || !within.current) return;
    const { account, sentence } = attended;
    const at = rows.findIndex(({ cells }) => cells[account]!.includes(sentence));
    if (at >= 0) follow(at, account, rows[at]!.cells[account]!.indexOf(sentence));
  });
}

/** The place of the row with this number, or of the one nearest to it. */
function nearest(rows: readonly ShownRow[], number: number): number {
  const apart = (at: number) => Math.abs(rows[at]!.number - number);
  return rows.reduce((best, _, at) => (apart(at) < apart(best) ? at : best), 0);
}

/** Opens a sentence in its text, and gives it to the keys that mark while it has the focus. */
function useActs({ read, rows, columns }: ShownSynopsis, acts: SynopsisActs) {
  const { open, attend } = useSentenceActs();
  const placeOf = (at: number, { column, sentence }: CellPlace) => {
    const account = columns[column]!;
    const { documentId, textId, sentences } = read.synopsis.accounts[account]!;
    const { from, to } = sentences[rows[at]!.cells[account]![sentence]!]!;
    return { documentId, textId, text: read.texts[account]!, from, to };
  };
  return {
    open: (at: number, place: CellPlace, beside: boolean) => open(placeOf(at, place), beside),
    attend(at: number, place: CellPlace) {
      const account = columns[place.column]!;
      acts.attend({ account, sentence: rows[at]!.cells[account]![place.sentence]! });
      attend(placeOf(at, place));
    },
  };
}

import { useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { stretchesOf } from '../../../../core/compare/quotations/quotation-look.ts';
import type { Id } from '../../../../core/model/id.ts';
import { propose } from '../../../session/propose-claim.ts';
import { quotationsWords as words } from '../../../words/quotations.ts';
import { drawnRows, hasModifier, rowsBelow, useCurrentRow } from '../../hooks/use-current-row.ts';
import { showLowBody } from '../../hooks/show-low-body.ts';
import { useHeight } from '../../hooks/use-width.ts';
import { useRowsInView } from '../../hooks/use-rows-in-view.ts';
import { useSentenceActs } from '../../hooks/use-sentence-acts.ts';
import { useSession } from '../../hooks/use-session.ts';
import { claimOfFamily } from './claim-of-family.ts';
import { QuotationLine } from './QuotationLine.tsx';
import type { QuotationRow } from './shown-families.ts';
import type { ReadQuotations } from './use-quotations.ts';

interface QuotationsTableProps {
  /** How far it was scrolled is kept by this name. */
  readonly name: string;
  readonly rows: readonly QuotationRow[];
  readonly read: ReadQuotations;
}

/** Pixels of a line before it was drawn. */
const guessedHeight = 64;

const columns = ['family', 'document', 'form', 'verb', 'speaker', 'chain'] as const;

/** The lines in view of all families. */
export function QuotationsTable({ name, rows, read }: QuotationsTableProps) {
  const session = useSession();
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const heads = useRef<HTMLDivElement>(null);
  const headsHeight = useHeight(heads);
  const keyOf = (at: number) => keyOfRow(rows[at]!);
  const virtual = useRowsInView({ name, count: rows.length, scroller, headsHeight, guessedHeight, overscan: 6, keyOf });
  const list = rowsBelow(headsHeight, virtual);
  const lines = virtual.getVirtualItems();
  const lineOf = (at: number) => `[data-quotation="${at}"]`;
  const inView = drawnRows(lines, virtual.range);
  const { stop, setCurrent, go } = useCurrentRow(body, rows.length, list, lineOf, inView, showLowBody);
  const act = useActs(rows, read.texts);
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    if (hasModifier(event)) return;
    const to = stepFrom(event.key, at, rows);
    // A makes a claim, as in the synopsis.
    if (to === null && event.key !== 'a') return;
    event.preventDefault();
    event.stopPropagation();
    if (to === null) propose(session, claimOfFamily(rows[at]!.family, read));
    else go(to);
  };
  return (
    <div ref={scroller} className="quotations-scroller low-body">
      <div
        className="quotations-table"
        role="table"
        aria-label={words.title}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
      >
        <div ref={heads} role="rowgroup" className="quotations-heads">
          <div role="row" aria-rowindex={1} className="quotations-row">
            {columns.map((column) => (
              <div key={column} role="columnheader" className="quotations-cell" data-column={column}>
                {words.columns[column]}
              </div>
            ))}
          </div>
        </div>
        <div ref={body} role="rowgroup" className="quotations-rows" style={{ height: virtual.getTotalSize() }}>
          {lines.map(({ index, start, key }) => (
            <QuotationLine
              key={key}
              ref={virtual.measureElement}
              at={index}
              top={start}
              row={rows[index]!}
              read={read}
              current={index === stop}
              onOpen={act.open}
              onAttend={(at) => {
                setCurrent(at);
                act.attend(at);
              }}
              onKeyDown={onKeyDown}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

/** Where a key leads to from a line: up and down by lines, by pages, and to the ends. */
function stepFrom(key: string, at: number, rows: readonly QuotationRow[]): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    j: at + 1,
    ArrowUp: at - 1,
    k: at - 1,
    PageDown: at + 8,
    PageUp: at - 8,
    Home: 0,
    End: rows.length - 1,
  };
  const to = steps[key];
  return to === undefined ? null : Math.max(0, Math.min(to, rows.length - 1));
}

/** The same while it is ruled on. */
function keyOfRow({ family, member: { documentId, quotation } }: QuotationRow): string {
  return `${family.number} ${documentId} ${quotation.content[0]!.from} ${quotation.verb?.from ?? ''}`;
}

/** Opens a quotation in its text, and gives it to the keys that mark while it has the focus. */
function useActs(rows: readonly QuotationRow[], texts: ReadonlyMap<Id, string>) {
  const { open, attend } = useSentenceActs();
  const placeOf = (at: number) => {
    const { documentId, textId, quotation } = rows[at]!.member;
    const [first] = stretchesOf(quotation);
    return { documentId, textId, text: texts.get(textId)!, from: first!.from, to: first!.to };
  };
  return {
    open: (at: number, beside: boolean) => open(placeOf(at), beside),
    attend: (at: number) => attend(placeOf(at)),
  };
}

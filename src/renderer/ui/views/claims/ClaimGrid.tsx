import { useRef } from 'react';
import type { CSSProperties, KeyboardEvent } from 'react';
import type { MatrixCell } from '../../../../core/compare/claim-matrix.ts';
import { tellingFrom } from '../../../../core/compare/telling-words.ts';
import type { Id } from '../../../../core/model/id.ts';
import { cellStates } from '../../../../core/model/records.ts';
import type { Claim } from '../../../../core/model/records.ts';
import { clearCell, holdsOtherWords, setCell } from '../../../commands/claims.ts';
import { focusWhenThere } from '../../../session/focus-when-there.ts';
import { openSubject } from '../../../session/open-subject.ts';
import { claimsWords as words, stateSigns } from '../../../words/claims.ts';
import { whenInWords } from '../../../words/timeline.ts';
import { useRows, useRun, useSession } from '../../hooks/use-session.ts';
import { partyOf } from './use-claims.ts';
import { WhereAndWhen } from '../../parts/compare/WhereAndWhen.tsx';
import type { ClaimRow, Matrix } from './use-claims.ts';

/** A place in the grid; -1 is the column of the claims themselves. */
export interface GridPlace {
  readonly claimId: Id | null;
  readonly column: number;
}

interface ClaimGridProps {
  readonly matrix: Matrix;
  /** Where the keys are. */
  readonly row: ClaimRow;
  readonly column: number;
  onPlace(place: GridPlace): void;
}

/** Claims × who says what of them. The arrow keys lead through it, figures choose a state. */
export function ClaimGrid({ matrix, row, column, onPlace }: ClaimGridProps) {
  const grid = useRef<HTMLDivElement>(null);
  const { columns, rows } = matrix;
  const act = useCellActs(matrix, row, column);
  const go = (to: number, across: number) => {
    const at = Math.max(0, Math.min(to, rows.length - 1));
    const next = Math.max(-1, Math.min(across, columns.length - 1));
    onPlace({ claimId: rows[at]!.claim.id, column: next });
    focusWhenThere(() => grid.current?.querySelector<HTMLElement>(`[data-place="${at} ${next}"]`));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.shiftKey) return;
    const at = rows.indexOf(row);
    const to = stepFrom(event.key, at, column, columns.length);
    if (to) go(...to);
    else if (!act(event.key, event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const style = { '--columns': columns.length } as CSSProperties;
  return (
    <div className="claims-scroller">
      <div ref={grid} role="grid" aria-label={words.grid} className="claims-grid" style={style} onKeyDown={onKeyDown}>
        <div role="row" className="claims-row claims-heads">
          <div role="columnheader">{words.claim}</div>
          {columns.map(({ name, party }) => (
            <div key={name} role="columnheader" dir="auto">
              <span className="claims-name" title={name}>
                {name}
              </span>
              {party.kind === 'document' && <WhereAndWhen id={party.id} />}
            </div>
          ))}
        </div>
        {rows.map((one, at) => (
          <div key={one.claim.id} role="row" className="claims-row" aria-selected={one === row}>
            <div
              role="rowheader"
              dir="auto"
              data-place={`${at} -1`}
              tabIndex={one === row && column === -1 ? 0 : -1}
              onFocus={() => onPlace({ claimId: one.claim.id, column: -1 })}
            >
              {one.claim.wording}
              <ClaimFacts claim={one.claim} />
            </div>
            {one.cells.map((cell, across) => (
              <div
                key={across}
                role="gridcell"
                className="claims-cell"
                data-state={cell.states[0]}
                data-place={`${at} ${across}`}
                tabIndex={one === row && column === across ? 0 : -1}
                onFocus={() => onPlace({ claimId: one.claim.id, column: across })}
              >
                <CellWords cell={cell} wording={one.claim.wording} />
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

/** When it happened, and in which event. */
function ClaimFacts({ claim: { when, eventSetId } }: { readonly claim: Claim }) {
  const set = useRows('eventSets').rows.get(eventSetId ?? '');
  const facts = [...(when === null ? [] : [whenInWords(when)]), ...(set ? [set.name] : [])];
  if (facts.length === 0) return null;
  return <div className="quiet claims-aside claims-facts">{facts.join(' · ')}</div>;
}

interface CellWordsProps {
  readonly cell: MatrixCell;
  readonly wording: string;
}

/** The state by sign and word, and where the first passage tells what the claim says. */
function CellWords({ cell: { cell, states, passages }, wording }: CellWordsProps) {
  const first = passages[0]?.quotation.exact;
  const from = first === undefined ? 0 : tellingFrom(first, wording);
  if (states.length === 0) {
    return (
      <>
        <span aria-hidden="true">—</span>
        <span className="hidden-words">{words.undecided}</span>
      </>
    );
  }
  return (
    <>
      {states.map((state) => (
        <span key={state} className="claims-state">
          <span aria-hidden="true">{stateSigns[state]}</span> {words.states[state]}
        </span>
      ))}
      {cell && holdsOtherWords(cell) && <span className="claims-but">⚠ {words.contradictsShort}</span>}
      {first !== undefined && (
        <span className="claims-words" dir="auto" title={from > 0 ? first : undefined}>
          {from > 0 && '… '}
          {first.slice(from)}
        </span>
      )}
      {passages.length > 1 && <span className="quiet claims-aside">{words.passages(passages.length)}</span>}
      {cell?.when && <span className="quiet claims-aside">{whenInWords(cell.when)}</span>}
      {cell?.note && (
        <span className="quiet claims-aside" dir="auto">
          {cell.note}
        </span>
      )}
    </>
  );
}

/** What keys do to the cell; whether this one does anything. */
function useCellActs({ columns }: Matrix, { claim, cells }: ClaimRow, column: number) {
  const session = useSession();
  const run = useRun();
  return (key: string, withControl: boolean): boolean => {
    const [at, cell] = [columns[column], cells[column]];
    if (!at || !cell) return false;
    if (key === 'Enter') {
      const [first] = cell.passages;
      if (first) void openSubject(session, first, withControl ? 'beside' : 'here');
      return first !== undefined;
    }
    if (withControl) return false;
    const state = /^[1-7]$/u.test(key) ? cellStates[Number(key) - 1] : undefined;
    const party = partyOf(at, cell);
    if (state) void run(setCell(session.desk, claim.id, party, { state }));
    else if (key === 'Delete' || key === 'Backspace') void run(clearCell(session.desk, claim.id, party));
    else return false;
    return true;
  };
}

function stepFrom(key: string, row: number, column: number, columns: number): readonly [number, number] | null {
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowDown: [row + 1, column],
    ArrowUp: [row - 1, column],
    ArrowRight: [row, column + 1],
    ArrowLeft: [row, column - 1],
    PageDown: [row + 8, column],
    PageUp: [row - 8, column],
    Home: [row, -1],
    End: [row, columns - 1],
  };
  return steps[key] ?? null;
}

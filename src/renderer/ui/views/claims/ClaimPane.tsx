import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { MatrixCell } from '../../../../core/compare/claim-matrix.ts';
import { isEmpty } from '../../../../core/model/diff.ts';
import { cellStates } from '../../../../core/model/records.ts';
import type { Cell, CellState, Claim, Subject } from '../../../../core/model/records.ts';
import { keyOfSubject } from '../../../../core/model/rulings.ts';
import {
  clearCell,
  editClaim,
  holdsOtherWords,
  removeClaims,
  setCell,
  setUndecided,
  takeOutPassage,
} from '../../../commands/claims.ts';
import type { CellWords } from '../../../commands/claims.ts';
import { openSubject } from '../../../session/open-subject.ts';
import { tellStored } from '../../../session/tell-stored.ts';
import { claimsWords as words, stateSigns } from '../../../words/claims.ts';
import { useRows, useRun, useSession } from '../../hooks/use-session.ts';
import { LinkedWith } from '../../parts/LinkedWith.tsx';
import { SetUndecided } from '../../parts/SetUndecided.tsx';
import { VanishingButton } from '../../parts/VanishingButton.tsx';
import { SilencePane } from './SilencePane.tsx';
import { StoredWords } from './StoredWords.tsx';
import { partyOf } from './use-claims.ts';
import type { ClaimRow, Matrix, NamedColumn } from './use-claims.ts';
import { WhenField } from './WhenField.tsx';
import { WitnessPane } from './WitnessPane.tsx';

interface ClaimPaneProps {
  readonly matrix: Matrix;
  readonly row: ClaimRow;
  readonly column: number;
}

/** All of the claim and the cell where the keys are, to be read and changed. */
export function ClaimPane({ matrix, row, column }: ClaimPaneProps) {
  const { claim, cells } = row;
  const [at, cell] = [matrix.columns[column], cells[column]];
  return (
    <div role="region" aria-label={words.pane} className="claims-pane" tabIndex={-1}>
      <ClaimWords claim={claim}>
        <RestOfRow matrix={matrix} row={row} />
      </ClaimWords>
      {at && cell && <CellFields key={at.name} claim={claim} column={at} place={cell} />}
      <SilencePane matrix={matrix} row={row} />
      <WitnessPane claimId={claim.id} />
      <p className="quiet claims-keys">
        {words.keys(cellStates.map((state, number) => `${number + 1} ${words.states[state]}`).join(', '))}
      </p>
    </div>
  );
}

function ClaimWords({ claim, children }: { readonly claim: Claim; readonly children: ReactNode }) {
  const session = useSession();
  const run = useRun();
  const remove = async () => {
    const removed = await run(removeClaims(session.desk, [claim.id]));
    if (removed) tellStored(session.workspace, removed, { verb: 'remove-claim', names: [claim.wording], count: 1 });
  };
  return (
    <div className="claims-part">
      <StoredWords key={claim.id} label={words.claimPane} place={{ kind: 'claim-wording', id: claim.id }} />
      <StoredWords label={words.claimNote} place={{ kind: 'claim-note', id: claim.id }} />
      <WhenField
        key={`when ${claim.id}`}
        place={{ kind: 'claim-when', id: claim.id }}
        label={words.when}
        value={claim.when}
        onValue={(when) => run(editClaim(session.desk, claim.id, { when }))}
      />
      <SetOf claim={claim} />
      <LinkedWith end={{ kind: 'claim', id: claim.id }} level={4} />
      {children}
      <Button className="button small" onPress={() => void remove()}>
        {words.remove}
      </Button>
    </div>
  );
}

/** Says the same of all columns that are not decided. What has no document is not silent: there was none. */
function RestOfRow({ matrix: { columns }, row: { claim, cells } }: Pick<ClaimPaneProps, 'matrix' | 'row'>) {
  const { desk, workspace } = useSession();
  const run = useRun();
  const rest = columns.filter((_, at) => cells[at]!.states.length === 0);
  const set = async (state: CellState) => {
    const said = rest.map(({ party, documentIds }) => ({
      column: party,
      state: state === 'silent' && documentIds.length === 0 ? ('no-document' as const) : state,
    }));
    const stored = await run(setUndecided(desk, claim.id, said));
    if (stored && !isEmpty(stored)) {
      tellStored(workspace, stored, { verb: 'set-cell', names: [state, claim.wording] });
    }
  };
  if (columns.length < 2) return null;
  return <SetUndecided count={rest.length} first="silent" onSet={(state) => void set(state)} />;
}

/** The event set to which a claim belongs. */
function SetOf({ claim }: { readonly claim: Claim }) {
  const { desk } = useSession();
  const run = useRun();
  const sets = [...useRows('eventSets').rows.values()].sort((a, b) => a.name.localeCompare(b.name));
  if (sets.length === 0) return null;
  return (
    <label className="claims-field">
      {words.eventSet}
      <select
        className="select"
        value={claim.eventSetId ?? ''}
        onChange={({ target }) => void run(editClaim(desk, claim.id, { eventSetId: target.value || null }))}
      >
        <option value="">{words.noSet}</option>
        {sets.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface CellFieldsProps {
  readonly claim: Claim;
  readonly column: NamedColumn;
  readonly place: MatrixCell;
}

function CellFields({ claim, column, place }: CellFieldsProps) {
  const { cell, states } = place;
  const party = partyOf(column, place);
  const { desk } = useSession();
  const run = useRun();
  const choose = (state: string) => {
    if (state === '') void run(clearCell(desk, claim.id, party));
    else void run(setCell(desk, claim.id, party, { state: state as CellState }));
  };
  return (
    <div className="claims-part">
      <h3 dir="auto">{column.name}</h3>
      <label className="claims-field">
        {words.state}
        <select className="select" value={cell?.state ?? ''} onChange={(event) => choose(event.target.value)}>
          <option value="">{words.undecided}</option>
          {cellStates.map((state) => (
            <option key={state} value={state}>
              {stateSigns[state]} {words.states[state]}
            </option>
          ))}
        </select>
      </label>
      {!cell && states.length > 0 && <p className="quiet">{words.ofDocuments}</p>}
      {cell && <Contradiction claim={claim} cell={cell} />}
      <Passages claim={claim} column={column} place={place} />
      {cell?.proof && <p className="quiet">{words.proof(cell.proof)}</p>}
      {cell && (
        <WhenField
          key={cell.id}
          place={{ kind: 'cell-when', id: cell.id }}
          label={words.cellWhen}
          value={cell.when}
          onValue={(when) => run(setCell(desk, claim.id, party, { state: cell.state, when }))}
        />
      )}
      {cell && <StoredWords label={words.cellNote} place={{ kind: 'cell-note', id: cell.id }} />}
    </div>
  );
}

/** A state without words, and words: a person says which holds. */
function Contradiction({ claim, cell }: { readonly claim: Claim; readonly cell: Cell }) {
  const { desk } = useSession();
  const run = useRun();
  const { column, state, passages } = cell;
  if (!holdsOtherWords(cell)) return null;
  const set = (words: CellWords) => void run(setCell(desk, claim.id, column, words));
  return (
    <div role="alert" className="claims-contradiction">
      <p>{words.contradicts(words.states[state], passages.length)}</p>
      <VanishingButton className="button small" region={paneOf} onPress={() => set({ state, passages: [] })}>
        {words.withoutWords}
      </VanishingButton>
      <VanishingButton className="button small" region={paneOf} onPress={() => set({ state: 'says' })}>
        {words.itSays}
      </VanishingButton>
    </div>
  );
}

/** The words of a cell: each opens its text, and can be taken out. */
function Passages({ claim, place: { cell, passages } }: CellFieldsProps) {
  const session = useSession();
  const { desk, workspace } = session;
  const run = useRun();
  const takeOut = async (subject: Subject) => {
    // What an outlet's cell shows of its documents is taken out of theirs.
    const party = cell?.column ?? ({ kind: 'document', id: subject.documentId } as const);
    const stored = await run(takeOutPassage(desk, claim.id, party, subject));
    if (stored && !isEmpty(stored)) workspace.tell('done', words.takenOut, true);
  };
  return (
    <ul className="claims-passages">
      {passages.map((subject) => (
        <li key={keyOfSubject(subject)}>
          <button
            type="button"
            className="claims-passage"
            dir="auto"
            aria-label={words.openPassage(subject.quotation.exact)}
            onClick={(event) => void openSubject(session, subject, event.ctrlKey || event.metaKey ? 'beside' : 'here')}
            onKeyDown={(event) => {
              if (event.key !== 'Delete') return;
              event.preventDefault();
              event.stopPropagation();
              focusBeside(event.currentTarget);
              void takeOut(subject);
            }}
          >
            {subject.quotation.exact}
          </button>
          <VanishingButton
            className="icon-button small"
            aria-label={words.takeOut(subject.quotation.exact)}
            region={paneOf}
            onPress={() => void takeOut(subject)}
          >
            <X size={14} aria-hidden="true" />
          </VanishingButton>
        </li>
      ))}
    </ul>
  );
}

const paneOf = (button: HTMLElement) => button.closest<HTMLElement>('.claims-pane');

/** The keys go to the next passage, else to the one before, else to the pane. */
function focusBeside(passage: HTMLElement): void {
  const own = passage.closest('li');
  const beside = (own?.nextElementSibling ?? own?.previousElementSibling)?.querySelector<HTMLElement>(
    '.claims-passage',
  );
  (beside ?? paneOf(passage))?.focus();
}

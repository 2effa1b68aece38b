import { useEffect, useRef, useState } from 'react';
import { Button, Switch } from 'react-aria-components';
import { wordsToSeek } from '../../../../core/compare/claim-matrix.ts';
import type { CellState } from '../../../../core/model/records.ts';
import { keepSilence } from '../../../commands/claims.ts';
import { searchSilence, wordsThatTell } from '../../../commands/silence.ts';
import type { ColumnSearched } from '../../../commands/silence.ts';
import { tellStored } from '../../../session/tell-stored.ts';
import { claimsWords as words } from '../../../words/claims.ts';
import { useAnswerInView } from '../../hooks/use-answer-in-view.ts';
import { useRun, useSession } from '../../hooks/use-session.ts';
import { VanishingButton } from '../../parts/VanishingButton.tsx';
import type { ClaimRow, Matrix } from './use-claims.ts';

const formOf = (button: HTMLElement) => button.closest<HTMLElement>('.claims-seek');

/** Who may be silent on a claim, by a search whose proof is kept. */
export function SilencePane({ matrix, row }: { readonly matrix: Matrix; readonly row: ClaimRow }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="claims-part">
      <Button className="button small" aria-expanded={open} onPress={() => setOpen(!open)}>
        {words.silence}
      </Button>
      {open && <Seeking matrix={matrix} row={row} />}
    </div>
  );
}

function Seeking({ matrix, row: { claim, cells } }: { readonly matrix: Matrix; readonly row: ClaimRow }) {
  const { desk, workspace } = useSession();
  const run = useRun();
  const [typed, setQuery] = useState<string | null>(null);
  const proposed = useProposedWords(claim.wording, matrix);
  const query = typed ?? proposed;
  const [anyWord, setAnyWord] = useState(true);
  const asked = useRef(0);
  const [searched, setSearched] = useState<readonly ColumnSearched[] | null>(null);
  const seek = async () => {
    const number = ++asked.current;
    const found = await run(searchSilence(desk, matrix.columns, query, anyWord));
    // Who asked again waits for the newer answer.
    if (number === asked.current) setSearched(found);
  };
  // Of other columns, as of outlets, this search says nothing.
  const current = searched?.length === matrix.columns.length ? searched : null;
  const answer = useAnswerInView<HTMLDivElement>(current);
  const suggested = (current ?? []).filter(({ state }, at) => state !== null && cells[at]!.states.length === 0);
  const keep = async () => {
    const stored = await run(keepSilence(desk, claim.id, suggested));
    const [first] = suggested;
    if (stored && first?.state) {
      tellStored(workspace, stored, { verb: 'set-cell', names: [first.state, claim.wording] });
    }
  };
  return (
    <form
      className="claims-seek"
      onSubmit={(event) => {
        event.preventDefault();
        void seek();
      }}
    >
      <p className="quiet">{words.silenceHow}</p>
      <label className="claims-field">
        {words.seek}
        <input className="text-field" value={query} onChange={(event) => setQuery(event.target.value)} />
      </label>
      <Switch className="switch" isSelected={anyWord} onChange={setAnyWord}>
        <span className="switch-track" />
        {words.anyWord}
      </Switch>
      <Button type="submit" className="button small" isDisabled={query.trim() === ''}>
        {words.search}
      </Button>
      <div ref={answer}>
        <Found searched={current} matrix={matrix} cells={cells} />
      </div>
      {suggested.length > 0 && (
        <VanishingButton className="button small" region={formOf} onPress={() => void keep()}>
          {words.keepSilence(suggested.length)}
        </VanishingButton>
      )}
    </form>
  );
}

/** Words that would tell whether a claim is made, until its texts are read those of the claim. */
function useProposedWords(wording: string, { columns }: Matrix): string {
  const { desk } = useSession();
  const [proposed, setProposed] = useState<string | null>(null);
  const ids = columns.flatMap(({ documentIds }) => documentIds).join(' ');
  useEffect(() => {
    let over = false;
    void wordsThatTell(desk, wording, ids === '' ? [] : ids.split(' ')).then((words) => !over && setProposed(words));
    return () => {
      over = true;
    };
  }, [desk, wording, ids]);
  return proposed ?? wordsToSeek(wording);
}

/** Where what was decided and what is found do not go together. */
function remarkOn(states: readonly CellState[], found: number): string {
  if (states.includes('silent') && found > 0) return ` · ${words.lookAgain}`;
  return states.includes('says') && found === 0 ? ` · ${words.inOtherWords}` : '';
}

interface FoundProps {
  readonly searched: readonly ColumnSearched[] | null;
  readonly matrix: Matrix;
  readonly cells: ClaimRow['cells'];
}

function Found({ searched, matrix: { columns }, cells }: FoundProps) {
  return (
    <div role="status">
      <ul className="claims-found">
        {searched?.map(({ found, state, proof }, at) => {
          const decided = cells[at]!.states.map((one) => words.states[one]);
          const said = proof.searched === 0 && state === null ? words.notSearched : words.found(found, proof.searched);
          return (
            <li key={columns[at]!.name}>
              <bdi>{columns[at]!.name}</bdi>: {said}
              {state === null && found === 0 && proof.searched > 0 && ` · ${words.otherLanguage}`}
              {state !== null && decided.length === 0 && ` · ${words.suggests(words.states[state])}`}
              {decided.length > 0 && ` · ${words.decided(decided.join(', '))}`}
              {proof.searched > 0 && remarkOn(cells[at]!.states, found)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

import { useState } from 'react';
import { Button } from 'react-aria-components';
import { cellStates } from '../../../core/model/records.ts';
import type { CellState } from '../../../core/model/records.ts';
import { claimsWords as words, stateSigns } from '../../words/claims.ts';
import '../styles/ask-claim.css';

interface SetUndecidedProps {
  /** So many are not decided. */
  readonly count: number;
  /** Offered first. */
  readonly first: CellState;
  onSet(state: CellState): void;
}

/** Says the same of all of which nothing is decided yet. */
export function SetUndecided({ count, first, onSet }: SetUndecidedProps) {
  const [state, setState] = useState<CellState>(first);
  return (
    <span className="set-undecided">
      <select
        className="select"
        aria-label={words.restState}
        value={state}
        onChange={({ target }) => setState(target.value as CellState)}
      >
        {cellStates.map((one) => (
          <option key={one} value={one}>
            {stateSigns[one]} {words.states[one]}
          </option>
        ))}
      </select>
      <Button className="button small" isDisabled={count === 0} onPress={() => onSet(state)}>
        {words.setRest(count)}
      </Button>
    </span>
  );
}

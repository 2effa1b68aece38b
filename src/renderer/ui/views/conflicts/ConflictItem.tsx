import type { KeyboardEvent } from 'react';
import { useId } from 'react';
import { conflictsWords as words } from '../../../words/conflicts.ts';
import { ConflictSentence } from './ConflictSentence.tsx';
import { Ruled } from './Ruled.tsx';
import { whyRaised } from './saved-conflicts.ts';
import type { ReadConflicts, ShownConflict } from './shown-conflicts.ts';

interface ConflictItemProps {
  readonly at: number;
  readonly of: number;
  readonly read: ReadConflicts;
  readonly shown: ShownConflict;
  /** It is the one that Tab reaches. */
  readonly current: boolean;
  onAttend(): void;
  onRuled(): void;
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
}

/** A possible conflict: its sentences side by side, why it was raised, and what the person decided. */
export function ConflictItem(props: ConflictItemProps) {
  const { at, of, read, shown, current, onAttend, onRuled, onKeyDown } = props;
  const { conflict, ruling } = shown;
  const title = useId();
  return (
    <li
      className="conflict"
      aria-labelledby={title}
      data-conflict={at}
      data-class={conflict.class}
      data-current={current || undefined}
      data-ruled={ruling !== null || undefined}
      onFocus={onAttend}
      onKeyDown={onKeyDown}
    >
      <p id={title} className="conflict-title">
        <span className="conflict-kind">{words.kind[conflict.kind]}</span>{' '}
        <span className="conflict-class">{words.judgements[conflict.class]}</span>{' '}
        <span className="quiet">{words.position(at + 1, of)}</span>
      </p>
      <div className="conflict-sayings">
        {conflict.sayings.map((saying) => (
          <ConflictSentence key={`${saying.account} ${saying.from}`} read={read} saying={saying} current={current} />
        ))}
      </div>
      <p className="conflict-why quiet">{whyRaised(conflict, read.texts)}</p>
      <Ruled read={read} shown={shown} current={current} onRuled={onRuled} />
    </li>
  );
}

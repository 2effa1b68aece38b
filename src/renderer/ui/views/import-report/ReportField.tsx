import { TriangleAlert } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import type { Guess } from '../../../../core/model/records.ts';
import { partsOfDate } from '../../../../core/text/dates.ts';
import type { ValuePlace } from '../../../commands/write-draft.ts';
import { useValueField } from '../../hooks/use-value-field.ts';
import { dateInWords } from '../../../words/in-words.ts';
import { dateInField, isNoDate, typedDate } from '../../../session/typed-date.ts';
import { doubtInWords } from '../../../words/reading.ts';
import { shellWords } from '../../../words/shell.ts';

/** A value that is corrected in a cell of the report. */
interface FieldProps {
  readonly guess: Guess | undefined;
  readonly label: string;
  /** What its column is called, shown in an empty cell where no head of the table has room. */
  readonly column: string;
  readonly place: ValuePlace;
  readonly isDate?: boolean;
  readonly language?: string | null;
  onCommit(value: string): Promise<unknown>;
  onEnter(): void;
}

/** A value that is corrected in place: Enter (which goes on), Escape or leaving stores it; undo brings the old one back. */
export function Field(props: FieldProps) {
  const { guess, isDate } = props;
  const { value, shown, left, date, typed, type, commit } = useTyping(props);
  const { input, dirty } = useShown(shown);
  const take = (next: string, by: Leaving) => {
    const taken = commit(next, by);
    if (taken === 'done') dirty.current = false;
    return taken !== 'unreadable';
  };
  const unfinished = left === null ? undefined : shellWords.unstored.unfinished;
  const doubt = date?.says || unfinished || (guess && doubtInWords(guess));
  return (
    <span className="report-field">
      <input
        ref={input}
        className="report-input"
        data-weak={guess?.doubt !== undefined || undefined}
        data-unfinished={left !== null || undefined}
        aria-label={props.label}
        aria-description={doubt}
        placeholder={props.column}
        defaultValue={shown}
        aria-invalid={date !== null && !date.readable ? true : undefined}
        dir="auto"
        title={doubt ?? value}
        onInput={(event) => {
          dirty.current = true;
          type(event.currentTarget.value);
        }}
        onBlur={(event) => take(event.target.value, 'leaving')}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            // What cannot be read stays in its cell, and the person with it.
            if (take(event.currentTarget.value, 'enter')) props.onEnter();
          } else if (event.key === 'Escape' && event.currentTarget.value !== value) {
            event.preventDefault();
            event.stopPropagation();
            take(event.currentTarget.value, 'escape');
            // The cell is left, not the report.
            event.currentTarget.closest<HTMLElement>('[role="table"]')?.focus({ preventScroll: true });
          }
        }}
      />
      {doubt && date?.readable !== true && <TriangleAlert className="report-doubt" aria-hidden />}
      {date?.says ? (
        <span role="status" className="report-says" data-wrong={!date.readable || undefined}>
          {date.says}
        </span>
      ) : (
        typed === null && isDate === true && <StoredDate guess={guess} />
      )}
    </span>
  );
}

type Leaving = 'enter' | 'escape' | 'leaving';

/** What stands in the cell, what is said of a date that is typed there, and how it is stored. */
function useTyping({ guess, place, isDate = false, language, onCommit }: FieldProps) {
  const stored = guess?.value ?? '';
  /** As it stands in the cell: what is left so is not stored again. */
  const value = isDate ? dateInField(stored, language) : stored;
  // What could not be read as a date stays in the cell, not in the record.
  const { left, type, done } = useValueField(place, value, (next) =>
    next.trim() === value ? undefined : onCommit(next),
  );
  const [typed, setTyped] = useState(left);
  const shown = typed ?? value;
  const date = isDate && (typed !== null || isNoDate(stored)) ? typedDate(shown, language) : null;
  return {
    value,
    shown,
    left,
    date,
    typed,
    type: (next: string) => {
      type(next);
      if (isDate) setTyped(next);
    },
    /** `waits`: it is left in the cell for later. */
    commit: (next: string, by: Leaving): 'done' | 'waits' | 'unreadable' => {
      if (isDate && next.trim() !== value && !typedDate(next, language).readable) return 'unreadable';
      if (!done(next, by)) return 'waits';
      setTyped(null);
      return 'done';
    },
  };
}

/**
 * The same field shows a value that comes later: another one would take neither the focus along nor what was typed since.
 * `dirty`: whether it was typed in since its words were taken last.
 */
function useShown(shown: string) {
  const input = useRef<HTMLInputElement>(null);
  const dirty = useRef(false);
  useLayoutEffect(() => {
    const field = input.current;
    if (field && !dirty.current && field.value !== shown) field.value = shown;
  }, [shown]);
  return { input, dirty };
}

/** Under a date, what its cell does not show: in which order it was read; the whole of one with a time of day. */
function StoredDate({ guess }: { readonly guess: Guess | undefined }) {
  if (guess === undefined) return null;
  const isLong = (partsOfDate(guess.value)?.time ?? null) !== null;
  const said = guess.doubt === 'ambiguous-date' ? doubtInWords(guess) : isLong ? dateInWords(guess.value) : null;
  return said && <span className="report-says">{said}</span>;
}

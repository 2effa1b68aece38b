import { useId, useState } from 'react';
import { typedWhen } from '../../../session/typed-when.ts';
import { claimsWords as words } from '../../../words/claims.ts';
import type { ValuePlace } from '../../../commands/write-draft.ts';
import { useValueField } from '../../hooks/use-value-field.ts';
import { useWhenGone } from '../../hooks/use-when-gone.ts';
import { whenInWords } from '../../../words/timeline.ts';

interface WhenFieldProps {
  /** Where it belongs, so that what is half typed outlives a reload. */
  readonly place: ValuePlace;
  readonly label: string;
  /** As EDTF; null: nobody said. */
  readonly value: string | null;
  /** As `take` of `useValueField`. */
  onValue(value: string | null): unknown;
}

/**
 * The time of an event. Enter and leaving the field take what is understood, and it says how; what is not understood stays
 * in the field and is not stored, and it says what holds still. Escape takes it, too; of what is not understood it puts back
 * what is stored.
 */
export function WhenField({ place, label, value, onValue }: WhenFieldProps) {
  const field = useValueField(place, value === null ? '' : whenInWords(value), (words) => {
    const now = typedWhen(words);
    // What is not understood waits in its field.
    if (!now.readable) return null;
    return now.value === value ? undefined : onValue(now.value);
  });
  const [typed, setTyped] = useState<string | null>(field.left);
  const said = useId();
  const read = typedWhen(typed ?? value ?? '');
  const take = (by: 'enter' | 'escape' | 'leaving') => {
    if (typed === null || !read.readable) return;
    if (field.done(typed, by)) setTyped(null);
  };
  useWhenGone(() => take('leaving'));
  return (
    <label className="claims-field">
      {label}
      <input
        className="text-field"
        dir="auto"
        placeholder={words.whenHint}
        value={typed ?? value ?? ''}
        aria-invalid={!read.readable || undefined}
        aria-describedby={said}
        onChange={({ target }) => {
          setTyped(target.value);
          field.type(target.value);
        }}
        onBlur={() => take('leaving')}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take('enter');
          if (event.key !== 'Escape' || typed === null) return;
          event.stopPropagation();
          if (read.readable) return take('escape');
          field.drop();
          setTyped(null);
        }}
      />
      <span id={said} role="status" className={read.readable ? 'quiet' : 'doubt'}>
        {read.says}
        {!read.readable && ` ${words.whenHolds(value === null ? null : whenInWords(value))}`}
      </span>
    </label>
  );
}

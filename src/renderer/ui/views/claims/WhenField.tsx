import { useId, useState } from 'react';
import { typedWhen } from '../../../session/typed-when.ts';
import { claimsWords as words } from '../../../words/claims.ts';
import { useWhenGone } from '../../hooks/use-when-gone.ts';
import { whenInWords } from '../../../words/timeline.ts';

interface WhenFieldProps {
  readonly label: string;
  /** As EDTF; null: nobody said. */
  readonly value: string | null;
  onValue(value: string | null): void;
}

/**
 * The time of an event. Enter and leaving the field take what is understood, and it says how; what is not understood stays
 * in the field and is not stored, and it says what holds still. Escape takes it, too; of what is not understood it puts back
 * what is stored.
 */
export function WhenField({ label, value, onValue }: WhenFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const said = useId();
  const read = typedWhen(typed ?? value ?? '');
  const take = () => {
    if (typed === null || !read.readable) return;
    if (read.value !== value) onValue(read.value);
    setTyped(null);
  };
  useWhenGone(take);
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
        onChange={({ target }) => setTyped(target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
          if (event.key !== 'Escape' || typed === null) return;
          event.stopPropagation();
          take();
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

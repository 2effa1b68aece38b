import { useEffect, useRef } from 'react';
import type { ValuePlace } from '../../../commands/write-draft.ts';
import { quotationsWords as words } from '../../../words/quotations.ts';
import { shellWords } from '../../../words/shell.ts';
import { useValueField } from '../../hooks/use-value-field.ts';

interface SpeakerFieldProps {
  readonly place: ValuePlace;
  readonly name: string;
  /** As `take` of `useValueField`; empty for nobody. */
  onName(name: string): unknown;
  onEnd(): void;
}

/** Who speaks. Enter decides, also for nobody; Escape and leaving decide only what was typed, for the field may have been opened by mistake. */
export function SpeakerField({ place, name, onName, onEnd }: SpeakerFieldProps) {
  const naming = useValueField(place, name, (said) => onName(said.trim()));
  const field = useRef<HTMLInputElement>(null);
  const over = useRef(false);
  const waits = naming.left !== null;
  // One that only waits takes the keys from nobody.
  useEffect(() => {
    if (!waits) field.current?.focus();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- Only when it comes.
  }, []);
  const end = (typed: string, by: 'enter' | 'escape' | 'leaving') => {
    if (over.current) return;
    if (by === 'enter' || (typed.trim() !== '' && typed.trim() !== name)) {
      if (!naming.done(typed, by)) return;
    } else naming.drop();
    over.current = true;
    onEnd();
  };
  return (
    <input
      ref={field}
      className="text-field"
      aria-label={words.speaker}
      aria-description={waits ? shellWords.unstored.unfinished : undefined}
      data-unfinished={waits || undefined}
      placeholder={words.speakerHint}
      dir="auto"
      defaultValue={naming.left ?? name}
      onInput={({ currentTarget }) => naming.type(currentTarget.value)}
      onBlur={({ currentTarget }) => end(currentTarget.value, 'leaving')}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter' || event.key === 'Escape') {
          end(event.currentTarget.value, event.key === 'Enter' ? 'enter' : 'escape');
        }
      }}
    />
  );
}

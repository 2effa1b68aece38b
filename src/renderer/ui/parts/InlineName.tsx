import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ValuePlace } from '../../commands/write-draft.ts';
import { useValueField } from '../hooks/use-value-field.ts';
import { useOwnKeys } from '../hooks/use-own-keys.ts';
import { shellWords } from '../../words/shell.ts';

/** A name that is given in place. */
export interface InlineNameProps {
  readonly label: string;
  readonly value: string;
  /** Where the name belongs, so that it outlives a reload while it is typed. */
  readonly place: ValuePlace;
  /** Whether no name is one, too: it takes the value away. */
  readonly mayBeEmpty?: boolean;
  /** Enter, Escape or leaving the field; never called with an unchanged name. As `take` of `useValueField`. */
  onName(name: string): unknown;
  /** The naming is over; also when the field goes away without having been left. */
  onEnd(): void;
}

/** Naming in place. Enter, Escape and leaving the field take the name; undo brings the old one back. */
export function InlineName({ label, value, place, mayBeEmpty = false, onName, onEnd }: InlineNameProps) {
  const naming = useValueField(place, value, (words) => {
    const name = words.trim();
    return (mayBeEmpty || name !== '') && name !== value ? onName(name) : undefined;
  });
  const ownKeys = useOwnKeys();
  const field = useRef<HTMLInputElement>(null);
  const over = useRef(false);
  const before = useRef<Element | null>(null);
  useEffect(() => {
    before.current = document.activeElement;
    field.current?.focus();
    field.current?.select();
  }, []);
  const ended = useRef(onEnd);
  useLayoutEffect(() => {
    ended.current = onEnd;
  });
  useEffect(
    () => () => {
      if (!over.current) ended.current();
    },
    [],
  );
  const end = (by: 'enter' | 'escape' | 'leaving', back: boolean) => {
    if (over.current) return;
    over.current = true;
    naming.done(field.current?.value ?? '', by);
    onEnd();
    // Naming is an interlude: by key, the focus goes back to where it was.
    const { current } = before;
    if (back && current instanceof HTMLElement && current.isConnected) current.focus();
  };
  return (
    <input
      ref={field}
      className="inline-name"
      type="text"
      dir="auto"
      aria-label={label}
      aria-description={naming.left === null ? undefined : shellWords.unstored.unfinished}
      title={naming.left === null ? undefined : shellWords.unstored.unfinished}
      data-unfinished={naming.left !== null || undefined}
      defaultValue={naming.left ?? value}
      onInput={(event) => naming.type(event.currentTarget.value)}
      onBlur={() => end('leaving', false)}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        ownKeys(event);
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        // Or the key would press the button that gets the focus back.
        event.preventDefault();
        end(event.key === 'Enter' ? 'enter' : 'escape', true);
      }}
    />
  );
}

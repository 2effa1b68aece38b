import { useEffect, useRef } from 'react';
import type { DraftPlace } from '../../commands/write-draft.ts';
import { useBeside } from '../hooks/use-beside.ts';

export interface InlineNameProps {
  readonly label: string;
  readonly value: string;
  /** Where the name belongs, so that it outlives a reload while it is typed; none for what is new. */
  readonly place?: DraftPlace;
  /** Whether no name is one, too: it takes the value away. */
  readonly mayBeEmpty?: boolean;
  /** Enter, Escape or leaving the field; never called with an unchanged name. */
  onName(name: string): void;
  onEnd(): void;
}

/** Naming in place. Enter, Escape and leaving the field take the name; undo brings the old one back. */
export function InlineName({ label, value, place, mayBeEmpty = false, onName, onEnd }: InlineNameProps) {
  const beside = useBeside(place);
  const field = useRef<HTMLInputElement>(null);
  const over = useRef(false);
  const before = useRef<Element | null>(null);
  useEffect(() => {
    before.current = document.activeElement;
    field.current?.focus();
    field.current?.select();
  }, []);
  const end = (back = false) => {
    if (over.current) return;
    over.current = true;
    const name = field.current?.value.trim() ?? '';
    if ((mayBeEmpty || name !== '') && name !== value) onName(name);
    beside.drop();
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
      defaultValue={value}
      onInput={(event) => beside.keep(event.currentTarget.value)}
      onBlur={() => end()}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        // Or the key would press the button that gets the focus back.
        event.preventDefault();
        end(true);
      }}
    />
  );
}

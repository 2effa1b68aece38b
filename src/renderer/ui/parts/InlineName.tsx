import { useEffect, useRef } from 'react';

export interface InlineNameProps {
  readonly label: string;
  readonly value: string;
  /** Enter or leaving the field; never called with an empty or unchanged name. */
  onName(name: string): void;
  onEnd(): void;
}

/** Naming in place: Enter or leaving takes the name, Escape does not. */
export function InlineName({ label, value, onName, onEnd }: InlineNameProps) {
  const field = useRef<HTMLInputElement>(null);
  const over = useRef(false);
  const before = useRef<Element | null>(null);
  useEffect(() => {
    before.current = document.activeElement;
    field.current?.focus();
    field.current?.select();
  }, []);
  const end = (take: boolean, back = false) => {
    if (over.current) return;
    over.current = true;
    const name = field.current?.value.trim() ?? '';
    if (take && name !== '' && name !== value) onName(name);
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
      onBlur={() => end(true)}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        // Or the key would press the button that gets the focus back.
        event.preventDefault();
        end(event.key === 'Enter', true);
      }}
    />
  );
}

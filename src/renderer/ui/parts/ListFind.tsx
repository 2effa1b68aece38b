import { ListFilter } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { findWords as words } from '../../words/find.ts';
import { focusWhenThere } from '../../session/focus-when-there.ts';
import '../styles/list-find.css';

interface ListFindProps {
  /** What is found in, e.g. “Find in annotations”. */
  readonly label: string;
  /** Stands in it while it is empty; else the label does. */
  readonly hint?: string;
  readonly typed: string;
  /** How many lines are left, of how many; shown only while something is typed, unless the list says so itself. */
  readonly left?: { readonly shown: number; readonly all: number };
  /** What of the list takes the focus when one goes on into it by `ArrowDown` or `Enter`, in what both stand in. */
  readonly first: string;
  /** Takes the focus when it comes. */
  readonly focus?: boolean;
  onType(typed: string): void;
  /** It was left with nothing in it. */
  onEnd?(field: HTMLElement): void;
}

/** The field whose words leave only some lines of a list. Down and Enter go on into the list, Escape shows all again. */
export function ListFind({ label, hint, typed, left, first, focus = false, onType, onEnd }: ListFindProps) {
  const input = useRef<HTMLInputElement>(null);
  // As soon as it is drawn, and not a frame later: the next key is for it.
  useLayoutEffect(() => {
    if (focus) input.current?.focus();
  }, [focus]);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key, currentTarget: field } = event;
    if (key === 'Escape') {
      // With nothing to take back it is the dialog that is left.
      if (typed === '' && !onEnd && field.closest('[role="dialog"]')) return;
      if (typed === '') onEnd?.(field);
      else onType('');
    } else if (key === 'Enter' || key === 'ArrowDown') {
      const place = placeOf(field);
      // The list follows what is typed a moment later.
      focusWhenThere(() => place?.querySelector<HTMLElement>(first));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="list-find">
      <ListFilter size={14} aria-hidden="true" />
      <input
        ref={input}
        type="search"
        className="text-field"
        dir="auto"
        data-list-find
        aria-label={label}
        placeholder={hint ?? label}
        value={typed}
        onChange={({ target }) => onType(target.value)}
        onKeyDown={onKeyDown}
      />
      {left && (
        <span className="quiet list-find-left" aria-live="polite">
          {typed.trim() !== '' && words.left(left.shown, left.all)}
        </span>
      )}
    </div>
  );
}

/** What a list and its field stand in together. */
function placeOf(field: HTMLElement): Element | null {
  return field.closest('nav, section, .mentioned');
}

/** A field that is shown on demand, in a panel with little room: what is typed into it, and whether it is shown. */
export function useFoldedFind() {
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState(false);
  return {
    typed,
    setTyped,
    shown: asked || typed !== '',
    open: () => setAsked(true),
    end: () => setAsked(false),
  };
}

/** The button that shows such a field; the field takes its place for keys that find in lists. */
export function FindButton({
  label,
  find,
}: {
  readonly label: string;
  readonly find: ReturnType<typeof useFoldedFind>;
}) {
  return (
    <button
      type="button"
      className="icon-button small end"
      aria-label={label}
      aria-expanded={find.shown}
      title={label}
      {...(find.shown ? {} : { 'data-list-find': true })}
      onClick={() => {
        if (!find.shown) return find.open();
        find.setTyped('');
        find.end();
      }}
    >
      <ListFilter size={14} aria-hidden="true" />
    </button>
  );
}

/** The field itself, where it is shown. It goes when it is left by Escape with nothing in it. */
export function FoldedFind(
  props: Pick<ListFindProps, 'label' | 'left' | 'first'> & { readonly find: ReturnType<typeof useFoldedFind> },
) {
  const { find, ...rest } = props;
  if (!find.shown) return null;
  const end = (field: HTMLElement) => {
    const place = placeOf(field);
    find.end();
    focusWhenThere(() => place?.querySelector<HTMLElement>('button[data-list-find]'));
  };
  return <ListFind {...rest} focus typed={find.typed} onType={find.setTyped} onEnd={end} />;
}

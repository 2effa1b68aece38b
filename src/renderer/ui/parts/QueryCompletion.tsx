import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import type { Completions } from '../../../core/ports/finder.ts';
import { useSession } from '../hooks/use-session.ts';
import { completionWords } from '../../words/search.ts';
import '../styles/search-box.css';

/** Milliseconds after a key before it asks what could follow. */
const pause = 60;

/** The list of suggestions and what its field must do for it. */
export interface Completion {
  readonly options: Completions['options'];
  /** The option that Enter or Tab would take; -1: none, because nobody moved into the list. */
  readonly at: number;
  readonly listId: string;
  /** For the field. */
  readonly attributes: Readonly<Record<`aria-${string}`, string | undefined>>;
  /** Whether the key was used by the list. */
  takesKey(event: KeyboardEvent): boolean;
  pick(at: number): void;
  close(): void;
}

/** What could be written at the cursor of the field, asked for after something was typed there. */
export function useCompletion(
  input: RefObject<HTMLInputElement | null>,
  query: string,
  write: (query: string) => void,
): Completion {
  const { finder } = useSession().desk;
  const [found, setFound] = useState<Completions | null>(null);
  const [at, setAt] = useState(-1);
  const listId = useId();
  /** The query as it was when the list was last put away; it stays away until something else is typed. */
  const put = useRef<string | null>(query);
  const shown = found?.options ?? [];

  useEffect(() => {
    setFound(null);
    setAt(-1);
    const element = input.current;
    if (!element || document.activeElement !== element || put.current === query || query.trim() === '') return;
    let over = false;
    const timer = setTimeout(() => {
      const cursor = element.selectionStart ?? query.length;
      if (element.selectionEnd !== cursor) return;
      void finder.complete(query, cursor).then((answer) => {
        if (over || !answer.ok || put.current === query) return;
        const { from, to, options } = answer.value;
        // What stands there already is no suggestion.
        const written = query.slice(from, to);
        setFound({ from, to, options: options.filter(({ text }) => text !== written) });
      });
    }, pause);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [finder, input, query]);

  const close = () => {
    put.current = query;
    setFound(null);
    setAt(-1);
  };
  const pick = (place: number) => {
    const option = found?.options[place];
    if (!found || !option) return;
    const rest = query.slice(found.to);
    // A value is whole and wants a blank behind it, a field's name wants its value.
    const text = option.text.endsWith(':') || /^\s/u.test(rest) ? option.text : `${option.text} `;
    const cursor = found.from + text.length;
    setFound(null);
    setAt(-1);
    const words = query.slice(0, found.from) + text + rest;
    if (input.current) writeInto(input.current, words, cursor);
    write(words);
  };
  const takesKey = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean => {
    if (shown.length === 0 || ctrlKey || metaKey || altKey) return false;
    if (key === 'Escape') close();
    else if (key === 'ArrowDown') setAt((at + 1) % shown.length);
    else if (key === 'ArrowUp') setAt(at <= 0 ? shown.length - 1 : at - 1);
    else if ((key === 'Enter' || (key === 'Tab' && !shiftKey)) && at >= 0) pick(at);
    else return false;
    return true;
  };
  const open = shown.length > 0;
  return {
    options: shown,
    at,
    listId,
    attributes: {
      'aria-autocomplete': 'list',
      'aria-controls': open ? listId : undefined,
      'aria-activedescendant': open && at >= 0 ? `${listId}-${at}` : undefined,
    },
    takesKey,
    pick,
    close,
  };
}

/** At once, not with the next picture: what is typed next goes behind the cursor, however soon it comes. */
function writeInto(field: HTMLInputElement, words: string, cursor: number): void {
  field.value = words;
  field.setSelectionRange(cursor, cursor);
}

/** The list below the field. It never has the focus; the field names the option that is meant. */
export function CompletionList({ completion }: { readonly completion: Completion }) {
  const { options, at, listId, pick } = completion;
  return (
    <>
      <span className="hidden-words" aria-live="polite">
        {options.length > 0 ? completionWords.count(options.length) : ''}
      </span>
      {options.length > 0 && (
        <ul id={listId} role="listbox" aria-label={completionWords.list} className="completion">
          {options.map(({ text, label }, place) => (
            <li
              key={text}
              id={`${listId}-${place}`}
              role="option"
              aria-selected={place === at}
              className="completion-option"
              dir="auto"
              ref={place === at ? scrollNearest : undefined}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(place)}
            >
              {label}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function scrollNearest(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

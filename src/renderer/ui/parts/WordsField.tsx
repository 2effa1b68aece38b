import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ClipboardEvent, FocusEvent, KeyboardEvent } from 'react';
import { changedStretch } from '../../../core/text/merge-words.ts';
import { createLongField } from '../../text/reader/long-field.ts';
import type { LongField } from '../../text/reader/long-field.ts';
import { useLatest } from '../hooks/use-latest.ts';
import '../styles/words-field.css';

/** More words, in UTF-16 code units, than the browser's own field takes without being slow at each key. */
const tooLong = 20_000;

/** A field for prose of any length. */
export interface WordsFieldProps {
  readonly words: string;
  /** The name of the field. */
  readonly label: string;
  readonly className: string;
  readonly rows?: number;
  readonly placeholder?: string;
  /** Takes the focus when it comes; `in place` without scrolling anything. */
  readonly focus?: 'in view' | 'in place';
  /** Begins with the caret after the last word. */
  readonly atEnd?: boolean;
  onChange(words: string): void;
  onLeave?(): void;
  onKeyDown?(event: KeyboardEvent): void;
}

/** A field for a note of any length. However long, it holds all of it, opens at once and follows each key. */
export function WordsField(props: WordsFieldProps) {
  const { words, label, className, rows, placeholder, focus, atEnd } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  // Once long, it stays so as long as it is open: the field would change under the hands of who shortens the note.
  const [long, setLong] = useState(words.length > tooLong);
  const [caret, setCaret] = useState<number | null>(null);
  useEffect(() => {
    if (focus) field.current?.focus({ preventScroll: focus === 'in place' });
  }, [focus]);

  // Words that come from elsewhere, as from another window, leave the caret between the words where it is.
  const shown = useRef({ words, caret: atEnd ? words.length : 0 });
  useLayoutEffect(() => {
    const { words: before, caret: at } = shown.current;
    if (words === before) return;
    const { from, to, now } = changedStretch(before, words);
    const stays = at <= from ? at : Math.max(from, at - to + from) + now.length;
    shown.current = { words, caret: stays };
    if (document.activeElement === field.current) field.current?.setSelectionRange(stays, stays);
  }, [words]);

  const change = (next: string, at: number) => {
    shown.current = { words: next, caret: at };
    if (next.length > tooLong) {
      setCaret(at);
      setLong(true);
    }
    props.onChange(next);
  };
  // The browser's field would lay out what is pasted before it can be asked how long it is.
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const pasted = event.clipboardData.getData('text/plain').replace(/\r\n?/gu, '\n');
    if (words.length + pasted.length <= tooLong) return;
    event.preventDefault();
    const { selectionStart: from, selectionEnd: to } = event.currentTarget;
    change(words.slice(0, from) + pasted + words.slice(to), from + pasted.length);
  };

  if (long || words.length > tooLong) {
    const starts = caret !== null || focus !== undefined;
    return <Long {...props} caret={caret ?? (atEnd ? words.length : 0)} starts={starts} />;
  }
  return (
    <textarea
      ref={field}
      className={className}
      dir="auto"
      rows={rows}
      aria-label={label}
      placeholder={placeholder}
      value={words}
      onFocus={atEnd ? caretToEnd : undefined}
      onChange={({ target }) => change(target.value, target.selectionEnd)}
      onSelect={({ currentTarget }) => (shown.current.caret = currentTarget.selectionEnd)}
      onPaste={onPaste}
      onBlur={props.onLeave}
      onKeyDown={props.onKeyDown}
    />
  );
}

/** `starts`: it takes the focus, with the caret there. */
function Long(props: WordsFieldProps & { readonly caret: number; readonly starts: boolean }) {
  const parent = useRef<HTMLDivElement>(null);
  const field = useRef<LongField | null>(null);
  const latest = useLatest(props);
  useEffect(() => {
    const { words, label, placeholder = '', caret, starts } = latest.current;
    const made = createLongField(parent.current!, {
      words,
      label,
      placeholder,
      caret,
      onChange: (next) => latest.current.onChange(next),
      onBlur: () => latest.current.onLeave?.(),
    });
    field.current = made;
    if (starts) made.focus();
    return () => {
      field.current = null;
      made.destroy();
    };
  }, [latest]);
  useEffect(() => field.current?.setWords(props.words), [props.words]);
  return <div ref={parent} className={`long-field ${props.className}`} onKeyDown={props.onKeyDown} />;
}

function caretToEnd({ currentTarget }: FocusEvent<HTMLTextAreaElement>): void {
  currentTarget.setSelectionRange(currentTarget.value.length, currentTarget.value.length);
  currentTarget.scrollTop = currentTarget.scrollHeight;
}

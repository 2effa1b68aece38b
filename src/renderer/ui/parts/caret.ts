import type { FocusEvent } from 'react';

/** A field that gets the focus with words in it is written on at their end. */
export function caretToEnd({ currentTarget }: FocusEvent<HTMLTextAreaElement>): void {
  currentTarget.setSelectionRange(currentTarget.value.length, currentTarget.value.length);
  currentTarget.scrollTop = currentTarget.scrollHeight;
}

import { useEffect, useRef } from 'react';
import { letGoOfTag, putKeptTag } from '../../session/keep-tagging.ts';
import { useSession } from './use-session.ts';

/**
 * Gives the kept tag to words once the mouse that selected them is let go, and by Enter. `press` hears of each press in
 * the text, `select` of each selection, `key` of each key; the last says whether it was meant.
 */
export function usePutKeptTag() {
  const session = useSession();
  const pressed = useRef(false);
  useEffect(() => void session.recentTags.load(), [session]);
  return {
    press: (button: number) => {
      pressed.current = button === 0;
    },
    select: (selection: { readonly empty: boolean; readonly dragging: boolean }) => {
      if (selection.dragging || !pressed.current) return;
      pressed.current = false;
      if (!selection.empty) putKeptTag(session);
    },
    key: ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent) => {
      // What is selected from now on is selected by keys.
      pressed.current = false;
      if (ctrlKey || metaKey || altKey || shiftKey) return false;
      return key === 'Enter' ? putKeptTag(session) : key === 'Escape' && letGoOfTag(session);
    },
  };
}

import { giveUpLink } from '../../session/linking.ts';
import { useEffect, useRef } from 'react';
import type { PointerEvent } from 'react';
import type { ReaderSelection } from '../../text/reader/reader.ts';
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
    press: ({ button, target }: Pick<PointerEvent, 'button' | 'target'>) => {
      pressed.current = button === 0 && (target as Element).closest('[role="document"]') !== null;
    },
    select: ({ empty, dragging, byPerson }: Pick<ReaderSelection, 'empty' | 'dragging' | 'byPerson'>) => {
      if (dragging || !pressed.current) return;
      pressed.current = false;
      // A match that a closed panel leaves selected was selected by nobody.
      if (!empty && byPerson) putKeptTag(session);
    },
    key: ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent) => {
      // What is selected from now on is selected by keys.
      pressed.current = false;
      if (ctrlKey || metaKey || altKey || shiftKey) return false;
      return key === 'Enter' ? putKeptTag(session) : key === 'Escape' && (giveUpLink(session) || letGoOfTag(session));
    },
  };
}

import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ValuePlace } from '../../commands/write-draft.ts';
import { dropKept, keepBeside, keptAt, keyOfPlace } from '../../session/kept-drafts.ts';
import { useSession } from './use-session.ts';
import { tellStoredByEscape } from '../../session/tell-stored.ts';
import { unfinishedAt } from '../../session/unstored.ts';

/** A field for a name or a value, which counts when it is done. */
export interface ValueField {
  /** What was typed here before and never done: the field begins with it. Null if nothing was. */
  readonly left: string | null;
  /** With every key: keeps the words beside. */
  type(words: string): void;
  /**
   * Enter, Escape or leaving the field: the words are taken, once, in however many ways the field is left at the same
   * time. What was left here before and not touched now is taken by Enter alone. Who leaves by Escape may mean to leave
   * all as it was, so what was stored is said then, and how the old comes back. Whether it is done with.
   */
  done(words: string, by: 'enter' | 'escape' | 'leaving'): boolean;
  /** The words are given up. */
  drop(): void;
}

/**
 * `take` gets what is done; it answers undefined if that changes nothing, and null if it failed: then the words wait in
 * their field. Without a place nothing outlives the field. `was` is the value before as a person reads it; what is new
 * was empty.
 */
export function useValueField(
  place: ValuePlace | undefined,
  was: string,
  take: (words: string) => unknown,
): ValueField {
  const session = useSession();
  const { store } = session.desk;
  const [left, setLeft] = useState(() => (place ? unfinishedAt(store, place) : null));
  const typed = useRef(false);
  const over = useRef(false);
  const waits = () => {
    if (place) session.unstored.leave(place);
  };
  const end = () => {
    over.current = true;
    setLeft(null);
    if (!place) return;
    dropKept(store.id, place);
    session.unstored.look();
  };

  // It may go without having been left: its row is scrolled away, its document is turned from.
  const gone = useRef(waits);
  useLayoutEffect(() => {
    gone.current = waits;
  });
  const key = place && keyOfPlace(place);
  useEffect(
    () => () => {
      if (typed.current && !over.current) gone.current();
    },
    [key],
  );

  return {
    left,
    type(words) {
      typed.current = true;
      over.current = false;
      if (place) keepBeside(store.id, place, words);
    },
    done(words, by) {
      if (over.current) return true;
      if (left !== null && !typed.current && by !== 'enter') {
        waits();
        return false;
      }
      end();
      void Promise.resolve(take(words)).then((taken) => {
        if (taken !== null) {
          if (by !== 'escape' || taken === undefined) return;
          tellStoredByEscape(session, words, was);
          return;
        }
        over.current = false;
        // What was typed since is newer.
        if (!place || keptAt(store.id, place, 'own') !== null) return;
        keepBeside(store.id, place, words);
        waits();
      });
      return true;
    },
    drop: end,
  };
}

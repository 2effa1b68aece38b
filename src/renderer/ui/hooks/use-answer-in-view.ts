import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** Scrolls an answer into view when it comes, as it does below the button that asked for it; null while there is none. */
export function useAnswerInView<T extends HTMLElement>(answer: unknown): RefObject<T | null> {
  const place = useRef<T>(null);
  const isThere = answer !== null;
  useEffect(() => {
    if (isThere) place.current?.scrollIntoView({ block: 'nearest' });
  }, [answer, isThere]);
  return place;
}

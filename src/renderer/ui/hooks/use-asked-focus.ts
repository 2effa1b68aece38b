import { useCallback, useEffect, useRef, useState } from 'react';

/**
 * Gives the focus to an element as soon as it is drawn; call what is returned together with what changes which one it is.
 * What was asked for is part of the drawing: an effect of the drawing before may run after the key that asked, and must
 * not take the asking for its own.
 */
export function useAskedFocus(find: () => HTMLElement | null | undefined, then?: () => void): () => void {
  const [asked, setAsked] = useState(0);
  const given = useRef(0);
  useEffect(() => {
    if (given.current === asked) return;
    const element = find();
    if (!element) return;
    given.current = asked;
    element.focus({ preventScroll: true });
    then?.();
  });
  return useCallback(() => setAsked((before) => before + 1), []);
}

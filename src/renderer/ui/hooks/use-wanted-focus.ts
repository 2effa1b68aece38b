import { useCallback, useEffect, useRef, useState } from 'react';
import { nothingHasFocus } from '../../session/focus-when-there.ts';

/** What had the focus when it was wanted elsewhere. */
interface Wish {
  readonly from: Element | null;
}

/**
 * Has what `find` finds take the focus as soon as it is drawn, once it was asked for by the function that is given back;
 * not if a person took the focus elsewhere meanwhile. `onFocus` is called after. Who asks changes what is drawn in the same
 * turn: the wish is drawn with it, and effects of what was drawn before, which may come later, do not know of it.
 */
export function useWantedFocus(
  find: () => HTMLElement | null | undefined,
  onFocus?: (element: HTMLElement) => void,
): () => void {
  const [wish, setWish] = useState<Wish | null>(null);
  const fulfilled = useRef<Wish | null>(null);
  useEffect(() => {
    if (wish === null || fulfilled.current === wish) return;
    const isFree = nothingHasFocus() || document.activeElement === wish.from;
    const element = isFree ? find() : null;
    if (isFree && !element) return;
    fulfilled.current = wish;
    element?.focus({ preventScroll: true });
    if (element) onFocus?.(element);
  });
  return useCallback(() => setWish({ from: document.activeElement }), []);
}

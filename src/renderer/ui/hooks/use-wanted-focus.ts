import { useCallback, useEffect, useRef } from 'react';
import { nothingHasFocus } from '../../session/focus-when-there.ts';

/**
 * Has what `find` finds take the focus as soon as it is drawn, once it was asked for by the function that is given back;
 * not if a person took the focus elsewhere meanwhile. `onFocus` is called after.
 */
export function useWantedFocus(
  find: () => HTMLElement | null | undefined,
  onFocus?: (element: HTMLElement) => void,
): () => void {
  const wanted = useRef<{ readonly from: Element | null } | null>(null);
  useEffect(() => {
    if (!wanted.current) return;
    const isFree = nothingHasFocus() || document.activeElement === wanted.current.from;
    const element = isFree ? find() : null;
    if (isFree && !element) return;
    wanted.current = null;
    element?.focus({ preventScroll: true });
    if (element) onFocus?.(element);
  });
  return useCallback(() => void (wanted.current = { from: document.activeElement }), []);
}

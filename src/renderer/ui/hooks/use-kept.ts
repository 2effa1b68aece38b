import { useCallback, useEffect, useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';
import { useSession } from './use-session.ts';

/** State of a page that is there again when its tab is turned to again; gone when the project is left. */
export function useKept<T>(name: string, first: T): readonly [T, (value: T) => void] {
  const { kept } = useSession();
  const [value, setValue] = useState<T>(() => (kept.has(name) ? (kept.get(name) as T) : first));
  const set = useCallback(
    (next: T) => {
      kept.set(name, next);
      setValue(next);
    },
    [kept, name],
  );
  return [value, set];
}

/**
 * Keeps where a page was scrolled to. `page` is anything in what scrolls; `ready` says that all is drawn which was there
 * before.
 */
export function useKeptScroll(name: string, page: RefObject<HTMLElement | null>, ready: boolean): void {
  const { kept } = useSession();
  useLayoutEffect(() => {
    const scroller = page.current?.closest('.pane-content');
    const top = kept.get(name);
    if (ready && scroller && typeof top === 'number') scroller.scrollTop = top;
  }, [kept, name, page, ready]);
  useEffect(() => {
    const scroller = page.current?.closest('.pane-content');
    if (!scroller || !ready) return;
    const keep = () => kept.set(name, scroller.scrollTop);
    scroller.addEventListener('scroll', keep, { passive: true });
    return () => scroller.removeEventListener('scroll', keep);
  }, [kept, name, page, ready]);
}

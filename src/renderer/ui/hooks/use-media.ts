import { useCallback, useSyncExternalStore } from 'react';

/** Whether a media query holds now. A sheet of paper is no window: while one is printed, the screen stays as it is. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    useCallback(
      (listener) => {
        const list = matchMedia(query);
        list.addEventListener('change', listener);
        return () => list.removeEventListener('change', listener);
      },
      [query],
    ),
    () => onScreen(query),
  );
}

/** What each query last said of the screen. */
const said = new Map<string, boolean>();

function onScreen(query: string): boolean {
  const before = said.get(query);
  const now = before !== undefined && matchMedia('print').matches ? before : matchMedia(query).matches;
  said.set(query, now);
  return now;
}

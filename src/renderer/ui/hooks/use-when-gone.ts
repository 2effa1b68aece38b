import { useEffect } from 'react';
import { useLatest } from './use-latest.ts';

/** Does what is to be done when a field goes without having been left: its tab is closed, its row is scrolled away. */
export function useWhenGone(keep: () => unknown): void {
  const latest = useLatest(keep);
  useEffect(() => () => void latest.current(), [latest]);
}

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect } from 'react';
import { useSession } from './use-session.ts';

interface RowsInView {
  /** How far it was scrolled is kept by this name. */
  readonly name: string;
  readonly count: number;
  readonly scroller: { readonly current: HTMLDivElement | null };
  /** Pixels that the heads, which stay in view, take of the scroller. */
  readonly headsHeight: number;
  /** Pixels of a row before it was drawn. */
  readonly guessedHeight: number;
  /** Rows that are drawn beyond those in view, at each end. */
  readonly overscan: number;
  /** The same for a row as long as it is the same row. */
  keyOf(at: number): string | number;
}

/** Draws the rows in view only; where the page was scrolled to is kept. */
export function useRowsInView({ name, count, scroller, headsHeight, guessedHeight, overscan, keyOf }: RowsInView) {
  const { kept } = useSession();
  const key = `${name} scroll`;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => guessedHeight,
    getItemKey: keyOf,
    initialOffset: () => (kept.get(key) as number | undefined) ?? 0,
    overscan,
    // So much less than the scroller has room for rows.
    scrollPaddingEnd: headsHeight,
  });
  const offset = virtual.scrollOffset;
  useEffect(() => {
    if (offset !== null) kept.set(key, offset);
  }, [kept, key, offset]);
  return virtual;
}

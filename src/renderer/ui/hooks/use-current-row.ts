import { useCallback, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import type { ScaledRows } from './use-scaled-rows.ts';
import { useLatest } from './use-latest.ts';
import { useWantedFocus } from './use-wanted-focus.ts';

/** The rows of a list that are drawn, and the first of them that is in view. */
export interface DrawnRows {
  readonly from: number;
  /** After the last. */
  readonly to: number;
  readonly inView: number;
}

/**
 * The current row of a list of which only the rows in view are drawn: a row that is gone to takes the focus as soon as it
 * is drawn. `selectorOf` finds the element of a row that has the focus, in `list`. `stop` is the row that Tab reaches:
 * the first in view when the current one is scrolled away. Without `drawn` the current row is always drawn. `onFocus` is
 * called with a row that was gone to.
 */
export function useCurrentRow(
  list: RefObject<HTMLElement | null>,
  total: number,
  rows: Pick<ScaledRows, 'show' | 'toTop'>,
  selectorOf: (row: number) => string,
  drawn?: DrawnRows,
  onFocus?: (row: HTMLElement) => void,
) {
  const [asked, setCurrent] = useState(0);
  const inList = (row: number) => Math.max(0, Math.min(row, total - 1));
  const current = inList(asked);
  const stop = !drawn || (current >= drawn.from && current < drawn.to) ? current : inList(drawn.inView);

  const wantFocus = useWantedFocus(() => list.current?.querySelector<HTMLElement>(selectorOf(current)), onFocus);

  const latest = useLatest(rows);
  const toStart = useCallback(() => {
    latest.current.toTop();
    setCurrent(0);
  }, [latest]);
  const go = (to: number) => {
    wantFocus();
    setCurrent(inList(to));
    rows.show(inList(to));
  };
  return { current, stop, setCurrent, go, toStart };
}

/**
 * Whether a key means something else than without Ctrl or Alt. `Ctrl+Home` and `Ctrl+End` lead to the ends, too: left to the
 * browser they would scroll the row away that has the focus.
 */
export function isWithOthers({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const leadsToEnd = (ctrlKey || metaKey) && (key === 'Home' || key === 'End');
  return altKey || ((ctrlKey || metaKey) && !leadsToEnd);
}

/** The same with Shift. */
export function hasModifier(event: KeyboardEvent): boolean {
  return isWithOthers(event) || event.shiftKey;
}

/** What a virtualizer draws; `range` is what is in view of it. */
export function drawnRows(
  items: readonly { readonly index: number }[],
  range: { readonly startIndex: number } | null,
): DrawnRows {
  const from = items[0]?.index ?? 0;
  return { from, to: (items.at(-1)?.index ?? -1) + 1, inView: Math.max(from, range?.startIndex ?? from) };
}

/** What of a virtualizer it takes to scroll to a row. */
interface RowScroller {
  readonly scrollElement: HTMLElement | null;
  readonly measurementsCache: readonly { readonly size: number }[];
  scrollToIndex(at: number, how: { readonly align: 'start' | 'auto' }): void;
  scrollToOffset(offset: number): void;
}

/** Scrolls rows below heads that stay. Of a row that is higher than the view its beginning is seen. */
export function rowsBelow(headsHeight: number, virtual: RowScroller): Pick<ScaledRows, 'show' | 'toTop'> {
  return {
    show(at) {
      const view = (virtual.scrollElement?.clientHeight ?? 0) - headsHeight;
      const height = virtual.measurementsCache[at]?.size ?? 0;
      virtual.scrollToIndex(at, { align: height > view ? 'start' : 'auto' });
    },
    toTop: () => virtual.scrollToOffset(0),
  };
}

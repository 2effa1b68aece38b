import { useCallback, useLayoutEffect, useMemo, useReducer, useRef } from 'react';
import type { RefObject } from 'react';
import { follow, placeOf, rowsInView, scaledList } from '../parts/scaled-scroll.ts';
import type { ScaledPlace } from '../parts/scaled-scroll.ts';

/** The rows in view, and how to move among all. */
export interface ScaledRows {
  /** Height for the element that holds the rows. */
  readonly height: number;
  /** The rows to draw: the first, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Where a row stands in the element. */
  topOf(row: number): number;
  /** Scrolls as little as needed so that the row is in view. */
  show(row: number): void;
  toTop(): void;
}

/** Draws only the rows in view of a list of any length, all of one height; `scroller` is the element that scrolls. */
export function useScaledRows(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
  overscan = 8,
): ScaledRows {
  const list = useMemo(() => scaledList(count, rowHeight), [count, rowHeight]);
  const place = useRef<ScaledPlace>({ top: 0, offset: 0 });
  const view = useRef(600);
  const [, draw] = useReducer((number: number) => number + 1, 0);

  const go = useCallback(
    (to: ScaledPlace) => {
      place.current = to;
      const element = scroller.current;
      if (element && element.scrollTop !== to.top) {
        element.scrollTop = to.top;
        // Browsers round it.
        place.current = { top: element.scrollTop, offset: to.offset };
      }
      draw();
    },
    [scroller],
  );

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const onScroll = () => {
      if (element.scrollTop === place.current.top) return;
      go(follow(list, place.current, element.scrollTop, view.current));
    };
    const onSize = () => {
      view.current = element.clientHeight;
      draw();
    };
    onSize();
    // A list that grew or shrank keeps the row at the top of the view.
    go(placeOf(list, place.current.top + place.current.offset, view.current));
    element.addEventListener('scroll', onScroll, { passive: true });
    const sizes = new ResizeObserver(onSize);
    sizes.observe(element);
    return () => {
      element.removeEventListener('scroll', onScroll);
      sizes.disconnect();
    };
  }, [scroller, list, go]);

  const { from, to } = rowsInView(list, place.current, view.current, overscan);
  const { offset } = place.current;
  return {
    height: list.height,
    from,
    to,
    topOf: (row) => row * rowHeight - offset,
    show: (row) => {
      const y = place.current.top + place.current.offset;
      const top = row * rowHeight;
      if (top < y) go(placeOf(list, top, view.current));
      else if (top + rowHeight > y + view.current) go(placeOf(list, top + rowHeight - view.current, view.current));
    },
    toTop: () => go({ top: 0, offset: 0 }),
  };
}

import { useCallback, useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { ScaledRows } from './use-scaled-rows.ts';
import { useLatest } from './use-latest.ts';

/**
 * The row that Tab reaches in a list of which only the rows in view are drawn: a row that is gone to takes the focus as
 * soon as it is drawn. `selectorOf` finds the element of a row that has the focus, in `list`.
 */
export function useCurrentRow(
  list: RefObject<HTMLElement | null>,
  total: number,
  rows: Pick<ScaledRows, 'show' | 'toTop'>,
  selectorOf: (row: number) => string,
) {
  const [asked, setCurrent] = useState(0);
  const wantsFocus = useRef(false);
  const inList = (row: number) => Math.max(0, Math.min(row, total - 1));
  const current = inList(asked);

  useEffect(() => {
    if (!wantsFocus.current) return;
    const element = list.current?.querySelector<HTMLElement>(selectorOf(current));
    if (!element) return;
    wantsFocus.current = false;
    element.focus({ preventScroll: true });
  });

  const latest = useLatest(rows);
  const toStart = useCallback(() => {
    latest.current.toTop();
    setCurrent(0);
  }, [latest]);
  const go = (to: number) => {
    wantsFocus.current = true;
    setCurrent(inList(to));
    rows.show(inList(to));
  };
  return { current, setCurrent, go, toStart };
}

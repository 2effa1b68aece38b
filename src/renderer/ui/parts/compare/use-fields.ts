import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { Range } from '@tanstack/react-virtual';
import { useLayoutEffect } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { useKept } from '../../hooks/use-kept.ts';
import { useWantedFocus } from '../../hooks/use-wanted-focus.ts';
import { useWidth } from '../../hooks/use-width.ts';

/** Pixels. All rows are alike, and so are all columns. */
export const headHeight = 64;
const rowHeight = 52;
const columnWidth = 124;
/** Of the names beside the rows; less where a grid is narrow. */
const wideHead = 224;
const narrowHead = 132;
const narrow = 620;

/** The fields in view of a square of so many documents, the field that has the focus, and the keys to go through them. */
export function useFields(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  name: string,
  open: (row: number, column: number, beside: boolean) => void,
) {
  const [asked, setAsked] = useKept<readonly [row: number, column: number]>(`grid ${name}`, [0, 1]);
  const within = (at: number) => Math.max(0, Math.min(at, count - 1));
  const [row, column] = [within(asked[0]), within(asked[1])];
  const headWidth = useWidth(scroller, narrow) < narrow ? narrowHead : wideHead;
  // The field with the focus is drawn wherever the grid is scrolled to.
  const withCurrent = (current: number) => (range: Range) =>
    [...new Set([...defaultRangeExtractor(range), current])].filter((at) => at < count).sort((a, b) => a - b);
  const shared = { count, getScrollElement: () => scroller.current, overscan: 3 };
  const rows = useVirtualizer({
    ...shared,
    estimateSize: () => rowHeight,
    scrollPaddingStart: headHeight,
    rangeExtractor: withCurrent(row),
  });
  const columns = useVirtualizer({
    ...shared,
    horizontal: true,
    estimateSize: () => columnWidth,
    paddingStart: headWidth,
    scrollPaddingStart: headWidth,
    rangeExtractor: withCurrent(column),
  });
  useLayoutEffect(() => columns.measure(), [columns, headWidth]);

  const wantFocus = useWantedFocus(
    () => scroller.current?.querySelector<HTMLElement>(`[data-field="${row} ${column}"]`),
    () => scroller.current?.scrollIntoView({ block: 'nearest' }),
  );

  const attend = (toRow: number, toColumn: number) => {
    if (toRow !== row || toColumn !== column) setAsked([toRow, toColumn]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.shiftKey) return;
    const ctrl = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter') open(row, column, ctrl);
    else {
      const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1);
      const to = stepOf(event.key, ctrl, row, column, count - 1, page);
      if (!to) return;
      wantFocus();
      const next = [within(to[0]), within(to[1])] as const;
      setAsked(next);
      rows.scrollToIndex(next[0]);
      columns.scrollToIndex(next[1]);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    row,
    column,
    headWidth,
    rows: rows.getVirtualItems(),
    columns: columns.getVirtualItems(),
    width: columns.getTotalSize(),
    height: rows.getTotalSize() + headHeight,
    attend,
    onKeyDown,
  };
}

/** Where a key leads to; null for other keys. With Ctrl, to the ends of the whole grid. */
function stepOf(key: string, ctrl: boolean, row: number, column: number, last: number, page: number) {
  const ends: Record<string, readonly [number, number]> = { Home: [0, 0], End: [last, last] };
  const steps: Record<string, readonly [number, number]> = {
    ArrowDown: [row + 1, column],
    ArrowUp: [row - 1, column],
    ArrowRight: [row, column + 1],
    ArrowLeft: [row, column - 1],
    Home: [row, 0],
    End: [row, last],
    PageDown: [row + page, column],
    PageUp: [row - page, column],
  };
  return (ctrl ? ends[key] : steps[key]) ?? null;
}

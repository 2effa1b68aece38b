import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import type { Bar } from '../../../../core/compare/over-time.ts';
import { useKept } from '../../hooks/use-kept.ts';
import { useWantedFocus } from '../../hooks/use-wanted-focus.ts';
import type { FamilyLines } from './FamiliesOverTime.tsx';

/** A row of the chart: the head of a family, which has no bars, or one of its lines. */
export interface TimeRow {
  readonly family: FamilyLines;
  readonly outlet: string | null;
  readonly bars: readonly Bar[] | null;
}

/** Pixels. */
export const undatedWidth = 72;
const headHeight = 56;
const lineHeight = 42;
const axisHeight = 30;

/** The rows in view, the bar that has the focus, and the keys to go through the bars. */
export function useTimeRows(
  scroller: RefObject<HTMLElement | null>,
  rows: readonly TimeRow[],
  open: (row: number, bar: number, beside: boolean) => void,
) {
  const [asked, setAsked] = useKept<readonly [row: number, bar: number]>('over time at', [1, 0]);
  const row = nearestLine(rows, asked[0], 1);
  const last = (rows[row]?.bars?.length ?? 1) - 1;
  const bar = Math.max(0, Math.min(asked[1], last));
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => (rows[at]!.bars === null ? headHeight : lineHeight),
    overscan: 6,
    scrollPaddingStart: axisHeight + headHeight,
    // The line with the focus is drawn wherever the chart is scrolled to.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), row])].filter((at) => at < rows.length).sort((a, b) => a - b),
  });
  useLayoutEffect(() => virtual.measure(), [virtual, rows]);
  const wantFocus = useWantedFocus(
    () => scroller.current?.querySelector<HTMLElement>(`[data-field="${row} ${bar}"]`),
    () => scroller.current?.scrollIntoView({ block: 'nearest' }),
  );

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.shiftKey) return;
    const ctrl = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter') open(row, bar, ctrl);
    else {
      const to = stepOf(rows, row, bar, event.key, ctrl);
      if (!to) return;
      wantFocus();
      setAsked(to);
      virtual.scrollToIndex(to[0]);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    row,
    bar,
    items: virtual.getVirtualItems(),
    height: virtual.getTotalSize(),
    attend: (toRow: number, toBar: number) => {
      if (toRow !== row || toBar !== bar) setAsked([toRow, toBar]);
    },
    onKeyDown,
  };
}

/** The first row with bars from one on, in a direction; else the last one in the other direction. */
function nearestLine(rows: readonly TimeRow[], from: number, direction: 1 | -1): number {
  const hasBars = (at: number) => (rows[at]?.bars?.length ?? 0) > 0;
  const start = Math.max(0, Math.min(from, rows.length - 1));
  for (let at = start; at >= 0 && at < rows.length; at += direction) if (hasBars(at)) return at;
  for (let at = start; at >= 0 && at < rows.length; at -= direction) if (hasBars(at)) return at;
  return 0;
}

/** Where a key leads to; null for other keys. Up and down go to the bar that is nearest in time. */
function stepOf(rows: readonly TimeRow[], row: number, bar: number, key: string, ctrl: boolean) {
  const bars = rows[row]?.bars ?? [];
  const toLine = (line: number) => [line, nearestBar(rows[line]?.bars ?? [], bars[bar] ?? null)] as const;
  const steps: Record<string, () => readonly [number, number]> = {
    ArrowRight: () => [row, Math.min(bar + 1, bars.length - 1)],
    ArrowLeft: () => [row, Math.max(bar - 1, 0)],
    Home: () => (ctrl ? [nearestLine(rows, 0, 1), 0] : [row, 0]),
    End: () => (ctrl ? [nearestLine(rows, rows.length - 1, -1), 0] : [row, bars.length - 1]),
    ArrowDown: () => toLine(nearestLine(rows, row + 1, 1)),
    ArrowUp: () => toLine(row === 0 ? row : nearestLine(rows, row - 1, -1)),
    PageDown: () => toLine(nearestLine(rows, familyAfter(rows, row), 1)),
    PageUp: () => toLine(nearestLine(rows, familyBefore(rows, row), 1)),
  };
  return steps[key]?.() ?? null;
}

function nearestBar(bars: readonly Bar[], before: Bar | null): number {
  const place = (bar: Bar) => bar.at ?? 2;
  let nearest = 0;
  bars.forEach((bar, at) => {
    const apart = (one: Bar) => Math.abs(place(one) - (before ? place(before) : 0));
    if (apart(bar) < apart(bars[nearest]!)) nearest = at;
  });
  return nearest;
}

/** The head of the next family; the last row where there is none. */
function familyAfter(rows: readonly TimeRow[], row: number): number {
  const next = rows.findIndex(({ bars }, at) => at > row && bars === null);
  return next < 0 ? rows.length - 1 : next;
}

/** The head of the family before this one's. */
function familyBefore(rows: readonly TimeRow[], row: number): number {
  const own = rows.findLastIndex(({ bars }, at) => at <= row && bars === null);
  return Math.max(
    0,
    rows.findLastIndex(({ bars }, at) => at < own && bars === null),
  );
}

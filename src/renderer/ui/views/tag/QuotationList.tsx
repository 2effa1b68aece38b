import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { number } from '../../../words/in-words.ts';
import { drawnRows, isWithOthers, useCurrentRow } from '../../hooks/use-current-row.ts';
import { useLatest } from '../../hooks/use-latest.ts';
import { useObserved } from '../../hooks/use-observed.ts';
import { useSession } from '../../hooks/use-session.ts';
import { QuotationItem } from './QuotationItem.tsx';
import type { Column } from './use-columns.ts';
import type { Line, PageActs } from './use-quotation-acts.ts';
import { itemOf, useFollowing } from './use-following.ts';
import type { QuotationRow, RowOfQuotation } from './use-quotations-of-tag.ts';

interface QuotationListProps {
  /** How far it was scrolled is kept by this name. */
  readonly name: string;
  readonly column: Column;
  readonly label: string;
  /** The heading of a group: one below what stands above the list. */
  readonly group: 'h3' | 'h4';
  readonly acts: PageActs;
}

/** Pixels of a line before it was drawn. */
const guessedHeight = 112;

/** Quotations, drawn as they are scrolled into view. */
export function QuotationList({ name, column, label, group: Group, acts }: QuotationListProps) {
  const { tagId, own, rows } = column;
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const virtual = useRowsInView(name, rows, scroller);
  const lines = virtual.getVirtualItems();
  useSentences(rows, lines[0]?.index ?? 0, lines.at(-1)?.index ?? -1);
  const list = { show: (at: number) => virtual.scrollToIndex(at), toTop: () => virtual.scrollToOffset(0) };
  const { stop, setCurrent, go } = useCurrentRow(body, rows.length, list, itemOf, drawnRows(lines, virtual.range));
  // A line above quotations takes no focus.
  const tabStop = rows[stop]?.kind === 'head' ? stop + 1 : stop;
  const lineOf = ({ key, annotation: { id } }: RowOfQuotation): Line => ({ tagId, id, list: name, key });
  useFollowing({ name, rows, body, acts, show: list.show, setCurrent });
  const onKeyDown = useLatest((event: KeyboardEvent, at: number) => {
    const to = pressed(event, at, column, acts);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (to !== at) go(to);
  });
  const onAttend = useLatest((at: number) => {
    setCurrent(at);
    const row = rows[at];
    if (row?.kind === 'quotation') acts.attend(lineOf(row));
  });
  const press = useCallback((event: KeyboardEvent, at: number) => onKeyDown.current(event, at), [onKeyDown]);
  const attend = useCallback((at: number) => onAttend.current(at), [onAttend]);
  return (
    <div ref={scroller} className="tag-scroller">
      <div ref={body} role="list" aria-label={label} className="tag-rows" style={{ height: virtual.getTotalSize() }}>
        {lines.map(({ index, start, key }) => {
          const row = rows[index]!;
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              role="listitem"
              aria-posinset={index + 1}
              aria-setsize={rows.length}
              className="tag-row"
              style={{ transform: `translateY(${start}px)` }}
            >
              {row.kind === 'head' ? (
                <Group className="tag-group">
                  <bdi>{row.label}</bdi> <span className="quiet">{number(row.count)}</span>
                </Group>
              ) : (
                <QuotationItem
                  at={index}
                  line={lineOf(row)}
                  own={own}
                  annotation={row.annotation}
                  current={index === tabStop}
                  chosen={acts.chosen.tagId === tagId && acts.chosen.ids.has(row.annotation.id)}
                  acts={acts}
                  onAttend={attend}
                  onKeyDown={press}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Reads the sentences around the quotations that are drawn, and draws again when they are known. */
function useSentences(rows: readonly QuotationRow[], first: number, last: number): void {
  const { sentences } = useSession();
  useObserved(sentences, ({ known }) => known);
  useEffect(() => {
    const drawn = rows.slice(first, last + 1).flatMap((row) => (row.kind === 'quotation' ? [row.annotation] : []));
    void sentences.read(drawn);
  }, [sentences, rows, first, last]);
}

/** Where a key leads to from a quotation; the same place where it did something there; null for other keys. */
function pressed(event: KeyboardEvent, at: number, { tagId, rows }: Column, acts: PageActs): number | null {
  const mod = event.ctrlKey || event.metaKey;
  if (mod && event.key.toLowerCase() === 'a' && !event.altKey && !event.shiftKey) {
    acts.chooseAll(tagId);
    return at;
  }
  if (isWithOthers(event)) return null;
  const to = stepFrom(event.key, at, rows);
  if (to === null) return null;
  if (event.shiftKey) {
    const between = rows.slice(Math.min(at, to), Math.max(at, to) + 1);
    acts.choose(
      tagId,
      between.flatMap((row) => (row.kind === 'quotation' ? [row.annotation.id] : [])),
      true,
    );
  }
  return to;
}

/** Up and down by quotations, by pages, and to the ends. */
function stepFrom(key: string, at: number, rows: readonly QuotationRow[]): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    j: 1,
    ArrowUp: -1,
    k: -1,
    PageDown: 8,
    PageUp: -8,
    Home: -rows.length,
    End: rows.length,
  };
  const step = steps[key];
  if (step === undefined) return null;
  const to = Math.max(0, Math.min(at + step, rows.length - 1));
  if (rows[to]?.kind === 'quotation') return to;
  const beyond = step < 0 && to > 0 ? to - 1 : to + 1;
  return rows[beyond]?.kind === 'quotation' ? beyond : at;
}

/** Draws the lines in view only; where the list was scrolled to is kept. */
function useRowsInView(
  name: string,
  rows: readonly QuotationRow[],
  scroller: { readonly current: HTMLDivElement | null },
) {
  const { kept } = useSession();
  const key = `${name} scroll`;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback((at: number) => (rows[at]?.kind === 'head' ? 40 : guessedHeight), [rows]),
    // Another function would make it measure all of them again.
    getItemKey: useCallback((at: number) => rows[at]?.key ?? at, [rows]),
    initialOffset: () => (kept.get(key) as number | undefined) ?? 0,
    overscan: 6,
  });
  const offset = virtual.scrollOffset;
  useEffect(() => {
    if (offset !== null) kept.set(key, offset);
  }, [kept, key, offset]);
  return virtual;
}

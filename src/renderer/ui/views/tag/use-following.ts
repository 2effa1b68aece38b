import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { useWantedFocus } from '../../hooks/use-wanted-focus.ts';
import type { PageActs } from './use-quotation-acts.ts';
import type { QuotationRow } from './use-quotations-of-tag.ts';

interface Following {
  readonly name: string;
  readonly rows: readonly QuotationRow[];
  readonly body: RefObject<HTMLElement | null>;
  readonly acts: PageActs;
  show(at: number): void;
  setCurrent(at: number): void;
}

/** The element of a quotation that has the focus, by its line. */
export const itemOf = (at: number) => `[data-quotation="${at}"]`;

/**
 * Follows the quotation that was attended last when lines come and go. Where its line leaves the page, and the focus with it,
 * the next one that stays gets the focus, else the one before.
 */
export function useFollowing({ name, rows, body, acts, show, setCurrent }: Following): void {
  const before = useRef(rows);
  const sought = useRef<string | null>(null);
  const wantFocus = useWantedFocus(() =>
    body.current?.querySelector<HTMLElement>(itemOf(rows.findIndex(({ key }) => key === sought.current))),
  );
  useLayoutEffect(() => {
    const was = before.current;
    before.current = rows;
    const line = acts.attended();
    if (was === rows || line?.list !== name) return;
    const now = rows.findIndex(({ key }) => key === line.key);
    if (now >= 0) return setCurrent(now);
    const next = nextOf(was, rows, line.key);
    if (next === null) return;
    setCurrent(next);
    if (document.activeElement !== document.body) return;
    sought.current = rows[next]!.key;
    wantFocus();
    show(next);
  });
}

/** The quotation that comes next to one that is gone, by its place among those of now; null if none is left. */
function nextOf(was: readonly QuotationRow[], rows: readonly QuotationRow[], key: string): number | null {
  const at = was.findIndex((row) => row.key === key);
  const places = new Map(rows.flatMap((row, place) => (row.kind === 'quotation' ? [[row.key, place]] : [])));
  const stays = (row: QuotationRow) => places.has(row.key);
  const next = was.slice(at + 1).find(stays) ?? was.slice(0, Math.max(0, at)).findLast(stays);
  return next ? places.get(next.key)! : null;
}

import { useMemo } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { synopsisWords as words } from '../../../words/synopsis.ts';
import type { ShownRow } from './shown-rows.ts';

/** Stripes that are drawn at most: where there are more rows, several share one. */
const mostStripes = 1000;

interface OverviewProps {
  readonly rows: readonly ShownRow[];
  readonly columns: readonly number[];
  /** The first row in view, and the share of all rows that is. */
  readonly first: number;
  readonly seen: number;
  /** Brings a row to the top. */
  onGo(at: number): void;
}

/** All rows as thin stripes, a lane for each account; it is dragged or walked by keys. */
export function Overview({ rows, columns, first, seen, onGo }: OverviewProps) {
  const last = rows.length - 1;
  const { count, shared, alone } = useMemo(() => stripesOf(rows, columns), [rows, columns]);
  const go = (at: number) => onGo(Math.max(0, Math.min(last, at)));
  const toPointer = (event: PointerEvent<HTMLElement>) => {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    go(Math.floor(((event.clientY - top) / height) * rows.length));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = stepOf(event.key, first, last);
    if (to === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return (
    <div
      className="synopsis-overview"
      role="slider"
      tabIndex={0}
      aria-label={words.overview}
      aria-orientation="vertical"
      aria-valuemin={1}
      aria-valuemax={rows.length}
      aria-valuenow={first + 1}
      aria-valuetext={words.rowOf(first + 1, rows.length)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        toPointer(event);
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && toPointer(event)}
    >
      <svg viewBox={`0 0 ${columns.length} ${count}`} preserveAspectRatio="none" aria-hidden="true">
        <path className="synopsis-stripes-alone" d={alone} />
        <path className="synopsis-stripes" d={shared} />
      </svg>
      <span
        className="synopsis-window"
        style={{ insetBlockStart: `${(first / rows.length) * 100}%`, blockSize: `${Math.min(1, seen) * 100}%` }}
      />
    </div>
  );
}

function stepOf(key: string, first: number, last: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: first + 1,
    ArrowRight: first + 1,
    ArrowUp: first - 1,
    ArrowLeft: first - 1,
    PageDown: first + 10,
    PageUp: first - 10,
    Home: 0,
    End: last,
  };
  return steps[key] ?? null;
}

/** The stripes as two outlines: what several accounts have is as wide as its lane, what one has alone is narrow. */
function stripesOf(rows: readonly ShownRow[], columns: readonly number[]) {
  const count = Math.min(mostStripes, rows.length);
  const outline = (alone: boolean) =>
    columns
      .flatMap((account, lane) => {
        const stripes = new Set<number>();
        rows.forEach(({ cells, only }, at) => {
          const has = cells[account]!.length > 0 && (only !== null) === alone;
          if (has) stripes.add(Math.floor((at / rows.length) * count));
        });
        const [from, width] = alone ? [lane + 0.35, 0.3] : [lane + 0.05, 0.9];
        return Array.from(stripes, (stripe) => `M${from} ${stripe + 0.1}h${width}v0.8h-${width}z`);
      })
      .join('');
  return { count, shared: outline(false), alone: outline(true) };
}

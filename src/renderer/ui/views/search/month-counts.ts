import { isoDate, partsOfDate } from '../../../../core/text/dates.ts';

/** A column of the chart over time. `key` is `2025-06` or `2025`, as a date is written in a query. */
export interface TimeCount {
  readonly key: string;
  readonly count: number;
}

/** Counts over time, in order, with the empty months between; and what has no month. */
export interface TimeCounts {
  readonly by: 'month' | 'year';
  readonly columns: readonly TimeCount[];
  /** Only the year is known, where the columns are months. */
  readonly years: readonly TimeCount[];
  readonly unknown: number;
}

/** More months than this are drawn as years, however much room there is: nobody sees a month among so many. */
const mostMonths = 120;

/**
 * By months, those without any included; by years where the months would be too many to draw. `room` is how many
 * columns can be drawn.
 */
export function timeCounts(byMonth: ReadonlyMap<string, number>, room = mostMonths): TimeCounts {
  const unknown = byMonth.get('') ?? 0;
  const dated = [...byMonth].filter(([key]) => partsOfDate(key) !== null);
  const months = dated.filter(([key]) => partsOfDate(key)!.month !== null).map(([key]) => monthNumber(key));
  const first = Math.min(...months);
  const last = Math.max(...months);
  if (months.length > 0 && last - first < Math.min(room, mostMonths)) {
    return {
      by: 'month',
      columns: Array.from({ length: last - first + 1 }, (_, at) => {
        const key = monthKey(first + at);
        return { key, count: byMonth.get(key) ?? 0 };
      }),
      years: dated.filter(([key]) => partsOfDate(key)!.month === null).map(([key, count]) => ({ key, count })),
      unknown,
    };
  }
  const years = new Map<number, number>();
  for (const [key, count] of dated) {
    const { year } = partsOfDate(key)!;
    years.set(year, (years.get(year) ?? 0) + count);
  }
  if (years.size === 0) return { by: 'year', columns: [], years: [], unknown };
  const from = Math.min(...years.keys());
  const columns = Array.from({ length: Math.max(...years.keys()) - from + 1 }, (_, at) => ({
    key: isoDate(from + at)!,
    count: years.get(from + at) ?? 0,
  }));
  // Centuries apart there is nothing to see between; the years that hold something are enough.
  return {
    by: 'year',
    columns: columns.length > 400 ? columns.filter(({ count }) => count > 0) : columns,
    years: [],
    unknown,
  };
}

function monthNumber(key: string): number {
  const { year, month } = partsOfDate(key)!;
  return year * 12 + month! - 1;
}

function monthKey(month: number): string {
  const year = Math.floor(month / 12);
  return isoDate(year, month - year * 12 + 1)!;
}

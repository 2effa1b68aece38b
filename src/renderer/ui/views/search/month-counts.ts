import { compareDates, endsOfDate, isoDate, isWithinDates, partsOfDate } from '../../../../core/text/dates.ts';

/**
 * A column of the chart over time. `key` is `2025-06` or `2025`, as a date is written in a query; of several years it is
 * the first, and `to` the last.
 */
export interface TimeCount {
  readonly key: string;
  readonly to?: string;
  readonly count: number;
}

/** Counts over time, in order, with the empty months between; and what has no place among them. */
export interface TimeCounts {
  readonly by: 'month' | 'year' | 'decade' | 'century';
  readonly columns: readonly TimeCount[];
  /** Only the year is known, where the columns are months. */
  readonly years: readonly TimeCount[];
  /** Dates of several years that no column holds, as `monthOfDate` writes them. */
  readonly several: readonly TimeCount[];
  readonly unknown: number;
}

/** More months than this are drawn as years, however much room there is: nobody sees a month among so many. */
const mostMonths = 120;
/** The same of years, which are drawn as decades then. */
const mostYears = 400;

/**
 * By months, those without any included; by years, decades or centuries where there would be too many to draw. `room` is
 * how many columns can be drawn.
 */
export function timeCounts(byMonth: ReadonlyMap<string, number>, room = mostMonths): TimeCounts {
  const unknown = byMonth.get('') ?? 0;
  const dated = [...byMonth].filter(([key]) => partsOfDate(key) !== null);
  const several = [...byMonth]
    .filter(([key]) => partsOfDate(key) === null && endsOfDate(key) !== null)
    .map(([key, count]) => ({ key, count }))
    .sort((a, b) => compareDates(a.key, b.key));
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
      several,
      unknown,
    };
  }
  const years = new Map<number, number>();
  for (const [key, count] of dated) {
    const { year } = partsOfDate(key)!;
    years.set(year, (years.get(year) ?? 0) + count);
  }
  if (years.size === 0) return { by: 'year', columns: [], years: [], several, unknown };
  return { ...withSpans(byYears(years, Math.min(room, mostYears)), several), years: [], unknown };
}

/** All years from the first to the last, as many together as it takes for them to have room. */
function byYears(years: ReadonlyMap<number, number>, room: number): Pick<TimeCounts, 'by' | 'columns'> {
  const [first, last] = [Math.min(...years.keys()), Math.max(...years.keys())];
  const stepOf = (together: number) => [Math.floor(first / together), Math.floor(last / together)] as const;
  const fits = (together: number): boolean => stepOf(together)[1] - stepOf(together)[0] < room;
  const together = fits(1) ? 1 : fits(10) ? 10 : 100;
  const [from, to] = stepOf(together);
  const counts = Array.from({ length: to - from + 1 }, () => 0);
  for (const [year, count] of years) counts[Math.floor(year / together) - from]! += count;
  return {
    by: together === 1 ? 'year' : together === 10 ? 'decade' : 'century',
    columns: counts.map((count, at) => {
      const year = (from + at) * together;
      return { key: isoDate(year)!, ...(together > 1 && { to: isoDate(year + together - 1)! }), count };
    }),
  };
}

/** Counts a date of several years in the column that holds all of it: a query for the years of the column finds it, too. */
function withSpans(
  { by, columns }: Pick<TimeCounts, 'by' | 'columns'>,
  spans: readonly TimeCount[],
): Pick<TimeCounts, 'by' | 'columns' | 'several'> {
  const isIn = ({ key }: TimeCount, column: TimeCount) => isWithinDates(key, column.key, column.to ?? column.key);
  return {
    by,
    columns: columns.map((column) => ({
      ...column,
      count: spans.reduce((sum, span) => (isIn(span, column) ? sum + span.count : sum), column.count),
    })),
    several: spans.filter((span) => !columns.some((column) => isIn(span, column))),
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

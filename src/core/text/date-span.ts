import type { DateCertainty } from './dates.ts';
import { endsOfDate, isoDate, partsOfDate } from './dates.ts';

// A date as a span of days, as exact as it is known. Outside it is written in EDTF (ISO 8601-2): `2025`, `2025-06-30`,
// `1850~` for about, `1850?` for in doubt, `2025-06-30/2025-07-02`, `../1850`, `185X`.

/** How exactly a date is known. */
export type DateGrain = 'time' | 'day' | 'week' | 'month' | 'year' | 'span';

/** How sure a date is: of a span, too. */
export type { DateCertainty } from './dates.ts';

/** Days from `from` to `to`, both included, as ISO days; null is open. */
export interface DateSpan {
  readonly from: string | null;
  readonly to: string | null;
  readonly grain: DateGrain;
  readonly certainty: DateCertainty;
  /** Of one day: `14:00`, as written. */
  readonly time: string | null;
}

/** The span of a date as records hold it, in EDTF; null if it is none, or says what a span cannot: seasons, sets. */
export function spanOfDate(value: string): DateSpan | null {
  const ends = endsOfDate(value);
  if (ends === null) return null;
  const { first, last, certainty } = ends;
  const from = first === null ? null : isoDate(first.year, first.month ?? 1, first.day ?? 1);
  const lastOf = last === null ? null : (last.month ?? 12);
  const to =
    last === null || lastOf === null
      ? null
      : last.day === null
        ? lastDayOf(last.year, lastOf)
        : isoDate(last.year, lastOf, last.day);
  const isOne = !value.includes('/') && first?.year === last?.year;
  if (!isOne || first === null) return { from, to, grain: 'span', certainty, time: null };
  const grain = first.time !== null ? 'time' : first.day !== null ? 'day' : first.month !== null ? 'month' : 'year';
  return { from, to, grain, certainty, time: first.time };
}

/** Reads a date in EDTF that was typed or found; null if it is none. */
export function readEdtf(written: string): DateSpan | null {
  return spanOfDate(written.trim());
}

/** A span in EDTF, as short as it can be said. */
export function edtfOf({ from, to, certainty, time }: DateSpan): string {
  const sign = certainty === 'sure' ? '' : certainty === 'about' ? '~' : '?';
  if (from === null || to === null) return `${from === null ? '..' : from + sign}/${to === null ? '..' : to + sign}`;
  if (from === to) return `${from}${time === null ? '' : `T${time}`}${sign}`;
  const [first, last] = [partsOfDate(from)!, partsOfDate(to)!];
  const wholeMonths = first.day === 1 && to === lastDayOf(last.year, last.month!);
  if (wholeMonths && first.year === last.year && first.month === last.month) return from.slice(0, -3) + sign;
  const wholeYears = wholeMonths && first.month === 1 && last.month === 12;
  if (wholeYears && first.year === last.year) return from.slice(0, -6) + sign;
  if (wholeYears) return `${from.slice(0, -6)}${sign}/${to.slice(0, -6)}${sign}`;
  return `${from}${sign}/${to}${sign}`;
}

/** Whether two spans may have a day in common. What is about a date may be off by as much as it is exact. */
export function mayMeet(a: DateSpan, b: DateSpan): boolean {
  const [one, other] = [widened(a), widened(b)];
  return one.from <= other.to && other.from <= one.to;
}

/** Days by which a date that is only about may be off. */
const off: Readonly<Record<DateGrain, number>> = { time: 1, day: 2, week: 7, month: 31, year: 5 * 366, span: 366 };

function widened({ from, to, grain, certainty }: DateSpan): { readonly from: number; readonly to: number } {
  const more = certainty === 'about' ? off[grain] : 0;
  return {
    from: from === null ? -Infinity : dayNumber(from) - more,
    to: to === null ? Infinity : dayNumber(to) + more,
  };
}

/** Milliseconds. */
export const dayLength = 86_400_000;

/** An ISO day as a number that grows by one each day: days since 1970. */
export function dayNumber(day: string): number {
  const { year, month, day: number } = partsOfDate(day)!;
  return Math.round(new Date(0).setUTCFullYear(year, month! - 1, number!) / dayLength);
}

/** The ISO day so many days later, or earlier below 0. */
export function daysAfter(day: string, days: number): string {
  return dayOfNumber(dayNumber(day) + days)!;
}

/** The ISO day of such a number; null before and after the years that can be written. */
export function dayOfNumber(number: number): string | null {
  const date = new Date(number * dayLength);
  return isoDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** The last day of a month, as an ISO day. */
export function lastDayOf(year: number, month: number): string {
  return [31, 30, 29, 28].map((day) => isoDate(year, month, day)).find((day) => day !== null)!;
}

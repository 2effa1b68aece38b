import type { Id } from '../model/id.ts';
import type { Days } from './over-time.ts';
import type { DateSpan } from '../text/date-span.ts';
import { daysOf, daysOfSpan } from './over-time.ts';
import type { Timeline, ToldDate } from './timeline-shapes.ts';

// How a timeline is laid out: a lane for each outlet, an axis of days, and marks on it.

/** The documents of one outlet; of a document whose outlet is not known only that. */
export interface Lane {
  readonly outlet: string | null;
  /** Numbers of its accounts, by their dates. */
  readonly accounts: readonly number[];
}

/** The lanes, by the first date on which something of them appeared and then by name; those without any last. */
export function lanesOf({ accounts }: Timeline, outletOf: (id: Id) => string | null): readonly Lane[] {
  const lanes = new Map<string, { outlet: string | null; accounts: number[] }>();
  const dayOf = (account: number) => daysOf(accounts[account]!.published)?.from ?? Infinity;
  accounts.forEach(({ documentId }, at) => {
    const outlet = outletOf(documentId);
    const key = outlet === null ? `document ${documentId}` : `outlet ${outlet}`;
    const lane = lanes.get(key);
    if (lane) lane.accounts.push(at);
    else lanes.set(key, { outlet, accounts: [at] });
  });
  const by = (a: number, b: number) => compareNumbers(dayOf(a), dayOf(b)) || a - b;
  for (const lane of lanes.values()) lane.accounts.sort(by);
  const first = (lane: Lane) => dayOf(lane.accounts[0]!);
  return [...lanes.values()].sort(
    (a, b) =>
      compareNumbers(first(a), first(b)) ||
      (a.outlet ?? '\uffff').localeCompare(b.outlet ?? '\uffff', 'en') ||
      a.accounts[0]! - b.accounts[0]!,
  );
}

/** Days before the first and behind the last text within which a date is near to them. */
const nearby = 45;
/** A month or a season that begins or ends near the texts is near, a span of years is not. */
const longestNear = 92;

/**
 * The days that are shown. `near`: those around the days on which texts appeared; of texts without dates all. Null where
 * no day is known.
 */
export function axisDays({ accounts }: Timeline, which: 'near' | 'all'): Days | null {
  const published = accounts.flatMap((account) => daysOf(account.published) ?? []);
  const told = accounts.flatMap(({ dates }) => dates.flatMap((date) => daysOfSpan(date.span) ?? []));
  const around = published.length > 0 && which === 'near' ? spread(published, nearby) : null;
  const isNear = ({ from, to }: Days, of: Days) =>
    from <= of.to && to >= of.from && ((from >= of.from && to <= of.to) || to - from < longestNear);
  const shown = around ? told.filter((days) => isNear(days, around)) : told;
  const all = [...published, ...shown];
  return all.length === 0 ? null : spread(all, 1);
}

/** Whether a date is shown on the axis: all of its days lie there. One whose day is not known lies nowhere. */
export function liesOn(axis: Days, span: DateSpan | null): boolean {
  const days = daysOfSpan(span);
  return days !== null && days.from >= axis.from && days.to <= axis.to;
}

/** Dates of an account that mean the same days, as one mark. */
export interface TimeMark {
  readonly account: number;
  readonly days: Days;
  /** Not to a day, or not sure: its ends are drawn soft. */
  readonly soft: boolean;
  readonly role: ToldDate['role'];
  /** Numbers of the dates in the account. */
  readonly dates: readonly number[];
}

/** The marks of a lane that lie on the axis, the earlier first, of these the longer. */
export function marksOf({ accounts }: Timeline, lane: Lane, axis: Days): readonly TimeMark[] {
  const marks = new Map<string, TimeMark & { readonly dates: number[] }>();
  for (const account of lane.accounts) {
    accounts[account]!.dates.forEach(({ span, role }, at) => {
      const days = daysOfSpan(span);
      if (!span || !days || !liesOn(axis, span)) return;
      const soft = span.certainty !== 'sure' || (span.grain !== 'day' && span.grain !== 'time');
      const key = `${account} ${days.from} ${days.to} ${role} ${soft}`;
      const mark = marks.get(key);
      if (mark) mark.dates.push(at);
      else marks.set(key, { account, days, soft, role, dates: [at] });
    });
  }
  return [...marks.values()].sort(
    (a, b) => a.days.from - b.days.from || b.days.to - a.days.to || a.account - b.account,
  );
}

/** Puts marks that would overlap into rows of their own: for each its row. */
export function rowsOfMarks(marks: readonly TimeMark[], shortest: number): readonly number[] {
  const ends: number[] = [];
  return marks.map(({ days }) => {
    const free = ends.findIndex((end) => end < days.from);
    const row = free < 0 ? ends.length : free;
    ends[row] = Math.max(days.to, days.from + shortest);
    return row;
  });
}

function spread(days: readonly Days[], more: number): Days {
  return { from: Math.min(...days.map(({ from }) => from)) - more, to: Math.max(...days.map(({ to }) => to)) + more };
}

function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

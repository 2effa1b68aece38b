import type { Id } from '../model/id.ts';
import type { DateSpan } from '../text/date-span.ts';
import { dayLength, dayNumber, dayOfNumber, spanOfDate } from '../text/date-span.ts';
import { isoDate } from '../text/dates.ts';
import type { AppearedOf } from './families.ts';
import { outletOf } from './families.ts';
import type { Family, Member } from './shapes.ts';

// Where a family stood when: a line for each outlet, on it the documents by their dates. A date that tells only the month
// or the year is a span of days; what has no date has its place at the side.

/** Days since 1970, both included. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

/** The days that a stored date may mean; null where it is none. */
export function daysOf(date: string | null): Days | null {
  return date === null ? null : daysOfSpan(spanOfDate(date));
}

/** The days of a span; of an open one those from or up to its one end. Null where it has none. */
export function daysOfSpan(span: DateSpan | null): Days | null {
  const [from, to] = [span?.from ?? span?.to ?? null, span?.to ?? span?.from ?? null];
  return from === null || to === null ? null : { from: dayNumber(from), to: dayNumber(to) };
}

/** The day as it is stored. */
export function dateOfDay(day: number): string {
  return dayOfNumber(day) ?? '';
}

/** What one document has of a family. */
export interface Appearance {
  readonly documentId: Id;
  readonly days: Days | null;
  readonly words: number;
  /** The parts of the document that the family covers, from 0 to 1, in their order. */
  readonly parts: readonly { readonly from: number; readonly to: number }[];
}

/** An outlet's documents in a family, by date, those without one last. */
export interface OutletLine {
  /** Null: the documents whose outlet is not known. */
  readonly outlet: string | null;
  readonly appearances: readonly Appearance[];
}

/** The lines of a family: outlets in the order of their first date, what has no outlet last. */
export function linesOf(
  { members }: Family,
  appeared: AppearedOf,
  lengthOf: (id: Id) => number,
): readonly OutletLine[] {
  const byDocument = new Map<Id, Member[]>();
  for (const member of members) {
    const list = byDocument.get(member.documentId);
    if (list) list.push(member);
    else byDocument.set(member.documentId, [member]);
  }
  const lines = new Map<string, { outlet: string | null; appearances: Appearance[] }>();
  for (const [documentId, places] of byDocument) {
    const { outlet, date } = appeared(documentId);
    const key = outlet === null ? '' : outletOf(documentId, appeared);
    let line = lines.get(key);
    if (!line) lines.set(key, (line = { outlet, appearances: [] }));
    const length = Math.max(1, lengthOf(documentId));
    line.appearances.push({
      documentId,
      days: daysOf(date),
      words: places.reduce((sum, { words }) => sum + words, 0),
      parts: places.map(({ from, to }) => ({ from: from / length, to: Math.min(1, to / length) })),
    });
  }
  for (const { appearances } of lines.values()) appearances.sort(byDate);
  return [...lines.values()].sort(
    (a, b) => Number(a.outlet === null) - Number(b.outlet === null) || byDate(a.appearances[0]!, b.appearances[0]!),
  );
}

function byDate(a: Appearance, b: Appearance): number {
  if (a.days === null || b.days === null) {
    if (a.days !== b.days) return a.days === null ? 1 : -1;
    return a.documentId < b.documentId ? -1 : 1;
  }
  return a.days.from - b.days.from || a.days.to - b.days.to || (a.documentId < b.documentId ? -1 : 1);
}

/** How much of a document an appearance covers, from 0 to 1. */
export function coveredBy({ parts }: Pick<Appearance, 'parts'>): number {
  return parts.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Appearances that stand at one place of the axis, because there is no room between them. */
export interface Bar {
  /** From 0 to 1 on the axis; null where no date is known. */
  readonly at: number | null;
  /** Up to where its dates may go, on the axis. */
  readonly to: number | null;
  readonly appearances: readonly Appearance[];
  /** The one that is drawn: it covers the most. */
  readonly shown: Appearance;
}

/** The bars of a line on an axis of these days that has room for so many bars beside one another. */
export function barsOf({ appearances }: OutletLine, axis: Days, room: number): readonly Bar[] {
  const span = Math.max(1, axis.to - axis.from);
  const placeOf = (day: number) => Math.max(0, Math.min(1, (day - axis.from) / span));
  const slots = new Map<number, Appearance[]>();
  for (const one of appearances) {
    const slot = one.days ? Math.min(room - 1, Math.floor(placeOf(one.days.from) * room)) : -1;
    const list = slots.get(slot);
    if (list) list.push(one);
    else slots.set(slot, [one]);
  }
  return [...slots.values()].map((list): Bar => {
    const [{ days }] = list as [Appearance];
    return {
      at: days && placeOf(days.from),
      to: days && placeOf(list.reduce((last, one) => Math.max(last, one.days?.to ?? last), days.to)),
      appearances: list,
      shown: list.reduce((most, one) => (coveredBy(one) > coveredBy(most) ? one : most)),
    };
  });
}

/** The days from the first to the last of what has dates; null where nothing has. */
export function axisOf(lines: Iterable<OutletLine>): Days | null {
  let axis: Days | null = null;
  for (const { appearances } of lines) {
    for (const { days } of appearances) {
      if (days) axis = axis ? { from: Math.min(axis.from, days.from), to: Math.max(axis.to, days.to) } : days;
    }
  }
  return axis;
}

/** Where the axis is marked: the day, and what of its date is said. */
export interface AxisTick {
  readonly day: number;
  /** From 0 to 1. */
  readonly at: number;
  /** As a date is stored, only as exact as it is meant. */
  readonly date: string;
}

const years = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

/** At most so many ticks, at round days, months or years. */
export function ticksOf(axis: Days, most: number): readonly AxisTick[] {
  const span = Math.max(1, axis.to - axis.from);
  const ticks = [
    ...[1, 2, 7, 14].map((step) => () => everyDays(axis, step)),
    ...[1, 2, 3, 6].map((step) => () => everyMonths(axis, step)),
    ...years.map((step) => () => everyMonths(axis, step * 12)),
  ];
  const roughly = [1, 2, 7, 14, ...[1, 2, 3, 6].map((step) => step * 30), ...years.map((step) => step * 365)];
  for (const [at, of] of ticks.entries()) {
    if (span / roughly[at]! > most * 2) continue;
    const found = of();
    if (found.length > Math.max(1, most)) continue;
    return found.map(({ day, date }) => ({ day, date, at: (day - axis.from) / span }));
  }
  return [];
}

function everyDays({ from, to }: Days, step: number): { day: number; date: string }[] {
  const found: { day: number; date: string }[] = [];
  for (let day = from; day <= to; day += step) found.push({ day, date: dateOfDay(day) });
  return found;
}

function everyMonths({ from, to }: Days, step: number): { day: number; date: string }[] {
  const found: { day: number; date: string }[] = [];
  const start = new Date(from * dayLength);
  let month = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step) * step;
  for (; ; month += step) {
    const [year, of] = [Math.floor(month / 12), (((month % 12) + 12) % 12) + 1];
    const first = isoDate(year, of, 1);
    const day = first === null ? Infinity : dayNumber(first);
    if (day > to) return found;
    if (day >= from) found.push({ day, date: isoDate(year, step % 12 === 0 ? null : of) ?? '' });
  }
}

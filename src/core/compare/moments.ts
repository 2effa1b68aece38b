import { spanOfDate } from '../text/date-span.ts';
import { daysOfSpan } from './over-time.ts';

// When something may have happened, on one scale for all zones.

/** Minutes since 1970 in UTC, `to` excluded. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const dayLength = 24 * 60;
/** A day begins first fourteen hours east of Greenwich, and last twelve hours west of it. */
const [east, west] = [14 * 60, 12 * 60];

/**
 * The minutes that a stored date may mean. Where it tells no zone it is a day somewhere on the earth: two days that
 * follow each other may be the same moment. Null where it is no date, or not sure.
 */
export function spanOf(date: string | null): Span | null {
  const span = date === null ? null : spanOfDate(date);
  const days = daysOfSpan(span);
  // What is about a day, or open, shows no order.
  if (!span || !days || span.certainty !== 'sure' || span.from === null || span.to === null) return null;
  const first = days.from * dayLength;
  if (span.time === null) return { from: first - east, to: (days.to + 1) * dayLength + west };
  const [, hour, minute, zone] = /^(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/u.exec(span.time) ?? [];
  const at = first + Number(hour) * 60 + Number(minute);
  if (zone === undefined) return { from: at - east, to: at + 1 + west };
  const utc = at - offsetOf(zone);
  return { from: utc, to: utc + 1 };
}

/** Whether the first ends before the other begins. */
export function isBefore(one: Span | null, other: Span | null): boolean {
  return one !== null && other !== null && one.to <= other.from;
}

function offsetOf(zone: string): number {
  if (zone === 'Z') return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/u.exec(zone)!;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

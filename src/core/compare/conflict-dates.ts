import type { ConflictClass, ConflictReason } from './conflict-shapes.ts';
import type { Opposed } from './conflict-numbers.ts';
import { pairedOff } from './conflict-pairs.ts';
import { dayNumber, mayMeet } from '../text/date-span.ts';
import type { SaidDate } from './text-dates.ts';

// Dates of two accounts in sentences that stand beside each other. A date that may be some date of the other side is
// settled. Of the rest those are set against each other that stand at the same words; when something happened is never
// set against when it was reported.

/** Sets the dates of two accounts against each other; each stands in one pair at most. */
export function opposedDates<T extends SaidDate>(a: readonly T[], b: readonly T[]): readonly Opposed<T>[] {
  const [left, right] = [a.filter(({ resolved }) => resolved), b.filter(({ resolved }) => resolved)];
  const sameDays = pairedOff(left, right, (one, other) => {
    const near = sharedNear(one, other);
    return mayMeet(one, other) && one.role === other.role && near > 0 ? [near] : null;
  });
  const agreeing = sameDays.map(({ a: one, b: other }) => ({
    a: one,
    b: other,
    class: null,
    reason: 'apart' as const,
  }));
  const restA = left.filter((one) => !right.some((other) => mayMeet(one, other)));
  const restB = right.filter((other) => !left.some((one) => mayMeet(one, other)));
  const alone = left.length === 1 && right.length === 1;
  const pairs = pairedOff(restA, restB, (one, other) => {
    const near = sharedNear(one, other);
    return one.role === other.role && !farApart(one, other) && (near > 0 || alone) ? [near] : null;
  });
  const opposed = pairs.map(({ a: one, b: other, worth }): Opposed<T> => ({
    a: one,
    b: other,
    ...judged(one, other, worth[0]!),
  }));
  return [...agreeing, ...opposed];
}

function judged(one: SaidDate, other: SaidDate, near: number): { class: ConflictClass; reason: ConflictReason } {
  if (one.role === 'report') return { class: 'scope', reason: 'reported' };
  if (one.certainty === 'doubtful' || other.certainty === 'doubtful') return { class: 'scope', reason: 'doubtful' };
  return near > 0 ? { class: 'differ', reason: 'apart' } : { class: 'scope', reason: 'other words' };
}

const dayLength = '2025-06-30'.length;

/** Texts that were written longer apart than this do not speak of the same `today`. */
const mostDaysApart = 60;

function farApart(one: SaidDate, other: SaidDate): boolean {
  if (one.resolvedFrom === null || other.resolvedFrom === null) return false;
  // Of a text of which only the year is known nothing is counted but months and days of that year, which are doubtful.
  if (one.resolvedFrom.length < dayLength || other.resolvedFrom.length < dayLength) return false;
  return Math.abs(dayNumber(one.resolvedFrom) - dayNumber(other.resolvedFrom)) > mostDaysApart;
}

function sharedNear(one: SaidDate, other: SaidDate): number {
  const there = new Set(other.near);
  return new Set(one.near.filter((word) => there.has(word))).size;
}

import type { ConflictClass, ConflictReason } from './conflict-shapes.ts';
import type { Opposed } from './conflict-numbers.ts';
import { dayNumber, mayMeet } from '../text/date-span.ts';
import type { SaidDate } from './text-dates.ts';

// Dates of two accounts in sentences that stand beside each other. A date that may be some date of the other side is
// settled. Of the rest those are set against each other that stand at the same words; when something happened is never
// set against when it was reported.

/** Sets the dates of two accounts against each other; each stands in one pair at most. */
export function opposedDates<T extends SaidDate>(a: readonly T[], b: readonly T[]): readonly Opposed<T>[] {
  const [left, right] = [a.filter(({ resolved }) => resolved), b.filter(({ resolved }) => resolved)];
  const agreeing = left.flatMap((one) => {
    const same = right.find((other) => mayMeet(one, other) && one.role === other.role && sharedNear(one, other) > 0);
    return same ? [{ a: one, b: same, class: null, reason: 'apart' as const }] : [];
  });
  const restA = left.filter((one) => !right.some((other) => mayMeet(one, other)));
  const restB = right.filter((other) => !left.some((one) => mayMeet(one, other)));
  const pairs = restA.flatMap((one) =>
    restB.flatMap((other) =>
      one.role === other.role && !farApart(one, other) ? [{ one, other, near: sharedNear(one, other) }] : [],
    ),
  );
  pairs.sort((x, y) => y.near - x.near);
  const alone = left.length === 1 && right.length === 1;
  const taken = new Set<T>();
  const opposed = pairs.flatMap(({ one, other, near }): Opposed<T>[] => {
    if (taken.has(one) || taken.has(other) || (near === 0 && !alone)) return [];
    taken.add(one).add(other);
    return [{ a: one, b: other, ...judged(one, other, near) }];
  });
  return [...agreeing, ...opposed];
}

function judged(one: SaidDate, other: SaidDate, near: number): { class: ConflictClass; reason: ConflictReason } {
  if (one.role === 'report') return { class: 'scope', reason: 'reported' };
  if (one.certainty === 'doubtful' || other.certainty === 'doubtful') return { class: 'scope', reason: 'doubtful' };
  return near > 0 ? { class: 'differ', reason: 'apart' } : { class: 'scope', reason: 'other words' };
}

/** Texts that were written longer apart than this do not speak of the same `today`. */
const mostDaysApart = 60;

function farApart(one: SaidDate, other: SaidDate): boolean {
  if (one.resolvedFrom === null || other.resolvedFrom === null) return false;
  return Math.abs(dayNumber(one.resolvedFrom) - dayNumber(other.resolvedFrom)) > mostDaysApart;
}

function sharedNear(one: SaidDate, other: SaidDate): number {
  return one.near.filter((word) => other.near.includes(word)).length;
}

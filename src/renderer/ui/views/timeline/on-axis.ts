import { daysOfSpan } from '../../../../core/compare/over-time.ts';
import type { Days } from '../../../../core/compare/over-time.ts';
import { rowsOfMarks } from '../../../../core/compare/timeline-lanes.ts';
import type { Lane, TimeMark } from '../../../../core/compare/timeline-lanes.ts';
import type { Stretch } from '../../../../core/exchange/charts/lanes-chart.ts';
import type { Timeline } from '../../../../core/ports/compare.ts';

// Where days stand on the axis of the lanes, for the screen and for a saved picture.

/** Of the axis: what is shorter is drawn so long. */
const shortest = 0.008;

/** What cannot be told to a day stands at the side of its lane, not outside of the axis. */
export function isOn(days: Days | null, axis: Days): boolean {
  return days === null || (days.from >= axis.from && days.to <= axis.to);
}

/** Where days stand, as they are drawn. */
export function stretchOn({ from, to }: Days, axis: Days): Stretch {
  const span = Math.max(1, axis.to + 1 - axis.from);
  const begin = (from - axis.from) / span;
  return { from: begin, to: begin + Math.max(shortest, (to + 1 - from) / span) };
}

/** For each mark its row: marks of a row do not touch. */
export function rowsOnAxis(marks: readonly TimeMark[], axis: Days): readonly number[] {
  return rowsOfMarks(marks, Math.ceil((axis.to - axis.from) * shortest * 2));
}

/** The days from the first to the last of what differs. */
export function daysOfDifference({ accounts, disagreements }: Timeline, at: number): Days {
  const days = disagreements[at]!.sayings.flatMap(
    ({ account, date }) => daysOfSpan(accounts[account]!.dates[date]!.span) ?? [],
  );
  return { from: Math.min(...days.map(({ from }) => from)), to: Math.max(...days.map(({ to }) => to)) };
}

/** How many dates lie further away than the axis reaches. */
export function datesOutside({ accounts }: Timeline, axis: Days): number {
  return accounts.reduce((sum, { dates }) => sum + dates.filter(({ span }) => !isOn(daysOfSpan(span), axis)).length, 0);
}

/** How many dates of a lane stand on no day. */
export function undatedIn({ accounts }: Timeline, lane: Lane): number {
  return lane.accounts.reduce((sum, at) => sum + accounts[at]!.dates.filter(({ span }) => span === null).length, 0);
}

import type { Range } from '../model/records.ts';
import { borderBefore } from './borders.ts';
import { sentencesOf } from './sentences.ts';

/** Words of a text between what stands before and behind them in their sentences. */
export interface Around {
  readonly before: string;
  readonly words: string;
  readonly behind: string;
}

/** So much is shown on each side, in UTF-16 units; what goes beyond is cut between words. */
const longestSide = 400;

/**
 * The sentences that a range of a text stands in. `starts` are where the text's passages begin: no sentence goes on from
 * one to the next. What is cut off at a side is told by `…`.
 */
export function around(text: string, range: Range, starts: ArrayLike<number>, language: string | null): Around {
  const first = passageAt(starts, range.from);
  const last = passageAt(starts, Math.max(range.from, range.to - 1));
  const passage = (at: number): Range => ({ from: starts[at] ?? 0, to: starts[at + 1] ?? text.length });
  const sentences = sentencesOf(text, passage(first), language);
  const own = sentences.find(({ to }) => to > range.from);
  // Finding sentences takes most of the time, and mostly both are in one passage.
  const others = last === first ? sentences : sentencesOf(text, passage(last), language);
  const ends = others.findLast(({ from }) => from < range.to);
  const from = Math.min(own?.from ?? range.from, range.from);
  const to = Math.max(ends?.to ?? range.to, range.to);
  return {
    before: endOf(text, from, range.from),
    words: text.slice(range.from, range.to),
    behind: beginningOf(text, range.to, to),
  };
}

function endOf(text: string, from: number, to: number): string {
  if (to - from <= longestSide) return text.slice(from, to);
  return `… ${text.slice(borderBefore(text, from, to - longestSide, to), to)}`;
}

function beginningOf(text: string, from: number, to: number): string {
  if (to - from <= longestSide) return text.slice(from, to);
  return `${text.slice(from, borderBefore(text, from, from + longestSide, to)).trimEnd()} …`;
}

/** The passage that an offset lies in, by its number; the first is 0. */
export function passageAt(starts: ArrayLike<number>, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

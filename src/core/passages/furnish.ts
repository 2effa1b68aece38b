import type { Division, Range } from '../model/records.ts';
import { trimRange } from '../text/trim-range.ts';

/** A stretch that a person called furniture, or text. */
interface Decided extends Range {
  readonly furniture: boolean;
}

/**
 * The division with what was decided of stretches of its text, whatever the rules take them for. A passage follows where
 * more than half of it lies in a stretch; of several the last one holds.
 */
export function furnish(text: string, division: Division, decided: readonly Decided[]): Division {
  if (decided.length === 0) return division;
  const { starts } = division;
  const furniture = Uint8Array.from(division.furniture);
  for (const { from, to, furniture: is } of decided) {
    for (let at = passageAt(starts, from); at < starts.length && starts[at]! < to; at++) {
      const passage = trimRange(text, { from: starts[at]!, to: starts[at + 1] ?? text.length });
      const common = Math.min(to, passage.to) - Math.max(from, passage.from);
      if (common * 2 > passage.to - passage.from) furniture[at] = is ? 1 : 0;
    }
  }
  return { ...division, furniture };
}

/** The passages that a stretch touches, as one stretch without white space at its ends; empty if it touches none. */
export function wholePassages(text: string, { starts }: Division, { from, to }: Range): Range {
  if (starts.length === 0) return { from, to: from };
  const first = passageAt(starts, from);
  let last = first;
  while (last + 1 < starts.length && starts[last + 1]! < to) last++;
  return trimRange(text, { from: starts[first]!, to: starts[last + 1] ?? text.length });
}

/** The number of the passage at an offset. */
function passageAt(starts: ArrayLike<number>, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

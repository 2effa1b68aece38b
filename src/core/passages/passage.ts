import type { Division, Range } from '../model/records.ts';

/**
 * Number of the passage that holds the character at `offset`; the first is 0. An offset at or after the text's end
 * gives the last passage, and an empty text, which has no passages, gives -1.
 */
export function passageAt(division: Division, textLength: number, offset: number): number {
  const { starts } = division;
  if (textLength === 0) return -1;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return high < 0 ? -1 : low;
}

/** Borders of a passage, with the blank lines that follow it. Throws if there is no passage of that number. */
export function passageRange(division: Division, textLength: number, number: number): Range {
  const from = division.starts[number];
  if (from === undefined) throw new Error(`No passage ${number} among ${division.starts.length}`);
  return { from, to: division.starts[number + 1] ?? textLength };
}

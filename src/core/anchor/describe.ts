import type { Quotation, Range } from '../model/records.ts';
import { graphemeEnd, graphemeStart } from '../text/graphemes.ts';

/** How many code units of the text before and after a quotation are kept with it. */
const surroundings = 32;

/**
 * The words of a range and what stands around them, to find it again in a changed text. Prefix and suffix are shorter
 * than 32 code units at the ends of the text, and where 32 would cut a grapheme cluster in two.
 */
export function describeRange(text: string, { from, to }: Range): Quotation {
  if (!(from >= 0 && from <= to && to <= text.length)) {
    throw new RangeError(`No range of a text of ${text.length} code units: ${from} to ${to}`);
  }
  const start = Math.min(from, graphemeEnd(text, Math.max(0, from - surroundings)));
  const end = Math.max(to, graphemeStart(text, Math.min(text.length, to + surroundings)));
  return { exact: text.slice(from, to), prefix: text.slice(start, from), suffix: text.slice(to, end) };
}

/** The smallest range around this one that cuts no grapheme cluster. An empty range stays empty. */
export function snapToGraphemes(text: string, { from, to }: Range): Range {
  const start = graphemeStart(text, from);
  return { from: start, to: from === to ? start : graphemeEnd(text, to) };
}

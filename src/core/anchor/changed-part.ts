import type { Range } from '../model/records.ts';
import { graphemeEnd, graphemeStart } from '../text/graphemes.ts';

/**
 * What differs between a quotation and the words that stand in its place: from the first difference to the last, as
 * whole words where white space parts them. Either part may be empty.
 */
export function changedPart(old: string, now: string): { readonly old: Range; readonly now: Range } {
  const most = Math.min(old.length, now.length);
  let start = 0;
  while (start < most && old[start] === now[start]) start++;
  let end = 0;
  while (end < most - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  // Both ends stand in what is the same in both, so one of the two tells where its words begin and end.
  start = graphemeStart(old, start);
  while (start > 0 && isInWord(old[start - 1]!)) start--;
  let oldEnd = graphemeEnd(old, old.length - end);
  while (oldEnd < old.length && isInWord(old[oldEnd]!)) oldEnd++;
  const nowEnd = now.length - (old.length - oldEnd);
  return { old: { from: start, to: Math.max(start, oldEnd) }, now: { from: start, to: Math.max(start, nowEnd) } };
}

/** Scripts without spaces have no words to complete. */
function isInWord(unit: string): boolean {
  return unit < '\u2e80' && !/\s/u.test(unit);
}

import type { Range } from '../model/records.ts';

/** The range without the white space at both its ends; empty, where it began, if it holds nothing else. */
export function trimRange(text: string, { from, to }: Range): Range {
  let start = from;
  let end = to;
  while (start < end && isSpace(text, start)) start++;
  while (end > start && isSpace(text, end - 1)) end--;
  return start === end ? { from, to: from } : { from: start, to: end };
}

function isSpace(text: string, offset: number): boolean {
  return /\s/u.test(text.charAt(offset));
}

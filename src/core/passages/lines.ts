import { isSpace } from '../text/white-space.ts';

/**
 * The lines of a text as parallel columns, because a 10 MB text has a few hundred thousand of them. `first` and `last`
 * hold what is not white space: from the first such character to behind the last one. In a blank line they are equal.
 */
export interface Lines {
  readonly count: number;
  readonly from: Uint32Array;
  readonly first: Uint32Array;
  readonly last: Uint32Array;
}

/** Reads the lines of a text whose newlines are `\n`. U+2028 and U+2029 end a line, too. */
export function linesOf(text: string): Lines {
  const ends = lineEnds(text);
  const count = ends.length;
  const from = new Uint32Array(count);
  const first = new Uint32Array(count);
  const last = new Uint32Array(count);
  let start = 0;
  for (let line = 0; line < count; line++) {
    const end = ends[line]!;
    let left = start;
    let right = end;
    while (left < right && isSpace(text.charCodeAt(left))) left++;
    while (right > left && isSpace(text.charCodeAt(right - 1))) right--;
    from[line] = start;
    first[line] = left;
    last[line] = right;
    start = end;
  }
  return { count, from, first, last };
}

/** Offset behind each line's newline; for the last line the text's end, if it has no newline. */
function lineEnds(text: string): number[] {
  const ends: number[] = [];
  const separators = /[\n\u2028\u2029]/g;
  if (!/[\u2028\u2029]/.test(text)) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) ends.push(at + 1);
  } else {
    while (separators.exec(text) !== null) ends.push(separators.lastIndex);
  }
  if (text.length > 0 && ends[ends.length - 1] !== text.length) ends.push(text.length);
  return ends;
}

import type { Range } from '../../core/model/records.ts';

/** What a person looks for in the open text. */
export interface FindQuery {
  readonly words: string;
  readonly matchCase: boolean;
  readonly wholeWords: boolean;
}

/** The matches in a text. */
export interface Found {
  /** In offsets of the text, ascending, not overlapping. */
  readonly ranges: readonly Range[];
  /** There are more, which were not looked for. */
  readonly more: boolean;
}

/**
 * The places where the words stand, letter for letter but for case and the kind of white space: a phrase is found
 * across the line breaks of a hard-wrapped text. A regular expression does it, because the engine reads ten megabytes
 * with it in the time of a key press.
 */
export function find(text: string, query: FindQuery, most: number): Found {
  const pattern = patternOf(query);
  const ranges: Range[] = [];
  if (!pattern) return { ranges, more: false };
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (ranges.length === most) return { ranges, more: true };
    ranges.push({ from: match.index, to: match.index + match[0].length });
  }
  return { ranges, more: false };
}

/** The number of the first range that ends after the offset, beginning again from the top; -1 if there is none. */
export function firstAfter(ranges: readonly Range[], offset: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.to <= offset) low = middle + 1;
    else high = middle;
  }
  return ranges.length === 0 ? -1 : low % ranges.length;
}

function patternOf({ words, matchCase, wholeWords }: FindQuery): RegExp | null {
  if (words.trim() === '') return null;
  const literal = words
    .split(/(\s+)/u)
    .map((part, index) => (index % 2 === 1 ? '\\s+' : part.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')))
    .join('');
  const before = '(?<![\\p{L}\\p{M}\\p{N}_])';
  const after = '(?![\\p{L}\\p{M}\\p{N}_])';
  return new RegExp(wholeWords ? `${before}${literal}${after}` : literal, matchCase ? 'gu' : 'giu');
}

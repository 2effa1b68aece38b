import type { Range } from '../../../core/model/records.ts';
import type { FoldedText } from '../../../core/text/fold-text.ts';
import { foldText } from '../../../core/text/fold-text.ts';
import { joint, withoutGroups } from '../../../core/text/readings.ts';

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
 * The places where the words stand, letter for letter, but as the search folds them: accents, ligatures, the kind of
 * apostrophe and invisible signs do not matter, nor does case unless it is asked for. A phrase is found across the line
 * breaks of a hard-wrapped text, a word across the hyphen at the end of a line, a number with and without the signs that
 * group its digits. A regular expression on the folded text does it, because the engine reads ten megabytes with it in
 * the time of a key press.
 */
export function find(text: string, query: FindQuery, most: number): Found {
  const ranges: Range[] = [];
  const pattern = patternOf(query);
  if (!pattern) return { ranges, more: false };
  const folded = foldOnce(text, query.matchCase);
  for (let match = pattern.exec(folded.text); match; match = pattern.exec(folded.text)) {
    if (ranges.length === most) return { ranges, more: true };
    const range = folded.source(match.index, match.index + match[0].length);
    // Two halves of one ligature are one place.
    if (range.from >= (ranges.at(-1)?.to ?? 0)) ranges.push(range);
  }
  return { ranges, more: false };
}

let last: { readonly text: string; readonly matchCase: boolean; readonly folded: FoldedText } | null = null;

/** The text folded; kept until another is asked for, since one types letter by letter. */
function foldOnce(text: string, matchCase: boolean): FoldedText {
  if (last?.text !== text || last.matchCase !== matchCase)
    last = { text, matchCase, folded: foldText(text, matchCase) };
  return last.folded;
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
  const literal = foldText(words, matchCase)
    .text.split(/(\s+)/u)
    .map((part, index) => (index % 2 === 1 ? '\\s+' : partPattern(part)))
    .join('');
  if (literal === '') return null;
  const before = '(?<![\\p{L}\\p{M}\\p{N}_])';
  const after = '(?![\\p{L}\\p{M}\\p{N}_])';
  return new RegExp(wholeWords ? `${before}${literal}${after}` : literal, 'gu');
}

/** A number is looked for with and without groups, in whatever way either is written. */
function partPattern(part: string): string {
  const characters = [...withoutGroups(part)];
  return characters
    .map((character, at) => {
      if (character === '-') return `[-${joint}]`;
      const literal = character.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&');
      const next = characters[at + 1] ?? '';
      if (isLetter.test(character) && isLetter.test(next)) return `${literal}${joint}?`;
      return isDigit.test(character) && isDigit.test(next) ? `${literal}${groupSign}` : literal;
    })
    .join('');
}

const isLetter = /^[\p{L}\p{M}]/u;
const isDigit = /^\d/;
/** What may stand between the digits of a number, if groups of three follow it. */
const groupSign = "(?:(?<=(?<!\\d)[1-9]\\d{0,2}|\\d{3})[,.'٬\\u00A0\\u2007\\u2009\\u202F](?=\\d{3}(?!\\d)))?";

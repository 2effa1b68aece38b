import { exactWord, foldWord } from './fold.ts';
import type { Units, Word } from './words.ts';
import { wordsOf } from './words.ts';

// Some words are written in pieces, and some numbers with signs that group their digits. Such a stretch of words has a
// further reading: the word or number that it would be if it were written in one. Both count: who looks for `captions`
// finds `cap-⏎tions`, and who looks for `well known` finds `well-⏎known`, because nothing in a text tells whether the
// hyphen at the end of a line would stand in its middle.
//
// A number is read as grouped if one to three digits, not beginning with 0, are followed by threes, parted by one sign
// throughout: a comma, a full stop, an apostrophe or a space that does not break. (In lakhs the twos come first.) An
// ordinary space is not enough: `on page 12 300 people`. 1.234 may be one and a bit; it is found as 1234, too, since a
// number with three decimals and no zero before them is far rarer than a thousand.

/** What `count` words from word number `first` on are, read as one. */
export interface Reading {
  readonly first: number;
  readonly count: number;
  readonly key: string;
  /** Ends with `joint` for each word after the first. A number keeps the signs that group it. */
  readonly exact: string;
}

/** No exact form of a word holds it, so that it can stand behind a reading's: once for each word after the first. */
export const joint = '\u00AD';

/** How many words of the text a form covers: 1 unless it is that of a reading. */
export function wordsOfForm(form: string): number {
  let count = 1;
  while (form[form.length - count] === joint) count += 1;
  return count;
}

/** The form without what tells that it is a reading. */
export function withoutJoints(form: string): string {
  return form.slice(0, form.length - wordsOfForm(form) + 1);
}

const asciiLetter = /^[A-Za-z]/;
const hyphenAtEnd = /^[-\u2010\u00AC\u2E17]?[ \t]*\r?\n[ \t]*$/;
const noBreakSpace = /^[\u00A0\u2007\u2009\u202F]$/;
const grouped = /^(?!0)\d{1,3}(?:([,.'٬])\d{3}(?:\1\d{3})*|(?:,\d\d)+,\d{3})(?:(?!\1)[.,٫]\d+)?$/;

/** The further readings of the words of a text, by where they begin. */
export function readingsOf(text: string, words: readonly Word[]): Reading[] {
  const readings: Reading[] = [];
  for (let first = 0; first < words.length; first++) {
    const word = words[first]!;
    const next = words[first + 1];
    // Nearly all words are read in one way only, which their surroundings tell without folding them.
    if (next === undefined || !mayJoinIn(text, word.to, next.from)) {
      if (asciiLetter.test(word.text)) continue;
      const key = foldWord(word.text);
      const number = withoutGroups(key);
      if (number !== key) readings.push({ first, count: 1, key: number, exact: exactWord(word.text) });
      continue;
    }
    const end = endOfBroken(text, words, first);
    if (end - first > 1) {
      const whole = words.slice(first, end).map((word) => word.text);
      const joints = joint.repeat(end - first - 1);
      readings.push({
        first,
        count: end - first,
        key: foldWord(whole.join('')),
        exact: exactWord(whole.join('')) + joints,
      });
      // Its later pieces begin no reading of their own.
      first = end - 1;
      continue;
    }
    const endOfNumber = endOfSpaced(text, words, first);
    if (endOfNumber - first > 1) {
      const exact = exactWord(text.slice(words[first]!.from, words[endOfNumber - 1]!.to));
      const key = foldWord(
        words
          .slice(first, endOfNumber)
          .map((word) => word.text)
          .join(''),
      );
      readings.push({ first, count: endOfNumber - first, key, exact: exact + joint.repeat(endOfNumber - first - 1) });
      first = endOfNumber - 1;
      continue;
    }
    const key = foldWord(words[first]!.text);
    const number = withoutGroups(key);
    if (number !== key) readings.push({ first, count: 1, key: number, exact: exactWord(words[first]!.text) });
  }
  return readings;
}

/** A way to read a word of a text, perhaps with words behind it; `exact` is without joints. */
export type Form = Pick<Reading, 'count' | 'key' | 'exact'>;

/** A text that is searched by looking at it. */
export interface ReadText {
  readonly words: readonly Word[];
  /** For each word all ways to read it, as it is written first. */
  readonly forms: readonly (readonly Form[])[];
  /** See `stepsOf`. */
  readonly steps: readonly number[];
}

/** Reads a text that no index holds. */
export function readText(text: string): ReadText {
  const words = wordsOf(text);
  const readings = readingsOf(text, words);
  const forms = words.map((word): Form[] => [{ count: 1, key: foldWord(word.text), exact: exactWord(word.text) }]);
  for (const { first, count, key, exact } of readings) forms[first]!.push({ count, key, exact: withoutJoints(exact) });
  return { words, forms, steps: stepsOf(words.length, readings) };
}

/** Quickly, whether words of a text could have further readings; none have if this says no. */
export function mayHaveReadings(text: string): boolean {
  return /[\n\p{Nd}]/u.test(text);
}

/** The text with its longest readings in the place of the words that they read as one. */
export function asRead(text: string): string {
  if (!mayHaveReadings(text)) return text;
  const words = wordsOf(text);
  let read = '';
  let at = 0;
  let next = 0;
  for (const { first, count, key } of readingsOf(text, words)) {
    if (first < next) continue;
    read += text.slice(at, words[first]!.from) + key;
    next = first + count;
    at = words[next - 1]!.to;
  }
  return read + text.slice(at);
}

/** For each word of a text its number where each reading counts as one word: what nearness is counted in. */
export function stepsOf(count: number, readings: readonly Reading[]): number[] {
  const steps = Array.from({ length: count }, (_, place) => place);
  for (const { first, count: pieces } of readings) {
    for (let place = first + 1; place < count; place++) steps[place]! -= Math.min(place - first, pieces - 1);
  }
  return steps;
}

/** The key of a number without the signs that group its digits; any other key as it is. */
export function withoutGroups(key: string): string {
  const sign = grouped.exec(key)?.[1];
  if (sign !== undefined) return key.replaceAll(sign, '');
  return grouped.test(key) ? key.replaceAll(',', '') : key;
}

/** Whether `text` is written in two at the end of a line between these words. */
export function isBroken(before: string, between: string, after: string): boolean {
  if (!hyphenAtEnd.test(between)) return false;
  const softly = before.endsWith('\u00AD');
  if (!softly && /^\s/.test(between)) return false;
  const last = /(\p{L})\p{M}*\u00AD?$/u.exec(before)?.[1];
  const first = /^\p{L}/u.exec(after)?.[0];
  if (last === undefined || first === undefined) return false;
  // `Baden-⏎Württemberg` is no word of one piece, but `CAP-⏎TIONS` is.
  return !isCapital(first) || isCapital(last);
}

/** Quickly, for each word of a text: whether words that end at `end` and begin at `from` could be read as one. */
export function mayJoin(text: Units, end: number, from: number): boolean {
  const sign = text[end]!;
  if (isNoBreakSpace(sign)) return from === end + 1;
  if (!isHyphen(sign) && text[end - 1] !== 0xad) return false;
  for (let at = end; at < from; at++) if (text[at] === 0x0a) return true;
  return false;
}

/** The same of a string. */
function mayJoinIn(text: string, end: number, from: number): boolean {
  const sign = text.charCodeAt(end);
  if (isNoBreakSpace(sign)) return from === end + 1;
  if (!isHyphen(sign) && text.charCodeAt(end - 1) !== 0xad) return false;
  const line = text.indexOf('\n', end);
  return line >= 0 && line < from;
}

function isHyphen(unit: number): boolean {
  return unit === 0x2d || unit === 0x2010 || unit === 0xac || unit === 0x2e17;
}

function isNoBreakSpace(unit: number): boolean {
  return unit === 0xa0 || unit === 0x2007 || unit === 0x2009 || unit === 0x202f;
}

function isCapital(letter: string): boolean {
  return /[\p{Lu}\p{Lt}]/u.test(letter);
}

function endOfBroken(text: string, words: readonly Word[], first: number): number {
  let end = first + 1;
  for (; end < words.length; end++) {
    const [before, after] = [words[end - 1]!, words[end]!];
    if (after.from - before.to > 40 || !isBroken(before.text, text.slice(before.to, after.from), after.text)) break;
  }
  return end;
}

function endOfSpaced(text: string, words: readonly Word[], first: number): number {
  if (!/^(?!0)[0-9]{1,3}$/.test(foldWord(words[first]!.text))) return first + 1;
  // What is behind another group is the rest of a number that is not one of these.
  if (
    first > 0 &&
    noBreakSpace.test(text.slice(words[first - 1]!.to, words[first]!.from)) &&
    /\p{Nd}$/u.test(words[first - 1]!.text)
  )
    return first + 1;
  let end = first + 1;
  while (end < words.length && noBreakSpace.test(text.slice(words[end - 1]!.to, words[end]!.from))) {
    const key = foldWord(words[end]!.text);
    if (!/^\d{3}(?:[.,]\d+)?$/.test(key)) {
      if (/^\d/.test(key)) return first + 1;
      break;
    }
    end += 1;
    if (key.length > 3) break;
  }
  return end;
}

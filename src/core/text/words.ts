import {
  apostrophe,
  digit,
  extending,
  gap,
  half,
  kindOfPair,
  kindOfUnit,
  letter,
  midLetter,
  midNumber,
  picture,
  quote,
  single,
  stop,
  syllable,
} from './characters.ts';

// What a word is. The borders are those of UAX 29 (`Intl.Segmenter`), with these differences, each because a reader
// would otherwise miss what stands in the text:
// - Scripts without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) are indexed by character, so that a word of
//   several characters is a phrase. Dictionaries cut the same word differently in different sentences; a searcher would
//   find it here and miss it there.
// - `l'accord`, `dell'Unione` and `Kim's` are two words, `don't` and `O'Brien` are one.
// - `end.Start` and `example.com` are two words, `U.S.A` and `Ph.D` are one.
// - An emoji is a word, whatever it is composed of.
// - Underscores divide, since Markdown writes _emphasis_ with them; so do colons, semicolons and narrow spaces.
// Words longer than 128 code units are cut, in texts and in queries alike.

/** A word and where it stands, in UTF-16 offsets into the string that was given. */
export interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const longest = 128;

/** Short words that are written together with the next one by an apostrophe. */
const elided = new Set(
  'l d c j m n s t v qu jusqu lorsqu puisqu quoiqu un dell all dall nell sull coll quell quest bell sant gl'.split(' '),
);

/** The code units of a text: each is looked at several times, which takes longer in a string. */
export type Units = Uint16Array<ArrayBuffer>;

/** Copies a text into `target`, or into a longer array if it does not fit; answers the array. */
export function unitsOf(text: string, target: Units): Units {
  const { length } = text;
  const units = target.length < length ? new Uint16Array(Math.max(length, target.length * 2)) : target;
  for (let at = 0; at < length; at++) units[at] = text.charCodeAt(at);
  return units;
}

/** Calls `visit` for every word of the text between the two offsets, in order. Nothing outside of them is looked at. */
export function eachWord(text: Units, from: number, to: number, visit: (from: number, to: number) => void): void {
  let at = from;
  while (at < to) {
    let kind = kindOfUnit(text[at]!);
    let size = 1;
    if (kind === half) {
      const pair = at + 1 < to ? codePointAt(text, at) : 0;
      size = pair > 0xffff ? 2 : 1;
      kind = size === 2 ? kindOfPair(pair) : gap;
    }
    if (kind === single) {
      const end = afterExtending(text, at + size, to);
      visit(at, end);
      at = end;
    } else if (kind === letter || kind === digit || kind === syllable) {
      at = word(text, at, to, visit);
    } else if (kind === picture) {
      const end = afterPicture(text, at, to);
      visit(at, end);
      at = end;
    } else {
      at += size;
    }
  }
}

/** The words of a string as a list; for short strings. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  scratch = unitsOf(text, scratch);
  eachWord(scratch, 0, text.length, (from, to) => words.push({ text: text.slice(from, to), from, to }));
  return words;
}

let scratch: Units = new Uint16Array(1024);

function codePointAt(text: Units, at: number): number {
  const first = text[at]!;
  const second = text[at + 1] ?? 0;
  const isPair = first >= 0xd800 && first <= 0xdbff && second >= 0xdc00 && second <= 0xdfff;
  return isPair ? (first - 0xd800) * 0x400 + (second - 0xdc00) + 0x10000 : first;
}

/** Reads one word that begins at `start`; answers where to go on. */
function word(text: Units, start: number, to: number, visit: (from: number, to: number) => void): number {
  let from = start;
  let at = start;
  /** The last letter or digit seen, to know what a mark in the middle joins. */
  let last = gap;
  for (;;) {
    // Nearly all that a word is made of, quickly.
    if (last === letter) {
      const end = Math.min(to, from + longest);
      while (at < end && kindOfUnit(text[at]!) === letter) at += 1;
    }
    let kind = gap;
    let size = 1;
    if (at < to) {
      kind = kindOfUnit(text[at]!);
      if (kind === half) {
        const pair = at + 1 < to ? codePointAt(text, at) : 0;
        size = pair > 0xffff ? 2 : 1;
        kind = size === 2 ? kindOfPair(pair) : gap;
      }
    }
    if (kind === letter || kind === digit || kind === syllable) {
      if (last !== gap && (kind === syllable) !== (last === syllable)) break;
      if (at + size - from > longest) {
        visit(from, at);
        from = at;
      }
      last = kind;
      at += size;
    } else if (kind === extending) {
      at += size;
      if (at - from >= longest) {
        visit(from, at);
        return at;
      }
    } else if (kind >= midLetter && kind !== single && last !== syllable && joins(text, at, to, kind, last)) {
      if (kind === stop && last === letter && !abbreviates(text, at, to)) break;
      if (kind === apostrophe && last === letter && (isElided(text, from, at) || isPossessive(text, at, to))) {
        visit(from, at);
        from = at + 1;
      }
      at += 1;
    } else {
      break;
    }
  }
  visit(from, at);
  return at;
}

/** Whether the mark at `at` stands between two letters or two digits that it holds together. */
function joins(text: Units, at: number, to: number, kind: number, last: number): boolean {
  const next = kindAt(text, at + 1, to);
  if (next !== last) return false;
  if (last === digit) return kind === midNumber || kind === stop || kind === apostrophe;
  if (kind === quote) return isHebrew(text[at - 1]!) && isHebrew(text[at + 1]!);
  return kind === midLetter || kind === stop || kind === apostrophe;
}

/** A full stop between letters belongs to the word if just one letter follows: U.S.A, e.g, Ph.D. */
function abbreviates(text: Units, at: number, to: number): boolean {
  const first = codePointAt(text, at + 1);
  const after = kindAt(text, afterExtending(text, at + (first > 0xffff ? 3 : 2), to), to);
  return after !== letter && after !== digit;
}

function isElided(text: Units, from: number, at: number): boolean {
  return at - from <= 6 && elided.has(String.fromCharCode(...text.subarray(from, at)).toLowerCase());
}

function isPossessive(text: Units, at: number, to: number): boolean {
  const unit = text[at + 1]!;
  if (unit !== 0x73 && unit !== 0x53) return false;
  const after = kindAt(text, at + 2, to);
  return after !== letter && after !== digit && after !== extending && after !== apostrophe;
}

function kindAt(text: Units, at: number, to: number): number {
  if (at >= to) return gap;
  const kind = kindOfUnit(text[at]!);
  if (kind !== half) return kind;
  const pair = at + 1 < to ? codePointAt(text, at) : 0;
  return pair > 0xffff ? kindOfPair(pair) : gap;
}

function afterExtending(text: Units, at: number, to: number): number {
  let end = at;
  while (end < to && kindAt(text, end, to) === extending) end += codePointAt(text, end) > 0xffff ? 2 : 1;
  return end;
}

const joiner = 0x200d;

/** Where an emoji ends: with its skin colour, what a joiner adds to it, and the second letter of a flag. */
function afterPicture(text: Units, start: number, to: number): number {
  let at = start;
  for (;;) {
    const point = codePointAt(text, at);
    at += point > 0xffff ? 2 : 1;
    if (isFlagLetter(point) && at < to && isFlagLetter(codePointAt(text, at))) at += 2;
    at = afterExtending(text, at, to);
    while (at < to && isSkinColour(codePointAt(text, at))) at = afterExtending(text, at + 2, to);
    if (at - start > longest || text[at - 1] !== joiner || kindAt(text, at, to) !== picture) return at;
  }
}

function isFlagLetter(point: number): boolean {
  return point >= 0x1f1e6 && point <= 0x1f1ff;
}

function isSkinColour(point: number): boolean {
  return point >= 0x1f3fb && point <= 0x1f3ff;
}

function isHebrew(unit: number): boolean {
  return unit >= 0x05d0 && unit <= 0x05ea;
}

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

/** Calls `visit` for every word of `text` between the two offsets, in order. Nothing outside of them is looked at. */
export function eachWord(text: string, from: number, to: number, visit: (from: number, to: number) => void): void {
  let at = from;
  while (at < to) {
    const unit = text.charCodeAt(at);
    let kind = kindOfUnit(unit);
    let size = 1;
    if (kind === half) {
      const pair = at + 1 < to ? text.codePointAt(at)! : unit;
      size = pair > 0xffff ? 2 : 1;
      kind = size === 2 ? kindOfPair(pair) : gap;
    }
    if (kind === single) {
      const end = afterExtending(text, at + size, to);
      visit(at, end);
      at = end;
    } else if (kind === letter || kind === digit || kind === syllable) {
      at = word(text, at, to, visit);
    } else {
      at += size;
    }
  }
}

/** The words of a string as a list; for short strings. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  eachWord(text, 0, text.length, (from, to) => words.push({ text: text.slice(from, to), from, to }));
  return words;
}

/** Reads one word that begins at `start`; answers where to go on. */
function word(text: string, start: number, to: number, visit: (from: number, to: number) => void): number {
  let from = start;
  let at = start;
  /** The last letter or digit seen, to know what a mark in the middle joins. */
  let last = gap;
  for (;;) {
    let kind = gap;
    let size = 1;
    if (at < to) {
      const unit = text.charCodeAt(at);
      kind = kindOfUnit(unit);
      if (kind === half) {
        const pair = at + 1 < to ? text.codePointAt(at)! : unit;
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
function joins(text: string, at: number, to: number, kind: number, last: number): boolean {
  const next = kindAt(text, at + 1, to);
  if (next !== last) return false;
  if (last === digit) return kind === midNumber || kind === stop || kind === apostrophe;
  if (kind === quote) return isHebrew(text.charCodeAt(at - 1)) && isHebrew(text.charCodeAt(at + 1));
  return kind === midLetter || kind === stop || kind === apostrophe;
}

/** A full stop between letters belongs to the word if just one letter follows: U.S.A, e.g, Ph.D. */
function abbreviates(text: string, at: number, to: number): boolean {
  const first = text.codePointAt(at + 1)!;
  const after = kindAt(text, afterExtending(text, at + (first > 0xffff ? 3 : 2), to), to);
  return after !== letter && after !== digit;
}

function isElided(text: string, from: number, at: number): boolean {
  return at - from <= 6 && elided.has(text.slice(from, at).toLowerCase());
}

function isPossessive(text: string, at: number, to: number): boolean {
  const unit = text.charCodeAt(at + 1);
  if (unit !== 0x73 && unit !== 0x53) return false;
  const after = kindAt(text, at + 2, to);
  return after !== letter && after !== digit && after !== extending && after !== apostrophe;
}

function kindAt(text: string, at: number, to: number): number {
  if (at >= to) return gap;
  const kind = kindOfUnit(text.charCodeAt(at));
  if (kind !== half) return kind;
  const pair = at + 1 < to ? text.codePointAt(at)! : 0;
  return pair > 0xffff ? kindOfPair(pair) : gap;
}

function afterExtending(text: string, at: number, to: number): number {
  let end = at;
  while (end < to && kindAt(text, end, to) === extending) end += text.codePointAt(end)! > 0xffff ? 2 : 1;
  return end;
}

function isHebrew(unit: number): boolean {
  return unit >= 0x05d0 && unit <= 0x05ea;
}

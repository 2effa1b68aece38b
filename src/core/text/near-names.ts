import { foldWord } from './fold.ts';

/** How far a name is from what was typed, the nearest first. What is only abbreviated lies between the last and the one after. */
const fits = {
  'the same': 0,
  'begins so': 1,
  'a word begins so': 2,
  'its words begin so': 3,
  'holds it': 4,
  'holds its words': 5,
  'abbreviated so': 6,
} as const;

/**
 * Says of names, folded by `foldWord`, how far they are from what was typed: 0 is the very name, null one that cannot
 * be meant. Case and marks are ignored, typed words may stand in any order, and each may be an abbreviation, as `fa`
 * or `fdaid` for food aid, unless `whole` words are wanted. The caller decides between names that are equally near.
 */
export function nearTo(typed: string, whole = false): (folded: string) => number | null {
  const words = foldWord(typed).split(/\s+/u).filter(Boolean);
  const typedWhole = words.join(' ');
  if (typedWhole === '') return () => fits['begins so'];
  return (folded) => {
    const at = folded.indexOf(typedWhole);
    if (at === 0) return folded.length === typedWhole.length ? fits['the same'] : fits['begins so'];
    if (at > 0 && startsAnywhere(typedWhole, folded, at)) return fits['a word begins so'];
    if (words.length > 1 && words.every((word) => startsAnywhere(word, folded))) return fits['its words begin so'];
    if (at > 0) return fits['holds it'];
    if (words.length > 1 && words.every((word) => folded.includes(word))) return fits['holds its words'];
    if (whole) return null;
    let leaps = 0;
    for (const word of words) {
      const found = folded.includes(word) ? 0 : leapsOf(word, folded);
      if (found === null) return null;
      leaps += found;
    }
    return fits['abbreviated so'] + Math.min(leaps, 99) / 100;
  };
}

/** Whether a word of the name begins so. */
function startsAnywhere(word: string, folded: string, from = 0): boolean {
  for (let at = folded.indexOf(word, from); at >= 0; at = folded.indexOf(word, at + 1)) {
    if (isStart(folded, at)) return true;
  }
  return false;
}

const unreached = 0xffff;
// As long as the longest name there was; two lines of costs that take turns, and where words begin.
let lines: readonly [Uint16Array, Uint16Array] = [new Uint16Array(256), new Uint16Array(256)];
let begins = new Uint8Array(256);

/**
 * How much is left out where a word abbreviates a name: it begins as one of the name's words, and goes on with the next
 * letter, at the beginning of a later word (1), or further on in the same word (2). The least that it can be; null if it
 * is no abbreviation. A single letter is none.
 */
export function leapsOf(word: string, folded: string): number | null {
  const { length } = folded;
  if (word.length < 2 || !hasInOrder(word, folded)) return null;
  if (length > begins.length) {
    lines = [new Uint16Array(length), new Uint16Array(length)];
    begins = new Uint8Array(length);
  }
  let [costs, next] = lines;
  let reached = false;
  for (let at = 0; at < length; at += 1) {
    begins[at] = isStart(folded, at) ? 1 : 0;
    costs[at] = begins[at] && folded[at] === word[0] ? 0 : unreached;
    reached ||= costs[at] === 0;
  }
  for (let letter = 1; letter < word.length && reached; letter += 1) {
    reached = goOn(costs, next, word.charCodeAt(letter), folded);
    [costs, next] = [next, costs];
  }
  if (!reached) return null;
  let least = unreached;
  for (let at = 0; at < length; at += 1) if (costs[at]! < least) least = costs[at]!;
  return least;
}

/** Writes what it costs to come to each place that has the next letter. Whether there is one. */
function goOn(costs: Uint16Array, next: Uint16Array, letter: number, folded: string): boolean {
  let before = unreached;
  let inWord = unreached;
  let reached = false;
  for (let at = 0; at < folded.length; at += 1) {
    const last = at > 0 ? costs[at - 1]! : unreached;
    if (last < before) before = last;
    const start = begins[at] === 1;
    if (start) inWord = unreached;
    else if (last < inWord) inWord = last;
    next[at] = unreached;
    if (folded.charCodeAt(at) !== letter) continue;
    const leap = start ? before + 1 : inWord + 2;
    next[at] = Math.min(last, leap, unreached);
    reached ||= next[at]! < unreached;
  }
  return reached;
}

function hasInOrder(word: string, folded: string): boolean {
  let at = 0;
  for (let letter = 0; letter < word.length; letter += 1) {
    at = folded.indexOf(word[letter]!, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

const ofWord = /^[\p{L}\p{N}\p{M}]/u;
/** Of scripts without blanks between words each letter may begin one. */
const withoutBlanks =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const starts = new Map<string, 'no' | 'letter' | 'always'>();

/** Whether a word begins there. */
function isStart(folded: string, at: number): boolean {
  const code = folded.charCodeAt(at);
  if (code < 128) return isPlainLetter(code) && (at === 0 || !isOfWord(folded, at - 1));
  const here = folded[at]!;
  let known = starts.get(here);
  if (known === undefined) {
    known = !ofWord.test(here) ? 'no' : withoutBlanks.test(here) ? 'always' : 'letter';
    if (starts.size < 20_000) starts.set(here, known);
  }
  return known === 'always' || (known === 'letter' && (at === 0 || !isOfWord(folded, at - 1)));
}

function isOfWord(folded: string, at: number): boolean {
  const code = folded.charCodeAt(at);
  return code < 128 ? isPlainLetter(code) : ofWord.test(folded[at]!);
}

/** A folded letter of ASCII, or a digit. */
function isPlainLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

// What each character does to words, after Unicode's word boundaries (UAX 29), as a table that fills itself. The
// platform's `Intl.Segmenter` knows the same, but takes thirty times as long for a text, and differs between versions
// of its data, so an index built by one browser would be read wrongly by the next.

/** Between words. */
export const gap = 1;
/** Part of a word, of scripts that put spaces between words. */
export const letter = 2;
/** Decimal digits of any script. */
export const digit = 3;
/** Belongs to the character before it: accents, vowel signs, joiners, soft hyphens. */
export const extending = 4;
/** Inside a word if letters stand on both sides. */
export const midLetter = 5;
/** Inside a number if digits stand on both sides. */
export const midNumber = 6;
/** A full stop: inside numbers and abbreviations. */
export const stop = 7;
/** Straight or curly: inside a word if letters stand on both sides. */
export const apostrophe = 8;
/** A word by itself: scripts written without spaces. */
export const single = 9;
/** The ASCII quotation mark, which stands inside Hebrew abbreviations. */
export const quote = 10;
/** First half of a surrogate pair: look at the code point. */
export const half = 11;

/** Hangul: a letter, but words of other letters and numbers end before it (`KBS는`, `2025년`). */
export const syllable = 12;
/** An emoji or a sign like one: a word with what belongs to it (colour, joined others, the second half of a flag). */
export const picture = 13;

const table = new Uint8Array(0x10000);

const singleCharacter =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tai_Le}\p{Script=New_Tai_Lue}\p{Script=Tai_Tham}\p{Script=Tai_Viet}\p{Script=Yi}\p{Script=Bopomofo}\u3005-\u3007\u3031-\u3035\u303B\u309B\u309C\u30A0\u30FC\uFF70]/u;
const extend = /[\p{M}\p{Cf}\uFF9E\uFF9F]/u;
/** Not the signs of trade and the arrows that Unicode counts among them: they stand in and between words. */
const pictorial = /\p{Emoji_Presentation}|(?=\p{Extended_Pictographic})[\u2600-\u27BF\u{1F000}-\u{1FAFF}]/u;
const hangul = /(?=\p{L})\p{Script=Hangul}/u;
const decimal = /\p{Nd}/u;
/** With the signs that UAX 29 counts as letters: of phonetic writing, of Armenian words, the Hebrew geresh. */
const letterLike =
  /[\p{L}\p{Nl}\p{Alphabetic}\u00B8\u02C2-\u02C5\u02D2-\u02D7\u02DE\u02DF\u02E5-\u02EB\u055A-\u055C\u055E\u058A\u05F3\u02ED\u02EF-\u02FF]/u;

/** The kind of the UTF-16 code unit; `half` for both halves of a pair. */
export function kindOfUnit(unit: number): number {
  return table[unit] || learn(unit);
}

/** The kind of a code point beyond the first 65,536. */
export function kindOfPair(codePoint: number): number {
  return kindOf(String.fromCodePoint(codePoint));
}

function learn(unit: number): number {
  const kind =
    unit >= 0xd800 && unit <= 0xdbff
      ? half
      : unit >= 0xdc00 && unit <= 0xdfff
        ? gap
        : kindOf(String.fromCharCode(unit));
  table[unit] = kind;
  return kind;
}

function kindOf(character: string): number {
  switch (character) {
    case "'":
    case '’':
    case '‘':
    case '＇':
      return apostrophe;
    case '.':
    case '․':
    case '﹒':
    case '．':
      return stop;
    case '\u00B7':
    case '\u0387':
    case '\u2027':
    case '\u05F4':
      return midLetter;
    case ',':
    case '،':
    case '٫':
    case '٬':
    case '，':
      return midNumber;
    case '"':
      return quote;
    case '\u200B': // zero width space: made to divide words
    case '\uFEFF':
      return gap;
  }
  if (extend.test(character)) return extending;
  if (decimal.test(character)) return digit;
  if (singleCharacter.test(character)) return /[\p{L}\p{N}\p{Sk}\u30A0]/u.test(character) ? single : gap;
  if (hangul.test(character)) return syllable;
  if (pictorial.test(character)) return picture;
  return letterLike.test(character) ? letter : gap;
}

import { kindOfUnit, extending, half } from './characters.ts';
import { foldCharacter } from './fold.ts';
import { isBroken, joint } from './readings.ts';

// A whole text folded as its words are for the search, with the way back: what is found in the folded text is shown
// where it stands. Most characters fold to one, so only the others are written down.

/** A text folded for being searched letter by letter. */
export interface FoldedText {
  /** Where the end of a line parts a word, a `joint` stands for the hyphen and the line break. */
  readonly text: string;
  /** The stretch of the source for a stretch of the folded text; a character is shown whole. */
  source(from: number, to: number): { readonly from: number; readonly to: number };
}

/** What single code units fold to; 0 if that is not known yet. */
const simpleFolds = new Uint16Array(0x10000);
const simpleCases = new Uint16Array(0x10000);
/** In these tables: not one unit, or half of a character. */
const notSimple = 0xffff;

function learn(unit: number, matchCase: boolean): number {
  const character = String.fromCharCode(unit);
  // White space stays, so that it can be told which space it is.
  const folded = /\s/.test(character) ? character : foldCharacter(character, matchCase);
  const alone = unit < 0xd800 || unit > 0xdfff;
  const one = alone && folded.length === 1 && unit !== 0 ? folded.charCodeAt(0) : notSimple;
  (matchCase ? simpleCases : simpleFolds)[unit] = one;
  return one;
}

function textOf(units: Uint16Array, length: number): string {
  const size = 8192;
  let text = '';
  for (let at = 0; at < length; at += size) {
    text += String.fromCharCode.apply(null, units.subarray(at, Math.min(length, at + size)) as unknown as number[]);
  }
  return text;
}

/** Hyphens as they stand at the end of a line, with what follows up to the next letter. */
const lineEnd = /[-\u2010\u00AC\u2E17\u00AD][ \t]*\r?\n[ \t]*(?=\p{L})/uy;
const lettersBefore = 4;

/** Case is folded, too, unless it matters. */
export function foldText(text: string, matchCase: boolean): FoldedText {
  let folded = new Uint16Array(text.length + 16);
  let length = 0;
  /** Where stretches begin that are not as long folded as written, and behind each where it goes on one to one. */
  const foldedAt: number[] = [0];
  const sourceAt: number[] = [0];
  const simple = matchCase ? simpleCases : simpleFolds;
  const put = (from: number, to: number, units: string): void => {
    if (length + units.length + text.length - to > folded.length) {
      const larger = new Uint16Array(folded.length * 2 + units.length);
      larger.set(folded);
      folded = larger;
    }
    const start = length;
    for (let at = 0; at < units.length; at++) folded[length++] = units.charCodeAt(at);
    if (units.length === 1 && to === from + 1) return;
    foldedAt.push(start, length);
    sourceAt.push(from, to);
  };
  for (let at = 0; at < text.length;) {
    const unit = text.charCodeAt(at);
    if (isHyphen(unit)) {
      const end = endOfBreak(text, at, unit);
      if (end > at) {
        put(at, end, joint);
        at = end;
        continue;
      }
    }
    const one = simple[unit] || learn(unit, matchCase);
    if (one !== notSimple && more(text, at + 1, at) === 0) {
      folded[length++] = one;
      at += 1;
      continue;
    }
    const end = clusterEnd(text, at);
    put(at, end, foldCharacter(text.slice(at, end), matchCase));
    at = end;
  }
  return {
    text: textOf(folded, length),
    source: (from, to) => ({ from: startOf(from), to: to === from ? startOf(from) : endOf(to) }),
  };

  /** The last stretch that begins at or before an offset of the folded text. */
  function stretchOf(offset: number): number {
    let low = 0;
    for (let high = foldedAt.length; high - low > 1;) {
      const middle = (low + high) >> 1;
      if (foldedAt[middle]! <= offset) low = middle;
      else high = middle;
    }
    return low;
  }

  /** Stretches with odd numbers are characters that fold otherwise than one to one. */
  function startOf(offset: number): number {
    const stretch = stretchOf(offset);
    return stretch % 2 === 1 ? sourceAt[stretch]! : sourceAt[stretch]! + offset - foldedAt[stretch]!;
  }

  function endOf(offset: number): number {
    const stretch = stretchOf(offset - 1);
    if (stretch % 2 === 1) return sourceAt[stretch + 1]!;
    return sourceAt[stretch]! + offset - foldedAt[stretch]!;
  }
}

/** Where a word goes on that the end of a line parts here; the same place if it does not. */
function endOfBreak(text: string, at: number, unit: number): number {
  lineEnd.lastIndex = at;
  const match = lineEnd.exec(text);
  if (!match) return at;
  const end = lineEnd.lastIndex;
  const before = text.slice(Math.max(0, at - lettersBefore), at);
  const soft = unit === 0xad ? '\u00AD' : '';
  return isBroken(before + soft, match[0].replace('\u00AD', ''), text.slice(end, end + 2)) ? end : at;
}

function isHyphen(unit: number): boolean {
  return unit === 0x2d || unit === 0x2010 || unit === 0xac || unit === 0xad || unit === 0x2e17;
}

/** How many units of what stands at `at` belong to the character at `start`. */
function more(text: string, at: number, start: number): number {
  const unit = text.charCodeAt(at) || 0x20;
  if (kindOfUnit(unit) === extending) return 1;
  // The vowel and the end of a Hangul syllable that is taken apart into its letters.
  if (unit >= 0x1160 && unit <= 0x11ff) return isHangulLetter(text.charCodeAt(start)) ? 1 : 0;
  if (unit !== 0xd83c) return 0;
  const colour = text.charCodeAt(at + 1);
  return colour >= 0xdffb && colour <= 0xdfff && coloured.test(text.slice(start, start + 2)) ? 2 : 0;
}

/** Also a syllable that only its end is taken from. */
function isHangulLetter(unit: number): boolean {
  return (unit >= 0x1100 && unit <= 0x11ff) || (unit >= 0xac00 && unit <= 0xd7a3);
}

/** What a skin colour behind it belongs to. */
const coloured = /^\p{Emoji_Modifier_Base}/u;

/** A character with what belongs to it: marks, joiners, soft hyphens, the colour of a skin. */
function clusterEnd(text: string, start: number): number {
  let at = start + (kindOfUnit(text.charCodeAt(start)) === half ? 2 : 1);
  for (let units = more(text, at, start); units > 0; units = more(text, at, start)) {
    // One that may part a word at the end of a line is looked at by itself.
    if (text.charCodeAt(at) === 0xad && /[ \t\r\n]/.test(text[at + 1] ?? '')) break;
    at += units;
  }
  return Math.min(at, text.length);
}

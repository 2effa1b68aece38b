import { isListItem } from './list-item.ts';
import type { Lines } from './lines.ts';

// What a line of a text shows by its beginning and its end about whether a newline beside it was meant.

/** Whether the line, by its number from 0 on, holds nothing but white space. */
export function isBlank(lines: Lines, line: number): boolean {
  return lines.first[line] === lines.last[line];
}

/** How many code units of white space stand before the line's first word. */
export function indentOf(lines: Lines, line: number): number {
  return lines.first[line]! - lines.from[line]!;
}

/** With what stands before the line's first word, in code units. */
export function lengthOf(lines: Lines, line: number): number {
  return lines.last[line]! - lines.from[line]!;
}

/** With the space before it. Scripts without spaces break anywhere, so there the next character is the word. */
export function firstWordLength(text: string, lines: Lines, line: number): number {
  const start = text.slice(lines.first[line]!, Math.min(lines.last[line]!, lines.first[line]! + 40));
  if (unspaced.test(start)) return 2;
  const space = start.search(/\s/u);
  return 1 + (space === -1 ? start.length : space);
}

const unspaced =
  /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}、。，」』）・ー]/u;

/** Whether a sentence may end with the line: a full stop of any script, closing signs or a footnote's number behind it. */
export function endsSentence(text: string, lines: Lines, line: number): boolean {
  return sentenceEnd.test(endOf(text, lines, line));
}

const sentenceEnd = /[.!?…。！？．｡؟۔।॥:;：；׃։၊။፡።][\p{Pe}\p{Pf}\p{Pi}"'*_\d]{0,3}$/u;

/** Whether a sentence ends in the middle of the words, with the next one behind it: running text, whatever its lines. */
export function holdsSentenceEnd(words: string): boolean {
  return /[.!?。！？؟۔।။።][\p{Pe}\p{Pf}"']*(?:\s+[\p{Pi}\p{Ps}"']*(?:\p{Lu}|\p{Lo})|\p{Lo})/u.test(words);
}

/** Whether any sign that parts stands at the line's end: verse and lists have it at most lines, wrapped prose at few. */
export function endsInPunctuation(text: string, lines: Lines, line: number): boolean {
  return /[\p{Po}\p{Pe}\p{Pf}\p{Pd}]$/u.test(endOf(text, lines, line)) && !/\p{L}-$/u.test(endOf(text, lines, line));
}

function endOf(text: string, lines: Lines, line: number): string {
  return text.slice(Math.max(lines.from[line]!, lines.last[line]! - 5), lines.last[line]!);
}

/** Whether the line begins as an item of a list does, with a bullet, a number or a letter. */
export function isItem(text: string, lines: Lines, line: number): boolean {
  const first = lines.first[line]!;
  return first < lines.last[line]! && isListItem(text.slice(first, Math.min(lines.last[line]!, first + 32)));
}

/**
 * How a line's first word begins: with a small letter or a capital; `caseless` in scripts without case, and where a
 * teleprinter wrote all in capitals; `other`: with a digit or a sign. Quotation marks, brackets and the `>` of quoted
 * mail before it are passed over.
 */
export function beginningOf(text: string, lines: Lines, line: number): 'small' | 'capital' | 'caseless' | 'other' {
  const first = lines.first[line]!;
  if (isSmallLatin(text.charCodeAt(first))) return 'small';
  const letter = /^[\p{Pi}\p{Ps}"'>\s]*(?:(\p{Ll})|(\p{Lu}|\p{Lt})|(\p{L}))/u.exec(text.slice(first, first + 12));
  if (letter === null) return 'other';
  if (letter[1] !== undefined) return 'small';
  return letter[2] !== undefined && /\p{Ll}/u.test(text.slice(first, lines.last[line]!)) ? 'capital' : 'caseless';
}

function isSmallLatin(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

/** A speaker's turn or a line with its time: `SMITH: …`, `Q. …`, `[00:12] …`. A name in small letters needs a new sentence before it. */
export function isTurn(text: string, lines: Lines, line: number, afterSentence: boolean): boolean {
  if (isSmallLatin(text.charCodeAt(lines.first[line]!))) return false;
  const start = text.slice(lines.first[line]!, Math.min(lines.last[line]!, lines.first[line]! + 48));
  if (!/^.[.]|[:：]/u.test(start)) return false;
  return (
    /^[[(]?\p{Nd}{1,2}:\p{Nd}{2}(?::\p{Nd}{2})?(?:[.,]\p{Nd}+)?[\])]?\s/u.test(start) ||
    /^(?:\p{Lu}[\p{Lu}\p{M}\d .'’-]{0,30}[:：]|[QAFV][.:])\s/u.test(start) ||
    (afterSentence && /^[\p{Lu}\p{Lo}][\p{L}\p{M}.'’-]*(?: [\p{L}\p{M}\d.'’-]+){0,3}\s?[:：](?:\s|\p{Lo})/u.test(start))
  );
}

/** Columns with tabs or wide gaps between them, a heading of Markdown, a rule: never a part of running text. */
export function standsAlone(text: string, lines: Lines, line: number): boolean {
  const words = text.slice(lines.first[line]!, Math.min(lines.last[line]!, lines.first[line]! + 200));
  return /\S(?:\t|\s{3,})\S|\s\|\s.*\|/u.test(words) || /^(?:#{1,6}\s|([-=*_~])\1{2,}$)/u.test(words);
}

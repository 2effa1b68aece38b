import type { Division } from '../model/records.ts';
import { cutsOf, longestPassage } from './cut.ts';
import { markFurniture } from './furniture.ts';
import type { Lines } from './lines.ts';
import { isSpace, linesOf } from './lines.ts';
import { isListItem } from './list-item.ts';
import { wrapOf } from './wrap.ts';

/** Changes whenever the same text would be divided differently, so that stored divisions are made again. */
export const divisionStamp = 'passages-1';

/**
 * Divides a text into passages. Blank lines divide; inside a block of lines it depends on what the newlines are:
 *
 * - the ends of hard-wrapped lines: joined, but for indented first lines and lines that end early at a sentence's end;
 * - the ends of paragraphs (lines longer than anyone wraps, or a text that has practically no blank lines): they divide;
 * - neither (verse, an address, a signature): the block is one passage.
 *
 * List items always begin a passage, and what is longer than `longestPassage` is cut. White space and blank lines
 * belong to the passage before them, those at the text's beginning to the first. `language` is not needed by any rule
 * yet; it is part of the contract because sentence ends may come to depend on it.
 */
export function divide(text: string, _language: string | null = null): Division {
  const lines = linesOf(text);
  const whole = passageStarts(text, lines);
  const marks = markFurniture(text, whole);
  const starts: number[] = [];
  const furniture: number[] = [];
  whole.forEach((start, number) => {
    // What was one passage is furniture as one, or not at all.
    for (const piece of [start, ...cutsWithin(text, start, whole[number + 1] ?? text.length)]) {
      starts.push(piece);
      furniture.push(marks[number]!);
    }
  });
  return { stamp: divisionStamp, starts: Uint32Array.from(starts), furniture: Uint8Array.from(furniture) };
}

function passageStarts(text: string, lines: Lines): number[] {
  if (text.length === 0) return [];
  const wrap = wrapOf(text, lines);
  const newlinesDivide = !wrap.wrapped && hasPracticallyNoBlankLines(lines);
  const starts: number[] = [];
  for (let line = 0; line < lines.count;) {
    if (isBlank(lines, line)) {
      line++;
      continue;
    }
    let end = line + 1;
    while (end < lines.count && !isBlank(lines, end)) end++;
    const kind = wrap.wrapped ? 'wrapped' : newlinesDivide || hasLongLine(lines, line, end) ? 'paragraphs' : 'block';
    for (let at = line; at < end; at++) {
      if (at === line || beginsPassage(text, lines, at, line, kind, wrap.width)) {
        starts.push(starts.length === 0 ? 0 : lines.from[at]!);
      }
    }
    line = end;
  }
  if (starts.length === 0) starts.push(0);
  return starts;
}

type BlockKind = 'wrapped' | 'paragraphs' | 'block';

/** In a text that is not wrapped, a longer line is a paragraph: verse and addresses are not that long. */
const longestVerse = 100;

function beginsPassage(
  text: string,
  lines: Lines,
  line: number,
  blockStart: number,
  kind: BlockKind,
  width: number,
): boolean {
  if (kind === 'paragraphs') return true;
  const afterSentence = endsSentence(text, lines, line - 1);
  if (isItem(text, lines, line)) {
    // A wrapped line may begin with a dash or a year by chance: then the line before ends in the middle of a sentence.
    return kind === 'block' || afterSentence || isItem(text, lines, line - 1) || line - 1 === blockStart;
  }
  if (kind === 'block') return false;
  const early = roomLeft(text, lines, line - 1, line, width);
  const indented = indentOf(lines, line) >= indentOf(lines, line - 1) + 2;
  return (indented && afterSentence && !isItem(text, lines, line - 1)) || (early && afterSentence);
}

/** Whether the first word of `next` would have fitted on `line`: then its writer broke it on purpose. */
function roomLeft(text: string, lines: Lines, line: number, next: number, width: number): boolean {
  const word = /^\S{1,40}/.exec(text.slice(lines.first[next]!, lines.first[next]! + 40))?.[0] ?? '';
  return lines.last[line]! - lines.from[line]! + 1 + word.length < width - 6;
}

function endsSentence(text: string, lines: Lines, line: number): boolean {
  const end = text.slice(Math.max(lines.from[line]!, lines.last[line]! - 4), lines.last[line]!);
  return /[.!?…。！？．｡؟۔।॥:;：；׃។၊။፡።][\p{Pe}\p{Pf}\p{Pi}"'*_\d]{0,3}$/u.test(end);
}

function isItem(text: string, lines: Lines, line: number): boolean {
  const first = lines.first[line]!;
  return first < lines.last[line]! && isListItem(text.slice(first, Math.min(lines.last[line]!, first + 32)));
}

function isBlank(lines: Lines, line: number): boolean {
  return lines.first[line] === lines.last[line];
}

function indentOf(lines: Lines, line: number): number {
  return lines.first[line]! - lines.from[line]!;
}

function hasLongLine(lines: Lines, from: number, to: number): boolean {
  for (let line = from; line < to; line++) if (lines.last[line]! - lines.first[line]! > longestVerse) return true;
  return false;
}

function hasPracticallyNoBlankLines(lines: Lines): boolean {
  let written = 0;
  let gaps = 0;
  for (let line = 0; line < lines.count; line++) {
    if (!isBlank(lines, line)) written++;
    else if (line > 0 && written > 0 && !isBlank(lines, line - 1)) gaps++;
  }
  const last = lines.count - 1;
  if (gaps > 0 && isBlank(lines, last)) gaps--;
  return gaps * 20 < written - 1;
}

/** White space at the end does not make a passage long. */
function cutsWithin(text: string, start: number, end: number): number[] {
  if (end - start <= longestPassage) return [];
  let last = end;
  while (last > start && isSpace(text.charCodeAt(last - 1))) last--;
  return cutsOf(text, start, last);
}

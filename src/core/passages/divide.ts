import type { Division, Layout, Text } from '../model/records.ts';
import { cutsOf, longestPassage } from './cut.ts';
import { markFurniture } from './furniture.ts';
import { continuedLines } from './continued.ts';
import { endsSentence, firstWordLength, indentOf, isBlank, isItem, isTurn } from './line-signs.ts';
import type { Lines } from './lines.ts';
import { linesOf } from './lines.ts';
import { isSpace } from '../text/white-space.ts';
import { wrapOf } from './wrap.ts';

/** Changes whenever the same text would be divided differently, so that stored divisions are made again. */
export const divisionStamp = 'passages-6';

/**
 * Divides a text into passages. Blank lines divide; inside a block of lines it depends on what the newlines are:
 *
 * - the ends of hard-wrapped lines: joined, but for indented first lines and lines that end early at a sentence's end.
 *   A text that is not wrapped as a whole may hold wrapped paragraphs (continued.ts);
 * - the ends of paragraphs (lines longer than anyone wraps, or a text that has practically no blank lines): they divide;
 * - neither (verse, an address, a signature): the block is one passage.
 *
 * List items always begin a passage, and what is longer than `longestPassage` is cut. White space and blank lines
 * belong to the passage before them, those at the text's beginning to the first. A text with a layout is divided as that
 * says, and what it calls furniture is.
 */
export function divide(text: string, layout?: Layout): Division {
  const whole = layout ? layout.blocks.map(({ from }) => from) : passageStarts(text, linesOf(text));
  const marks = markFurniture(text, whole);
  layout?.blocks.forEach(({ kind, furniture }, number) => {
    if (furniture) marks[number] = 1;
    // It is known to be one; by its words alone, a heading among short lines may look like furniture.
    else if (kind === 'heading') marks[number] = 0;
  });
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

/** A text with its division by these rules: the same value if it is, or with one made now. Whoever reads a division asks. */
export function asDividedNow(text: Text): Text {
  return text.division.stamp === divisionStamp ? text : { ...text, division: divide(text.text, text.layout) };
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
    const continued = kind === 'wrapped' ? null : continuedLines(text, lines, line, end);
    for (let at = line; at < end; at++) {
      const begins =
        at === line ||
        (continued === null
          ? beginsInWrapped(text, lines, at, line, wrap.width)
          : continued[at - line] === 0 && (kind === 'paragraphs' || isItem(text, lines, at)));
      if (begins) starts.push(starts.length === 0 ? 0 : lines.from[at]!);
    }
    line = end;
  }
  if (starts.length === 0) starts.push(0);
  return starts;
}

/** In a text that is not wrapped, a longer line is a paragraph: verse and addresses are not that long. */
const longestVerse = 100;

function beginsInWrapped(text: string, lines: Lines, line: number, blockStart: number, width: number): boolean {
  const afterSentence = endsSentence(text, lines, line - 1);
  if (isItem(text, lines, line)) {
    // A wrapped line may begin with a dash or a year by chance: then the line before ends in the middle of a sentence.
    return afterSentence || isItem(text, lines, line - 1) || line - 1 === blockStart;
  }
  if (isTurn(text, lines, line, afterSentence)) return true;
  if (!afterSentence) return false;
  const indented = indentOf(lines, line) >= indentOf(lines, line - 1) + 2;
  return (indented && !isItem(text, lines, line - 1)) || roomLeft(text, lines, line - 1, line, width);
}

/** Whether the first word of `next` would have fitted on `line`: then its writer broke it on purpose. */
function roomLeft(text: string, lines: Lines, line: number, next: number, width: number): boolean {
  return lines.last[line]! - lines.from[line]! + firstWordLength(text, lines, next) < width - 6;
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

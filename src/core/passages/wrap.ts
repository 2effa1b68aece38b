import { beginningOf, endsSentence, firstWordLength, holdsSentenceEnd, lengthOf } from './line-signs.ts';
import type { Lines } from './lines.ts';

/** How the lines of a text end. */
export interface Wrap {
  /** Whether the newlines inside this text's blocks are the ends of hard-wrapped lines. */
  readonly wrapped: boolean;
  /** The width it was wrapped at, in code units. 0 if it was not. */
  readonly width: number;
}

// A program that wraps lines puts a word on the next line only if it did not fit. So in a wrapped text each line's
// length plus the next line's first word exceeds the width, and no line exceeds it. Paragraphs, verse and lists do not
// have this property, whatever their lengths: that is what is counted here, for the width below which nearly all lines
// stay.

const narrowest = 30;
const widest = 120;
const enoughPairs = 4;
/** So many full lines tell what lines begin with. */
const enoughBeginnings = 2000;

/** Judges the text as a whole. A text of few lines is not judged wrapped. */
export function wrapOf(text: string, lines: Lines): Wrap {
  const no = { wrapped: false, width: 0 };
  const histogram = new Uint32Array(widest + 2);
  let pairs = 0;
  for (let line = 0; line + 1 < lines.count; line++) {
    if (!isPair(lines, line)) continue;
    pairs++;
    histogram[Math.min(widest + 1, lengthOf(lines, line))]!++;
  }
  if (pairs < enoughPairs || histogram[widest + 1]! > pairs / 50) return no;
  const width = widthOf(histogram, pairs);
  if (width < narrowest) return no;
  let [full, small, capital] = [0, 0, 0];
  let prose = false;
  for (let line = 0; line + 1 < lines.count; line++) {
    if (!isPair(lines, line) || lengthOf(lines, line) + firstWordLength(text, lines, line + 1) < width - 3) continue;
    full++;
    if (full > enoughBeginnings) continue;
    prose ||= endsSentence(text, lines, line + 1) || holdsSentenceEnd(text.slice(lines.from[line]!, lines.last[line]!));
    if (endsSentence(text, lines, line)) continue;
    const begins = beginningOf(text, lines, line + 1);
    if (begins === 'small') small++;
    else if (begins === 'capital') capital++;
  }
  // Verse of even length has capitals at its lines' beginnings; wrapped prose has mostly small letters there. Lists of
  // even length may have them, too, but no sentence ends in them.
  return full >= pairs * 0.65 && small >= capital && (small === 0 || prose) ? { wrapped: true, width } : no;
}

/** The length that all but two in a hundred lines stay within. */
function widthOf(histogram: Uint32Array, pairs: number): number {
  let left = Math.floor(pairs / 50);
  for (let length = widest; length > 0; length--) {
    left -= histogram[length]!;
    if (left < 0) return length;
  }
  return 0;
}

function isPair(lines: Lines, line: number): boolean {
  return lines.first[line] !== lines.last[line] && lines.first[line + 1] !== lines.last[line + 1];
}

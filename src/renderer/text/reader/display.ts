import { graphemeStart } from '../../../core/text/graphemes.ts';

// A text view draws a text line by line, and a line of a megabyte must be measured as a whole. Such lines are shown in
// several: the view's own copy of the text has an extra line break at passage borders in long lines (and at a space
// where a passage is long, too). Nobody outside sees that copy: offsets are converted at the border of this room.

/** Longer lines are shown as several. In code units; about a printed page. */
const longestLine = 4000;

/** The text as the view holds it, and the way between its positions and the offsets of the text. */
export interface Display {
  readonly text: string;
  /** Where an offset of the text is shown. At an extra line break, `side` -1 is before it, 1 after it. */
  toDisplay(offset: number, side?: -1 | 1): number;
  toText(position: number): number;
}

/** `passages` are the offsets where passages start, ascending. */
export function displayText(text: string, passages: ArrayLike<number>): Display {
  const breaks = extraBreaks(text, passages);
  if (breaks.length === 0) return { text, toDisplay: (offset) => offset, toText: (position) => position };
  const pieces: string[] = [];
  let start = 0;
  for (const offset of breaks) {
    pieces.push(text.slice(start, offset));
    start = offset;
  }
  pieces.push(text.slice(start));
  return {
    text: pieces.join('\n'),
    toDisplay: (offset, side = 1) =>
      offset + countBelow(breaks, (value) => (side > 0 ? value <= offset : value < offset)),
    toText: (position) => position - countBelow(breaks, (value, index) => value + index < position),
  };
}

function extraBreaks(text: string, passages: ArrayLike<number>): number[] {
  const breaks: number[] = [];
  let passage = 0;
  for (let start = 0; start <= text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (end - start > longestLine) {
      while (passage < passages.length && passages[passage]! <= start) passage++;
      let piece = start;
      for (; passage < passages.length && passages[passage]! < end; passage++) {
        cutPiece(text, piece, passages[passage]!, breaks);
        piece = passages[passage]!;
        breaks.push(piece);
      }
      cutPiece(text, piece, end, breaks);
    }
    start = end + 1;
  }
  return breaks;
}

/** Cuts what is still too long: after a space, or between two characters where there is none. */
function cutPiece(text: string, from: number, to: number, breaks: number[]): void {
  let start = from;
  while (to - start > longestLine) {
    const limit = start + longestLine;
    const space = text.lastIndexOf(' ', limit - 1);
    const character = graphemeStart(text, limit);
    const cut = space > start + longestLine / 2 ? space + 1 : character > start ? character : limit;
    breaks.push(cut);
    start = cut;
  }
}

/** How many values from the start fulfil a condition that holds for the first so many and no others. */
function countBelow(values: readonly number[], holds: (value: number, index: number) => boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(values[middle]!, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

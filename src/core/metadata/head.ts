import type { Division } from '../model/records.ts';

/** A line of a text that is not blank, with the document's offsets of its words. */
export interface Line {
  readonly from: number;
  readonly to: number;
  /** What stands between `from` and `to`: without the white space and marks of direction around it. */
  readonly words: string;
  /** In a passage that was recognised as furniture. */
  readonly furniture: boolean;
  /** Lines and characters of the passage that the line stands in, without white space around it. */
  readonly passageLines: number;
  readonly passageLength: number;
  /** The line begins its passage. */
  readonly first: boolean;
}

const headLines = 30;
const headLength = 6000;
const tailLength = 2000;

/** The lines at a text's beginning, at `start`, where texts say what they are. Without a division each line is its own passage. */
export function headOf(text: string, division?: Division, start = 0): Line[] {
  return linesBetween(text, start, start + headLength, division).slice(0, headLines);
}

/** The lines at a text's end. A line that begins before them is left out. */
export function tailOf(text: string, division?: Division): Line[] {
  const from = Math.max(0, text.length - tailLength);
  const start = from === 0 ? 0 : text.indexOf('\n', from) + 1;
  return start === 0 && from > 0 ? [] : linesBetween(text, start, text.length, division);
}

/** White space and marks of direction. */
const around = /[\s\u200b\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u;

/** Without what stands around its words. From both ends: an expression would look from every blank on. */
function wordsWithin(line: string): string {
  let [from, to] = [0, line.length];
  while (from < to && around.test(line[from]!)) from++;
  while (to > from && around.test(line[to - 1]!)) to--;
  return line.slice(from, to);
}

function linesBetween(text: string, start: number, end: number, division: Division | undefined): Line[] {
  const lines: Line[] = [];
  let passage = 0;
  for (let from = start; from < text.length && from < end;) {
    const newline = text.indexOf('\n', from);
    const to = newline === -1 ? text.length : newline;
    const line = text.slice(from, to);
    const words = wordsWithin(line);
    if (words !== '') {
      const at = from + line.indexOf(words);
      while (division !== undefined && (division.starts[passage + 1] ?? Infinity) <= at) passage++;
      lines.push(lineAt(text, at, words, division, passage));
    }
    from = to + 1;
  }
  return lines;
}

function lineAt(text: string, from: number, words: string, division: Division | undefined, passage: number): Line {
  const to = from + words.length;
  if (division === undefined)
    return { from, to, words, furniture: false, passageLines: 1, passageLength: words.length, first: true };
  const start = division.starts[passage] ?? 0;
  const all = text.slice(start, division.starts[passage + 1] ?? text.length).trim();
  return {
    from,
    to,
    words,
    furniture: division.furniture[passage] === 1,
    passageLines: all.split('\n').length,
    passageLength: all.length,
    first: text.slice(start, from).trim() === '',
  };
}

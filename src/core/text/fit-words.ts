import { graphemeEnd } from './graphemes.ts';

// How much room words take where they are drawn, and which of them fit. No letter is measured here: there is no screen. The
// widths are those of common faces without serifs, rather too wide than too narrow, so that nothing runs into what stands
// beside it in a face that is a little wider.

/** The share of the size of the letters that a character is wide, by what it is; the first that holds it counts. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/^[\p{M}\p{Cf}\p{Cc}]/u, 0],
  [/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/u, 1.02],
  [/^\p{Extended_Pictographic}/u, 1.3],
  [/^[iljftrI.,:;'’‘|!()[\]\- ]/u, 0.37],
  [/^[mwMW@%—…&]/u, 0.95],
  [/^[A-Z]/u, 0.72],
  [/^[a-z0-9]/u, 0.575],
  [/^\p{Lu}/u, 0.75],
];
const otherWidth = 0.64;

const known = new Map<string, number>();

function shareOf(character: string): number {
  let share = known.get(character);
  if (share === undefined) {
    share = widths.find(([of]) => of.test(character))?.[1] ?? otherWidth;
    known.set(character, share);
  }
  return share;
}

/** Pixels, more or less, that words take in one line; `size` is that of their letters. */
export function widthOf(words: string, size: number): number {
  let share = 0;
  let before = '';
  for (const character of words) {
    // Pictures that are joined are one picture.
    if (before !== '\u200d') share += shareOf(character);
    before = character;
  }
  return share * size;
}

/** How many code units of the words fit into so many pixels; no character is cut in two. */
function fitting(words: string, size: number, room: number): number {
  let [at, width] = [0, 0];
  while (at < words.length) {
    const end = graphemeEnd(words, at + 1);
    width += widthOf(words.slice(at, end), size);
    if (width > room) break;
    at = end;
  }
  return at;
}

/** The words as far as they fit into so many pixels; where not all do, whole characters and an ellipsis. */
export function cutToFit(words: string, size: number, room: number): string {
  if (widthOf(words, size) <= room) return words;
  return `${words.slice(0, fitting(words, size, room - widthOf('…', size))).trimEnd()}…`;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** What a line is broken between: words with the signs around them, and characters where words have no blanks. */
function pieces(words: string): readonly string[] {
  const found: string[] = [];
  let wordBefore = false;
  for (const { segment, isWordLike = false } of segmenter.segment(words)) {
    const begins = found.length === 0 || /\s$/u.test(found.at(-1)!) || (wordBefore && isWordLike);
    if (begins) found.push(segment);
    else found.push(found.pop()! + segment);
    wordBefore = isWordLike;
  }
  return found;
}

/** The words in at most so many lines, each of which fits into so many pixels; the last is cut where not all do. */
export function linesToFit(words: string, size: number, room: number, most: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let rest = words.trim();
  for (const piece of pieces(rest)) {
    const longer = line + piece;
    if (line !== '' && widthOf(longer.trimEnd(), size) > room) {
      if (lines.length + 1 === most) break;
      lines.push(line.trimEnd());
      rest = rest.slice(line.length);
      line = piece;
    } else line = longer;
    // A word that is wider than a line is broken anywhere.
    while (lines.length + 1 < most && widthOf(line.trimEnd(), size) > room) {
      const fits = Math.max(graphemeEnd(line, 1), fitting(line, size, room));
      lines.push(line.slice(0, fits));
      rest = rest.slice(fits);
      line = line.slice(fits);
    }
  }
  return rest.trim() === '' ? lines : [...lines, cutToFit(rest.trim(), size, room)];
}

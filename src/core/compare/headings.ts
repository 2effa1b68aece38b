import type { Id } from '../model/id.ts';
import type { Range } from '../model/records.ts';
import type { PlacedRow } from './word-pieces.ts';
import { lineSign } from './wording.ts';

// The head of a text: its title, and the lines that say by whom, where and when. Reports of one event have like heads, and
// words that two heads share are nobody's account of it. What the title, the author and the like are is known from
// outside; here is found which words stand in such lines.

/** What is known of a document's head. */
export interface Head {
  /** As it is shown, wherever it comes from. */
  readonly title: string;
  /** Where in the text title, author, date, place, outlet and address were found. */
  readonly places: readonly Range[];
}

/** The head of a document; null of one that is not known. */
export type HeadOf = (id: Id) => Head | null;

/** A line is one of the head if it has no more other words: By, Published, Updated at … And no more than are told. */
const mostOthers = 6;
/** A title that a person wrote, or the file told, is looked for among so many words. */
const lookedThrough = 80;

/**
 * For each word of a row, 1 if it stands in a line of the head. `title` are the title's words by their numbers: they are
 * found where they are whole lines. Figures beside what is told, as the hour beside a day, are no other words.
 */
export function headIn(
  row: PlacedRow,
  places: readonly Range[],
  title: readonly number[],
  isFigure: (word: number) => boolean,
): Uint8Array {
  const named = new Uint8Array(row.words.length);
  for (const { from, to } of places) {
    for (let word = firstFrom(row.from, from); word < named.length && row.from[word]! < to; word++) named[word] = 1;
  }
  for (let word = 0; title.length > 0 && word < Math.min(named.length, lookedThrough); word++) {
    if (!beginsLine(row, word) || !beginsLine(row, word + title.length)) continue;
    if (title.every((number, at) => row.words[word + at] === number)) named.fill(1, word, word + title.length);
  }
  const head = new Uint8Array(named.length);
  for (let from = 0; from < named.length;) {
    let to = from + 1;
    while (!beginsLine(row, to)) to++;
    let [told, others] = [0, 0];
    for (let word = from; word < to; word++) {
      if (named[word] === 1) told += 1;
      else if (!isFigure(row.words[word]!)) others += 1;
    }
    if (told > 0 && others <= Math.min(told, mostOthers)) head.fill(1, from, to);
    from = to;
  }
  return head;
}

/** Whether a word is made of figures, of whatever script. */
export function isFigures(word: string): boolean {
  return /^\p{Nd}+$/u.test(word);
}

/** Also where the text is at its end. */
function beginsLine(row: PlacedRow, word: number): boolean {
  return word === 0 || word >= row.words.length || (row.signs[word]! & lineSign) !== 0;
}

/** The first word that begins at the offset or behind it. */
function firstFrom(starts: Uint32Array, offset: number): number {
  let low = 0;
  for (let high = starts.length; low < high;) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

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

/** A line is one of the head if it has no more other words: By, Published, Updated at … */
const mostOthers = 6;
/** A title that a person wrote, or the file told, is looked for among so many words. */
const lookedThrough = 80;

/** For each word of a row, 1 if it stands in a line of the head. `title` are the title's words by their numbers. */
export function headIn(row: PlacedRow, places: readonly Range[], title: readonly number[]): Uint8Array {
  const named = new Uint8Array(row.words.length);
  for (const { from, to } of places) {
    for (let word = firstFrom(row.from, from); word < named.length && row.from[word]! < to; word++) named[word] = 1;
  }
  for (let word = 0; title.length > 0 && word < Math.min(named.length, lookedThrough); word++) {
    if (title.every((number, at) => row.words[word + at] === number)) named.fill(1, word, word + title.length);
  }
  const head = new Uint8Array(named.length);
  for (let from = 0; from < named.length;) {
    let to = from + 1;
    while (to < named.length && (row.signs[to]! & lineSign) === 0) to++;
    const told = named.subarray(from, to).reduce((sum, one) => sum + one, 0);
    if (told > 0 && to - from - told <= mostOthers) head.fill(1, from, to);
    from = to;
  }
  return head;
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

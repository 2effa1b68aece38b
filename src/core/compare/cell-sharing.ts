import type { Range } from '../model/records.ts';
import { kindOfUnit, single } from '../text/characters.ts';
import { exactWord, foldWord } from '../text/fold.ts';
import { isStopWord, stemmerFor } from '../text/stems.ts';
import { wordsOf } from '../text/words.ts';
import type { Cell } from './cell-marks.ts';
import { mostFields } from './cell-marks.ts';

// Who shares what in a row of two or three accounts. For every two cells: their words in the order that both have them in
// (longest common subsequence of stems), then words that both have elsewhere. Words that every text is full of count in a
// row with others only, so that no lone `of` is told to be shared.

/** So many accounts can be marked so: of more there are too many combinations to tell apart. */
export const mostSharing = 3;

/** How words are shared: the same, in another form, or in another order; of several accounts what is least alike. */
export type SharedForm = 'same words' | 'other form' | 'other order';

/** Words that other cells have, too. */
export interface SharedMark extends Range {
  /** The cells that have them, this one included; ascending. */
  readonly cells: readonly number[];
  readonly form: SharedForm;
}

/** A cell whose language is known, or null. */
export interface SharingCell extends Cell {
  readonly language: string | null;
}

/** A word of a cell. */
interface CellWord extends Range {
  /** Its number by what it is folded to, and by its stem. */
  readonly word: number;
  readonly stem: number;
  /** Every text of its language is full of it. */
  readonly stop: boolean;
  /** A character of a script without spaces: alone it says little. */
  readonly sign: boolean;
}

const forms: readonly SharedForm[] = ['same words', 'other form', 'other order'];

/** For each cell its shared words, in text order. */
export function sharedIn(cells: readonly SharingCell[]): readonly (readonly SharedMark[])[] {
  const numbers = new Map<string, number>();
  const words = cells.map((cell) => wordsIn(cell, numbers));
  /** For each word of each cell, how each other cell has it: 0 not at all, else 1 and more by its form. */
  const shared = words.map((row) => row.map(() => new Uint8Array(cells.length)));
  // Of two equally long ways to set cells beside each other the same one is taken, whichever comes first.
  const order = cells.map((_, cell) => cell).sort((a, b) => (said(cells[a]!) < said(cells[b]!) ? -1 : 1));
  for (const [at, a] of order.entries()) {
    for (const b of order.slice(at + 1)) {
      const { ofA, ofB } = between(words[a]!, words[b]!);
      ofA.forEach((form, at) => (shared[a]![at]![b] = form));
      ofB.forEach((form, at) => (shared[b]![at]![a] = form));
    }
  }
  return words.map((row, own) => marksFrom(row, shared[own]!, own));
}

function said({ text, sentences }: Cell): string {
  return sentences.map(({ from, to }) => text.slice(from, to)).join(' ');
}

function wordsIn({ text, sentences, language }: SharingCell, numbers: Map<string, number>): readonly CellWord[] {
  const stemmer = stemmerFor(language);
  const numberOf = (key: string) => {
    let number = numbers.get(key);
    if (number === undefined) numbers.set(key, (number = numbers.size));
    return number;
  };
  return sentences.flatMap(({ from, to }) =>
    wordsOf(text.slice(from, to)).map((word) => {
      const exact = exactWord(word.text);
      return {
        from: from + word.from,
        to: from + word.to,
        word: numberOf(foldWord(word.text) || word.text),
        stem: numberOf(`${stemmer.stem(exact) || foldWord(word.text) || word.text}`),
        stop: isStopWord(exact, stemmer),
        sign: kindOfUnit(word.text.charCodeAt(0)) === single,
      };
    }),
  );
}

/** How each word of two rows is shared with the other. */
function between(a: readonly CellWord[], b: readonly CellWord[]) {
  const [ofA, ofB] = [new Uint8Array(a.length), new Uint8Array(b.length)];
  if (a.length * b.length > mostFields) return { ofA, ofB };
  const pairs = inOrder(a, b);
  for (let start = 0; start < pairs.length;) {
    let end = start + 1;
    while (
      end < pairs.length &&
      pairs[end]![0] === pairs[end - 1]![0] + 1 &&
      pairs[end]![1] === pairs[end - 1]![1] + 1
    ) {
      end += 1;
    }
    const run = pairs.slice(start, end);
    start = end;
    if (!says(run.map(([at]) => a[at]!))) continue;
    for (const [inA, inB] of run) ofA[inA] = ofB[inB] = a[inA]!.word === b[inB]!.word ? 1 : 2;
  }
  elsewhere(a, ofA, b);
  elsewhere(b, ofB, a);
  return { ofA, ofB };
}

/** Whether words in a row say anything: one that not every text has, or two characters. */
function says(run: readonly CellWord[]): boolean {
  return run.some(({ stop, sign }) => !stop && !sign) || run.filter(({ sign }) => sign).length > 1;
}

/** Marks what the other row has, but not in this order. */
function elsewhere(row: readonly CellWord[], of: Uint8Array, other: readonly CellWord[]): void {
  const there = new Set(other.map(({ stem }) => stem));
  const inARow = new Set(other.slice(1).map(({ stem }, at) => `${other[at]!.stem} ${stem}`));
  row.forEach(({ stem, stop, sign }, at) => {
    if (of[at] !== 0 || stop || !there.has(stem)) return;
    if (!sign) of[at] = 3;
    else if (row[at + 1]?.sign && inARow.has(`${stem} ${row[at + 1]!.stem}`)) {
      of[at] = 3;
      if (of[at + 1] === 0) of[at + 1] = 3;
    }
  });
}

/** The places of the words that both have in one order: a longest common subsequence of their stems. */
function inOrder(a: readonly CellWord[], b: readonly CellWord[]): readonly (readonly [inA: number, inB: number])[] {
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  for (let inA = a.length - 1; inA >= 0; inA--) {
    for (let inB = b.length - 1; inB >= 0; inB--) {
      common[inA * width + inB] =
        a[inA]!.stem === b[inB]!.stem
          ? common[(inA + 1) * width + inB + 1]! + 1
          : Math.max(common[(inA + 1) * width + inB]!, common[inA * width + inB + 1]!);
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let inA = 0, inB = 0; inA < a.length && inB < b.length;) {
    if (a[inA]!.stem === b[inB]!.stem) pairs.push([inA++, inB++]);
    else if (common[(inA + 1) * width + inB]! >= common[inA * width + inB + 1]!) inA += 1;
    else inB += 1;
  }
  return pairs;
}

/** Words side by side that are shared alike are one mark; none of words alone that every text is full of. */
function marksFrom(row: readonly CellWord[], shared: readonly Uint8Array[], own: number): readonly SharedMark[] {
  const marks: { mark: SharedMark; says: boolean }[] = [];
  let before = '';
  row.forEach(({ from, to, stop }, at) => {
    const has = Array.from(shared[at]!, (form, cell) => form > 0 || cell === own);
    const cells = has.flatMap((one, cell) => (one ? [cell] : []));
    if (cells.length < 2) {
      before = '';
      return;
    }
    const form = forms[Math.max(...shared[at]!) - 1]!;
    const now = `${cells.join()} ${form}`;
    const last = marks.at(-1);
    if (last && now === before) marks[marks.length - 1] = { mark: { ...last.mark, to }, says: last.says || !stop };
    else marks.push({ mark: { from, to, cells, form }, says: !stop });
    before = now;
  });
  return marks.filter(({ says }) => says).map(({ mark }) => mark);
}

import type { Range } from '../model/records.ts';
import type { Cell, CellMark } from './cell-marks.ts';
import { piecesBetween, rowOf } from './cell-marks.ts';
import type { PlacedRow } from './word-pieces.ts';

// What versions of one text have otherwise than each other. Unlike accounts of an event they are marked to the last sign: a
// correction may be a capital, a comma, or a word that stood there twice.

/** `other signs`: the same words, but their case, accents or the signs between them are others. */
export interface ChangedMark extends Range {
  readonly kind: CellMark['kind'] | 'other signs';
}

/**
 * Where each cell of a row differs: from the cell `base`, in which nothing is marked then, or with null from the versions
 * before and behind it. White space makes no difference. Marks are in text order, and none lie over each other.
 */
export function changedMarks(cells: readonly Cell[], base: number | null): readonly (readonly ChangedMark[])[] {
  const numbers = new Map<string, number>();
  const rows = cells.map((cell) => rowOf(cell, numbers));
  return cells.map((cell, at) => {
    if (base !== null) return at === base ? [] : unlike(cell, rows[at]!, cells[base]!, rows[base]!);
    const beside = [at - 1, at + 1].filter((other) => other >= 0 && other < cells.length);
    return beside.map((other) => unlike(cell, rows[at]!, cells[other]!, rows[other]!)).reduce(together, []);
  });
}

function unlike(cell: Cell, row: PlacedRow, other: Cell, there: PlacedRow): readonly ChangedMark[] {
  const marks: ChangedMark[] = [];
  let [here, beside] = [0, 0];
  for (const { kind, a, b } of piecesBetween(row, there)) {
    if (kind === 'cut') marks.push({ kind: 'only here', from: a.from, to: a.to });
    if (kind === 'replaced') marks.push({ kind: 'other words', from: a.from, to: a.to });
    const [first, firstThere] = [here, beside];
    while (here < row.words.length && row.from[here]! < a.to) here += 1;
    while (beside < there.words.length && there.from[beside]! < b.to) beside += 1;
    if (kind !== 'kept') continue;
    for (let word = first; word < here; word++) {
      const same = firstThere + word - first;
      // What stands in front of the first word is told by the piece before it, or stands at the beginning of both.
      const goesOn = word > first || (first === 0 && firstThere === 0);
      if (goesOn)
        marks.push(...otherSigns(cell.text, signsBefore(cell, row, word), other.text, signsBefore(other, there, same)));
      marks.push(...otherSigns(cell.text, wordAt(row, word), other.text, wordAt(there, same)));
      const isLast = [here === row.words.length && word + 1 === here, same + 1 === there.words.length];
      if (isLast[0] && isLast[1])
        marks.push(...otherSigns(cell.text, signsAtEnd(cell, row), other.text, signsAtEnd(other, there)));
    }
  }
  return marks;
}

/** The stretch as a mark, without white space around it; none if the other one reads the same, or there is nothing to mark. */
function otherSigns(text: string, own: Range, other: string, there: Range): readonly ChangedMark[] {
  const plain = (words: string): string => words.replace(/\s+/gu, ' ').trim();
  const written = text.slice(own.from, own.to);
  const said = plain(written);
  if (said === '' || said === plain(other.slice(there.from, there.to))) return [];
  const from = own.from + written.length - written.trimStart().length;
  return [{ kind: 'other signs', from, to: from + written.trim().length }];
}

function wordAt(row: PlacedRow, word: number): Range {
  return { from: row.from[word]!, to: row.from[word]! + row.length[word]! };
}

/** From the word before, or where its sentence begins. */
function signsBefore({ sentences }: Cell, row: PlacedRow, word: number): Range {
  const to = row.from[word]!;
  const begins = sentences.findLast(({ from }) => from <= to)!.from;
  const before = word === 0 ? begins : row.from[word - 1]! + row.length[word - 1]!;
  return { from: Math.max(begins, before), to };
}

function signsAtEnd({ sentences }: Cell, row: PlacedRow): Range {
  const { to } = sentences.at(-1)!;
  return { from: wordAt(row, row.words.length - 1).to, to };
}

/** Two lists as one: what is marked as another word is that wherever only signs are others. */
function together(one: readonly ChangedMark[], other: readonly ChangedMark[]): readonly ChangedMark[] {
  const inOrder = [...one, ...other].sort((a, b) => a.from - b.from || b.to - a.to);
  const marks: ChangedMark[] = [];
  for (const mark of inOrder) {
    const before = marks.at(-1);
    if (!before || mark.from >= before.to) {
      marks.push(mark);
      continue;
    }
    const kind = before.kind === 'other signs' ? mark.kind : before.kind;
    marks[marks.length - 1] = { kind, from: before.from, to: Math.max(before.to, mark.to) };
  }
  return marks;
}

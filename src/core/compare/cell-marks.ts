import type { Range } from '../model/records.ts';
import { foldWord } from '../text/fold.ts';
import { wordsOf } from '../text/words.ts';
import type { Piece } from './shapes.ts';
import { piecesOf } from './word-pieces.ts';
import type { PlacedRow } from './word-pieces.ts';

/** What one account says in a row: its text, and its sentences there. */
export interface Cell {
  readonly text: string;
  readonly sentences: readonly Range[];
}

/** Words that the others do not have at this place, or have others for. Case and punctuation make no difference. */
export interface CellMark extends Range {
  readonly kind: 'only here' | 'other words';
}

/** Longer cells are not compared with the base, and not marked: so many fields has the table that is made for it. */
export const mostFields = 4_000_000;

/**
 * Where each cell of a row differs: from the cell `base`, in which nothing is marked then, or with null from all others, so
 * that what is marked stands in none of them. A row of one cell differs from nothing. Marks are in text order.
 */
export function marksOf(cells: readonly Cell[], base: number | null): readonly (readonly CellMark[])[] {
  const numbers = new Map<string, number>();
  const rows = cells.map((cell) => rowOf(cell, numbers));
  return rows.map((row, at) => {
    if (base !== null) return at === base ? [] : piecesBetween(row, rows[base]!).flatMap(markOf);
    const others = rows.filter((_, other) => other !== at);
    return others.length === 0 ? [] : inNoneOf(row, others);
  });
}

/** How one cell differs from another by words, in the order of both: `cut` stands in the first only, `added` in the other. */
export function piecesOfCells(cell: Cell, other: Cell): readonly Piece[] {
  const numbers = new Map<string, number>();
  return piecesBetween(rowOf(cell, numbers), rowOf(other, numbers));
}

/** The words of a cell, each by its number in `numbers`: the same word has the same in all cells. */
export function rowOf({ text, sentences }: Cell, numbers: Map<string, number>): PlacedRow {
  const placed = sentences.flatMap(({ from, to }) =>
    wordsOf(text.slice(from, to)).map((word) => {
      const folded = foldWord(word.text) || word.text;
      let number = numbers.get(folded);
      if (number === undefined) numbers.set(folded, (number = numbers.size));
      return { number, from: from + word.from, length: word.to - word.from };
    }),
  );
  return {
    words: Uint32Array.from(placed, ({ number }) => number),
    from: Uint32Array.from(placed, ({ from }) => from),
    length: Uint8Array.from(placed, ({ length }) => length),
    signs: new Uint8Array(placed.length),
  };
}

/** The difference of two cells by words; nothing where they are too long for it. */
export function piecesBetween(row: PlacedRow, other: PlacedRow): readonly Piece[] {
  const [here, there] = [row.words.length, other.words.length];
  return here * there > mostFields ? [] : piecesOf(row, 0, here, other, 0, there);
}

/** Of the pieces of a row beside another one. */
function markOf({ kind, a: { from, to } }: Piece): readonly CellMark[] {
  if (kind === 'cut') return [{ kind: 'only here', from, to }];
  return kind === 'replaced' ? [{ kind: 'other words', from, to }] : [];
}

/** Words that moved are none of them; however long the cells are, each word is looked up once. */
function inNoneOf(row: PlacedRow, others: readonly PlacedRow[]): readonly CellMark[] {
  const there = new Set(others.flatMap(({ words }) => [...words]));
  const known = Uint8Array.from(row.words, (word) => (there.has(word) ? 1 : 0));
  const marks: CellMark[] = [];
  for (let word = 0; word < known.length; word++) {
    if (known[word] === 1) continue;
    const from = row.from[word]!;
    while (word + 1 < known.length && known[word + 1] === 0) word += 1;
    marks.push({ kind: 'only here', from, to: row.from[word]! + row.length[word]! });
  }
  return marks;
}

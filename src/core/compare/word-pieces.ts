import type { Range } from '../model/records.ts';
import type { WordRow } from './seeds.ts';
import type { Piece } from './shapes.ts';

/** A document's words and where they stand in its text. */
export interface PlacedRow extends WordRow {
  readonly from: Uint32Array;
  readonly length: Uint8Array;
}

/** The stretch of the text from one word up to another; empty, behind the word before, if these are the same. */
export function placeOf(row: PlacedRow, from: number, to: number): Range {
  if (from < to) return { from: row.from[from]!, to: row.from[to - 1]! + row.length[to - 1]! };
  const at = from === 0 ? 0 : row.from[from - 1]! + row.length[from - 1]!;
  return { from: at, to: at };
}

/** The difference by words, from the longest common subsequence: both sides are short. */
export function piecesOf(a: PlacedRow, fromA: number, toA: number, b: PlacedRow, fromB: number, toB: number): Piece[] {
  const [sizeA, sizeB] = [toA - fromA, toB - fromB];
  const width = sizeB + 1;
  const common = new Uint16Array((sizeA + 1) * width);
  const same = (inA: number, inB: number) => a.words[fromA + inA] === b.words[fromB + inB];
  for (let inA = sizeA - 1; inA >= 0; inA--) {
    for (let inB = sizeB - 1; inB >= 0; inB--) {
      common[inA * width + inB] = same(inA, inB)
        ? common[(inA + 1) * width + inB + 1]! + 1
        : Math.max(common[(inA + 1) * width + inB]!, common[inA * width + inB + 1]!);
    }
  }
  const pieces: Piece[] = [];
  let [inA, inB] = [0, 0];
  while (inA < sizeA || inB < sizeB) {
    const [startA, startB] = [inA, inB];
    while (inA < sizeA && inB < sizeB && same(inA, inB)) [inA, inB] = [inA + 1, inB + 1];
    const kept = inA > startA;
    while (!kept && (inA < sizeA || inB < sizeB) && !(inA < sizeA && inB < sizeB && same(inA, inB))) {
      const down = inA < sizeA ? common[(inA + 1) * width + inB]! : -1;
      const right = inB < sizeB ? common[inA * width + inB + 1]! : -1;
      if (down >= right) inA += 1;
      else inB += 1;
    }
    pieces.push({
      kind: kept ? 'kept' : inA === startA ? 'added' : inB === startB ? 'cut' : 'replaced',
      a: placeOf(a, fromA + startA, fromA + inA),
      b: placeOf(b, fromB + startB, fromB + inB),
    });
  }
  return pieces;
}

import type { Range } from '../model/records.ts';
import type { SharedPassage } from './shapes.ts';

/** A part of a shared passage as one of the two texts has it. */
export interface SidePiece extends Range {
  /** `only here`: the other text has nothing in its place; `other words`: it has others there. */
  readonly kind: 'shared' | 'only here' | 'other words';
}

/** One side of a passage from its first word to its last, in parts that follow each other without a gap. */
export function sidePieces({ gaps, ...passage }: SharedPassage, side: 'a' | 'b'): readonly SidePiece[] {
  const { from, to } = passage[side];
  const pieces: SidePiece[] = [];
  let at = from;
  for (const piece of gaps.flat()) {
    const there = piece[side];
    if (piece.kind === 'kept' || there.from === there.to) continue;
    if (there.from > at) pieces.push({ kind: 'shared', from: at, to: there.from });
    pieces.push({ kind: piece.kind === 'replaced' ? 'other words' : 'only here', from: there.from, to: there.to });
    at = there.to;
  }
  if (to > at) pieces.push({ kind: 'shared', from: at, to });
  return pieces;
}

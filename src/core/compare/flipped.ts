import type { Pair, Piece, SharedPassage } from './shapes.ts';

/** The same pair, asked the other way round. */
export function flipped(pair: Pair): Pair {
  return {
    ...pair,
    aId: pair.bId,
    bId: pair.aId,
    aInB: pair.bInA,
    bInA: pair.aInB,
    aInBUnquoted: pair.bInAUnquoted,
    bInAUnquoted: pair.aInBUnquoted,
    shared: pair.shared
      .map(flippedPassage)
      .toSorted((one, other) => one.a.from - other.a.from || one.b.from - other.b.from),
  };
}

function flippedPassage(passage: SharedPassage): SharedPassage {
  return {
    ...passage,
    a: passage.b,
    b: passage.a,
    runs: passage.runs.map(({ a, b, words }) => ({ a: b, b: a, words })),
    gaps: passage.gaps.map((pieces) => pieces.map(flippedPiece)),
  };
}

function flippedPiece({ kind, a, b }: Piece): Piece {
  return { kind: kind === 'added' ? 'cut' : kind === 'cut' ? 'added' : kind, a: b, b: a };
}

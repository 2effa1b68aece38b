import { borderBefore } from '../text/borders.ts';
import { sentenceEnds } from '../text/sentences.ts';

/** A passage longer than this many code units is cut, at a sentence end if there is one. */
export const longestPassage = 1200;

/**
 * Where to cut a long stretch so that no piece is longer than `longestPassage`: the offsets of the second and later
 * pieces. Pieces come out about equally long. Where no sentence ends in reach, a word is looked for, then a grapheme
 * cluster; only a cluster that is itself longer than a passage leaves a longer piece.
 */
export function cutsOf(text: string, from: number, to: number): number[] {
  const cuts: number[] = [];
  if (to - from <= longestPassage) return cuts;
  const ends = sentenceEnds(text, { from, to });
  let reachable: number[] = [];
  let next = ends.next();
  let start = from;
  while (to - start > longestPassage) {
    const pieces = Math.ceil((to - start) / longestPassage);
    const wanted = start + (to - start) / pieces;
    const limit = start + longestPassage;
    while (next.done !== true && next.value <= limit) {
      reachable.push(next.value);
      next = ends.next();
    }
    const cut = closest(reachable, wanted, start + longestPassage / 4) ?? borderBefore(text, start, limit, to);
    if (cut >= to) break;
    cuts.push(cut);
    reachable = reachable.filter((end) => end > cut);
    start = cut;
  }
  return cuts;
}

function closest(ends: readonly number[], wanted: number, least: number): number | null {
  let best: number | null = null;
  for (const end of ends) {
    if (end >= least && (best === null || Math.abs(end - wanted) < Math.abs(best - wanted))) best = end;
  }
  return best;
}

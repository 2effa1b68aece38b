import type { Starts, WordRun } from './runs.ts';
import type { WordRow } from './seeds.ts';
import { weightOf, wordWeight } from './seeds.ts';
import type { PassageKind, SharedPassage } from './shapes.ts';
import { sharedFrom, widestGap } from './shapes.ts';
import { piecesOf, placeOf } from './word-pieces.ts';
import type { PlacedRow } from './word-pieces.ts';
import { captionSign, quotedSign } from './wording.ts';

/** Runs of one passage, in words. They do not overlap in either document. */
export interface WordPassage {
  readonly runs: readonly WordRun[];
  readonly weight: number;
  readonly longest: number;
}

/** A share of a passage's words that makes it one of a kind. */
const nearlyAll = 0.8;

/**
 * Puts runs that follow each other with at most `widestGap` words between in both documents together; a run goes on the
 * passage that ends closest before it. Runs come in the order of A, and then of B, and so do the passages.
 */
export function passagesOf(runs: readonly WordRun[], a: WordRow): WordPassage[] {
  const passages: WordRun[][] = [];
  let open: WordRun[][] = [];
  for (const run of runs) {
    open = open.filter((passage) => run.a - endOf(passage).a <= widestGap);
    let best: WordRun[] | null = null;
    let least = Infinity;
    for (const passage of open) {
      const gap = gapTo(passage, run);
      if (gap !== null && gap < least) [best, least] = [passage, gap];
    }
    const cut = best && cutAt(best, run, a);
    if (best && cut) best.push(cut);
    else {
      const passage = [run];
      passages.push(passage);
      open.push(passage);
    }
  }
  return passages.map((runs) => ({
    runs,
    weight: runs.reduce((sum, { weight }) => sum + weight, 0),
    longest: Math.max(...runs.map(({ weight }) => weight)),
  }));
}

function endOf(passage: readonly WordRun[]): { readonly a: number; readonly b: number } {
  const last = passage[passage.length - 1]!;
  return { a: last.a + last.length, b: last.b + last.length };
}

/** Words between a passage and a run that can go on it, of both documents together; null if it cannot. */
function gapTo(passage: readonly WordRun[], run: WordRun): number | null {
  const end = endOf(passage);
  const last = passage[passage.length - 1]!;
  const [gapA, gapB] = [run.a - end.a, run.b - end.b];
  if (run.a <= last.a || run.b <= last.b || gapA > widestGap || gapB > widestGap) return null;
  return Math.abs(gapA) + Math.abs(gapB);
}

/** The run without what overlaps with the passage; null if nothing is left. */
function cutAt(passage: readonly WordRun[], run: WordRun, row: WordRow): WordRun | null {
  const end = endOf(passage);
  const over = Math.max(0, end.a - run.a, end.b - run.b);
  if (over === 0) return run;
  if (over >= run.length) return null;
  let weight = run.weight;
  for (let word = 0; word < over; word++) weight -= weightOf(row.signs[run.a + word]!);
  return { a: run.a + over, b: run.b + over, length: run.length - over, weight };
}

/** A weight in words. */
export function wordsIn(weight: number): number {
  return Math.round(weight / wordWeight);
}

/** Whether the passage has no run long enough to be spoken of as shared wording. */
export function isEcho({ longest }: WordPassage): boolean {
  return longest < sharedFrom * wordWeight;
}

/** A row that tells for each of its words, by 1, whether it stands in a line of the head. */
export interface Headed {
  head(): Uint8Array;
}

/** `common`: for each word of A, 1 if it is part of a row that stands in too many documents. */
export function kindOf(passage: WordPassage, a: WordRow & Headed, b: WordRow & Headed, common: Starts): PassageKind {
  const [headA, headB] = [a.head(), b.head()];
  let [quoted, captioned, known, heads, words] = [0, 0, 0, 0, 0];
  for (const run of passage.runs) {
    for (let at = 0; at < run.length; at++) {
      const both = a.signs[run.a + at]! & b.signs[run.b + at]!;
      if ((both & quotedSign) !== 0) quoted += 1;
      if ((both & captionSign) !== 0) captioned += 1;
      if (common[run.a + at] === 1) known += 1;
      if (headA[run.a + at] === 1 && headB[run.b + at] === 1) heads += 1;
      words += 1;
    }
  }
  if (heads >= words * nearlyAll) return 'heading';
  if (captioned >= words * nearlyAll) return 'caption';
  if (quoted >= words * nearlyAll) return 'quotation';
  return known >= words * nearlyAll ? 'boilerplate' : 'narrative';
}

/** The passage as it is answered: with places in both texts, and what stands in the gaps. */
export function shownPassage(
  passage: WordPassage,
  a: PlacedRow & Headed,
  b: PlacedRow & Headed,
  common: Starts,
): SharedPassage {
  const { runs } = passage;
  const end = endOf(runs);
  return {
    kind: kindOf(passage, a, b, common),
    a: placeOf(a, runs[0]!.a, end.a),
    b: placeOf(b, runs[0]!.b, end.b),
    runs: runs.map(({ a: inA, b: inB, length, weight }) => ({
      a: placeOf(a, inA, inA + length),
      b: placeOf(b, inB, inB + length),
      words: wordsIn(weight),
    })),
    gaps: runs.slice(1).map((run, at) => {
      const before = endOf([runs[at]!]);
      return piecesOf(a, before.a, run.a, b, before.b, run.b);
    }),
    words: wordsIn(passage.weight),
    longest: wordsIn(passage.longest),
    echo: isEcho(passage),
  };
}

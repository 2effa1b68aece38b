import type { Range } from '../model/records.ts';
import type { CommonBlocks, Pair } from './blocks.ts';
import { commonBlocks } from './blocks.ts';

// What two versions of a text have in common, in order. Blocks of the old text that stand once in both are paired
// (patience diff, but over blocks of code units instead of lines, so that no script and no new wrapping of lines
// matters); the longest chain of pairs that keeps the order is believed, and the stretches between are treated in the same way with
// shorter blocks. Only at the very end the pairs grow into what is between them: twins may stand there, and what grows
// would take one for the other.

/** A stretch of the old text that stands in the new one, letter by letter, `shift` code units further on. */
export interface Kept extends Range {
  readonly shift: number;
}

/** What was kept. */
export interface Comparison {
  /** Ascending, in both texts; none touches another's stretch. */
  readonly kept: readonly Kept[];
  /** Where it cannot be told which of some like words was taken out. */
  readonly loose: readonly Loose[];
  /** Where the new text may hold something like a stretch of the old one, see `CommonBlocks`. */
  readonly around: CommonBlocks['around'];
}

/**
 * What was taken out may be the `length` code units from `from` or any later ones until `to`: the same text remains.
 * What remains before it has the `shift`.
 */
export interface Loose extends Kept {
  readonly length: number;
}

/**
 * Lengths of blocks, and how often one may stand in both texts. Short ones come first: what makes a long one the only
 * one may be its last letter, and the rest a twin's. As often in both: then each is its own, in order.
 */
const passes = [
  { length: 8, most: 1 },
  { length: 16, most: 1 },
  { length: 32, most: 1 },
  { length: 32, most: 1000 },
] as const;

/** Compares two versions of a text. */
export function compareVersions(before: string, after: string): Comparison {
  const kept: Kept[] = [];
  const blocks = commonBlocks(before, after);
  const versions = { before, after, blocks };
  keepWithin(versions, { from: 0, to: before.length }, { from: 0, to: after.length }, 0, kept);
  return { ...settled(before, after, joined(kept)), around: blocks.around };
}

interface Versions {
  readonly before: string;
  readonly after: string;
  readonly blocks: CommonBlocks;
}

/** Finds what is kept of a stretch of the old text in a stretch of the new one, and adds it in order. */
function keepWithin(versions: Versions, old: Range, now: Range, first: number, kept: Kept[]): void {
  for (let pass = first; pass < passes.length; pass++) {
    const { length, most } = passes[pass]!;
    if (old.to - old.from < length || now.to - now.from < length) continue;
    const pairs = longestChain(versions.blocks.pairs(old, now, length, most));
    if (pairs.length === 0) continue;
    let [oldAt, nowAt] = [old.from, now.from];
    for (const pair of pairs) {
      // Blocks overlap; of this one the one before may have taken a part.
      const taken = Math.max(0, oldAt - pair.old, nowAt - pair.now);
      if (taken >= length) continue;
      const [from, nowFrom] = [pair.old + taken, pair.now + taken];
      keepWithin(versions, { from: oldAt, to: from }, { from: nowAt, to: nowFrom }, pass, kept);
      [oldAt, nowAt] = [pair.old + length, pair.now + length];
      kept.push({ from, to: oldAt, shift: nowFrom - from });
    }
    keepWithin(versions, { from: oldAt, to: old.to }, { from: nowAt, to: now.to }, pass, kept);
    return;
  }
  keepEnds(versions, old, now, kept);
}

/** What is left has no block in common; it may still begin and end alike, as its neighbours go on in both texts. */
function keepEnds({ before, after }: Versions, old: Range, now: Range, kept: Kept[]): void {
  const most = Math.min(old.to - old.from, now.to - now.from);
  let start = 0;
  while (start < most && before.charCodeAt(old.from + start) === after.charCodeAt(now.from + start)) start++;
  let end = 0;
  while (end < most - start && before.charCodeAt(old.to - 1 - end) === after.charCodeAt(now.to - 1 - end)) end++;
  if (start > 0) kept.push({ from: old.from, to: old.from + start, shift: now.from - old.from });
  if (end > 0) kept.push({ from: old.to - end, to: old.to, shift: now.to - old.to });
}

/** The longest part of the pairs that ascends in both texts. */
function longestChain(pairs: readonly Pair[]): Pair[] {
  /** The pair that ends the best chain of each length, and for each pair the one before it. */
  const ends: number[] = [];
  const previous = new Int32Array(pairs.length);
  pairs.forEach(({ now }, at) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[ends[middle]!]!.now < now) low = middle + 1;
      else high = middle;
    }
    previous[at] = low > 0 ? ends[low - 1]! : -1;
    ends[low] = at;
  });
  const chain: Pair[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at]!) chain.push(pairs[at]!);
  return chain.reverse();
}

/** Stretches that follow each other without a gap in either text, as one. */
function joined(kept: readonly Kept[]): Kept[] {
  const result: Kept[] = [];
  for (const next of kept) {
    const last = result.at(-1);
    if (last && last.to === next.from && last.shift === next.shift)
      result[result.length - 1] = { ...last, to: next.to };
    else result.push(next);
  }
  return result;
}

/**
 * Where something was only taken out, or only put in, next to its like, the same new text comes about in several ways:
 * of `one. one.` either may be gone. Whole paragraphs or lines are taken for it; if that does not decide, the last.
 */
function settled(before: string, after: string, kept: readonly Kept[]): Pick<Comparison, 'kept' | 'loose'> {
  const result: Kept[] = [];
  const loose: Loose[] = [];
  for (const next of withEnds(before, after, kept)) {
    const last = result.at(-1);
    const isRemoval = last !== undefined && last.to + last.shift === next.from + next.shift;
    const isInsertion = last !== undefined && last.to === next.from;
    if (!isRemoval && !isInsertion) {
      result.push(next);
      continue;
    }
    const text = isRemoval ? before : after;
    const at = isRemoval ? last.to : last.to + last.shift;
    const length = Math.abs(next.shift - last.shift);
    const back = slide(text, at, length, -1, last.to - last.from);
    const on = slide(text, at, length, 1, next.to - next.from);
    const best = bestSlides(text, at, length, back, on);
    const move = best.at(-1)!;
    if (isRemoval && best.length > 1) {
      loose.push({ from: at + best[0]!, to: at + move + length, length, shift: last.shift });
    }
    result[result.length - 1] = { ...last, to: last.to + move };
    result.push({ ...next, from: next.from + move });
  }
  return { kept: result.filter(({ from, to }) => from < to), loose };
}

/** The texts' beginnings and ends stay what they are: what was taken out or put in there has its likes beside it, too. */
function withEnds(before: string, after: string, kept: readonly Kept[]): readonly Kept[] {
  const start = { from: 0, to: 0, shift: 0 };
  const end = { from: before.length, to: before.length, shift: after.length - before.length };
  const [first, last] = [kept[0], kept.at(-1)];
  return [
    ...(first?.from === 0 && first.shift === 0 ? [] : [start]),
    ...kept,
    ...(last?.to === end.from && last.shift === end.shift ? [] : [end]),
  ];
}

/** How far a gap can be moved over its neighbours so that the same text remains. */
function slide(text: string, at: number, length: number, step: 1 | -1, most: number): number {
  let far = 0;
  if (step > 0) while (far < most && text.charCodeAt(at + far) === text.charCodeAt(at + length + far)) far++;
  else while (far < most && text.charCodeAt(at - 1 - far) === text.charCodeAt(at + length - 1 - far)) far++;
  return far;
}

/** Of all moves of a gap, those by which it is whole paragraphs, or else whole lines, if there are such; else all. */
function bestSlides(text: string, at: number, length: number, back: number, on: number): number[] {
  const all: number[] = [];
  for (let move = -back; move <= on; move++) all.push(move);
  for (const edge of ['\n\n', '\n']) {
    const isEdge = (offset: number): boolean => offset === 0 || offset === text.length || text.endsWith(edge, offset);
    const whole = all.filter((move) => isEdge(at + move) && isEdge(at + move + length));
    if (whole.length > 0) return whole;
  }
  return all;
}

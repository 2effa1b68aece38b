import type { AnchorState, Quotation, Range } from '../model/records.ts';
import type { Ending } from './approximate.ts';
import { beginningOf, endings } from './approximate.ts';
import { weightOf } from './blocks.ts';
import { snapToGraphemes } from './describe.ts';

// Where in a text a quotation stands, whole or changed, by its words and what stood around them; see DESIGN.md beside this file.

/** What became of an annotation in a text. */
export interface Resolved {
  /** Where the annotation stands in this text; null if it is lost. */
  readonly range: Range | null;
  readonly anchor: AnchorState;
}

/** Code units that must agree, quotation and surroundings together, before a place is believed. */
export const leastEvidence = 28;
/** Share of the quotation that may differ: less for short ones, which resemble many places by chance. */
export const tolerance = (length: number): number => (length < 4 ? 0 : length < 12 ? 0.25 : length < 32 ? 0.3 : 0.4);
/** Of quotation and surroundings together, the share that must agree at an approximate place. */
const leastAgreement = 0.6;
/** A quotation this long that is this much the same is believed whatever surrounds it. */
const unmistakable = { length: 64, similarity: 0.75 };
/** Longer quotations are looked for by pieces of `piece` code units; then only the places found are compared whole. */
const longest = 512;
const piece = 128;
/** How many approximate places are looked at closely. */
const closely = 64;
/** How much more must agree with one copy than with another to be clear whose it is. */
export const clearly = 8;

/** Of an annotation whose words are nowhere. */
export const lost: Resolved = { range: null, anchor: { kind: 'lost' } };

/** The words as they were, at their `old` place or another. */
export function exactOrMoved(range: Range, old: number): Resolved {
  return { range, anchor: { kind: range.from === old ? 'exact' : 'moved' } };
}

/** Whether enough agrees to believe that the words stand at a place and not only some like them. */
export function isEvident(text: string, place: Range, { exact, prefix, suffix }: Quotation): boolean {
  const needed = Math.min(leastEvidence, weightOf(exact) + prefix.length + suffix.length);
  return weightOf(exact) + agreement(text, place, { exact, prefix, suffix }) >= needed;
}

/** A changed quotation is never wholly the same, however small the change. */
export function approximate(text: string, range: Range, similarity: number): Resolved {
  const score = Math.floor(similarity * 1000) / 1000;
  return { range: snapToGraphemes(text, range), anchor: { kind: 'approximate', score } };
}

interface Candidate {
  readonly range: Range;
  readonly similarity: number;
  readonly rank: number;
}

/** What is looked for. */
interface Sought {
  readonly text: string;
  readonly quotation: Quotation;
  /** Where it stood in the text before. */
  readonly old: number;
  readonly isAllowed: (range: Range) => boolean;
}

/** The best place of the quotation, whole or changed, in some stretches of the text. */
export function seek(sought: Sought, stretches: readonly Range[]): Resolved {
  const { text, quotation, old } = sought;
  if (quotation.exact === '') return lost;
  const copy = bestCopy(sought, stretches);
  const surroundings = quotation.prefix.length + quotation.suffix.length;
  if (copy && agreement(text, copy.range, quotation) === surroundings) return exactOrMoved(copy.range, old);
  const like = bestLikeness(sought, stretches);
  const best = like && (copy === null || like.rank > copy.rank) ? like : copy;
  if (best === null) return lost;
  return best.similarity === 1 ? exactOrMoved(best.range, old) : approximate(text, best.range, best.similarity);
}

/**
 * The place of the exact quotation whose surroundings agree best, the nearest of several; null if none is believed, or
 * another copy agrees better on one side: then either may be the one.
 */
function bestCopy(sought: Sought, stretches: readonly Range[]): Candidate | null {
  const { text, quotation, old, isAllowed } = sought;
  const { exact, prefix, suffix } = quotation;
  const surroundings = Math.max(1, prefix.length + suffix.length);
  const copies: { readonly range: Range; readonly sides: readonly [number, number]; readonly score: number }[] = [];
  for (const stretch of stretches) {
    for (let at = text.indexOf(exact, stretch.from); at >= 0; at = text.indexOf(exact, at + 1)) {
      const range = { from: at, to: at + exact.length };
      if (range.to > stretch.to) break;
      if (!isEvident(text, range, quotation)) continue;
      const before = agreement(text, range, { exact, prefix, suffix: '' });
      const behind = agreement(text, range, { exact, prefix: '', suffix });
      const score = (before + behind) / surroundings + nearness(text, at, old);
      copies.push({ range, sides: [before, behind], score });
    }
  }
  const [best, ...others] = copies.toSorted((a, b) => b.score - a.score).filter(({ range }) => isAllowed(range));
  if (!best || others.some(({ sides }) => sides.some((side, at) => side > best.sides[at]! + clearly))) return null;
  return { range: best.range, similarity: 1, rank: rankOf(sought, best.range, 0) };
}

/** How many code units of prefix and suffix stand unchanged next to a place. */
export function agreement(text: string, { from, to }: Range, { prefix, suffix }: Quotation): number {
  let before = 0;
  while (before < prefix.length && from - before > 0 && prefix.at(-1 - before) === text[from - 1 - before]) before++;
  let after = 0;
  while (after < suffix.length && suffix[after] === text[to + after]) after++;
  return before + after;
}

/** From 0.1 at the old place to 0 a whole text away: decides between places that are otherwise alike. */
function nearness(text: string, at: number, old: number): number {
  return 0.1 * Math.max(0, 1 - Math.abs(at - old) / Math.max(1, text.length));
}

/** Words, surroundings with errors, surroundings that touch the words without one, and place: each decides. */
function rankOf({ text, quotation, old }: Sought, range: Range, errors: number): number {
  const surroundings = Math.max(1, quotation.prefix.length + quotation.suffix.length);
  const { share } = likeness(text, range, quotation, errors);
  const similarity = 1 - errors / quotation.exact.length;
  return similarity + share + agreement(text, range, quotation) / surroundings + nearness(text, range.from, old);
}

function bestLikeness(sought: Sought, stretches: readonly Range[]): Candidate | null {
  const { text, quotation, old, isAllowed } = sought;
  const { exact } = quotation;
  const bound = Math.floor(exact.length * tolerance(exact.length));
  if (bound === 0) return null;
  const found = stretches.flatMap(({ from, to }) =>
    likeEndings(text.slice(from, to), exact, bound, old - from).map(({ end, errors }) => ({
      end: end + from,
      errors,
      least: from,
    })),
  );
  let best: Candidate | null = null;
  for (const ending of lowestOf(found, exact.length, old)) {
    const range = { from: Math.max(ending.least, beginningOf(text, exact, ending)), to: ending.end };
    const similarity = 1 - ending.errors / exact.length;
    const { agreeing, share } = likeness(text, range, quotation, ending.errors);
    const believed =
      (exact.length >= unmistakable.length && similarity >= unmistakable.similarity) ||
      (share >= leastAgreement && agreeing >= leastEvidence);
    if (!believed || range.from === range.to) continue;
    const rank = rankOf(sought, range, ending.errors);
    if ((best === null || rank > best.rank) && isAllowed(range)) best = { range, similarity, rank };
  }
  return best;
}

/** What agrees at a place: quotation, prefix and suffix together, in weight and as a share of what could agree. */
export function likeness(
  text: string,
  place: Range,
  quotation: Quotation,
  errors: number,
): { readonly agreeing: number; readonly share: number } {
  const { exact, prefix, suffix } = quotation;
  const [before, after] = alikeAround(text, place, quotation);
  const same = exact.length - errors + before + after;
  const total = exact.length + prefix.length + suffix.length;
  return { agreeing: (same * weightOf(exact)) / exact.length, share: same / total };
}

/** How much of prefix and suffix is found again before and behind a place. */
export function alikeAround(
  text: string,
  { from, to }: Range,
  { prefix, suffix }: Quotation,
): readonly [number, number] {
  // The surroundings may have grown or shrunk a little, too: twice their length is looked at.
  const before = reversed(text.slice(Math.max(0, from - 2 * prefix.length), from));
  const after = text.slice(to, to + 2 * suffix.length);
  return [beginAlike(reversed(prefix), before), beginAlike(suffix, after)];
}

/** How many code units of `wanted` are found again, in order, at the beginning of `found`. */
function beginAlike(wanted: string, found: string): number {
  let errors = wanted.length;
  for (const ending of endings(found, wanted, wanted.length, true)) errors = Math.min(errors, ending.errors);
  return wanted.length - errors;
}

function reversed(text: string): string {
  return text.split('').reverse().join('');
}

function likeEndings(text: string, exact: string, bound: number, old: number): Ending[] {
  if (exact.length <= longest) return endings(text, exact, bound);
  const windows: Range[] = [];
  for (const offset of [0, (exact.length - piece) >> 1, exact.length - piece]) {
    const part = exact.slice(offset, offset + piece);
    const partBound = Math.floor(piece * tolerance(piece));
    for (const { end } of lowestOf(endings(text, part, partBound), piece, old + offset).slice(0, 8)) {
      const from = end - piece - offset;
      windows.push({ from: Math.max(0, from - bound), to: Math.min(text.length, from + exact.length + bound) });
    }
  }
  return joined(windows).flatMap(({ from, to }) =>
    endings(text.slice(from, to), exact, bound).map(({ end, errors }) => ({ end: end + from, errors })),
  );
}

/** Windows that touch or overlap as one, in the order of the text. */
export function joined(windows: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const window of [...windows].sort((a, b) => a.from - b.from)) {
    const before = result.at(-1);
    if (before && window.from <= before.to)
      result[result.length - 1] = { from: before.from, to: Math.max(before.to, window.to) };
    else result.push(window);
  }
  return result;
}

/** The best of each crowd of endings that lie close together; of all these, those with the fewest errors, near ones first. */
function lowestOf<E extends Ending>(found: readonly E[], length: number, old: number): E[] {
  const lows: E[] = [];
  for (const ending of found) {
    const low = lows.at(-1);
    if (!low || ending.end - low.end > length >> 1) lows.push(ending);
    else if (ending.errors < low.errors) lows[lows.length - 1] = ending;
  }
  const far = ({ end }: Ending): number => Math.abs(end - length - old);
  return lows.sort((a, b) => a.errors - b.errors || far(a) - far(b)).slice(0, closely);
}

import type { Annotation, AnchorState, Quotation, Range } from '../model/records.ts';
import type { Ending } from './approximate.ts';
import { beginningOf, endings } from './approximate.ts';
import { snapToGraphemes } from './describe.ts';

// See DESIGN.md beside this file for the order of the attempts and the reasons for the numbers.

/** What became of an annotation in a text. */
export interface Resolved {
  /** Where the annotation stands in this text; null if it is lost. */
  readonly range: Range | null;
  readonly anchor: AnchorState;
}

/** Code units that must agree, quotation and surroundings together, before a place other than the old one is believed. */
const leastEvidence = 28;
/** Share of the quotation that may differ: less for short ones, which resemble many places by chance. */
const tolerance = (length: number): number => (length < 4 ? 0 : length < 12 ? 0.25 : length < 32 ? 0.3 : 0.4);
/** Of quotation and surroundings together, the share that must agree at an approximate place. */
const leastAgreement = 0.6;
/** A quotation this long that is this much the same is believed whatever surrounds it. */
const unmistakable = { length: 64, similarity: 0.75 };
/** Longer quotations are looked for by pieces of `piece` code units; then only the places found are compared whole. */
const longest = 512;
const piece = 128;
/** How many approximate places are looked at closely. */
const closely = 64;

/** Finds an annotation in a text: the one it was made in, or another version of it. */
export function resolveAnnotation(text: string, annotation: Pick<Annotation, 'from' | 'to' | 'quotation'>): Resolved {
  const { from, to, quotation } = annotation;
  const { exact } = quotation;
  if (to - from === exact.length && from >= 0 && text.startsWith(exact, from) && isSurrounded(text, annotation)) {
    return { range: { from, to }, anchor: { kind: 'exact' } };
  }
  const place = exact === '' ? null : bestCopy(text, quotation, from);
  if (place !== null) {
    const range = { from: place, to: place + exact.length };
    return { range, anchor: { kind: place === from ? 'exact' : 'moved' } };
  }
  return bestLikeness(text, quotation, from) ?? { range: null, anchor: { kind: 'lost' } };
}

function isSurrounded(text: string, { from, to, quotation }: Pick<Annotation, 'from' | 'to' | 'quotation'>): boolean {
  return (
    text.startsWith(quotation.suffix, to) &&
    from >= quotation.prefix.length &&
    text.startsWith(quotation.prefix, from - quotation.prefix.length)
  );
}

/** The place of the exact quotation whose surroundings agree best, the nearest of several; null if none is believed. */
function bestCopy(text: string, quotation: Quotation, old: number): number | null {
  const { exact } = quotation;
  const surroundings = quotation.prefix.length + quotation.suffix.length;
  const needed = Math.min(leastEvidence, weightOf(exact) + surroundings);
  let best: number | null = null;
  let bestScore = -1;
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    const agreeing = agreement(text, at, at + exact.length, quotation);
    // At its old place a quotation is believed without evidence: nothing says that it went away.
    if (at !== old && weightOf(exact) + agreeing < needed) continue;
    const score = agreeing / Math.max(1, surroundings) + nearness(text, at, old);
    if (score > bestScore) [best, bestScore] = [at, score];
  }
  return best;
}

/** Counts a character of a script without spaces for three: it says as much as half a word. */
function weightOf(words: string): number {
  let weight = words.length;
  for (const unit of words) if (unit >= '\u2e80' && unit !== '\ufffd') weight += 2;
  return weight;
}

/** How many code units of prefix and suffix stand unchanged next to a place. */
function agreement(text: string, from: number, to: number, { prefix, suffix }: Quotation): number {
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

function bestLikeness(text: string, quotation: Quotation, old: number): Resolved | null {
  const { exact } = quotation;
  const bound = Math.floor(exact.length * tolerance(exact.length));
  if (bound === 0) return null;
  const candidates = lowestOf(likeEndings(text, exact, bound, old), exact.length, old);
  let best: { readonly range: Range; readonly score: number } | null = null;
  let bestRank = -1;
  for (const ending of candidates) {
    const from = beginningOf(text, exact, ending);
    const similarity = 1 - ending.errors / exact.length;
    const { agreeing, share } = likeness(text, { from, to: ending.end }, quotation, ending.errors);
    const believed =
      (exact.length >= unmistakable.length && similarity >= unmistakable.similarity) ||
      (share >= leastAgreement && agreeing >= leastEvidence);
    const rank = similarity + share + nearness(text, from, old);
    if (!believed || rank <= bestRank) continue;
    bestRank = rank;
    best = { range: { from, to: ending.end }, score: similarity };
  }
  if (best === null || best.range.from === best.range.to) return null;
  if (best.score === 1) return { range: best.range, anchor: { kind: 'moved' } };
  const score = Math.round(best.score * 1000) / 1000;
  return { range: snapToGraphemes(text, best.range), anchor: { kind: 'approximate', score } };
}

/** What agrees at a place: quotation, prefix and suffix together, in weight and as a share of what could agree. */
function likeness(
  text: string,
  { from, to }: Range,
  { exact, prefix, suffix }: Quotation,
  errors: number,
): { readonly agreeing: number; readonly share: number } {
  // The surroundings may have grown or shrunk a little, too: twice their length is looked at.
  const before = reversed(text.slice(Math.max(0, from - 2 * prefix.length), from));
  const after = text.slice(to, to + 2 * suffix.length);
  const same = exact.length - errors + beginAlike(reversed(prefix), before) + beginAlike(suffix, after);
  const total = exact.length + prefix.length + suffix.length;
  return { agreeing: (same * weightOf(exact)) / exact.length, share: same / total };
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

function joined(windows: readonly Range[]): Range[] {
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
function lowestOf(found: readonly Ending[], length: number, old: number): Ending[] {
  const lows: Ending[] = [];
  for (const ending of found) {
    const low = lows.at(-1);
    if (!low || ending.end - low.end > length >> 1) lows.push(ending);
    else if (ending.errors < low.errors) lows[lows.length - 1] = ending;
  }
  const far = ({ end }: Ending): number => Math.abs(end - length - old);
  return lows.sort((a, b) => a.errors - b.errors || far(a) - far(b)).slice(0, closely);
}

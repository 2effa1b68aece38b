import type { Id } from '../../model/id.ts';
import type { Expression, Query } from '../language/query.ts';
import type { Bits } from '../match/bits.ts';
import { countRange, nextBit } from '../match/bits.ts';
import type { Evaluation } from '../match/evaluate.ts';
import { documentOf } from '../match/section-index.ts';
import { Best } from './best.ts';
import type { Matched } from './matched.ts';
import { addScores } from './score.ts';

/** What matches in one section. */
export interface Match {
  readonly evaluation: Evaluation;
  readonly bits: Bits;
  readonly count: number;
  /** For each document of the section its place in the order of results. */
  readonly ranks: Uint32Array;
}

/** A passage that matches. */
export interface Found {
  readonly match: Match;
  readonly passage: number;
  readonly score: number;
}

/** A document with matches, in the order of results. */
export interface Counted {
  readonly rank: number;
  readonly match: Match;
  readonly document: number;
  readonly count: number;
}

/** The documents that have matches, in order, with how many. */
export function countDocuments(matches: readonly Match[]): Counted[] {
  const counted: Counted[] = [];
  for (const match of matches) {
    const { bits, ranks } = match;
    const { firstPassage } = match.evaluation.index.section;
    let document = 0;
    for (let passage = nextBit(bits, 0); passage >= 0;) {
      while (firstPassage[document + 1]! <= passage) document += 1;
      const end = firstPassage[document + 1]!;
      counted.push({ rank: ranks[document]!, match, document, count: countRange(bits, passage, end) });
      passage = nextBit(bits, end);
    }
  }
  let sorted = true;
  for (let at = 1; at < counted.length && sorted; at++) sorted = counted[at - 1]!.rank < counted[at]!.rank;
  return sorted ? counted : counted.sort((a, b) => a.rank - b.rank);
}

export function countsById(counted: readonly Counted[]): Map<Id, number> {
  const counts = new Map<Id, number>();
  for (const { match, document, count } of counted) {
    const { segment, section } = match.evaluation.index;
    counts.set(segment.documents[section.documents[document]!]!.documentId, count);
  }
  return counts;
}

/** A page of matches in the order of documents and passages. */
export function documentPage(counted: readonly Counted[], offset: number, limit: number): Found[] {
  const page: Found[] = [];
  let before = 0;
  for (const { match, document, count } of counted) {
    if (page.length >= limit) break;
    before += count;
    if (before <= offset) continue;
    let skip = Math.max(0, offset - (before - count));
    const { firstPassage } = match.evaluation.index.section;
    const end = firstPassage[document + 1]!;
    let passage = nextBit(match.bits, firstPassage[document]!);
    while (passage >= 0 && passage < end && page.length < limit) {
      if (skip > 0) skip -= 1;
      else page.push({ match, passage, score: 0 });
      passage = nextBit(match.bits, passage + 1);
    }
  }
  return page;
}

/** Beyond this a heap of all that comes before is slower than sorting the scores. */
const deep = 1000;

/** A page of matches, the best first; equal ones in the order of documents. */
export function rankedPage(matched: Matched, offset: number, limit: number): Found[] {
  return offset + limit > deep ? deepPage(matched, offset, limit) : firstPages(matched, offset, limit);
}

function firstPages({ found: matches, scores, total }: Matched, offset: number, limit: number): Found[] {
  // Candidates are numbered through all sections.
  const first: number[] = [];
  let size = 0;
  for (const { evaluation } of matches) {
    first.push(size);
    size += evaluation.index.passages;
  }
  const sectionOf = (candidate: number): number => {
    let section = first.length - 1;
    while (first[section]! > candidate) section -= 1;
    return section;
  };
  const scoreOf = (candidate: number): number => {
    const section = sectionOf(candidate);
    return scores[section]![candidate - first[section]!]!;
  };
  const rankOf = (candidate: number): number => {
    const section = sectionOf(candidate);
    const { evaluation, ranks } = matches[section]!;
    return ranks[documentOf(evaluation.index, candidate - first[section]!)]!;
  };
  const isBefore = (a: number, b: number): boolean => {
    const difference = scoreOf(a) - scoreOf(b);
    if (difference !== 0) return difference > 0;
    const [left, right] = [rankOf(a), rankOf(b)];
    return left === right ? a < b : left < right;
  };
  const best = new Best(Math.min(total, offset + limit), isBefore);
  matches.forEach(({ bits }, section) => {
    const start = first[section]!;
    const own = scores[section]!;
    for (let passage = nextBit(bits, 0); passage >= 0; passage = nextBit(bits, passage + 1)) {
      const { threshold } = best;
      if (threshold < 0 || own[passage]! >= scoreOf(threshold)) best.offer(start + passage);
    }
  });
  return best
    .sorted()
    .slice(offset)
    .map((candidate) => {
      const section = sectionOf(candidate);
      return { match: matches[section]!, passage: candidate - first[section]!, score: scoreOf(candidate) };
    });
}

/** The sorted scores say which scores the page has; one walk in the order of documents finds who has them. */
function deepPage(matched: Matched, offset: number, limit: number): Found[] {
  const { sortedScores: sorted, total } = matched;
  const end = Math.min(total, offset + limit);
  if (offset >= end) return [];
  const highest = sorted[total - 1 - offset]!;
  const lowest = sorted[total - end]!;
  let skip = offset - (total - firstAbove(sorted, highest));
  const byScore = new Map<number, Found[]>();
  for (const { match, document } of matched.documents) {
    const scores = matched.scores[matched.found.indexOf(match)]!;
    const { firstPassage } = match.evaluation.index.section;
    const behind = firstPassage[document + 1]!;
    for (
      let passage = nextBit(match.bits, firstPassage[document]!);
      passage >= 0 && passage < behind;
      passage = nextBit(match.bits, passage + 1)
    ) {
      const score = scores[passage]!;
      if (score < lowest || score > highest) continue;
      if (score === highest && skip > 0) {
        skip -= 1;
        continue;
      }
      let list = byScore.get(score);
      if (!list) byScore.set(score, (list = []));
      if (list.length < limit) list.push({ match, passage, score });
    }
  }
  return [...byScore]
    .sort(([a], [b]) => b - a)
    .flatMap(([, list]) => list)
    .slice(0, end - offset);
}

function firstAbove(sorted: Float64Array, score: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= score) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** All 0 between calls. A new one for each question would be 4 MB at a million passages, with every key pressed. */
let timesScratch = new Uint32Array(0);

/** For each section the scores of its passages. */
export function scoresOf(matches: readonly Match[], query: Query): Float64Array[] {
  const size = matches.reduce((sum, { evaluation }) => sum + evaluation.index.passages, 0);
  if (timesScratch.length < size) timesScratch = new Uint32Array(size);
  let end = 0;
  const scored = matches.map(({ evaluation, bits }) => {
    const { passages } = evaluation.index;
    end += passages;
    const times = timesScratch.subarray(end - passages, end);
    return { evaluation, bits, scores: new Float64Array(passages), times };
  });
  addAllScores(scored, query, 1);
  return scored.map(({ scores }) => scores);
}

function addAllScores(
  scored: readonly { evaluation: Evaluation; bits: Bits; scores: Float64Array; times: Uint32Array }[],
  expression: Expression,
  boost: number,
): void {
  if (expression.kind === 'words') addScores(scored, expression, boost * expression.boost);
  if (expression.kind !== 'group' && expression.kind !== 'either') return;
  const parts = expression.kind === 'group' ? expression.clauses : expression.options;
  for (const part of parts) {
    if (part.presence !== 'prohibited') addAllScores(scored, part.expression, boost * expression.boost);
  }
}

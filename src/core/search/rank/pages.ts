import type { Id } from '../../model/id.ts';
import type { Bits } from '../match/bits.ts';
import { nextBit } from '../match/bits.ts';
import type { Evaluation } from '../match/evaluate.ts';
import { Best } from './best.ts';
import type { MatchedDocuments } from './documents.ts';
import type { Matched } from './matched.ts';

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

/** How many passages match, by document. */
export function countsById(documents: MatchedDocuments): Map<Id, number> {
  const counts = new Map<Id, number>();
  for (let place = 0; place < documents.size; place++) counts.set(documents.idAt(place), documents.at(place).count);
  return counts;
}

/** A page of matches in the order of documents and passages. */
export function documentPage(documents: MatchedDocuments, offset: number, limit: number): Found[] {
  const page: Found[] = [];
  const { place: first, before } = documents.holding(offset);
  let skip = offset - before;
  for (let place = first; place < documents.size && page.length < limit; place++) {
    const { match, document } = documents.at(place);
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
  if (limit === 0) return [];
  return offset + limit > deep ? deepPage(matched, offset, limit) : firstPages(matched, offset, limit);
}

interface Candidate extends Found {
  /** Of its document. */
  readonly rank: number;
}

function firstPages({ found: matches, scores, total }: Matched, offset: number, limit: number): Found[] {
  const best = new Best<Candidate>(Math.min(total, offset + limit), (a, b) => {
    if (a.score !== b.score) return a.score > b.score;
    return a.rank === b.rank ? a.passage < b.passage : a.rank < b.rank;
  });
  matches.forEach((match, section) => {
    const { bits, ranks } = match;
    const { values } = scores[section]!;
    const { firstPassage } = match.evaluation.index.section;
    // Passages come in the order of documents, so that looking for a passage's document goes forward only.
    let document = 0;
    // What the last one of a full list has: nearly everything is dropped by comparing numbers.
    let { last } = best;
    let lowest = last?.score ?? -1;
    let slot = 0;
    for (let at = 0; at < bits.length; at++) {
      for (let rest = bits[at]!; rest !== 0; rest &= rest - 1) {
        const score = values[slot++]!;
        if (score < lowest) continue;
        const passage = (at << 5) + 31 - Math.clz32(rest & -rest);
        while (firstPassage[document + 1]! <= passage) document += 1;
        const rank = ranks[document]!;
        if (last !== null && score === lowest && rank > last.rank) continue;
        best.offer({ match, passage, score, rank });
        last = best.last;
        lowest = last?.score ?? -1;
      }
    }
  });
  return best.sorted().slice(offset);
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
    let passage = nextBit(match.bits, firstPassage[document]!);
    let slot = scores.slotOf(passage);
    for (; passage >= 0 && passage < behind; passage = nextBit(match.bits, passage + 1)) {
      const score = scores.values[slot++]!;
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

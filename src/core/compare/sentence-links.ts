import type { ReadAccount } from './account.ts';
import { notTooOften, sameSeeds } from './runs.ts';
import type { Starts } from './runs.ts';
import { SeedTable, seedWeight, weightOf } from './seeds.ts';
import { inTurns } from './turns.ts';
import type { Step } from './turns.ts';
import type { WordRow } from './seeds.ts';
import type { SentenceLink } from './synopsis-shapes.ts';
import { likeness } from './terms.ts';
import type { TermVector } from './terms.ts';
import { wordsIn as wordsOfWeight } from './passages.ts';
import { wordsIn } from './wording.ts';

// Which sentences of different accounts belong together: each is the other's best and they are alike enough, or they have
// a row of the same words. Neither depends on which account comes first.

/** Sentences of one account that are the same, for comparing: they have the same vector. */
interface Alike {
  readonly vector: TermVector;
  /** Places in the vector, those of the rarest terms first. */
  readonly rarest: Uint32Array;
  /** Ascending. */
  readonly sentences: readonly number[];
}

/** An account's sentences by their terms: those of term `t` stand from `starts[t]` up to `starts[t + 1]`. */
interface TermIndex {
  readonly groups: readonly Alike[];
  readonly starts: Uint32Array;
  readonly alike: Uint32Array;
  readonly weights: Float64Array;
  /** How many sentences the account has. */
  readonly length: number;
}

/** Sums in another order differ by less. */
const rounding = 1e-6;

/** All links between accounts from this likeness on, in the order of their places. */
export async function linksOf(
  accounts: readonly ReadAccount[],
  vectors: readonly (readonly TermVector[])[],
  least: number,
  step: Step,
): Promise<readonly SentenceLink[]> {
  const links = new Map<string, SentenceLink>();
  const keyOf = (a: number, atA: number, b: number, atB: number) => `${a} ${atA} ${b} ${atB}`;
  let terms = 0;
  for (const vector of vectors.flat()) terms = Math.max(terms, (vector.terms.at(-1) ?? -1) + 1);
  const indexes = vectors.map((of) => indexOf(of, terms));
  for (let b = 1; b < indexes.length; b++) {
    for (let a = 0; a < b; a++) {
      for (const { inA, inB, cosine } of await mutual(indexes[a]!, indexes[b]!, least, step)) {
        const link = { a: { account: a, sentence: inA }, b: { account: b, sentence: inB }, cosine, words: 0 };
        links.set(keyOf(a, inA, b, inB), link);
      }
    }
  }
  await eachRun(accounts, step, (a, inA, b, inB, words) => {
    const key = keyOf(a, inA, b, inB);
    const known = links.get(key);
    if (known && known.words >= words) return;
    const cosine = known?.cosine ?? likeness(vectors[a]![inA]!, vectors[b]![inB]!);
    links.set(key, { a: { account: a, sentence: inA }, b: { account: b, sentence: inB }, cosine, words });
  });
  return [...links.values()].sort(
    (one, other) =>
      one.a.account - other.a.account ||
      one.a.sentence - other.a.sentence ||
      one.b.account - other.b.account ||
      one.b.sentence - other.b.sentence,
  );
}

function indexOf(vectors: readonly TermVector[], terms: number): TermIndex {
  const byKey = new Map<string, Alike & { readonly sentences: number[] }>();
  vectors.forEach((vector, sentence) => {
    const known = byKey.get(vector.key);
    if (known) known.sentences.push(sentence);
    else byKey.set(vector.key, { vector, rarest: rarestOf(vector), sentences: [sentence] });
  });
  const groups = [...byKey.values()];
  const starts = new Uint32Array(terms + 1);
  for (const { vector } of groups) for (const term of vector.terms) starts[term + 1]! += 1;
  for (let term = 0; term < terms; term++) starts[term + 1]! += starts[term]!;
  const next = starts.slice();
  const [alike, weights] = [new Uint32Array(starts[terms]!), new Float64Array(starts[terms]!)];
  groups.forEach(({ vector }, group) => {
    for (let at = 0; at < vector.terms.length; at++) {
      const place = next[vector.terms[at]!]!++;
      alike[place] = group;
      weights[place] = vector.weights[at]!;
    }
  });
  return { groups, starts, alike, weights, length: vectors.length };
}

function rarestOf({ terms, weights }: TermVector): Uint32Array {
  return Uint32Array.from(terms, (_, at) => at).sort((one, other) => weights[other]! - weights[one]! || one - other);
}

/** The best that was seen for a group. */
interface Best {
  other: number;
  cosine: number;
  /** How far apart both stand in their accounts: of equals the closest is best, and of these the first. */
  apart: number;
}

async function mutual(
  a: TermIndex,
  b: TermIndex,
  least: number,
  step: Step,
): Promise<readonly { readonly inA: number; readonly inB: number; readonly cosine: number }[]> {
  const bestOfA: (Best | undefined)[] = [];
  const bestOfB: (Best | undefined)[] = [];
  const compare = (inA: number, inB: number): void => {
    const cosine = likeness(a.groups[inA]!.vector, b.groups[inB]!.vector);
    if (cosine < least) return;
    const apart = Math.abs(firstOf(a, inA) * b.length - firstOf(b, inB) * a.length);
    see(bestOfA, inA, { other: inB, cosine, apart }, b);
    see(bestOfB, inB, { other: inA, cosine, apart }, a);
  };
  const partial = new Float64Array(b.groups.length);
  const close: Close[] = [];
  for (let inA = 0; inA < a.groups.length; inA++) {
    await step(inA, a.groups.length);
    const found = closeTo(a.groups[inA]!, b, least, partial);
    close.push(found);
    if (found.groups.length > 0) compare(inA, found.groups[found.closest]!);
  }
  // What cannot be the best of either side, now that something good is known of most, need not be compared.
  const mayBe = (best: Best | undefined, most: number) => best === undefined || most >= best.cosine - 2 * rounding;
  for (const [inA, { groups, most, closest }] of close.entries()) {
    for (let at = 0; at < groups.length; at++) {
      if (at === closest) continue;
      const inB = groups[at]!;
      if (mayBe(bestOfA[inA], most[at]!) || mayBe(bestOfB[inB], most[at]!)) compare(inA, inB);
    }
    await step(inA, a.groups.length);
  }
  return bestOfA.flatMap((best, inA) => {
    if (!best || bestOfB[best.other]?.other !== inA) return [];
    const [here, there] = [a.groups[inA]!.sentences, b.groups[best.other]!.sentences];
    // What stands in one of them oftener belongs to the last in the other.
    return Array.from({ length: Math.max(here.length, there.length) }, (_, at) => ({
      inA: here[Math.min(at, here.length - 1)]!,
      inB: there[Math.min(at, there.length - 1)]!,
      cosine: best.cosine,
    }));
  });
}

function firstOf(index: TermIndex, group: number): number {
  return index.groups[group]!.sentences[0]!;
}

function see(best: (Best | undefined)[], of: number, found: Best, there: TermIndex): void {
  const before = best[of];
  const worse =
    before &&
    (before.cosine - found.cosine ||
      found.apart - before.apart ||
      firstOf(there, found.other) - firstOf(there, before.other)) >= 0;
  if (!worse) best[of] = found;
}

/** Groups that may be close enough to one, how alike they are at most, and the place of the one that seems closest. */
interface Close {
  readonly groups: readonly number[];
  readonly most: readonly number[];
  readonly closest: number;
}

/**
 * The groups that may be so alike; rather too many. A vector whose rest is shorter than `least` is not alike enough by its
 * rest alone, so that frequent terms, which come last, find nobody new.
 */
function closeTo({ vector, rarest }: Alike, index: TermIndex, least: number, partial: Float64Array): Close {
  let rest = 1;
  const found: number[] = [];
  for (const at of rarest) {
    if (Math.sqrt(Math.max(0, rest)) < least - rounding) break;
    const [term, weight] = [vector.terms[at]!, vector.weights[at]!];
    const end = index.starts[term + 1]!;
    for (let place = index.starts[term]!; place < end; place++) {
      const alike = index.alike[place]!;
      if (partial[alike] === 0) found.push(alike);
      partial[alike]! += index.weights[place]! * weight;
    }
    rest -= weight * weight;
  }
  const missing = Math.sqrt(Math.max(0, rest));
  const [groups, most]: [number[], number[]] = [[], []];
  let closest = 0;
  for (const alike of found) {
    const bound = partial[alike]! + missing;
    partial[alike] = 0;
    if (bound < least - rounding) continue;
    if (bound > (most[closest] ?? 0)) closest = groups.length;
    groups.push(alike);
    most.push(bound);
  }
  return { groups, most, closest };
}

/** Calls back with every two sentences of different accounts that have a row of `runFrom` words in common. */
async function eachRun(
  accounts: readonly ReadAccount[],
  step: Step,
  visit: (a: number, inA: number, b: number, inB: number, words: number) => void,
): Promise<void> {
  const rows = rowsOf(accounts);
  const first: number[] = [];
  let length = 0;
  for (const { words } of rows) {
    first.push(length);
    length += words.length;
  }
  const rowOf = (place: number): number => {
    let row = rows.length - 1;
    while (first[row]! > place) row -= 1;
    return row;
  };
  const sentences = accounts.map(sentencesByWord);
  const starts: Starts[] = [];
  for (const row of rows) {
    const table = await inTurns(SeedTable.of([row]), step);
    starts.push(await inTurns(notTooOften(row, table), step));
  }
  /** Whether the words before both places are the same, and the row that they share was begun there. */
  const goesOn = (a: number, wordA: number, b: number, wordB: number) =>
    wordA > accounts[a]!.firstWord[sentences[a]![wordA]!]! &&
    wordB > accounts[b]!.firstWord[sentences[b]![wordB]!]! &&
    rows[a]!.words[wordA - 1] === rows[b]!.words[wordB - 1] &&
    starts[a]![wordA - 1] === 1 &&
    starts[b]![wordB - 1] === 1;
  const linkTwo = (a: number, wordA: number, b: number, wordB: number): void => {
    if (a === b || starts[b]![wordB] !== 1 || goesOn(a, wordA, b, wordB)) return;
    const [inA, inB] = [sentences[a]![wordA]!, sentences[b]![wordB]!];
    const [endA, endB] = [accounts[a]!.firstWord[inA + 1]!, accounts[b]!.firstWord[inB + 1]!];
    const weight = runWithin(rows[a]!, wordA, endA, rows[b]!, wordB, endB);
    if (weight >= seedWeight) visit(a, inA, b, inB, wordsOfWeight(weight));
  };
  const link = (places: Uint32Array): void => {
    for (const same of sameSeeds(places, (place) => [rows[rowOf(place)]!, place - first[rowOf(place)]!])) {
      for (let one = 0; one < same.length; one++) {
        const a = rowOf(same[one]!);
        const wordA = same[one]! - first[a]!;
        if (starts[a]![wordA] !== 1) continue;
        for (let other = one + 1; other < same.length; other++) {
          const b = rowOf(same[other]!);
          linkTwo(a, wordA, b, same[other]! - first[b]!);
        }
      }
    }
  };
  const table = await inTurns(SeedTable.of(rows), step);
  await inTurns(table.eachGroup(link), step);
}

/** The weight of the same words from two places on, up to the ends of both sentences. */
function runWithin(a: WordRow, atA: number, endA: number, b: WordRow, atB: number, endB: number): number {
  let weight = 0;
  while (atA < endA && atB < endB && a.words[atA] === b.words[atB]) {
    weight += weightOf(a.signs[atA]!);
    atA += 1;
    atB += 1;
  }
  return weight;
}

/** The accounts' words, the same ones with the same number. */
function rowsOf(accounts: readonly ReadAccount[]): WordRow[] {
  const numbers = new Map<string, number>();
  return accounts.map(({ wording: { vocabulary, words, signs } }) => {
    const own = wordsIn(vocabulary).map((word) => {
      let number = numbers.get(word);
      if (number === undefined) numbers.set(word, (number = numbers.size));
      return number;
    });
    return { words: words.map((word) => own[word]!), signs };
  });
}

function sentencesByWord({ firstWord, sentences, wording }: ReadAccount): Uint32Array {
  const numbers = new Uint32Array(wording.words.length);
  for (let sentence = 0; sentence < sentences.length; sentence++) {
    numbers.fill(sentence, firstWord[sentence], firstWord[sentence + 1]);
  }
  return numbers;
}

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
  const partial = new Float64Array(b.groups.length);
  for (let inA = 0; inA < a.groups.length; inA++) {
    await step(inA, a.groups.length);
    for (const inB of closeTo(a.groups[inA]!, b, least, partial)) {
      const cosine = likeness(a.groups[inA]!.vector, b.groups[inB]!.vector);
      if (cosine < least) continue;
      const apart = Math.abs(firstOf(a, inA) * b.length - firstOf(b, inB) * a.length);
      see(bestOfA, inA, { other: inB, cosine, apart }, b);
      see(bestOfB, inB, { other: inA, cosine, apart }, a);
    }
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

/**
 * The groups that may be so alike; rather too many. A vector whose rest is shorter than `least` is not alike enough by its
 * rest alone, so that frequent terms, which come last, find nobody new.
 */
function closeTo({ vector, rarest }: Alike, index: TermIndex, least: number, partial: Float64Array): number[] {
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
  const close = found.filter((alike) => partial[alike]! + missing >= least - rounding);
  for (const alike of found) partial[alike] = 0;
  return close;
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
  const goesOn = (one: Seed, other: Seed) =>
    one.word > accounts[one.account]!.firstWord[one.sentence]! &&
    other.word > accounts[other.account]!.firstWord[other.sentence]! &&
    rows[one.account]!.words[one.word - 1] === rows[other.account]!.words[other.word - 1] &&
    starts[one.account]![one.word - 1] === 1 &&
    starts[other.account]![other.word - 1] === 1;
  const link = (places: Uint32Array): void => {
    for (const same of sameSeeds(places, (place) => [rows[rowOf(place)]!, place - first[rowOf(place)]!])) {
      const seeds = same
        .map((place): Seed => {
          const account = rowOf(place);
          const word = place - first[account]!;
          return { account, word, sentence: sentences[account]![word]! };
        })
        .filter(({ account, word }) => starts[account]![word] === 1);
      for (const [at, one] of seeds.entries()) {
        for (const other of seeds.slice(at + 1)) {
          if (one.account === other.account || goesOn(one, other)) continue;
          const endA = accounts[one.account]!.firstWord[one.sentence + 1]!;
          const endB = accounts[other.account]!.firstWord[other.sentence + 1]!;
          const weight = runWithin(rows[one.account]!, one.word, endA, rows[other.account]!, other.word, endB);
          if (weight >= seedWeight)
            visit(one.account, one.sentence, other.account, other.sentence, wordsOfWeight(weight));
        }
      }
    }
  };
  const table = await inTurns(SeedTable.of(rows), step);
  await inTurns(table.eachGroup(link), step);
}

/** Where a row of words begins. */
interface Seed {
  readonly account: number;
  readonly word: number;
  readonly sentence: number;
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

import { inOneTurn } from './turns.ts';
import type { Turns } from './turns.ts';
import { halfWordSign, scriptSigns, singleSign } from './wording.ts';

// A seed is the shortest row of words that weighs 48 from its first on: a word weighs 6, a Chinese character or kana 3, a
// character of another script without spaces (Thai, Khmer) 2. So it is 8 words, 16 or 24 characters, or a mixture. Every
// row of the same words in two texts that weighs 48 or more begins with a seed that both have; that is how it is found.

/** What a word of a script with spaces weighs. */
export const wordWeight = 6;
/** What a seed weighs at least. */
export const seedWeight = 8 * wordWeight;

/** What the word with these signs weighs. */
export function weightOf(signs: number): number {
  if ((signs & singleSign) === 0) return wordWeight;
  return (signs & halfWordSign) !== 0 ? wordWeight / 2 : wordWeight / 3;
}

/** What a word weighs as it is written. */
export function weightOfWord(word: string): number {
  return weightOf(scriptSigns(word.codePointAt(0) ?? 0));
}

/** A document's words, as numbers that are the same in all documents, and their signs. */
export interface WordRow {
  readonly words: Uint32Array;
  readonly signs: Uint8Array;
}

/** Writes the hash of the seed at each word of a row, from a place on; the last words begin none. Returns how many. */
function* hashing({ words, signs }: WordRow, into: Uint32Array, first = 0): Turns<number> {
  let [at, end, weight] = [0, 0, 0];
  const some = (until: number): boolean => {
    for (; at < until; at++) {
      while (weight < seedWeight && end < words.length) weight += weightOf(signs[end++]!);
      if (weight < seedWeight) return false;
      let hash = 0x811c9dc5;
      for (let word = at; word < end; word++) {
        hash = Math.imul(hash ^ words[word]!, 0x9e3779b1);
        hash ^= hash >>> 15;
      }
      into[first + at] = hash;
      weight -= weightOf(signs[at]!);
    }
    return at < words.length;
  };
  while (some(Math.min(at + inOneTurn, words.length))) yield;
  return at;
}

/** Whether the same seed stands at two places that have one each. */
export function sameSeed(a: WordRow, atA: number, b: WordRow, atB: number): boolean {
  for (let weight = 0; weight < seedWeight; atA++, atB++) {
    if (a.words[atA] !== b.words[atB]) return false;
    weight += weightOf(a.signs[atA]!);
  }
  return true;
}

/** For each word of a row, 1 if a seed that is marked covers it. */
export function coveredBy({ words, signs }: WordRow, isMarked: (seed: number) => boolean): Uint8Array {
  const covered = new Uint8Array(words.length);
  let end = 0;
  let weight = 0;
  for (let at = 0; at < words.length; at++) {
    while (weight < seedWeight && end < words.length) weight += weightOf(signs[end++]!);
    if (weight < seedWeight) break;
    if (isMarked(at)) covered.fill(1, at, end);
    weight -= weightOf(signs[at]!);
  }
  return covered;
}

/** Sorts keys of 32 bits, and their places with them, by radix. Equal keys stay in their order. */
export function* sortByKey(
  keys: Uint32Array,
  places: Uint32Array,
): Turns<{ readonly keys: Uint32Array; readonly places: Uint32Array }> {
  const bits = 11;
  let [fromKeys, fromPlaces] = [keys, places];
  let [toKeys, toPlaces] = [new Uint32Array(keys.length), new Uint32Array(keys.length)] as [Uint32Array, Uint32Array];
  const mask = (1 << bits) - 1;
  const count = (next: Uint32Array, shift: number, from: number, to: number): void => {
    for (let at = from; at < to; at++) next[((fromKeys[at]! >>> shift) & mask) + 1]! += 1;
  };
  const move = (next: Uint32Array, shift: number, from: number, to: number): void => {
    for (let at = from; at < to; at++) {
      const key = fromKeys[at]!;
      const place = next[(key >>> shift) & mask]!++;
      toKeys[place] = key;
      toPlaces[place] = fromPlaces[at]!;
    }
  };
  for (let shift = 0; shift < 32; shift += bits) {
    const next = new Uint32Array(mask + 2);
    for (const work of [count, move]) {
      for (let from = 0; from < keys.length; from += keysInOneTurn) {
        work(next, shift, from, Math.min(from + keysInOneTurn, keys.length));
        if (from + keysInOneTurn < keys.length) yield;
      }
      if (work === count) for (let at = 1; at < next.length; at++) next[at]! += next[at - 1]!;
    }
    [fromKeys, toKeys] = [toKeys, fromKeys];
    [fromPlaces, toPlaces] = [toPlaces, fromPlaces];
  }
  return { keys: fromKeys, places: fromPlaces };
}

/** Less is done with each of them than with a word. */
const keysInOneTurn = 8 * inOneTurn;

/** Seeds of some rows, by their hashes. Places count through all rows, in their order. */
export class SeedTable {
  private constructor(
    private readonly keys: Uint32Array,
    private readonly places: Uint32Array,
  ) {}

  static *of(rows: readonly WordRow[]): Turns<SeedTable> {
    let length = 0;
    for (const { words } of rows) length += words.length;
    const keys = new Uint32Array(length);
    const places = new Uint32Array(length);
    let count = 0;
    let start = 0;
    let turn = 0;
    for (const row of rows) {
      const hashes = yield* hashing(row, keys, count);
      for (let at = 0; at < hashes; at++) places[count + at] = start + at;
      count += hashes;
      start += row.words.length;
      if (start - turn < inOneTurn) continue;
      turn = start;
      yield;
    }
    const sorted = yield* sortByKey(keys.subarray(0, count), places.subarray(0, count));
    return new SeedTable(sorted.keys, sorted.places);
  }

  /** How many seeds it holds. */
  get size(): number {
    return this.keys.length;
  }

  /** Calls back with the place of every seed of that hash, ascending. */
  each(hash: number, visit: (place: number) => void): void {
    const { keys } = this;
    let low = 0;
    for (let high = keys.length; low < high;) {
      const middle = (low + high) >>> 1;
      if (keys[middle]! < hash) low = middle + 1;
      else high = middle;
    }
    for (; low < keys.length && keys[low] === hash; low++) visit(this.places[low]!);
  }

  /** Calls back with every seed, by their hashes. */
  *eachSeed(visit: (hash: number, place: number) => void, turn = inOneTurn): Turns<void> {
    const some = (from: number, to: number): void => {
      for (let at = from; at < to; at++) visit(this.keys[at]!, this.places[at]!);
    };
    for (let from = 0; from < this.size; from += turn) {
      some(from, Math.min(from + turn, this.size));
      if (from + turn < this.size) yield;
    }
  }

  /** Calls back with the places of each hash that stands at several, ascending. */
  *eachGroup(visit: (places: Uint32Array) => void): Turns<void> {
    yield* this.eachHash((_, places) => places.length > 1 && visit(places));
  }

  /** Calls back with each hash and its places, ascending. */
  *eachHash(visit: (hash: number, places: Uint32Array) => void, turn = inOneTurn): Turns<void> {
    const { keys } = this;
    const some = (from: number, until: number): number => {
      while (from < until) {
        let to = from + 1;
        while (to < keys.length && keys[to] === keys[from]) to++;
        visit(keys[from]!, this.places.subarray(from, to));
        from = to;
      }
      return from;
    };
    for (let from = 0; from < keys.length;) {
      from = some(from, Math.min(from + turn, keys.length));
      if (from < keys.length) yield;
    }
  }
}

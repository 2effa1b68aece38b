import { sameSeed, SeedTable, seedWeight, weightOf } from './seeds.ts';
import type { WordRow } from './seeds.ts';
import { mostDocuments } from './shapes.ts';
import { inOneTurn, inTurns, never } from './turns.ts';
import type { Step, Turns } from './turns.ts';
import { captionSign } from './wording.ts';

// Runs are found by their seeds and told by their words, so that a clash of hashes makes none. A run is as long as can
// be, and is told once: at the first of its seeds that may start one. A seed may not if it stands in too many texts, or
// too often in one (somebody pressed a key all night); a run passes over such seeds.

/** A seed that stands in one text more often starts no run there. */
export const mostInOne = 16;

/** The same words in two rows: where they begin in each, and how many they are. */
export interface WordRun {
  readonly a: number;
  readonly b: number;
  readonly length: number;
  readonly weight: number;
}

/** For each seed of a row, whether it may start a run. */
export type Starts = Uint8Array;

/** Seeds of a row that do not stand in it too often. */
export function* notTooOften(row: WordRow, table: SeedTable): Turns<Starts> {
  const starts = new Uint8Array(row.words.length).fill(1);
  yield* table.eachGroup((group) => {
    if (group.length <= mostInOne) return;
    for (const same of sameSeeds(group, (place) => [row, place])) {
      if (same.length > mostInOne) for (const place of same) starts[place] = 0;
    }
  });
  return starts;
}

/** Parts places of one hash by what stands there; each part ascending. */
export function sameSeeds(
  places: Iterable<number>,
  at: (place: number) => readonly [WordRow, number],
): readonly number[][] {
  const parts: number[][] = [];
  for (const place of places) {
    const [row, word] = at(place);
    const part = parts.find(([first]) => {
      const [other, otherWord] = at(first!);
      return sameSeed(row, word, other, otherWord);
    });
    if (part) part.push(place);
    else parts.push([place]);
  }
  return parts;
}

/** The run through a seed that two rows share, if it is the first one in it that may start one; else null. */
export function runFrom(
  a: WordRow,
  startsA: Starts,
  atA: number,
  b: WordRow,
  startsB: Starts,
  atB: number,
): WordRun | null {
  let [from, fromB] = [atA, atB];
  while (from > 0 && fromB > 0 && a.words[from - 1] === b.words[fromB - 1]) {
    from -= 1;
    fromB -= 1;
    if (startsA[from] === 1 && startsB[fromB] === 1) return null;
  }
  let length = 0;
  let weight = 0;
  // Behind the end of one row there is no number, but there is behind both.
  while (from + length < a.words.length && a.words[from + length] === b.words[fromB + length]) {
    weight += weightOf(a.signs[from + length]!);
    length += 1;
  }
  return withinCaption({ a: from, b: fromB, length, weight }, a, b);
}

/**
 * What stands under a picture ends with it: a few words that happen to be the same before it or behind it, as the first one of the next line, are
 * no part of what two texts share. They stay where they are long enough to be a run themselves, or where too little is left without them.
 */
function withinCaption(run: WordRun, a: WordRow, b: WordRow): WordRun {
  const isCaption = (word: number) => (a.signs[run.a + word]! & b.signs[run.b + word]! & captionSign) !== 0;
  let [first, end] = [0, run.length];
  while (first < end && !isCaption(first)) first += 1;
  while (end > first && !isCaption(end - 1)) end -= 1;
  const weigh = (from: number, to: number) => {
    let weight = 0;
    for (let word = from; word < to; word++) weight += weightOf(a.signs[run.a + word]!);
    return weight;
  };
  if (weigh(0, first) >= seedWeight) first = 0;
  if (weigh(end, run.length) >= seedWeight) end = run.length;
  const weight = weigh(first, end);
  if ((first === 0 && end === run.length) || weight < seedWeight) return run;
  return { a: run.a + first, b: run.b + first, length: end - first, weight };
}

/** All runs of two rows, in the order of A and then of B. `startsA` also knows of the other texts. */
export function* runsOfPair(a: WordRow, startsA: Starts, tableA: SeedTable, b: WordRow): Turns<WordRun[]> {
  const tableB = yield* SeedTable.of([b]);
  const startsB = yield* notTooOften(b, tableB);
  const runs: WordRun[] = [];
  yield* tableB.eachSeed((hash, atB) => {
    if (startsB[atB] === 0) return;
    tableA.each(hash, (atA) => {
      if (startsA[atA] === 0 || !sameSeed(a, atA, b, atB)) return;
      const run = runFrom(a, startsA, atA, b, startsB, atB);
      if (run) runs.push(run);
    });
  });
  return runs.sort(inOrder);
}

/** Two texts that are the same are one run, whatever stands in them; none if they are too short to share anything. */
export function wholeOf(row: WordRow): WordRun[] {
  const weight = row.signs.reduce((sum, signs) => sum + weightOf(signs), 0);
  return weight < seedWeight ? [] : [{ a: 0, b: 0, length: row.words.length, weight }];
}

/** By the place in A, and then in B: the order in which runs are given. */
export function inOrder(one: WordRun, other: WordRun): number {
  return one.a - other.a || one.b - other.b;
}

/** Runs of all pairs of rows, a before b. `spread` holds for each place in how many rows its seed stands, 255 for more. */
export interface AllRuns {
  readonly spread: readonly Uint8Array[];
  readonly runs: ReadonlyMap<number, ReadonlyMap<number, readonly WordRun[]>>;
}

/** Others have their turn at `step`, which is called now and then: it is told of three thirds. */
export async function runsOfAll(rows: readonly WordRow[], step: Step = never, most = mostDocuments): Promise<AllRuns> {
  const table = await inTurns(SeedTable.of(rows), () => step(0, 3));
  const first = new Uint32Array(rows.length + 1);
  rows.forEach(({ words }, row) => (first[row + 1] = first[row]! + words.length));
  const rowAt = new Uint32Array(first[rows.length]!);
  rows.forEach((_, row) => rowAt.fill(row, first[row], first[row + 1]));
  const spread = rows.map(({ words }) => new Uint8Array(words.length).fill(1));
  const starts = rows.map(({ words }) => new Uint8Array(words.length).fill(1));
  const at = (place: number): readonly [WordRow, number] => [rows[rowAt[place]!]!, place - first[rowAt[place]!]!];
  const groups: number[][] = [];
  const groupsOf = (places: Uint32Array): void => {
    for (const same of sameSeeds(places, at)) {
      if (same.length === 1) continue;
      const count = countRows(same, rowAt, (row, times, from) => {
        if (times > mostInOne) for (let n = from; n < from + times; n++) starts[row]![same[n]! - first[row]!] = 0;
      });
      for (const place of same) {
        const row = rowAt[place]!;
        spread[row]![place - first[row]!] = Math.min(255, count);
        if (count > most) starts[row]![place - first[row]!] = 0;
      }
      if (count > 1 && count <= most) groups.push(same);
    }
  };
  await inTurns(table.eachGroup(groupsOf), () => step(1, 3));
  await step(1, 3);
  const runs = new Map<number, Map<number, WordRun[]>>();
  for (let group = 0; group < groups.length; group++) {
    if (group % inOneTurn === 0) await step(2, 3);
    runsInGroup(groups[group]!);
  }
  for (const byOther of runs.values()) for (const list of byOther.values()) list.sort(inOrder);
  await step(2, 3);
  return { spread, runs };

  function runsInGroup(group: readonly number[]): void {
    for (let one = 0; one < group.length; one++) {
      const a = rowAt[group[one]!]!;
      const atA = group[one]! - first[a]!;
      if (starts[a]![atA] === 0) continue;
      for (let other = one + 1; other < group.length; other++) {
        const b = rowAt[group[other]!]!;
        const atB = group[other]! - first[b]!;
        if (a === b || starts[b]![atB] === 0) continue;
        const run = runFrom(rows[a]!, starts[a]!, atA, rows[b]!, starts[b]!, atB);
        if (run) listOf(listOfMaps(runs, a), b).push(run);
      }
    }
  }
}

function listOfMaps(map: Map<number, Map<number, WordRun[]>>, key: number): Map<number, WordRun[]> {
  let value = map.get(key);
  if (!value) map.set(key, (value = new Map()));
  return value;
}

function listOf(map: Map<number, WordRun[]>, key: number): WordRun[] {
  let value = map.get(key);
  if (!value) map.set(key, (value = []));
  return value;
}

/** In how many rows ascending places stand; tells of each row how many, and where in the list they begin. */
function countRows(
  places: readonly number[],
  rowAt: Uint32Array,
  tell: (row: number, times: number, from: number) => void,
): number {
  let count = 0;
  for (let from = 0; from < places.length;) {
    const row = rowAt[places[from]!]!;
    let to = from + 1;
    while (to < places.length && rowAt[places[to]!] === row) to++;
    tell(row, to - from, from);
    count += 1;
    from = to;
  }
  return count;
}

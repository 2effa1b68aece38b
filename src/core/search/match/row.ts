import { PostingCursor } from '../segment/postings.ts';
import { hasBit } from './bits.ts';
import type { Resolved } from './dictionary.ts';
import { numbersOf } from './numbers.ts';
import type { SectionIndex } from './section-index.ts';
import { longSpans, openKey, passageOf, spansIn, stepOf } from './section-index.ts';

// Words in a row and words near each other. Both walk the rarest word and ask the others whether they stand where they
// should; the others skip what lies between.

/** Ascending word numbers that can be asked for the first at or after a number, going forward only. */
interface Walk {
  readonly count: number;
  number: number;
  next(): number;
  seek(target: number): number;
}

/**
 * Calls `visit` for every place where the terms follow each other, with the passage, the first word's number and the
 * number behind the last word.
 */
export function eachRow(
  index: SectionIndex,
  terms: readonly Resolved[],
  visit: (passage: number, number: number, end: number) => void,
): void {
  if (terms.some(({ keys }) => keys.length === 0)) return;
  const readings = passagesWithReadings(index, terms);
  const apart = new Set(readings);
  const aside = brokenRows(index, terms, readings);
  let next = 0;
  const visitBefore = (number: number): void => {
    for (; next < aside.length && aside[next]![0] < number; next++) {
      const [start, end] = aside[next]!;
      visit(passageOf(index, start), start, end);
    }
  };
  const walks = terms
    .map((term, place) => ({ place, walk: walkOf(index, term) }))
    .sort((a, b) => a.walk.count - b.walk.count);
  const { place: lead, walk: rarest } = walks[0]!;
  const others = walks.slice(1);
  for (let number = rarest.number; number !== Infinity; number = rarest.next()) {
    const start = number - lead;
    if (start < 0) continue;
    let stands = true;
    for (const { place, walk } of others) {
      if (walk.seek(start + place) !== start + place) {
        stands = false;
        break;
      }
    }
    if (!stands) continue;
    const passage = passageOf(index, start);
    if (start + terms.length > index.section.firstWord[passage + 1]!) continue;
    if (readings.length > 0) {
      if (apart.has(passage)) continue;
      visitBefore(start);
    }
    visit(passage, start, start + terms.length);
  }
  visitBefore(Infinity);
}

/** The passages in which a term fits a reading of several words, ascending: others have rows of single words only. */
function passagesWithReadings(index: SectionIndex, terms: readonly Resolved[]): readonly number[] {
  const passages = new Set<number>();
  for (const term of terms) for (const number of longSpans(index, term).keys()) passages.add(passageOf(index, number));
  return [...passages].sort((a, b) => a - b);
}

/** The rows in such passages: from which word to before which, the longest that begins at each. */
function brokenRows(
  index: SectionIndex,
  terms: readonly Resolved[],
  passages: readonly number[],
): (readonly [start: number, end: number])[] {
  if (passages.length === 0) return [];
  const [first, ...others] = terms.map((term) => spansIn(index, term, passages));
  const rows: (readonly [number, number])[] = [];
  for (const [start, spans] of first!) {
    let ends = new Set(spans.map((span) => start + span));
    for (const other of others) {
      ends = new Set([...ends].flatMap((end) => (other.get(end) ?? []).map((span) => end + span)));
    }
    const end = Math.max(...ends);
    if (end <= index.section.firstWord[passageOf(index, start) + 1]!) rows.push([start, end]);
  }
  return rows.filter(([, end]) => end > 0).sort(([a], [b]) => a - b);
}

/**
 * Calls `visit` once for every passage in which the terms stand within `near` words of each other, with from where on
 * they do (see `nearStarts`) and where each of them stands. What is read as one word counts as one.
 */
export function eachNear(
  index: SectionIndex,
  terms: readonly Resolved[],
  near: number,
  visit: (passage: number, starts: readonly number[], places: readonly (readonly number[])[]) => void,
): void {
  if (terms.some(({ keys }) => keys.length === 0)) return;
  const walks = terms.map((term) => walkOf(index, term));
  const rarest = walks.reduce((least, walk) => (walk.count < least.count ? walk : least));
  const { firstWord } = index.section;
  while (rarest.number !== Infinity) {
    const passage = passageOf(index, rarest.number);
    const from = firstWord[passage]!;
    const to = firstWord[passage + 1]!;
    if (walks.every((walk) => walk === rarest || walk.seek(from) < to)) {
      const places = walks.map((walk) => {
        const list: number[] = [];
        for (let number = walk.number; number < to; number = walk.next()) list.push(number);
        return list;
      });
      const starts = nearStarts(places, near, stepsIn(index, passage));
      if (starts.length > 0) visit(passage, starts, places);
    } else {
      rarest.seek(to);
    }
  }
}

/** Calls `visit` once for every passage in which the terms stand within `near` words of each other, with how many starts. */
export function countNear(
  index: SectionIndex,
  terms: readonly Resolved[],
  near: number,
  visit: (passage: number, starts: number) => void,
): void {
  if (terms.length !== 2) return eachNear(index, terms, near, (passage, { length }) => visit(passage, length));
  if (terms.some(({ keys }) => keys.length === 0)) return;
  const [a, b] = terms.map((term) => walkOf(index, term)) as [Walk, Walk];
  const [rare, other] = a.count <= b.count ? [a, b] : [b, a];
  const { firstWord } = index.section;
  while (rare.number !== Infinity) {
    const passage = passageOf(index, rare.number);
    const from = firstWord[passage]!;
    const to = firstWord[passage + 1]!;
    if (other.seek(from) >= to) {
      rare.seek(to);
      continue;
    }
    const left = placesBefore(rare, to, places);
    const right = placesBefore(other, to, otherPlaces);
    if (index.broken !== null && hasBit(index.broken, passage)) {
      const both = [places.slice(0, left), otherPlaces.slice(0, right)];
      const starts = nearStarts(both, near, stepsIn(index, passage)).length;
      if (starts > 0) visit(passage, starts);
      continue;
    }
    let starts = 0;
    for (let x = 0, y = 0; x < left || y < right;) {
      const place = Math.min(x < left ? places[x]! : Infinity, y < right ? otherPlaces[y]! : Infinity);
      const isLeft = x < left && places[x] === place;
      const isRight = y < right && otherPlaces[y] === place;
      if (isLeft) x += 1;
      if (isRight) y += 1;
      // What comes next of the other word decides: nothing between could.
      const begins =
        (isLeft && y < right && otherPlaces[y]! <= place + near) || (isRight && x < left && places[x]! <= place + near);
      if (begins) starts += 1;
    }
    if (starts > 0) visit(passage, starts);
  }
}

const places: number[] = [];
const otherPlaces: number[] = [];

/** Walks to `end` and writes the numbers before it down; answers how many. */
function placesBefore(walk: Walk, end: number, target: number[]): number {
  let count = 0;
  for (let { number } = walk; number < end; number = walk.next()) target[count++] = number;
  return count;
}

/** How far on a word stands, for nearness: what is read as one word counts as one. */
export type Step = (number: number) => number;

const byNumber: Step = (number) => number;

/** What nearness is counted in there. */
export function stepsIn(index: SectionIndex, passage: number): Step {
  return index.broken !== null && hasBit(index.broken, passage) ? (number) => stepOf(index, number) : byNumber;
}

/**
 * From where on the words stand within `near` of each other: the lowest place of each such choice of one place a word,
 * no place taken twice. `places` are ascending.
 */
export function nearStarts(places: readonly (readonly number[])[], near: number, step: Step): number[] {
  const all = [...new Set(places.flat())].sort((a, b) => a - b);
  return all.filter((start) => {
    const within = places.map((list) => list.filter((place) => isNear(start, place, near, step)));
    return (
      within.every((list) => list.length > 0) && within.some((list) => list.includes(start)) && canChoose(within, start)
    );
  });
}

/** Whether a place is `start` or at most so many words behind it. */
export function isNear(start: number, place: number, near: number, step: Step): boolean {
  return place >= start && step(place) <= step(start) + near;
}

/** Whether each word can have a place of its own, one of them at `start`. (Augmenting paths, as for marriages.) */
function canChoose(choices: readonly (readonly number[])[], start: number): boolean {
  return choices.some((list, first) => {
    if (!list.includes(start)) return false;
    const owner = new Map<number, number>([[start, first]]);
    const place = (word: number, tried: Set<number>): boolean =>
      choices[word]!.some((choice) => {
        if (choice === start || tried.has(choice)) return false;
        tried.add(choice);
        const other = owner.get(choice);
        if (other !== undefined && !place(other, tried)) return false;
        owner.set(choice, word);
        return true;
      });
    return choices.every((_, word) => word === first || place(word, new Set()));
  });
}

function walkOf(index: SectionIndex, term: Resolved): Walk {
  if (term.keys.length === 1 && term.forms[0] === null) {
    const postings = openKey(index, term.keys[0]!);
    return Object.assign(new PostingCursor(index.section.postings, postings), { count: postings.count });
  }
  return new ArrayWalk(numbersOf(index, term));
}

class ArrayWalk implements Walk {
  number: number;
  readonly count: number;
  private at = 0;
  private readonly numbers: Uint32Array;

  constructor(numbers: Uint32Array) {
    this.numbers = numbers;
    this.count = numbers.length;
    this.number = numbers[0] ?? Infinity;
  }

  next(): number {
    this.at += 1;
    return (this.number = this.numbers[this.at] ?? Infinity);
  }

  seek(target: number): number {
    let step = 1;
    while ((this.numbers[this.at + step] ?? Infinity) < target) {
      this.at += step;
      step *= 2;
    }
    while (this.number < target) {
      this.at += 1;
      this.number = this.numbers[this.at] ?? Infinity;
    }
    return this.number;
  }
}

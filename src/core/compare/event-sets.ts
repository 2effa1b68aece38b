import type { Id } from '../model/id.ts';
import type { Range } from '../model/records.ts';
import { firstFrom } from '../text/first-from.ts';
import type { AppearedOf } from './families.ts';
import { linesIn, wordsOfName } from './gists.ts';
import type { GistPlace } from './gists.ts';
import { dateOfDay, daysOf } from './over-time.ts';
import type { Days } from './over-time.ts';
import { mostDocuments } from './shapes.ts';
import { likeness, termWeight } from './terms.ts';
import type { TermVector } from './terms.ts';
import { never } from './turns.ts';
import type { Step } from './turns.ts';

// Which documents may tell of one event: their words are alike and they appeared within days of each other; where no day
// is known, two rare names stand in for it. Documents are never compared each with each: who shares no words that few
// others have is nobody's neighbour. Sums go along the terms in the order of their characters and likeness is rounded, so
// that neither the order of the documents nor the parts in which they come can change a set.

/** Changes whenever other sets would be suggested for the same documents. */
export const eventRule = 1;
/** Likeness of two documents from which on they may tell of one event. */
export const eventFrom = 0.2;
/** So many days may lie between them. */
export const eventDays = 3;
/** So many rare names stand in for a day that is not known. */
export const eventNames = 2;
/** So many words that few have near them stand in both. */
const fewestShared = 2;
/** A name says nothing that stands in a larger share of many texts. */
const rareShare = 0.25;
/** So few texts do not make any name a frequent one. */
const fewTexts = 20;
/** Names and words that are told of a set. */
const mostTold = 6;

/** Documents that may tell of one event. */
export interface SuggestedSet {
  /** By day, those without one last. Documents of the same words and day are all there. */
  readonly documentIds: readonly Id[];
  /** The first and the last day that is known, as dates are stored; null if none is. */
  readonly days: { readonly from: string; readonly to: string } | null;
  /** How alike they are: the mean of all pairs of texts. */
  readonly likeness: number;
  /** Rare names that several of the texts have, as one of them writes them; those in most texts first. */
  readonly names: readonly string[];
  /** Documents whose day is not known: words and names alone speak for them. */
  readonly undated: readonly Id[];
}

/** Documents of the same words and days: they count once. */
interface Told {
  readonly documentIds: readonly Id[];
  /** The same for the same words. */
  readonly content: number;
  readonly days: Days | null;
  /** Its day is known. */
  readonly dated: boolean;
  readonly vector: TermVector;
  /** Of each name the words that are rare; longer names first. */
  readonly names: readonly { readonly written: string; readonly words: readonly string[] }[];
}

/** What belongs together so far. */
interface Group {
  readonly told: readonly number[];
  readonly sum: TermVector;
  /** The latest first day and the earliest last one: no two of the group are further apart. */
  readonly from: number;
  readonly to: number;
}

interface Close {
  readonly a: number;
  readonly b: number;
  readonly cosine: number;
}

/** All sets of these documents that may be suggested, those of most outlets first. */
export async function suggestSets(
  gists: Iterable<GistPlace>,
  appeared: AppearedOf,
  step: Step = never,
): Promise<readonly SuggestedSet[]> {
  const told = await toldBy(gists, appeared, step);
  const close = await closePairs(told, step);
  const groups = new Map<number, Group>(told.map((one, at) => [at, alone(one, at)]));
  const of = told.map((_, at) => at);
  for (const [at, { a, b }] of close.entries()) {
    await step(at, close.length);
    const [one, other] = [of[a]!, of[b]!];
    if (one === other) continue;
    const both = together(groups.get(one)!, groups.get(other)!);
    if (!both) continue;
    for (const member of groups.get(other)!.told) of[member] = one;
    groups.set(one, both);
    groups.delete(other);
  }
  const sets = [...groups.values()].filter((group) => isSet(group, told)).map((group) => suggested(group, told));
  const outlets = (set: SuggestedSet) => new Set(set.documentIds.map((id) => appeared(id).outlet ?? id)).size;
  return sets
    .map((set) => ({ set, outlets: outlets(set) }))
    .sort((a, b) => b.outlets - a.outlets || (a.set.documentIds[0]! < b.set.documentIds[0]! ? -1 : 1))
    .map(({ set }) => set);
}

/** What many texts have in common is a form, and no event; copies of one text are one account of it. */
function isSet({ told }: Group, all: readonly Told[]): boolean {
  const contents = new Set(told.map((at) => all[at]!.content)).size;
  return contents > 1 && contents <= mostDocuments;
}

function alone({ days, vector }: Told, at: number): Group {
  return { told: [at], sum: vector, from: days?.from ?? -Infinity, to: days?.to ?? Infinity };
}

/** Both as one, if their texts are alike in the mean and no two of them are too far apart; else null. */
function together(one: Group, other: Group): Group | null {
  const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
  if (from - to > eventDays) return null;
  if (likeness(one.sum, other.sum) / (one.told.length * other.told.length) < eventFrom) return null;
  return { told: [...one.told, ...other.told], sum: added(one.sum, other.sum), from, to };
}

function added(one: TermVector, other: TermVector): TermVector {
  const terms: number[] = [];
  const weights: number[] = [];
  for (let a = 0, b = 0; a < one.terms.length || b < other.terms.length;) {
    const [left, right] = [one.terms[a] ?? Infinity, other.terms[b] ?? Infinity];
    terms.push(Math.min(left, right));
    weights.push((left <= right ? one.weights[a++]! : 0) + (right <= left ? other.weights[b++]! : 0));
  }
  return { terms: Uint32Array.from(terms), weights: Float64Array.from(weights), key: '' };
}

function suggested({ told, sum }: Group, all: readonly Told[]): SuggestedSet {
  const members = told.map((at) => all[at]!);
  const dated = members.flatMap(({ days, dated }) => (dated && days ? [days] : []));
  const pairs = (told.length * (told.length - 1)) / 2;
  const placed = members
    .flatMap(({ documentIds, days, dated }) => documentIds.map((id) => ({ id, day: dated ? days!.from : Infinity })))
    .sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day - b.day));
  return {
    documentIds: placed.map(({ id }) => id),
    days:
      dated.length === 0
        ? null
        : {
            from: dateOfDay(Math.min(...dated.map(({ from }) => from))),
            to: dateOfDay(Math.max(...dated.map(({ to }) => to))),
          },
    // The sum with itself holds each pair twice, and each text with itself once.
    likeness: Math.round(((likeness(sum, sum) - told.length) / 2 / pairs) * 1e4) / 1e4,
    names: sharedNames(members),
    undated: placed.flatMap(({ id, day }) => (day === Infinity ? [id] : [])),
  };
}

/** Rare words of names that stand in several texts, those of one name together; of names that share such words the longest. */
function sharedNames(members: readonly Told[]): readonly string[] {
  const texts = new Map<string, number>();
  for (const { names } of members) {
    for (const word of new Set(names.flatMap(({ words }) => words))) texts.set(word, (texts.get(word) ?? 0) + 1);
  }
  const isShared = (word: string) => (texts.get(word) ?? 0) > 1;
  const all = members
    .flatMap(({ names }) => names)
    .map(({ written, words }) => ({
      written: written.split(/\s+/u).filter((word) => wordsOfName(word).some(isShared)),
      words: words.filter(isShared),
      texts: Math.max(0, ...words.map((word) => texts.get(word)!)),
    }))
    .filter((name) => name.texts > 1)
    .map((name) => ({ ...name, written: name.written.join(' ') }))
    .sort((a, b) => b.texts - a.texts || b.words.length - a.words.length || (a.written < b.written ? -1 : 1));
  const taken = new Set<string>();
  const shown: string[] = [];
  for (const { written, words } of all) {
    const fresh = words.every((word) => !taken.has(word));
    for (const word of words) taken.add(word);
    if (fresh && shown.length < mostTold) shown.push(written);
  }
  return shown;
}

/** Whether two texts may be of one event, as far as their days and names go. */
function maySpeakOfOne(a: Told, b: Told): boolean {
  if (a.days && b.days && Math.max(a.days.from, b.days.from) - Math.min(a.days.to, b.days.to) > eventDays) return false;
  return (a.dated && b.dated) || namesInBoth(a, b) >= eventNames;
}

/** Names of which a rare word stands in both; those that share such a word are one. */
function namesInBoth(a: Told, b: Told): number {
  const count = (one: Told, other: Told) => {
    const there = new Set(other.names.flatMap(({ words }) => words));
    const taken = new Set<string>();
    let count = 0;
    for (const { words } of one.names) {
      const shared = words.filter((word) => there.has(word));
      if (shared.some((word) => !taken.has(word))) count += 1;
      for (const word of words) taken.add(word);
    }
    return count;
  };
  return Math.min(count(a, b), count(b, a));
}

/** All pairs that may tell of one event, those most alike first. */
async function closePairs(told: readonly Told[], step: Step): Promise<readonly Close[]> {
  const posted = postings(told);
  const windows = windowsOf(told);
  const cosines = new Map<number, number>();
  const shared = new Uint16Array(told.length);
  for (let at = 0; at < told.length; at++) {
    await step(at, told.length);
    const found: number[] = [];
    for (const term of told[at]!.vector.terms) {
      for (const other of fewWithin(posted.of(term), windows[at]!)) {
        if (shared[other] === 0) found.push(other);
        if (shared[other]! < 0xffff) shared[other]! += 1;
      }
    }
    for (const other of found) {
      const often = shared[other]! >= fewestShared;
      shared[other] = 0;
      const pair = Math.min(at, other) * told.length + Math.max(at, other);
      if (other === at || !often || cosines.has(pair) || !maySpeakOfOne(told[at]!, told[other]!)) continue;
      const cosine = likeness(told[at]!.vector, told[other]!.vector);
      if (cosine >= eventFrom) cosines.set(pair, cosine);
    }
  }
  return [...cosines]
    .map(([pair, cosine]) => ({ a: Math.floor(pair / told.length), b: pair % told.length, cosine }))
    .sort((one, other) => other.cosine - one.cosine || one.a - other.a || one.b - other.b);
}

/** In which texts each term stands, ascending. */
function postings(told: readonly Told[]) {
  const terms = told.reduce((most, { vector }) => Math.max(most, (vector.terms.at(-1) ?? -1) + 1), 0);
  const first = new Uint32Array(terms + 1);
  for (const { vector } of told) for (const term of vector.terms) first[term + 1]! += 1;
  for (let term = 0; term < terms; term++) first[term + 1]! += first[term]!;
  const places = new Uint32Array(first[terms]!);
  const next = first.slice();
  told.forEach(({ vector }, at) => {
    for (const term of vector.terms) places[next[term]!++] = at;
  });
  return { of: (term: number) => places.subarray(first[term], first[term + 1]) };
}

/** For each text those near it in time, from one up to another: they stand in the order of their days. Of one without a day all. */
function windowsOf(told: readonly Told[]): readonly Range[] {
  let [from, to] = [0, 0];
  return told.map(({ dated, days }) => {
    if (!dated) return { from: 0, to: told.length };
    while (told[from]!.days!.from < days!.from - eventDays) from += 1;
    while (to < told.length && told[to]!.dated && told[to]!.days!.from <= days!.from + eventDays) to += 1;
    return { from, to };
  });
}

/** Those of an ascending list that lie in a range; none if these are too many to say anything. */
function fewWithin(places: Uint32Array, { from, to }: Range): Uint32Array {
  const [low, high] = [firstFrom(places, from), firstFrom(places, to)];
  return high - low > mostDocuments ? none : places.subarray(low, high);
}

const none = new Uint32Array();

/** The texts in the order of their days, those without one last; copies of one day are one. */
async function toldBy(gists: Iterable<GistPlace>, appeared: AppearedOf, step: Step): Promise<readonly Told[]> {
  const counted = await countedIn([...gists], step);
  const contents = new Map<string, Counted>();
  for (const one of counted) if (!contents.has(one.key)) contents.set(one.key, one);
  const numbers = new Map([...contents.keys()].map((key, at) => [key, at]));
  const vectorOf = vectorsFor([...contents.values()]);
  const isRare = rareNames([...contents.values()]);
  const told = new Map<string, Told & { readonly documentIds: Id[] }>();
  for (const [at, one] of counted.entries()) {
    await step(at, counted.length);
    const days = daysOf(appeared(one.documentId).date);
    const key = `${one.key} ${days?.from ?? ''} ${days?.to ?? ''}`;
    const known = told.get(key);
    if (known) {
      known.documentIds.push(one.documentId);
      continue;
    }
    told.set(key, {
      documentIds: [one.documentId],
      content: numbers.get(one.key)!,
      days,
      dated: days !== null && days.from === days.to,
      vector: vectorOf(one),
      names: one.names
        .map((written) => ({ written, words: wordsOfName(written).filter(isRare) }))
        .filter(({ words }) => words.length > 0)
        .sort((a, b) => b.words.length - a.words.length || (a.written < b.written ? -1 : 1)),
    });
  }
  const dayOf = ({ dated, days }: Told) => (dated ? days!.from : Infinity);
  return [...told.values()].sort((a, b) => {
    const [one, other] = [dayOf(a), dayOf(b)];
    return one === other ? (a.documentIds[0]! < b.documentIds[0]! ? -1 : 1) : one - other;
  });
}

/** A document's terms by their numbers in all parts, ascending, and how often each stands there. */
interface Counted {
  readonly documentId: Id;
  readonly terms: Uint32Array;
  readonly times: Uint16Array;
  readonly sentences: number;
  readonly names: readonly string[];
  /** Documents of one such key have the same words, but for one chance in 2^64. */
  readonly key: string;
}

/** As many as times can be. */
const timesRoom = 1 << 16;

/** The documents by their ids. */
async function countedIn(gists: readonly GistPlace[], step: Step): Promise<readonly Counted[]> {
  const vocabularies = new Map(
    [...new Set(gists.map(({ part }) => part))].map((part) => [part, linesIn(part.vocabulary)]),
  );
  const all = new Set([...vocabularies.values()].flat());
  const numbers = new Map([...all].sort().map((word, number) => [word, number]));
  const numbersOf = new Map(
    [...vocabularies].map(([part, words]) => [part, Uint32Array.from(words, (word) => numbers.get(word)!)]),
  );
  const counted: Counted[] = [];
  for (const [done, { part, at }] of gists.entries()) {
    await step(done, gists.length);
    const numberOf = numbersOf.get(part)!;
    const first = part.firstTerm[at]!;
    // Numbers and times as one, so that they are sorted together.
    const places = Float64Array.from(
      part.terms.subarray(first, part.firstTerm[at + 1]),
      (term, place) => numberOf[term]! * timesRoom + part.times[first + place]!,
    ).sort();
    const terms = Uint32Array.from(places, (place) => Math.floor(place / timesRoom));
    const times = Uint16Array.from(places, (place) => place % timesRoom);
    const [sentences, names] = [part.sentences[at]!, part.names[at]!];
    const { documentId } = part.documents[at]!;
    counted.push({ documentId, terms, times, sentences, names, key: keyOf(terms, times, sentences) });
  }
  return counted.sort((a, b) => (a.documentId < b.documentId ? -1 : 1));
}

function keyOf(terms: Uint32Array, times: Uint16Array, sentences: number): string {
  let [one, other] = [0x811c9dc5 ^ sentences, 0x9e3779b1];
  for (let at = 0; at < terms.length; at++) {
    one = Math.imul(one ^ terms[at]!, 0x01000193) ^ times[at]!;
    one ^= one >>> 13;
    other = Math.imul(other + terms[at]!, 0x85ebca6b) + times[at]!;
    other ^= other >>> 15;
  }
  return `${terms.length} ${one >>> 0} ${other >>> 0}`;
}

/** Texts as vectors of length 1; how much a term says is counted in these. */
function vectorsFor(texts: readonly Counted[]): (text: Counted) => TermVector {
  const terms = texts.reduce((most, { terms }) => Math.max(most, (terms.at(-1) ?? -1) + 1), 0);
  const places = new Float64Array(terms);
  let sentences = 1;
  for (const text of texts) {
    sentences += text.sentences;
    text.terms.forEach((term, at) => (places[term]! += text.times[at]!));
  }
  return ({ terms, times, key }) => {
    const weights = Float64Array.from(
      terms,
      (term, at) => (1 + Math.log(times[at]!)) * termWeight(places[term]!, sentences),
    );
    let square = 0;
    for (const weight of weights) square += weight * weight;
    const length = Math.sqrt(square);
    return { terms, weights: weights.map((weight) => weight / length), key };
  };
}

/** Whether few of these texts have this word in a name. */
function rareNames(texts: readonly Counted[]): (word: string) => boolean {
  const times = new Map<string, number>();
  for (const { names } of texts) {
    for (const word of new Set(names.flatMap(wordsOfName))) times.set(word, (times.get(word) ?? 0) + 1);
  }
  const most = texts.length > fewTexts ? Math.min(mostDocuments, texts.length * rareShare) : fewTexts;
  return (word) => times.get(word)! <= most;
}

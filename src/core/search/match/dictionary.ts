import type { Term } from '../language/query.ts';
import type { Section } from '../segment/segment.ts';
import { noStemLength } from '../segment/segment.ts';
import { foldWord } from '../words/fold.ts';
import { stemmerFor } from '../words/stems.ts';
import { formsOf, openPostings } from '../segment/postings.ts';
import { fuzzyKeys } from './fuzzy.ts';

/** A term looked up in a section: the keys that may stand there, ascending, and the form they must have, if any. */
export interface Resolved {
  readonly keys: readonly number[];
  readonly exact: string | null;
}

/** Which keys of a section a term stands for. */
export function resolveTerm(section: Section, term: Term): Resolved {
  switch (term.kind) {
    case 'form':
      return { keys: keysEqual(section, term.key), exact: null };
    case 'exact':
      return { keys: keysEqual(section, term.key), exact: term.exact };
    case 'inflected':
      return { keys: inflections(section, term.key, term.exact), exact: null };
    case 'pattern':
      return { keys: matchPattern(section, term.pieces), exact: null };
    case 'fuzzy':
      return { keys: fuzzyKeys(section, term.key, term.edits), exact: null };
  }
}

/** The number of a key, or -1. */
export function keyNumber(section: Section, key: string): number {
  const at = firstAtLeast(section.keyUnits, section.keyStart, key);
  return at + 1 < section.keyStart.length && compareAt(section.keyUnits, section.keyStart, at, key) === 0 ? at : -1;
}

/** The key with that number. */
export function keyText(section: Section, number: number): string {
  return String.fromCharCode(...section.keyUnits.subarray(section.keyStart[number]!, section.keyStart[number + 1]!));
}

/** The keys that begin so, as a range of numbers, the end excluded. */
export function prefixRange(section: Section, prefix: string): readonly [number, number] {
  const { keyUnits, keyStart } = section;
  const first = firstAtLeast(keyUnits, keyStart, prefix);
  let low = first;
  let high = keyStart.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (beginsAt(keyUnits, keyStart, middle, prefix)) low = middle + 1;
    else high = middle;
  }
  return [first, low];
}

function keysEqual(section: Section, key: string): number[] {
  const number = keyNumber(section, key);
  return number < 0 ? [] : [number];
}

/**
 * All keys that share a stem with the word: with the word as written, and with the forms in these texts that differ
 * from it by accents and case only (`cafe` finds cafés, since café is there).
 */
function inflections(section: Section, key: string, exact: string): number[] {
  const own = keyNumber(section, key);
  if (section.language === '') return own < 0 ? [] : [own];
  const stemmer = stemmerFor(section.language);
  const stems = new Set([stemmer.stem(exact)]);
  if (own >= 0) {
    const postings = openPostings(section.postings, section.postingStart[own]!, section.postingStart[own + 1]!);
    for (const form of formsOf(section.postings, postings, key)) stems.add(stemmer.stem(form));
  }
  const found = new Set<number>(own < 0 ? [] : [own]);
  for (const stem of stems) {
    const [from, to] = prefixRange(section, stem);
    for (let number = from; number < to; number++) {
      if (section.stemLength[number] === stem.length && stem.length < noStemLength) found.add(number);
    }
    const { stemUnits, stemStart, stemKey } = section;
    let at = firstAtLeast(stemUnits, stemStart, stem);
    while (at < stemKey.length && compareAt(stemUnits, stemStart, at, stem) === 0) found.add(stemKey[at++]!);
  }
  return [...found].sort((a, b) => a - b);
}

/** Keys made of these pieces with anything between them. The first and the last stand at the ends; '' leaves them open. */
function matchPattern(section: Section, pieces: readonly string[]): number[] {
  const first = pieces[0]!;
  const [from, to] = prefixRange(section, first);
  const found: number[] = [];
  if (pieces.length === 2 && pieces[1] === '') {
    for (let number = from; number < to; number++) found.push(number);
    return found;
  }
  const { keyUnits, keyStart } = section;
  const units = pieces.map((piece) => Array.from({ length: piece.length }, (_, at) => piece.charCodeAt(at)));
  const last = units[units.length - 1]!;
  const least = pieces.reduce((sum, piece) => sum + piece.length, 0);
  for (let number = from; number < to; number++) {
    const start = keyStart[number]!;
    const end = keyStart[number + 1]!;
    if (end - start < least || !standsAt(keyUnits, end - last.length, last)) continue;
    let at = start + first.length;
    const limit = end - last.length;
    let fits = true;
    for (let piece = 1; piece < units.length - 1 && fits; piece++) {
      const sought = units[piece]!;
      while (at + sought.length <= limit && !standsAt(keyUnits, at, sought)) at += 1;
      fits = at + sought.length <= limit;
      at += sought.length;
    }
    if (fits) found.push(number);
  }
  return found;
}

function standsAt(units: Uint16Array, at: number, sought: readonly number[]): boolean {
  for (let place = 0; place < sought.length; place++) if (units[at + place] !== sought[place]) return false;
  return true;
}

/** The first entry of a sorted dictionary that is not below the text. */
function firstAtLeast(units: Uint16Array, starts: Uint32Array, text: string): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareAt(units, starts, middle, text) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compareAt(units: Uint16Array, starts: Uint32Array, entry: number, text: string): number {
  const start = starts[entry]!;
  const length = starts[entry + 1]! - start;
  const shared = Math.min(length, text.length);
  for (let at = 0; at < shared; at++) {
    const difference = units[start + at]! - text.charCodeAt(at);
    if (difference !== 0) return difference;
  }
  return length - text.length;
}

function beginsAt(units: Uint16Array, starts: Uint32Array, entry: number, prefix: string): boolean {
  const start = starts[entry]!;
  if (starts[entry + 1]! - start < prefix.length) return false;
  for (let at = 0; at < prefix.length; at++) if (units[start + at] !== prefix.charCodeAt(at)) return false;
  return true;
}

/** Whether a folded word would be the key of this exact form; for tests and marks. */
export function keyOfWord(word: string): string {
  return foldWord(word) || word;
}

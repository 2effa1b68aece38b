import type { Term } from '../language/query.ts';
import type { Section } from '../segment/segment.ts';
import { noStemLength } from '../segment/segment.ts';
import { withoutJoints } from '../../text/readings.ts';
import { stemmerFor } from '../../text/stems.ts';
import { formsOf, openPostings } from '../segment/postings.ts';
import { fuzzyKeys } from './fuzzy.ts';

/** A term looked up in a section: the keys that may stand there, ascending, each with the forms it must have, if any. */
export interface Resolved {
  readonly keys: readonly number[];
  readonly forms: readonly (ReadonlySet<string> | null)[];
}

/** Which keys of a section a term stands for. */
export function resolveTerm(section: Section, term: Term): Resolved {
  switch (term.kind) {
    case 'form':
      return anyForm(keysEqual(section, term.key));
    case 'exact': {
      const keys = keysEqual(section, term.key);
      const forms = (key: number) => formsOfKey(section, key).filter((form) => withoutJoints(form) === term.exact);
      return { keys, forms: keys.map((key) => new Set(forms(key))) };
    }
    case 'inflected':
      return inflections(section, term.key, term.exact);
    case 'pattern':
      return anyForm(matchPattern(section, term.pieces));
    case 'fuzzy':
      return anyForm(fuzzyKeys(section, term.key, term.edits));
  }
}

function anyForm(keys: readonly number[]): Resolved {
  return { keys, forms: keys.map(() => null) };
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

/** The exact forms of a key. */
export function formsOfKey(section: Section, number: number): string[] {
  const postings = openPostings(section.postings, section.postingStart[number]!, section.postingStart[number + 1]!);
  return formsOf(section.postings, postings, keyText(section, number));
}

/** The keys that begin so, as a range of numbers, the end excluded. */
function prefixRange(section: Section, prefix: string): readonly [number, number] {
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
 * The keys that share a stem with the word: as it is written, or as it would be written without accents (`cafe` finds
 * cafés, and `cafés` finds cafe). Where only some forms of a key do so, those are named. Which forms match does not
 * depend on what other texts there are, so that a segment answers the same alone as merged.
 */
function inflections(section: Section, key: string, exact: string): Resolved {
  const own = keyNumber(section, key);
  if (section.language === '') return anyForm(own < 0 ? [] : [own]);
  const stemmer = stemmerFor(section.language);
  const stems = new Set([stemmer.stem(exact), stemmer.stem(key)]);
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
  const keys = [...found].sort((a, b) => a - b);
  const forms = keys.map((number) => {
    const text = keyText(section, number);
    if (number === own || stems.has(stemmer.stem(text))) return null;
    const all = formsOfKey(section, number);
    const matching = all.filter((form) => stems.has(stemmer.stem(withoutJoints(form))));
    return matching.length === all.length ? null : new Set(matching);
  });
  return { keys, forms };
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

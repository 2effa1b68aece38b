import type { Pattern } from '../language/query.ts';
import type { Section } from '../segment/segment.ts';
import { foldWord } from '../../text/fold.ts';
import type { Bits } from './bits.ts';
import { emptyBits, fullBits, setBit } from './bits.ts';
import { eachRun } from './numbers.ts';
import type { SectionIndex } from './section-index.ts';
import { passageOf } from './section-index.ts';

// A regular expression reads texts, which is slow. Most hold a run of letters that every match must hold, too, and a run
// of letters stands inside of one word: so only passages with such a word need to be read.

/** Letters whose folding does not depend on what follows. й is not и with a mark, but could be written so. */
const literal = /[0-9A-Za-z\u00C0-\u024F\u0370-\u03FF\u0400-\u04FF]/;
const unsure = /[ИУІиуі×÷]/;
const shortest = 3;
/** Words this long may have been cut in the middle of the run. */
const longWord = 32;

/** The passages that may match: a superset, all of them if nothing can be said. */
export function regexCandidates(index: SectionIndex, pattern: Pattern): Bits {
  const run = requiredRun(pattern.source);
  if (run.length < shortest) return fullBits(index.passages);
  const bits = emptyBits(index.passages);
  const keys = keysHolding(index.section, run, longWord);
  eachRun(index, { keys, forms: keys.map(() => null) }, (numbers, size) => {
    for (let place = 0; place < size; place++) setBit(bits, passageOf(index, numbers[place]!));
  });
  return bits;
}

/** The keys that hold a run of letters, ascending, and all that are at least so long. */
export function keysHolding({ keyUnits, keyStart }: Section, run: string, long: number): number[] {
  const units = Array.from({ length: run.length }, (_, at) => run.charCodeAt(at));
  const keys: number[] = [];
  for (let key = 0; key + 1 < keyStart.length; key++) {
    const start = keyStart[key]!;
    const end = keyStart[key + 1]!;
    if (end - start >= long || holds(keyUnits, start, end, units)) keys.push(key);
  }
  return keys;
}

function holds(keyUnits: Uint16Array, start: number, end: number, run: readonly number[]): boolean {
  const last = end - run.length;
  for (let at = start; at <= last; at++) {
    let same = 0;
    while (same < run.length && keyUnits[at + same] === run[same]) same += 1;
    if (same === run.length) return true;
  }
  return false;
}

/** The longest run of letters, folded, that every match holds; empty if none is sure. */
export function requiredRun(source: string): string {
  let longest = '';
  let run = '';
  let depth = 0;
  const close = (): void => {
    const folded = foldWord(run);
    if (folded.length > longest.length) longest = folded;
    run = '';
  };
  for (let at = 0; at < source.length; at++) {
    const sign = source[at]!;
    if (sign === '\\') {
      // What is spelt by number or name could be anything, and its digits are no letters of the text.
      if (/[xucpPk0-9]/.test(source[at + 1] ?? '')) return '';
      close();
      at += 1;
    } else if (sign === '[') {
      close();
      while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
    } else if (sign === '(' || sign === ')') {
      close();
      depth += sign === '(' ? 1 : -1;
    } else if (sign === '|') {
      if (depth === 0) return '';
    } else if (sign === '*' || sign === '?' || sign === '{') {
      if (depth === 0) run = run.slice(0, -1);
      close();
      if (sign === '{') while (at < source.length && source[at] !== '}') at += 1;
    } else if (depth === 0 && literal.test(sign) && !unsure.test(sign)) {
      run += sign;
    } else {
      close();
    }
  }
  close();
  return longest;
}

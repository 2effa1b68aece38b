import { markNumbers } from '../segment/postings.ts';
import { countRange } from './bits.ts';
import type { Resolved } from './dictionary.ts';
import type { SectionIndex } from './section-index.ts';
import { openKey, readKey } from './section-index.ts';

// Where a term stands. Lists are decoded into arrays that are used again and again: most are short, and a pattern may
// have tens of thousands of them. Those are not sorted together: each number becomes a bit, and reading the bits gives
// them in order. A bit is one access to memory where anything else a passage needs would be three.

let list = new Uint32Array(1024);
/** All 0 between calls. */
let bits = new Uint32Array(1024);
const run = new Uint32Array(1024);

/** Calls `visit` with the word numbers of a term, ascending, in runs: an array, used again, and how many of it count. */
export function eachRun(
  index: SectionIndex,
  term: Resolved,
  visit: (numbers: Uint32Array, size: number) => void,
): void {
  if (term.keys.length === 1) {
    const size = decode(index, term.keys[0]!, term.forms[0]!);
    return visit(list, size);
  }
  const last = mark(index, term);
  let size = 0;
  for (let at = 0; at << 5 <= last; at++) {
    let rest = bits[at]!;
    if (rest === 0) continue;
    bits[at] = 0;
    const base = at << 5;
    for (; rest !== 0; rest &= rest - 1) run[size++] = base + 31 - Math.clz32(rest & -rest);
    if (size + 32 <= run.length) continue;
    visit(run, size);
    size = 0;
  }
  if (size > 0) visit(run, size);
}

/**
 * Writes down in which passages a term of several keys stands, ascending, and how often; answers how many they are, or
 * -1 without having done anything if it stands in so few that `eachRun` is quicker.
 */
export function countInPassages(
  index: SectionIndex,
  term: Resolved,
  passages: Uint32Array,
  times: Uint32Array,
): number {
  let most = 0;
  for (const key of term.keys) most += openKey(index, key).count;
  if (most * 2 < index.passages) return -1;
  const last = mark(index, term);
  const { firstWord } = index.section;
  let size = 0;
  let from = 0;
  for (let passage = 0; from <= last; passage++) {
    const to = firstWord[passage + 1]!;
    const count = countRange(bits, from, to);
    if (count > 0) {
      passages[size] = passage;
      times[size++] = count;
    }
    from = to;
  }
  bits.fill(0, 0, (last >>> 5) + 1);
  return size;
}

/** Sets a bit for each word number of a term; answers the last number, -1 if there is none. */
function mark(index: SectionIndex, { keys, forms }: Resolved): number {
  const size = ((index.words + 31) >>> 5) + 1;
  if (bits.length < size) bits = new Uint32Array(size);
  let last = -1;
  for (let at = 0; at < keys.length; at++) {
    const wanted = forms[at]!;
    if (wanted === null) {
      last = Math.max(last, markNumbers(index.section.postings, openKey(index, keys[at]!), bits));
      continue;
    }
    const count = decode(index, keys[at]!, wanted);
    for (let place = 0; place < count; place++) {
      const number = list[place]!;
      bits[number >>> 5]! |= 1 << (number & 31);
      last = Math.max(last, number);
    }
  }
  return last;
}

/** All word numbers of a term, ascending. */
export function numbersOf(index: SectionIndex, term: Resolved): Uint32Array {
  let most = 0;
  for (const key of term.keys) most += openKey(index, key).count;
  const numbers = new Uint32Array(most);
  let end = 0;
  eachRun(index, term, (some, size) => {
    numbers.set(some.subarray(0, size), end);
    end += size;
  });
  return end === most ? numbers : numbers.slice(0, end);
}

/** Decodes a key into `list`; answers how many numbers it has. */
function decode(index: SectionIndex, key: number, forms: ReadonlySet<string> | null): number {
  const { postings, postingStart } = index.section;
  // A list cannot hold more numbers than it has bytes.
  const most = postingStart[key + 1]! - postingStart[key]!;
  if (list.length < most) list = new Uint32Array(Math.min(most * 2, postings.length));
  return readKey(index, key, forms, list, 0);
}

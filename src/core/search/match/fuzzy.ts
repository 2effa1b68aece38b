import type { Section } from '../segment/segment.ts';

/**
 * Keys at most `edits` away from a word (Damerau and Levenshtein: a letter inserted, left out or replaced, or two
 * neighbours exchanged). Keys are sorted, so what was computed for a beginning serves all keys that share it, and a
 * beginning that is already too far away is skipped with all of its keys.
 */
export function fuzzyKeys(section: Section, word: string, edits: number): number[] {
  const { keyUnits, keyStart } = section;
  const count = keyStart.length - 1;
  const width = word.length + 1;
  const deepest = word.length + edits;
  const sought = Uint16Array.from({ length: word.length }, (_, at) => word.charCodeAt(at));
  const rows = new Uint8Array((deepest + 2) * width);
  for (let column = 0; column < width; column++) rows[column] = Math.min(column, 200);
  const found: number[] = [];
  const trail = new Uint16Array(deepest + 1);
  /** How many units of the trail have rows. */
  let known = 0;
  for (let number = 0; number < count;) {
    const start = keyStart[number]!;
    const length = keyStart[number + 1]! - start;
    let shared = 0;
    while (shared < known && shared < length && keyUnits[start + shared] === trail[shared]) shared += 1;
    known = shared;
    let dead = -1;
    while (known < length) {
      if (known >= deepest) {
        dead = known + 1;
        break;
      }
      trail[known] = keyUnits[start + known]!;
      known += 1;
      if (fillRow(rows, width, known, trail, sought) > edits) {
        dead = known;
        break;
      }
    }
    if (dead < 0) {
      if (rows[known * width + width - 1]! <= edits) found.push(number);
      number += 1;
      continue;
    }
    // Everything that begins like this is too far away.
    number = skipPrefix(keyUnits, keyStart, number, dead);
  }
  return found;
}

/** Fills the row for the trail's first `depth` units; answers the least it can still lead to. */
function fillRow(rows: Uint8Array, width: number, depth: number, trail: Uint16Array, sought: Uint16Array): number {
  const row = depth * width;
  const before = row - width;
  rows[row] = Math.min(depth, 200);
  let least = rows[row]!;
  const unit = trail[depth - 1]!;
  for (let column = 1; column < width; column++) {
    const same = unit === sought[column - 1];
    let value = Math.min(
      rows[before + column - 1]! + (same ? 0 : 1),
      rows[before + column]! + 1,
      rows[row + column - 1]! + 1,
    );
    if (depth > 1 && column > 1 && unit === sought[column - 2] && trail[depth - 2] === sought[column - 1]) {
      value = Math.min(value, rows[before - width + column - 2]! + 1);
    }
    if (depth > 2 && column > 1 && unit === sought[column - 2] && trail[depth - 3] === sought[column - 1]) {
      // Exchanged, and a letter put between: lunr counts that as two edits.
      value = Math.min(value, rows[before - 2 * width + column - 2]! + 2);
    }
    rows[row + column] = Math.min(value, 200);
    if (value < least) least = value;
  }
  // An exchange reaches back two or three rows, so those before must be too far away as well.
  for (let back = 1; back <= 2 && back < depth; back++) {
    for (let column = 0; column < width; column++) {
      const value = rows[row - back * width + column]! + back;
      if (value < least) least = value;
    }
  }
  return least;
}

/** The first key that differs from this one within its first `length` units. */
function skipPrefix(units: Uint16Array, starts: Uint32Array, number: number, length: number): number {
  const start = starts[number]!;
  const count = starts.length - 1;
  const shares = (other: number): boolean => {
    const from = starts[other]!;
    if (starts[other + 1]! - from < length) return false;
    for (let at = 0; at < length; at++) if (units[from + at] !== units[start + at]) return false;
    return true;
  };
  let low = number;
  let step = 1;
  while (low + step < count && shares(low + step)) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, count);
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (shares(middle)) low = middle;
    else high = middle;
  }
  return high;
}

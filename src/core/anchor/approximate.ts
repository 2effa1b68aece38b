// Approximate search after Myers ("A fast bit-vector algorithm for approximate string matching based on dynamic
// programming", 1999) in Hyyrö's block form: a column of the table of edit distances is kept as differences of +1 and
// -1 in two bit vectors, 32 rows to a word. Blocks that cannot come below the bound are left out (Ukkonen's cut-off).
// Distances count code units inserted, removed or replaced.

/** A place where the pattern can end, and how well. */
export interface Ending {
  /** Where a match ends, excluded. */
  readonly end: number;
  /** The least errors of any match that ends there. */
  readonly errors: number;
}

const wordSize = 32;

/**
 * Every offset of the text where a match of the pattern with at most `maxErrors` errors ends, ascending. The empty
 * match before the text is not reported. With `anchored` matches must begin where the text begins.
 */
export function endings(text: string, pattern: string, maxErrors: number, anchored = false): Ending[] {
  const found: Ending[] = [];
  if (pattern.length === 0) return found;
  const blocks = Math.ceil(pattern.length / wordSize);
  const last = blocks - 1;
  const lastRows = pattern.length - last * wordSize;
  const { symbolOf, equal } = alphabet(pattern, blocks);
  const plus = new Int32Array(blocks).fill(-1);
  const minus = new Int32Array(blocks);
  /** The distance in the last row of each block. */
  const distance = new Int32Array(blocks);
  for (let block = 0; block < blocks; block++) distance[block] = Math.min((block + 1) * wordSize, pattern.length);
  const topBit = (block: number): number => (block === last ? 1 << (lastRows - 1) : 1 << (wordSize - 1));

  /** One column of one block; takes the difference that comes in above and returns the one that goes out below. */
  const advance = (block: number, symbol: number, carry: number): number => {
    const positive = plus[block]!;
    const negative = minus[block]!;
    let same = equal[symbol * blocks + block]!;
    const vertical = same | negative;
    const falls = carry < 0 ? 1 : 0;
    same |= falls;
    const across = (((same & positive) + positive) ^ positive) | same;
    let up = negative | ~(across | positive);
    let down = positive & across;
    const top = topBit(block);
    const out = (up & top) !== 0 ? 1 : (down & top) !== 0 ? -1 : 0;
    up = (up << 1) | (carry > 0 ? 1 : 0);
    down = (down << 1) | falls;
    plus[block] = down | ~(vertical | up);
    minus[block] = up & vertical;
    return out;
  };

  let lowest = Math.min(last, Math.max(0, Math.ceil(maxErrors / wordSize) - 1));
  for (let at = 0; at < text.length; at++) {
    const symbol = symbolOf[text.charCodeAt(at)]!;
    let carry = anchored ? 1 : 0;
    for (let block = 0; block <= lowest; block++) {
      carry = advance(block, symbol, carry);
      distance[block]! += carry;
    }
    if (
      lowest < last &&
      distance[lowest]! - carry <= maxErrors &&
      ((equal[symbol * blocks + lowest + 1]! & 1) !== 0 || carry < 0)
    ) {
      lowest++;
      plus[lowest] = -1;
      minus[lowest] = 0;
      const rows = lowest === last ? lastRows : wordSize;
      distance[lowest] = distance[lowest - 1]! - carry + rows;
      distance[lowest]! += advance(lowest, symbol, carry);
    } else {
      while (lowest > 0 && distance[lowest]! >= maxErrors + wordSize) lowest--;
    }
    if (lowest === last && distance[last]! <= maxErrors) found.push({ end: at + 1, errors: distance[last]! });
  }
  return found;
}

/**
 * Where the match with these errors that ends at `end` begins; of several such beginnings, the one that makes it most
 * nearly as long as the pattern.
 */
export function beginningOf(text: string, pattern: string, { end, errors }: Ending): number {
  const window = text.slice(Math.max(0, end - pattern.length - errors), end);
  let length = errors === pattern.length ? 0 : -1;
  for (const match of endings(backward(window), backward(pattern), errors, true)) {
    if (match.errors > errors) continue;
    if (length < 0 || Math.abs(match.end - pattern.length) < Math.abs(length - pattern.length)) length = match.end;
  }
  if (length < 0) throw new Error(`No match of ${errors} errors ends at ${end}`);
  return end - length;
}

/** For each code unit its symbol (0: not in the pattern), and for each symbol and block the rows where it stands. */
function alphabet(pattern: string, blocks: number): { symbolOf: Uint16Array; equal: Int32Array } {
  const symbolOf = new Uint16Array(0x10000);
  let symbols = 1;
  for (let row = 0; row < pattern.length; row++) {
    const unit = pattern.charCodeAt(row);
    if (symbolOf[unit] === 0) symbolOf[unit] = symbols++;
  }
  const equal = new Int32Array(symbols * blocks);
  for (let row = 0; row < pattern.length; row++) {
    const index = symbolOf[pattern.charCodeAt(row)]! * blocks + Math.floor(row / wordSize);
    equal[index]! |= 1 << (row % wordSize);
  }
  return { symbolOf, equal };
}

/** By code units; halves of surrogate pairs come out in the wrong order, which matters to no comparison. */
function backward(text: string): string {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) units[text.length - 1 - at] = text.charCodeAt(at);
  let result = '';
  for (let at = 0; at < units.length; at += 8192) result += String.fromCharCode(...units.subarray(at, at + 8192));
  return result;
}

// Sets of passages as one bit each. A million passages are 125 KB, and an AND of two such sets takes microseconds.

/** Passage n is bit n & 31 of element n >>> 5. Sets that are combined have the same size. */
export type Bits = Uint32Array<ArrayBuffer>;

/** The set without any of `size` passages. */
export function emptyBits(size: number): Bits {
  return new Uint32Array((size + 31) >>> 5);
}

/** The set of all `size` passages. Bits beyond the last stay unset, so that counting is true. */
export function fullBits(size: number): Bits {
  const bits = emptyBits(size).fill(0xffffffff);
  if (size & 31) bits[bits.length - 1] = (1 << (size & 31)) - 1;
  return bits;
}

/** Adds a passage. */
export function setBit(bits: Bits, at: number): void {
  bits[at >>> 5]! |= 1 << (at & 31);
}

/** Whether a passage is in the set. */
export function hasBit(bits: Bits, at: number): boolean {
  return (bits[at >>> 5]! & (1 << (at & 31))) !== 0;
}

/** Sets all bits of a range, `to` excluded. */
export function setRange(bits: Bits, from: number, to: number): void {
  let at = from;
  while (at < to && at & 31) setBit(bits, at++);
  for (; at + 32 <= to; at += 32) bits[at >>> 5] = 0xffffffff;
  while (at < to) setBit(bits, at++);
}

/** Keeps in `bits` what is in both. */
export function keepBits(bits: Bits, other: Bits): void {
  for (let at = 0; at < bits.length; at++) bits[at]! &= other[at]!;
}

/** Adds another set to the first. */
export function addBits(bits: Bits, other: Bits): void {
  for (let at = 0; at < bits.length; at++) bits[at]! |= other[at]!;
}

/** Takes another set from the first. */
export function dropBits(bits: Bits, other: Bits): void {
  for (let at = 0; at < bits.length; at++) bits[at]! &= ~other[at]!;
}

/** How many passages are in the set. */
export function countBits(bits: Bits): number {
  let count = 0;
  for (let at = 0; at < bits.length; at++) count += ones(bits[at]!);
  return count;
}

/** Quicker than counting where any is set early. */
export function isEmptyBits(bits: Bits): boolean {
  for (let at = 0; at < bits.length; at++) if (bits[at] !== 0) return false;
  return true;
}

/** How many bits of a range are set, `to` excluded. */
export function countRange(bits: Bits, from: number, to: number): number {
  if (from >= to) return 0;
  const first = from >>> 5;
  const last = (to - 1) >>> 5;
  const head = -1 << (from & 31);
  const tail = -1 >>> (31 - ((to - 1) & 31));
  if (first === last) return ones(bits[first]! & head & tail);
  let count = ones(bits[first]! & head) + ones(bits[last]! & tail);
  for (let at = first + 1; at < last; at++) count += ones(bits[at]!);
  return count;
}

/** The first set bit at or after `from`, or -1. */
export function nextBit(bits: Bits, from: number): number {
  let word = from >>> 5;
  if (word >= bits.length) return -1;
  let rest = bits[word]! & (-1 << (from & 31));
  while (rest === 0) {
    word += 1;
    if (word >= bits.length) return -1;
    rest = bits[word]!;
  }
  return (word << 5) + 31 - Math.clz32(rest & -rest);
}

/** How many bits of a word are set. */
export function ones(word: number): number {
  let rest = word - ((word >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

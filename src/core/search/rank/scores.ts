import type { Bits } from '../match/bits.ts';
import { ones } from '../match/bits.ts';

/**
 * A number for each passage of a set, and no place for others: an answer of a thousand among a million passages takes
 * kilobytes.
 */
export class Scores {
  /** In the order of the passages. */
  readonly values: Float64Array;
  private readonly bits: Bits;
  /** How many passages of the set stand before each 32. */
  private readonly before: Uint32Array;

  constructor(bits: Bits, count: number) {
    this.bits = bits;
    this.values = new Float64Array(count);
    this.before = new Uint32Array(bits.length);
    let sum = 0;
    for (let at = 0; at < bits.length; at++) {
      this.before[at] = sum;
      sum += ones(bits[at]!);
    }
  }

  /** The place of a passage among the values, or -1. */
  slotOf(passage: number): number {
    const word = this.bits[passage >>> 5]!;
    const bit = 1 << (passage & 31);
    return (word & bit) === 0 ? -1 : this.before[passage >>> 5]! + ones(word & (bit - 1));
  }
}

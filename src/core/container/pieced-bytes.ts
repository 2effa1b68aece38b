import type { FileBytes } from './zip-reader.ts';

/** The bytes of a file that came in pieces: one array could not hold a large one. */
export class PiecedBytes implements FileBytes {
  readonly length: number;
  readonly #pieces: readonly Uint8Array<ArrayBuffer>[];
  /** Where each piece begins. */
  readonly #starts: readonly number[];

  constructor(pieces: readonly Uint8Array<ArrayBuffer>[]) {
    const starts: number[] = [];
    let length = 0;
    for (const piece of pieces) {
      starts.push(length);
      length += piece.length;
    }
    this.#pieces = pieces;
    this.#starts = starts;
    this.length = length;
  }

  /** As of a Uint8Array, for places that count from the start: what lies outside is left out. */
  slice(from: number, to: number): Uint8Array<ArrayBuffer> {
    const [begin, end] = [Math.min(from, this.length), Math.min(to, this.length)];
    const part = new Uint8Array(Math.max(0, end - begin));
    for (let number = this.#pieceAt(begin), at = begin; at < end; number += 1) {
      const within = this.#pieces[number]!.subarray(at - this.#starts[number]!, end - this.#starts[number]!);
      part.set(within, at - begin);
      at += within.length;
    }
    return part;
  }

  #pieceAt(place: number): number {
    let [low, high] = [0, this.#pieces.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= place) low = middle;
      else high = middle;
    }
    return low;
  }
}

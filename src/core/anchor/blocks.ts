import type { Range } from '../model/records.ts';
import { firstFrom } from '../text/first-from.ts';
import { shelved } from '../model/shelf.ts';

// Which blocks of code units two texts have in common. Once for both texts, a rolling hash (Karp and Rabin) runs over
// them and leaves the places where something stands that may stand in the other, too: nearly none where the texts have
// nothing to do with each other. All questions about stretches of them look at these places only.

/** A block that stands in both texts, by where it begins in each. */
export interface Pair {
  readonly old: number;
  readonly now: number;
}

/** A block must say this much; one of 8 code units does so only in scripts without spaces. */
const leastWeight = 16;

/** Counts a character of a script without spaces for three: it says as much as half a word. */
export function weightOf(words: string): number {
  const units = unitsOf(words);
  let weight = units.length;
  for (let at = 0; at < units.length; at++) if (weighsThrice(units, at)) weight += 2;
  return weight;
}

/** The code units of a text, which can be read faster so. */
function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < units.length; at++) units[at] = text.charCodeAt(at);
  return units;
}

/** Whether the second half of a surrogate pair stands here, which was counted with the first. */
function isSecond(units: Uint16Array, at: number): boolean {
  return (units[at]! & 0xfc00) === 0xdc00 && at > 0 && (units[at - 1]! & 0xfc00) === 0xd800;
}

function weighsThrice(units: Uint16Array, at: number): boolean {
  return units[at]! >= 0x2e80 && units[at] !== 0xfffd && !isSecond(units, at);
}

/** What two texts have in common by blocks of 16 code units, or of 8 where those say as much. */
export interface CommonBlocks {
  /**
   * The blocks of a stretch of the old text, one at every half `length` (8, 16 or 32), that stand in it and in a stretch
   * of the new text equally often, at most `most` times: the first is paired with the first. They ascend in `old`.
   */
  pairs(old: Range, now: Range, length: number, most: number): Pair[];
  /**
   * Where the new text may hold something like a stretch of the old one: wherever a block of it stands, it is taken to
   * stand around it, `slack` code units more or less. The stretches may overlap, are in no order, and may reach beyond the text.
   */
  around(old: Range, slack: number): Range[];
}

/** Runs over both texts once; what it returns keeps their code units in memory. */
export function commonBlocks(before: string, after: string): CommonBlocks {
  const [oldUnits, nowUnits] = [unitsOf(before), unitsOf(after)];
  const [short, long] = [common(oldUnits, nowUnits, 8), common(oldUnits, nowUnits, 16)];
  return {
    pairs(old, now, length, most) {
      const [inOld, inNow] = length === 8 ? short : long;
      const wanted = new Wanted();
      eachBlock(inOld, old, length, (hash, at) => {
        if ((at - old.from) % (length / 2) === 0) wanted.add(hash);
      });
      if (wanted.count === 0) return [];
      const olds = new Found(wanted);
      const nows = new Found(wanted);
      eachBlock(inNow, now, length, nows.take);
      if (nows.count === 0) return [];
      eachBlock(inOld, old, length, olds.take);
      const placed = nows.byNumber();
      const rank = new Int32Array(wanted.count);
      const pairs: Pair[] = [];
      for (let next = 0; next < olds.count; next++) {
        const number = olds.numbers[next]!;
        const times = olds.times[number]!;
        if (times !== nows.times[number] || times > most) continue;
        const at = olds.places[next]!;
        const nowAt = placed.places[placed.first[number]! + rank[number]!++]!;
        // Two blocks of one hash are told apart here.
        if (isSame(oldUnits, at, nowUnits, nowAt, length)) pairs.push({ old: at, now: nowAt });
      }
      return pairs;
    },
    around(old, slack) {
      const stretches: Range[] = [];
      for (const [inOld, inNow] of [short, long]) {
        const offsets = new Map<number, number[]>();
        eachBlock(inOld, old, inOld.length, (hash, at) => {
          shelved(offsets, hash, at - old.from);
        });
        if (offsets.size === 0) continue;
        const isWanted = filterOf([...offsets.keys()]);
        eachBlock(inNow, { from: 0, to: after.length }, inNow.length, (hash, at) => {
          if (!passes(isWanted, hash)) return;
          for (const offset of offsets.get(hash) ?? []) {
            const from = at - offset;
            stretches.push({ from: from - slack, to: from + old.to - old.from + slack });
          }
        });
      }
      return stretches;
    },
  };
}

/** Blocks of a text by their beginnings, ascending, and their hashes. */
interface Blocks {
  readonly length: number;
  readonly starts: Int32Array;
  readonly hashes: Int32Array;
}

/** The blocks of either text, at every offset, that stand in the other as well; a few more may be among them. */
function common(before: Uint16Array, after: Uint16Array, length: number): readonly [Blocks, Blocks] {
  const inOld = blocksOf(before, length, null);
  const inNow = blocksOf(after, length, filterOf(inOld.hashes));
  return [blocksOf(before, length, filterOf(inNow.hashes)), inNow];
}

/** Hashes that are asked for, each with a number: in tables of numbers, because there may be a million of them. */
class Wanted {
  count = 0;
  #hashes = new Int32Array(64);
  /** The number of each hash and one, where it or the next free place is; 0 is free. */
  #slots = new Int32Array(128);

  add(hash: number): void {
    let slot = this.#slotOf(hash);
    if (this.#slots[slot] !== 0) return;
    if (this.count === this.#hashes.length) {
      this.#hashes = grown(this.#hashes, 2 * this.count);
      this.#slots = new Int32Array(4 * this.count);
      for (let number = 0; number < this.count; number++) this.#slots[this.#slotOf(this.#hashes[number]!)] = number + 1;
      slot = this.#slotOf(hash);
    }
    this.#hashes[this.count] = hash;
    this.#slots[slot] = ++this.count;
  }

  /** -1 if it is not asked for. */
  numberOf(hash: number): number {
    return this.#slots[this.#slotOf(hash)]! - 1;
  }

  #slotOf(hash: number): number {
    const last = this.#slots.length - 1;
    let slot = (Math.imul(hash, 0x9e3779b1) >>> 7) & last;
    while (this.#slots[slot] !== 0 && this.#hashes[this.#slots[slot]! - 1] !== hash) slot = (slot + 1) & last;
    return slot;
  }
}

/** Where blocks that are asked for stand, ascending. */
class Found {
  count = 0;
  /** What was found by the number of its hash, and where. */
  numbers = new Int32Array(64);
  places = new Int32Array(64);
  /** How often each was found. */
  readonly times: Int32Array;

  constructor(private readonly wanted: Wanted) {
    this.times = new Int32Array(wanted.count);
  }

  readonly take = (hash: number, at: number): void => {
    const number = this.wanted.numberOf(hash);
    if (number < 0) return;
    if (this.count === this.places.length) {
      this.numbers = grown(this.numbers, 2 * this.count);
      this.places = grown(this.places, 2 * this.count);
    }
    this.times[number]!++;
    this.numbers[this.count] = number;
    this.places[this.count++] = at;
  };

  /** The places of each number together, and where those of a number begin. */
  byNumber(): { readonly places: Int32Array; readonly first: Int32Array } {
    const first = new Int32Array(this.times.length);
    for (let number = 1; number < first.length; number++) first[number] = first[number - 1]! + this.times[number - 1]!;
    const next = first.slice();
    const places = new Int32Array(this.count);
    for (let at = 0; at < this.count; at++) places[next[this.numbers[at]!]!++] = this.places[at]!;
    return { places, first };
  }
}

/** Calls with the blocks within a stretch. Those of twice the length are put together from two halves. */
function eachBlock(
  { length: own, starts, hashes }: Blocks,
  { from, to }: Range,
  length: number,
  call: (hash: number, at: number) => void,
): void {
  const raising = powerOf(own);
  let half = 0;
  for (let next = firstFrom(starts, from); next < starts.length && starts[next]! + length <= to; next++) {
    if (length === own) {
      call(hashes[next]!, starts[next]!);
      continue;
    }
    if (half < next) half = next;
    while (half < starts.length && starts[half]! < starts[next]! + own) half++;
    if (starts[half] === starts[next]! + own)
      call((Math.imul(hashes[next]!, raising) + hashes[half]!) | 0, starts[next]!);
  }
}

/** Eight bits or more for each of some hashes, of which its own is set; one in eight others has one by chance. */
type Filter = Uint8Array;

function filterOf(hashes: Int32Array | readonly number[]): Filter {
  const filter = new Uint8Array(2 ** (32 - Math.clz32(hashes.length)));
  for (let at = 0; at < hashes.length; at++) filter[placeIn(filter, hashes[at]!)]! |= bitOf(hashes[at]!);
  return filter;
}

function passes(filter: Filter, hash: number): boolean {
  return (filter[placeIn(filter, hash)]! & bitOf(hash)) !== 0;
}

function placeIn({ length }: Filter, hash: number): number {
  return (Math.imul(hash, 0x9e3779b1) >>> 3) & (length - 1);
}

function bitOf(hash: number): number {
  return 1 << (Math.imul(hash, 0x9e3779b1) >>> 29);
}

/** The blocks of a text that say enough and pass. */
function blocksOf(units: Uint16Array, length: number, filter: Filter | null): Blocks {
  let room = 1024;
  let starts = new Int32Array(room);
  let hashes = new Int32Array(room);
  let count = 0;
  let hash = 0;
  /** How many code units of the block weigh three. */
  let heavy = 0;
  const leaving = powerOf(length);
  const enough = (leastWeight - length) / 2;
  for (let at = 0; at < units.length; at++) {
    hash = (Math.imul(hash, base) + units[at]!) | 0;
    if (weighsThrice(units, at)) heavy++;
    const start = at - length + 1;
    if (start > 0) {
      hash = (hash - Math.imul(units[start - 1]!, leaving)) | 0;
      if (weighsThrice(units, start - 1)) heavy--;
    }
    if (start < 0 || heavy < enough || (filter && !passes(filter, hash))) continue;
    if (count === room) {
      room *= 2;
      [starts, hashes] = [grown(starts, room), grown(hashes, room)];
    }
    starts[count] = start;
    hashes[count++] = hash;
  }
  return { length, starts: starts.slice(0, count), hashes: hashes.slice(0, count) };
}

function grown(numbers: Int32Array, room: number): Int32Array<ArrayBuffer> {
  const result = new Int32Array(room);
  result.set(numbers);
  return result;
}

const base = 0x01000193;

/** The hash of a block is its code units as the digits of a number in this base, modulo 2 ** 32. */
function powerOf(exponent: number): number {
  let power = 1;
  for (let times = 0; times < exponent; times++) power = Math.imul(power, base);
  return power;
}

function isSame(one: Uint16Array, at: number, other: Uint16Array, place: number, length: number): boolean {
  for (let unit = 0; unit < length; unit++) if (one[at + unit] !== other[place + unit]) return false;
  return true;
}

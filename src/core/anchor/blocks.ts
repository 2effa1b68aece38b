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
      const wanted: number[] = [];
      eachBlock(inOld, old, length, (hash, at) => {
        if ((at - old.from) % (length / 2) === 0) wanted.push(hash);
      });
      if (wanted.length === 0) return [];
      const isWanted = filterOf(wanted);
      const found: number[] = [];
      eachBlock(inNow, now, length, (hash, at) => {
        if (passes(isWanted, hash)) found.push(hash, at);
      });
      if (found.length === 0) return [];
      const places = new Map<number, { readonly old: number[]; readonly now: number[] }>();
      for (const hash of wanted) places.set(hash, { old: [], now: [] });
      for (let next = 0; next < found.length; next += 2) places.get(found[next]!)?.now.push(found[next + 1]!);
      eachBlock(inOld, old, length, (hash, at) => {
        if (passes(isWanted, hash)) places.get(hash)?.old.push(at);
      });
      const pairs: Pair[] = [];
      for (const { old, now } of places.values()) {
        if (old.length !== now.length || old.length > most) continue;
        old.forEach((at, rank) => {
          // Two blocks of one hash are told apart here.
          if (isSame(oldUnits, at, nowUnits, now[rank]!, length)) pairs.push({ old: at, now: now[rank]! });
        });
      }
      return pairs.sort((a, b) => a.old - b.old);
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

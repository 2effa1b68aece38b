// UTF-16 in which a byte was lost or came in: behind it every code unit is read from the wrong halves. The likeliest way
// to cut the bytes into code units is found by dynamic programming: each unit counts for how common its like is in
// texts and beside the one before it, and each byte that belongs to none costs as much as a dozen good ones. A short rest behind the last fault may
// stay as it is: too little tells how to read it.

/** How a text in UTF-16 is best cut into code units. */
export interface Realigned {
  /** With U+FFFD in the place of each byte that belongs to no code unit; the same bytes if all belong to one. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** How well they read so: 3 for each unit at most. */
  readonly worth: number;
}

/** Looks for bytes that shift all that follows; the first code unit begins with the first byte, or behind such a byte. */
export function realignUtf16(bytes: Uint8Array<ArrayBuffer>, order: 'little' | 'big'): Realigned {
  const high = order === 'little' ? 1 : 0;
  const worth = worths();
  const worthAt = (at: number): number => {
    const page = bytes[at + high]!;
    const isLikeBefore = at >= 2 && groupOf(page) === groupOf(bytes[at + high - 2]!);
    return worth[(page << 8) | bytes[at + 1 - high]!]! + (isLikeBefore ? 1 : 0);
  };
  let plain = 0;
  for (let at = 0; at + 1 < bytes.length; at += 2) plain += worthAt(at);
  // One byte more or less leaves an odd one; where several are gone, much is read badly.
  if (bytes.length % 2 === 0 && plain * 2 >= bytes.length) return { bytes, worth: plain };
  /** Whether the best way to an offset comes over a stray byte. */
  const isStray = new Uint8Array(bytes.length + 1);
  let [before, last] = [-Infinity, 0];
  for (let at = 1; at <= bytes.length; at++) {
    const whole = at >= 2 ? before + worthAt(at - 2) : -Infinity;
    const stray = last - fault;
    isStray[at] = stray > whole ? 1 : 0;
    [before, last] = [last, Math.max(whole, stray)];
  }
  const strays: number[] = [];
  for (let at = bytes.length; at > 0; at -= isStray[at] === 1 ? 1 : 2) if (isStray[at] === 1) strays.push(at - 1);
  const isEnd = strays.length === 1 && strays[0] === bytes.length - 1;
  // A last byte alone is nothing to realign; from the beginning on it would be another order; broken everywhere is no text.
  if (strays.length === 0 || isEnd || strays.at(-1)! < 16 || strays.length * 40 > bytes.length + 40)
    return { bytes, worth: last };
  const realigned = new Uint8Array(bytes.length + strays.length);
  let [from, to] = [0, 0];
  for (const stray of strays.reverse()) {
    realigned.set(bytes.subarray(from, stray), to);
    to += stray - from;
    realigned.set(high === 1 ? [0xfd, 0xff] : [0xff, 0xfd], to);
    [from, to] = [stray + 1, to + 2];
  }
  realigned.set(bytes.subarray(from), to);
  return { bytes: realigned, worth: last };
}

/** Which characters stand side by side in texts, by their high byte: those of one alphabet, Han and kana, Hangul. */
function groupOf(page: number): number {
  if (page === 0x30 || page === 0xff || (page >= 0x4e && page < 0xa0)) return 0x4e;
  return page >= 0xac && page < 0xd8 ? 0xac : page;
}

/** What a byte that belongs to no code unit costs. */
const fault = 24;

let made: Int8Array | null = null;

/** How common in texts each code unit is: 2 for what all are made of, down to -4 for what none holds. */
function worths(): Int8Array {
  if (made) return made;
  made = new Int8Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) made[unit] = worthOf(unit);
  return made;
}

function worthOf(unit: number): number {
  const sign = String.fromCharCode(unit);
  if (unit >= 0xd800 && unit < 0xe000) return 1; // halves of pairs come in pairs
  if (/[a-zA-Z0-9\s.,;:'"!?()-]/.test(sign)) return 2;
  if (/[\p{Cn}\p{Cc}]/u.test(sign)) return -4;
  if (/\p{Co}/u.test(sign)) return -2;
  if (/\p{Script=Han}|\p{Script=Hangul}/u.test(sign)) {
    if (unit >= 0x3400 && unit < 0x4e00) return -2;
    // What ASCII looks like that is read from wrong halves; the first of all Han characters is among the commonest.
    return (unit & 0xff) === 0 && unit !== 0x4e00 ? -1 : 1;
  }
  // Beyond ASCII, capitals, signs and letters of few languages are seldom what was written.
  if (/\p{Script=Latin}|[\u0460-\u052f\u1f00-\u1fff]/u.test(sign)) return /\p{Ll}/u.test(sign) ? 1 : 0;
  if (/[\u0370-\u10ff]/.test(sign)) return /[\p{L}\p{M}\p{Nd}\p{Po}]/u.test(sign) ? 2 : 0;
  if (/[\u2010-\u2026\u3000-\u30ff]/.test(sign)) return 2;
  return /[\p{L}\p{N}«»\u00a0\uff00-\uffef]/u.test(sign) ? 1 : 0;
}

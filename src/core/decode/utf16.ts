import { decodeAs, decodeStrictly } from './decode-as.ts';
import type { Profile } from './profiles.ts';
import { profiles } from './profiles.ts';
import type { Realigned } from './realign-utf16.ts';
import { realignUtf16 } from './realign-utf16.ts';
import { scoreText } from './score.ts';

// UTF-16 without a byte-order mark. In scripts whose code points lie below U+0800 nearly every second byte is one of a
// few values, and zero for ASCII; in East Asian text at least spaces, newlines and digits have a zero byte, always on
// the same side. Whichever side is read as the high byte, the right one gives valid text without controls.

/** UTF-16 without a byte-order mark. */
export interface WideGuess {
  readonly label: 'utf-16le' | 'utf-16be';
  readonly confidence: number;
}

const judged = 64 * 1024;
/** What is believed of a text that is broken. */
const doubted = 0.4;

/** Null if the bytes are not UTF-16. A single stray NUL, or a pair, is no sign of it. */
export function detectUtf16(bytes: Uint8Array<ArrayBuffer>): WideGuess | null {
  if (bytes.length < 4) return null;
  const part = bytes.subarray(0, judged);
  if (hasScatteredZeros(part)) return null;
  const [little, big] = [judge(part, 1), judge(part, 0)];
  // Where a byte is missing or too many, the rest stands on the wrong side, and its zeros with it.
  const isBroken = bytes.length % 2 === 1 || Math.max(little ?? 0, big ?? 0) < 0.97;
  const broken = isBroken && part.includes(0) ? detectBroken(part) : null;
  if (broken !== null || (little === null && big === null)) return broken;
  if (big === null || (little !== null && little > big))
    return { label: 'utf-16le', confidence: sureness(little!, big) };
  return { label: 'utf-16be', confidence: sureness(big, little) };
}

/**
 * Whether zeros stand among bytes that are text without them, on either side alike, as they do where a program puts them between
 * words or fields. In UTF-16 they stay on one side, but for a few places where a byte is gone.
 */
function hasScatteredZeros(bytes: Uint8Array<ArrayBuffer>): boolean {
  let [zeros, turns, side] = [0, 0, -1];
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) {
    if (side >= 0 && (at & 1) !== side) turns++;
    side = at & 1;
    zeros++;
  }
  if (zeros < 4 || turns * 4 <= zeros) return false;
  const rest = bytes.filter((byte) => byte !== 0);
  // The last character may be cut in two where only the beginning is looked at.
  return [0, 1, 2, 3].some((cut) => decodeStrictly(rest.subarray(0, rest.length - cut), 'utf-8') !== null);
}

/** Either order can be read if the first byte is left out, too: the right one reads better. */
function detectBroken(bytes: Uint8Array<ArrayBuffer>): WideGuess | null {
  const [asLittle, asBig] = [realignUtf16(bytes, 'little'), realignUtf16(bytes, 'big')];
  if (asLittle.bytes === bytes && asBig.bytes === bytes) return null;
  const [little, big] = [judge(asLittle.bytes, 1), judge(asBig.bytes, 0)];
  if (little === null && big === null) return null;
  // Without its last byte a text reads as well in the other order without its first.
  const worth = (as: Realigned): number => as.worth + (as.bytes === bytes ? 4 : 0);
  const isLittle = big === null || (little !== null && worth(asLittle) >= worth(asBig));
  return { label: isLittle ? 'utf-16le' : 'utf-16be', confidence: doubted };
}

function sureness(better: number, worse: number | null): number {
  return worse === null || better - worse > 0.3 ? Math.min(0.95, better) : 0.4;
}

/** The share of code units that ordinary text would hold, or null if this cannot be text in that byte order. */
function judge(bytes: Uint8Array<ArrayBuffer>, high: 0 | 1): number | null {
  const units = bytes.length >> 1;
  let ascii = 0;
  let controls = 0;
  let zeros = 0;
  let lone = 0;
  let surrogates = 0;
  let lowSpaces = 0;
  const pages = new Uint32Array(256);
  for (let at = 0; at < units * 2; at += 2) {
    const page = bytes[at + high]!;
    const unit = (page << 8) | bytes[at + 1 - high]!;
    pages[page]!++;
    if ((unit & 0xff) === 0x20) lowSpaces++;
    if (page === 0) {
      if (unit === 0) zeros++;
      else if ((unit < 0x20 && !(unit >= 9 && unit <= 13)) || (unit >= 0x7f && unit < 0xa0)) controls++;
      else ascii++;
    } else if (page >= 0xd8 && page <= 0xdf) {
      const next = at + 2 < units * 2 ? bytes[at + 2 + high]! : 0;
      if (page <= 0xdb && next >= 0xdc && next <= 0xdf) {
        surrogates += 2;
        at += 2;
      } else lone++;
    } else if (unit === 0xfffe || unit === 0xffff) controls++;
  }
  // The spaces of an 8-bit text stand on either side alike, which saves most files the closer look.
  if (pages[0x20]! > 0.05 * units && lowSpaces > 0.05 * units) return null;
  // A program may have left a few zeros in a text that is else without a fault.
  if (zeros > Math.min(0.02 * units + 3, units / 8)) return null;
  if (controls > 0.02 * units + 1 || lone > 0.02 * units + 1) return null;
  const sorted = [...pages.keys()].filter((page) => page !== 0).sort((a, b) => pages[b]! - pages[a]!);
  const cjk = sorted.filter((page) => isEastAsian(page)).reduce((sum, page) => sum + pages[page]!, 0);
  const alphabet = sorted
    .filter((page) => !isEastAsian(page))
    .slice(0, 3)
    .reduce((sum, page) => sum + pages[page]!, 0);
  const share = (ascii + surrogates + cjk + (alphabet > cjk ? alphabet : 0)) / units;
  if (share < 0.8) return null;
  // Bytes of an 8-bit text, read in pairs, look like Han characters, too: but without any ASCII among them, and hardly
  // any of those that people use often.
  if (ascii * 100 > units) return share;
  return cjk > alphabet && isCommonEastAsian(bytes.subarray(0, 4096), high) ? share : null;
}

function isCommonEastAsian(bytes: Uint8Array<ArrayBuffer>, high: 0 | 1): boolean {
  const decoded = decodeAs(bytes.subarray(0, bytes.length & ~1), high === 1 ? 'utf-16le' : 'utf-16be');
  if (!decoded.ok) return false;
  const { text } = decoded.value;
  return profiles.some(
    (profile) => isEastAsianProfile(profile) && scoreText(text, profile, 'utf-16le') > 0.3 * text.length,
  );
}

function isEastAsianProfile(profile: Profile): boolean {
  return /^(?:zh|ja|ko)/.test(profile.name);
}

function isEastAsian(page: number): boolean {
  return page === 0x30 || (page >= 0x4e && page <= 0x9f) || (page >= 0xac && page <= 0xd7) || page === 0xff;
}

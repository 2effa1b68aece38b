import { decodeAs, decodeStrictly } from './decode-as.ts';
import type { Profile } from './profiles.ts';
import { anyWestern, profiles } from './profiles.ts';
import { isNearlyWhole, scoreBroken } from './score-broken.ts';

// Detection of encodings without a mark, for bytes that are not valid UTF-8. Every candidate decodes a sample, and each
// result is read as each language that was written in that encoding: how often do its letters stand where letters
// stand? The best reading wins. How sure we are follows from how far the next reading *that gives another text* stays
// behind: windows-1252 and iso-8859-15 that agree on every byte are no rivals.

/** What the bytes are taken for. */
export interface Detected {
  readonly label: string;
  /** 0 to 1; below 0.5 the guess must be shown as unsure. */
  readonly confidence: number;
}

/** The bytes as read in one encoding, for one language. */
export interface Reading {
  readonly label: string;
  readonly profile: string;
  /** Sum over the characters beyond ASCII, in points per byte. */
  readonly score: number;
  readonly text: string;
}

/** How much is looked at: enough to be sure, little enough for thousands of files. */
const sampleHighBytes = 2000;

/** What most texts are in that are not UTF-8: with little to go by, it is assumed. */
const commonest = 'windows-1252';

/**
 * The likeliest encoding of bytes that are text but not UTF-8; its confidence is 0 if they read as no language. The
 * bytes may be damaged: what is broken costs a reading much, but a few places do not rule it out.
 */
export function detectEncoding(bytes: Uint8Array<ArrayBuffer>): Detected {
  const sample = sampleOf(bytes);
  const high = highBytesIn(sample);
  const ruledOut = new Set<string>();
  const readings = readingsOf(sample);
  for (const reading of readings) {
    if (reading.score <= 0) break;
    if (ruledOut.has(reading.label)) continue;
    if (isWholeBut(bytes, reading.label)) {
      return { label: reading.label, confidence: confidenceOf(reading, readings, ruledOut, high) };
    }
    ruledOut.add(reading.label);
  }
  return { label: commonest, confidence: 0 };
}

/** Whether the bytes are valid in that encoding but for a few places. */
function isWholeBut(bytes: Uint8Array<ArrayBuffer>, label: string): boolean {
  if (decodeStrictly(bytes, label) !== null) return true;
  const decoded = decodeAs(bytes, label);
  return decoded.ok && isNearlyWhole(decoded.value.text);
}

/** Every possible reading of a sample, the best first. */
function readingsOf(sample: Uint8Array<ArrayBuffer>): Reading[] {
  const readings: Reading[] = [];
  for (const [label, read] of profilesByLabel()) {
    const decoded = decodeAs(sample, label);
    if (!decoded.ok) continue;
    const { text } = decoded.value;
    for (const profile of read) {
      readings.push({
        label,
        profile: profile.name,
        text,
        score: scoreBroken(sample, text, profile, label) - handicap(label),
      });
    }
  }
  return readings.sort((a, b) => b.score - a.score);
}

function profilesByLabel(): Map<string, Profile[]> {
  const byLabel = new Map<string, Profile[]>();
  for (const profile of [...profiles, anyWestern]) {
    for (const label of profile.encodings) byLabel.set(label, [...(byLabel.get(label) ?? []), profile]);
  }
  return byLabel;
}

/** The least of the confidences against each rival. */
function confidenceOf(
  best: Reading,
  readings: readonly Reading[],
  ruledOut: ReadonlySet<string>,
  highBytes: number,
): number {
  const quality = best.score / Math.max(1, highBytes);
  let confidence = Math.min(0.99, 0.5 + quality, (best.label === commonest ? 0.5 : 0.3) + best.score / 10);
  const judged = new Set([best.label]);
  for (const rival of readings) {
    if (judged.has(rival.label) || ruledOut.has(rival.label)) continue;
    judged.add(rival.label);
    if (rival.text !== best.text) confidence = Math.min(confidence, sureness(best, rival, highBytes));
  }
  return Math.max(0.05, confidence);
}

/** By how much the best reading leads in all, on average where the two texts differ, and by how many letters. */
function sureness(best: Reading, rival: Reading, highBytes: number): number {
  const lead = best.score - rival.score;
  const { count, kinds } = differences(best.text, rival.text, highBytes);
  const enough = best.label === commonest ? 3 : 6;
  const sure = 0.2 + 0.79 * Math.min(1, lead / enough) * Math.min(1, lead / count / 0.8);
  // One or two letters can be a Western language's own use: then nothing but a person can tell.
  const western = rival.label === commonest && (kinds < 2 || rival.score > 0.3 * highBytes);
  return kinds < 3 && western ? Math.min(sure, 0.45) : sure;
}

/** In how many places two readings differ, and by how many letters. */
function differences(a: string, b: string, highBytes: number): { count: number; kinds: number } {
  if (a.length !== b.length) return { count: Math.max(1, highBytes), kinds: Infinity };
  const kinds = new Set<string>();
  let count = 0;
  for (let at = 0; at < a.length; at++) {
    if (a.charCodeAt(at) === b.charCodeAt(at)) continue;
    count++;
    kinds.add(a[at]!.toLowerCase());
  }
  return { count: Math.max(1, count), kinds: kinds.size };
}

/** What an encoding must make up for being rare, in points. */
function handicap(label: string): number {
  if (/^iso-8859-(?:3|10|14|16)$|^x-mac|^macintosh$/.test(label)) return 3;
  if (label === 'iso-8859-15' || label === 'windows-1258') return 2;
  if (/^iso-8859|^ibm866$|^koi8-u$/.test(label)) return 1;
  return label === commonest ? 0 : 0.5;
}

/**
 * The bytes beyond ASCII with what stands around them, up to a size: the rest tells nothing. Two bytes behind them are
 * enough for the second half of a double-byte character, which may look like ASCII.
 */
function sampleOf(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const sample: number[] = [];
  let kept = -1;
  for (let at = 0, high = 0; at < bytes.length && high < sampleHighBytes; at++) {
    if (bytes[at]! <= 0x7f) continue;
    high++;
    if (at - 2 > kept + 1) sample.push(0x0a);
    const to = Math.min(at + 2, bytes.length - 1);
    for (let near = Math.max(kept + 1, at - 2); near <= to; near++) sample.push(bytes[near]!);
    kept = Math.max(kept, to);
  }
  return Uint8Array.from(sample);
}

function highBytesIn(sample: Uint8Array): number {
  let count = 0;
  for (const byte of sample) if (byte > 0x7f) count++;
  return count;
}

import { canDecode, decodeStrictly } from './decode-as.ts';
import type { Profile } from './profiles.ts';
import { anyWestern, profiles } from './profiles.ts';
import { scoreText } from './score.ts';

// Detection of encodings without a mark, for bytes that are not valid UTF-8. Every candidate decodes a sample, and each
// result is read as each language that was written in that encoding: how often do its letters stand where letters
// stand? The best reading wins. How sure we are follows from how far the next reading *that gives another text* stays
// behind: windows-1252 and iso-8859-15 that agree on every byte are no rivals.

export interface Detected {
  readonly label: string;
  /** 0 to 1; below 0.5 the guess must be shown as unsure. */
  readonly confidence: number;
}

export interface Reading {
  readonly label: string;
  readonly profile: string;
  /** Sum over the characters beyond ASCII, in points per byte. */
  readonly score: number;
  readonly text: string;
}

const sampleLength = 24 * 1024;

/** The likeliest encoding of bytes that are text but not UTF-8. */
export function detectEncoding(bytes: Uint8Array<ArrayBuffer>): Detected {
  const sample = sampleOf(bytes);
  const readings = readingsOf(sample).filter(({ label }) => decodeStrictly(bytes, label) !== null);
  const best = readings[0];
  if (best === undefined) return { label: 'windows-1252', confidence: 0 };
  const rival = readings.find(({ text }) => text !== best.text);
  return { label: best.label, confidence: confidenceOf(best, rival, highBytesIn(sample)) };
}

/** Every possible reading of a sample, the best first. */
export function readingsOf(sample: Uint8Array<ArrayBuffer>): Reading[] {
  const byLabel = new Map<string, Profile[]>();
  for (const profile of [...profiles, anyWestern]) {
    for (const label of profile.encodings) byLabel.set(label, [...(byLabel.get(label) ?? []), profile]);
  }
  const readings: Reading[] = [];
  for (const [label, read] of byLabel) {
    if (!canDecode(label)) continue;
    const decoder = new TextDecoder(label);
    const text = decoder.decode(sample);
    for (const profile of read) {
      readings.push({ label, profile: profile.name, text, score: scoreText(text, profile, label) - handicap(label) });
    }
  }
  return readings.sort((a, b) => b.score - a.score);
}

function confidenceOf(best: Reading, rival: Reading | undefined, highBytes: number): number {
  const quality = best.score / Math.max(1, highBytes);
  const lead = rival === undefined ? best.score : best.score - rival.score;
  const margin = lead / Math.max(4, Math.abs(best.score));
  if (quality <= 0) return 0.1;
  const evidence = Math.min(1, highBytes / 6);
  return Math.max(0.05, Math.min(0.99, (0.25 + 2 * margin) * Math.min(1, 0.4 + quality) * (0.5 + evidence / 2)));
}

/** What an encoding must make up for being rare, in points. */
function handicap(label: string): number {
  if (/^iso-8859-(?:3|10|14|16)$|^x-mac|^macintosh$/.test(label)) return 3;
  if (/^iso-8859|^ibm866$|^koi8-u$/.test(label)) return 1;
  return 0;
}

/** Up to `sampleLength` bytes of the lines that hold bytes beyond ASCII: the others tell nothing. */
function sampleOf(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (bytes.length <= sampleLength) return bytes;
  const sample = new Uint8Array(sampleLength);
  let length = 0;
  for (let from = 0; from < bytes.length && length < sampleLength;) {
    const newline = bytes.indexOf(0x0a, from);
    const to = newline === -1 ? bytes.length : newline + 1;
    const line = bytes.subarray(from, Math.min(to, from + sampleLength - length));
    if (line.some((byte) => byte > 0x7f)) {
      sample.set(line, length);
      length += line.length;
    }
    from = to;
  }
  return sample.subarray(0, length);
}

function highBytesIn(sample: Uint8Array): number {
  let count = 0;
  for (const byte of sample) if (byte > 0x7f) count++;
  return count;
}

import { countBeyondAscii, decodeAs, decodeStrictly } from './decode-as.ts';
import type { Profile } from './profiles.ts';
import { multiByte, scoreText } from './score.ts';

// East Asian texts have no spaces. Where a byte was lost or changed, all that follows up to the end of the line is read
// in wrong pairs: characters nobody uses, perhaps without one that is broken but the last. Such a line says little for
// its true encoding, and a short text may be one such line. A line here ends at any sign that is no half of a character
// in any encoding: a space or a stop will do.

/** A text in which more than one in so many characters begins to be broken is not in that encoding. */
const charactersPerBreak = 20;

/** With more broken lines the others tell enough. */
const fewLines = 3;

/** A shorter line is no text without spaces: the sample of a Western text has a few bytes around each accent. */
const shortest = 16;

/** How many places of a line are tried. */
const tries = 24;

/** What left-out bytes cost: as much as a break. */
const costOfGap = 12;

/** Whether so little of a text is broken that it can be in that encoding all the same. */
export function isNearlyWhole(text: string): boolean {
  const broken = brokenLines(text);
  return broken < fewLines || broken * charactersPerBreak <= countBeyondAscii(text);
}

/**
 * The score of bytes that read as `text`. If a few lines of it are broken, each counts as if the byte or two were left
 * out that spoil it most.
 */
export function scoreBroken(bytes: Uint8Array<ArrayBuffer>, text: string, profile: Profile, label: string): number {
  const asItIs = scoreText(text, profile, label);
  if (!multiByte.has(label) || !text.includes('\uFFFD') || brokenLines(text) > fewLines) return asItIs;
  const score = (part: Uint8Array<ArrayBuffer>): number => {
    const decoded = decodeAs(part, label);
    return decoded.ok ? scoreText(decoded.value.text, profile, label) : 0;
  };
  let gained = 0;
  for (const line of linesOf(bytes)) {
    if (line.length < shortest || decodeStrictly(line, label) !== null) continue;
    const before = score(line);
    const step = 2 * Math.ceil(line.length / 2 / tries);
    let best = before;
    for (let at = 0; at < line.length; at += step) {
      const head = score(line.subarray(0, at));
      for (const gap of [1, 2]) best = Math.max(best, head + score(line.subarray(at + gap)) - costOfGap);
    }
    gained += best - before;
  }
  return asItIs + gained;
}

function brokenLines(text: string): number {
  return text.includes('\uFFFD') ? text.split(/[\0-/]/).filter((line) => line.includes('\uFFFD')).length : 0;
}

function* linesOf(bytes: Uint8Array<ArrayBuffer>): Generator<Uint8Array<ArrayBuffer>> {
  let from = 0;
  for (let at = 0; at <= bytes.length; at++) {
    if (at < bytes.length && bytes[at]! >= 0x30) continue;
    if (at > from) yield bytes.subarray(from, at + 1);
    from = at + 1;
  }
}

import type { Lines } from './lines.ts';
import {
  beginningOf,
  endsInPunctuation,
  endsSentence,
  firstWordLength,
  holdsSentenceEnd,
  indentOf,
  isItem,
  isTurn,
  lengthOf,
  standsAlone,
} from './line-signs.ts';

// A text may be too short, or wrapped in too few places, to be judged as a whole. Then each run of lines is judged by
// itself. A program that wraps breaks a line only where it must: the next line's first word had no room in the width of
// the widest line. In some verse and lists, and in answers of one line each, that is so by chance. So a run of full lines
// is a paragraph only if it also reads as one: its breaks fall where sentences go on, before small letters, and seldom
// behind a sign; and it ends as a sentence does, or has the ends of sentences within its lines. Lines beside it that are
// wider show that nothing forced its breaks. Scripts without case must show it by full and wide lines alone.

/** A longer line was wrapped by nobody: it is a paragraph. */
const widest = 120;
/** So wide must a run of few lines be, in columns; one of many may be narrower, as in a newspaper. */
const wide = 40;
const narrow = 28;
const manyBreaks = 5;

/**
 * How much of the width a line fills with the next one's first word: where the sentence surely goes on, where it may,
 * and where it ends. There it is better to divide in doubt. Less than all of it, because justified lines hold more or
 * fewer letters; a run of a line or two must be fuller, as it shows less.
 */
const filled = { small: 0.85, within: 0.88, ended: 0.97, few: 0.95 };
const fewBreaks = 2;

/** One byte for each line of the block `from..to`: 1 if it goes on with the paragraph of the line before it. */
export function continuedLines(text: string, lines: Lines, from: number, to: number): Uint8Array {
  const continued = new Uint8Array(to - from);
  let wider: Uint32Array | null = null;
  for (let start = from; start + 1 < to;) {
    // Most lines of most texts are paragraphs of their own; they are passed over quickly.
    if (lengthOf(lines, start) > widest && beginningOf(text, lines, start + 1) !== 'small') {
      start++;
      continue;
    }
    const run = runFrom(text, lines, start, to);
    if (isParagraph(text, lines, run) && !isAmongWider((wider ??= widerLines(lines, from, to)), run))
      continued.fill(1, start + 1 - from, run.end - from);
    start = run.end;
  }
  return continued;
}

interface Run {
  readonly start: number;
  readonly end: number;
  readonly width: number;
  readonly breaks: number;
  /** Breaks that no sentence ends at, and how the lines behind them begin. */
  readonly within: number;
  readonly small: number;
  readonly capital: number;
  readonly punctuated: number;
  /** The least that a line holds with the next one's first word. */
  readonly leastFit: number;
}

/** The longest run of lines from `start` that are all full, but the last. */
function runFrom(text: string, lines: Lines, start: number, to: number): Run {
  let width = Math.min(lengthOf(lines, start), widest + 1);
  let [narrowestRoom, leastFit] = [Infinity, Infinity];
  let [within, small, capital, punctuated] = [0, 0, 0, 0];
  let end = start + 1;
  for (; end < to; end++) {
    const line = end - 1;
    const length = lengthOf(lines, line);
    const afterSentence = endsSentence(text, lines, line);
    const goesOn = !afterSentence && beginningOf(text, lines, end) === 'small';
    if (length > widest) {
      // Nobody wraps so wide; but a sentence that goes on in a small letter was broken all the same.
      if (!goesOn || endsInPunctuation(text, lines, line) || standsBeside(text, lines, end)) break;
    } else if (lengthOf(lines, end) > widest || standsBeside(text, lines, end)) break;
    if (isTurn(text, lines, end, afterSentence)) break;
    if (afterSentence && (isItem(text, lines, end) || indentOf(lines, end) >= indentOf(lines, line) + 2)) break;
    const wider = Math.max(width, Math.min(widest, lengthOf(lines, end)));
    const share = goesOn ? filled.small : afterSentence ? filled.ended : filled.within;
    const fit = length + firstWordLength(text, lines, end);
    const room = fit / share;
    if (wider > Math.min(narrowestRoom, room)) break;
    narrowestRoom = Math.min(narrowestRoom, room);
    leastFit = Math.min(leastFit, fit);
    width = wider;
    if (endsInPunctuation(text, lines, line)) punctuated++;
    if (afterSentence) continue;
    within++;
    if (goesOn) small++;
    else if (beginningOf(text, lines, end) === 'capital') capital++;
  }
  return { start, end, width, breaks: end - 1 - start, within, small, capital, punctuated, leastFit };
}

function isParagraph(text: string, lines: Lines, run: Run): boolean {
  const { breaks, within, small, capital, punctuated } = run;
  if (within === 0 || punctuated * 2 > Math.max(breaks, 2)) return false;
  // A paragraph does not begin in a small letter; what does may be a line like the others.
  const begun = beginningOf(text, lines, run.start) !== 'small';
  if (breaks <= fewBreaks && !(begun && run.leastFit >= run.width * filled.few)) return false;
  const columns = run.width * (isFullWidth(text, lines, run.start) ? 2 : 1);
  if (columns < (breaks < manyBreaks ? wide : narrow)) return false;
  const last = run.end - 1;
  const words = text.slice(lines.from[run.start]!, lines.from[last]!);
  const reads = insideSign.test(words);
  const ends = endsSentence(text, lines, last);
  const proves = ends || (breaks > fewBreaks && holdsSentenceEnd(words)) || (begun && breaks >= manyBreaks && reads);
  if (!proves) return false;
  if (small + capital > 0) {
    if (small >= capital && small > 0) return true;
    // A noun or a name may begin the only line or two; then it must read as prose in all else, and no heading does.
    return breaks <= fewBreaks && within === breaks && punctuated === 0 && columns >= 60 && reads && ends;
  }
  // Without case: nearly all breaks inside sentences, and signs inside the lines as running text has them.
  return within >= breaks * 0.6 && reads;
}

/** For each length, how many lines of the block are longer, but for those that nobody wrapped. */
function widerLines(lines: Lines, from: number, to: number): Uint32Array {
  const wider = new Uint32Array(widest + 1);
  for (let line = from; line < to; line++) {
    const length = lengthOf(lines, line);
    if (length > 0 && length <= widest) wider[length - 1]!++;
  }
  for (let length = widest - 1; length >= 0; length--) wider[length]! += wider[length + 1]!;
  return wider;
}

/** A heading or two may be wider than the paragraph beside it; many such lines tell that all are lines of their own. */
function isAmongWider(wider: Uint32Array, { leastFit, start, end }: Run): boolean {
  const count = wider[Math.min(leastFit, widest)]!;
  return count > 2 && count * 5 > wider[0]! - (end - start);
}

/** A sign that parts, with more words behind it. */
const insideSign = /[.!?,;:。！？、，；：،؛؟।။၊](?=[^\S\n]*[^\s\p{P}])/u;

function standsBeside(text: string, lines: Lines, line: number): boolean {
  return standsAlone(text, lines, line) || standsAlone(text, lines, line - 1);
}

function isFullWidth(text: string, lines: Lines, line: number): boolean {
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(
    text.slice(lines.first[line]!, lines.last[line]!),
  );
}

import type { Range } from '../model/records.ts';
import { borderBefore } from './borders.ts';
import { goesOnBehindStop } from './full-stops.ts';
import { isSpace } from './white-space.ts';

// Intl.Segmenter finds sentence ends in every script. Four things it does not know: that a single newline inside a
// passage is only a wrapped line, behind which full stops a sentence goes on (full-stops.ts), that a closing mark may stand
// behind a blank, as in French, and that a row of signs is no sentence. Newlines are shown to it as spaces (same length, so
// offsets stay true), a segment that goes on is joined with the next one, and what holds no letter with its neighbour.

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
/** The one language in which a sentence ends otherwise: its question mark is the semicolon of others. */
const greekSegmenter = new Intl.Segmenter('el', { granularity: 'sentence' });

/** Longest piece given to Intl.Segmenter at once: each segment it yields holds a copy of the whole string. */
const windowLength = 4096;

const lineEnds = /[\n\u2028\u2029\u0085]/g;
const lineEnd = /[\n\u2028\u2029\u0085]/;

/** A mark that may close, with a blank, the end or a sign behind it. */
const standingApart = /^([»«”“"’‘›‹)\]}])(\s*)(?!(?<=\S)[\p{L}\p{N}])(.?)/u;
/** What cannot begin a sentence: the one before goes on. */
const goesOn = /^[,;:.!?…]/u;
/** So far back it is looked for the mark that opens, in UTF-16 units. */
const lookBack = 2048;
const hasWords = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

/**
 * The sentences of a range, without the white space between them, in order; what holds no letter and no digit is none.
 * `language` is BCP 47; null if not known.
 */
export function sentencesOf(text: string, range: Range, language: string | null = null): Range[] {
  const sentences: Range[] = [];
  let from = range.from;
  for (const end of sentenceEnds(text, range, language)) {
    const sentence = trimmed(text, from, end);
    if (hasWords.test(text.slice(sentence.from, sentence.to))) sentences.push(sentence);
    from = end;
  }
  return sentences;
}

/**
 * Offsets behind each sentence and the white space after it; the last one is the end of the range. A sentence longer
 * than a few thousand characters is no sentence anyone wrote; it is broken between words.
 */
export function* sentenceEnds(text: string, range: Range, language: string | null = null): Generator<number> {
  let from = range.from;
  while (from < range.to) {
    const to = Math.min(range.to, from + windowLength);
    let last = from;
    for (const end of endsWithin(text, from, to, language)) {
      // What runs into the window's end is looked at again in the next one.
      if (end === to && to < range.to) break;
      last = end;
      yield end;
    }
    if (last === from) yield (last = borderBefore(text, from, to, range.to));
    from = last;
  }
}

function* endsWithin(text: string, from: number, to: number, language: string | null): Generator<number> {
  const slice = text.slice(from, to).replace(lineEnds, ' ');
  const isLineEnd = (at: number) => lineEnd.test(text[from + at]!);
  let start = 0;
  /** An end is told only when it is known that words follow: signs alone belong to what stands before them. */
  let last: number | null = null;
  for (const end of closedEnds(slice, language, isLineEnd)) {
    const holdsWords = hasWords.test(slice.slice(start, end));
    if (holdsWords && last !== null) yield from + last;
    if (holdsWords || last !== null) start = last = end;
  }
  if (slice.length > 0) yield to;
}

/** The segments' ends, each behind the closing marks that a blank parts from it; none where the sentence goes on behind them. */
function* closedEnds(slice: string, language: string | null, isLineEnd: (at: number) => boolean): Generator<number> {
  const segments = language !== null && /^el\b/iu.test(language) ? greekSegmenter : segmenter;
  let before = 0;
  for (const { segment, index } of segments.segment(slice)) {
    const end = index + segment.length;
    if (end <= before) continue;
    if (end < slice.length && goesOnAt(slice, before, end, language)) continue;
    const closed = behindClosingMarks(slice, end);
    if (closed > end && goesOn.test(slice.slice(closed))) continue;
    before = behindEmoji(slice, closed, isLineEnd);
    yield before;
  }
}

const emoji =
  /(?:\p{RI}\p{RI}|\p{Emoji_Presentation}\p{EMod}?|\p{Extended_Pictographic}\ufe0f\p{EMod}?)(?:\u200d\p{Extended_Pictographic}\ufe0f?\p{EMod}?)*\s*/uy;

/** Behind the emoji, and the blanks after each, that stand behind a sentence on its line: they belong to it. */
function behindEmoji(slice: string, end: number, isLineEnd: (at: number) => boolean): number {
  let at = end;
  for (;;) {
    for (let blank = at - 1; blank >= 0 && slice[blank] === ' '; blank--) if (isLineEnd(blank)) return at;
    emoji.lastIndex = at;
    const found = emoji.exec(slice);
    if (!found) return at;
    at += found[0].length;
  }
}

const stopped = /\.\s*$/u;
/** What is looked at before a full stop and behind it. */
const [wordsBefore, wordsBehind] = [24, 24];

function goesOnAt(slice: string, from: number, end: number, language: string | null): boolean {
  const written = slice.slice(Math.max(from, end - wordsBefore), end);
  return stopped.test(written) && goesOnBehindStop(written, slice.slice(end, end + wordsBehind), language);
}

/** Behind the closing marks, and the blanks after each, that follow a blank at `end`; `end` if there are none. */
function behindClosingMarks(slice: string, end: number): number {
  let at = end;
  for (;;) {
    const [, mark, blanks, next] = standingApart.exec(slice.slice(at, at + 16)) ?? [];
    if (mark === undefined || !isClosing(mark, slice.slice(Math.max(0, at - lookBack), at))) return at;
    at += mark.length + blanks!.length;
    if (blanks === '' && next !== '' && goesOn.test(next!)) return at;
  }
}

/**
 * Whether a mark with blanks around it closes. Which of two does depends on the language and even on the text (`« oui »`,
 * `»ja«`, `„ja“`): what can be either closes if one that opens for it stands before.
 */
function isClosing(mark: string, before: string): boolean {
  switch (mark) {
    case '"':
      return before.split('"').length % 2 === 0;
    case '“':
      return /„[^“”„]*$/u.test(before);
    case '‘':
      return /‚[^‘‚]*$/u.test(before);
    case '«':
      return /»[\p{L}\p{N}][^«»]*$/u.test(before);
    case '‹':
      return /›[\p{L}\p{N}][^‹›]*$/u.test(before);
    default:
      return true;
  }
}

function trimmed(text: string, from: number, to: number): Range {
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return { from, to };
}

import type { Range } from '../model/records.ts';
import { borderBefore } from './borders.ts';
import { isSpace } from './white-space.ts';

// Intl.Segmenter finds sentence ends in every script. Two things it does not know: that a single newline inside a
// passage is only a wrapped line, and that "Mr." and "J." end no sentence. Newlines are shown to it as spaces (same
// length, so offsets stay true), and a segment that ends in such a word is joined with the next one.

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
/** The one language in which a sentence ends otherwise: its question mark is the semicolon of others. */
const greekSegmenter = new Intl.Segmenter('el', { granularity: 'sentence' });

/** Longest piece given to Intl.Segmenter at once: each segment it yields holds a copy of the whole string. */
const windowLength = 4096;

const abbreviation =
  /(?:^|[\s(["'“‘«])(?:\p{Lu}|(?:\p{Lu}\.)+\p{Lu}|Mrs?|Ms|Drs?|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|St|Mt|Jr|Sr|No|Nos|vs|cf|ca|vol|pp?|fig|ed|approx|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|Nr|Bd|bzw|usw|vgl|z\.\s?B|d\.\s?h|M|Mme|Mlle|Sra?|Dra?|г|гг|в|вв|им|ул|стр|рис|см|т\.\s?е|т\.\s?д|т\.\s?п)\.\s*$/u;

/** The sentences of a range, without the white space between them, in order. `language` is BCP 47; null if not known. */
export function sentencesOf(text: string, range: Range, language: string | null = null): Range[] {
  const sentences: Range[] = [];
  let from = range.from;
  const greek = language !== null && /^el\b/iu.test(language);
  for (const end of sentenceEnds(text, range, greek ? greekSegmenter : segmenter)) {
    const sentence = trimmed(text, from, end);
    if (sentence.from < sentence.to) sentences.push(sentence);
    from = end;
  }
  return sentences;
}

/**
 * Offsets behind each sentence and the white space after it; the last one is the end of the range. A sentence longer
 * than a few thousand characters is no sentence anyone wrote; it is broken between words.
 */
export function* sentenceEnds(text: string, range: Range, segments = segmenter): Generator<number> {
  let from = range.from;
  while (from < range.to) {
    const to = Math.min(range.to, from + windowLength);
    let last = from;
    for (const end of endsWithin(text, from, to, segments)) {
      // What runs into the window's end is looked at again in the next one.
      if (end === to && to < range.to) break;
      last = end;
      yield end;
    }
    if (last === from) yield (last = borderBefore(text, from, to, range.to));
    from = last;
  }
}

function* endsWithin(text: string, from: number, to: number, segments: Intl.Segmenter): Generator<number> {
  const slice = text.slice(from, to).replace(/[\n\u2028\u2029\u0085]/g, ' ');
  let sentence = '';
  for (const { segment, index } of segments.segment(slice)) {
    sentence += segment;
    const end = index + segment.length;
    if (end < slice.length && abbreviation.test(sentence.slice(-16))) continue;
    sentence = '';
    yield from + end;
  }
}

function trimmed(text: string, from: number, to: number): Range {
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return { from, to };
}

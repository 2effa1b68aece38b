import { resolveAnnotation } from '../anchor/resolve.ts';
import { isEvident } from '../anchor/seek.ts';
import type { IncomingMark } from '../exchange/incoming.ts';
import type { AnchorState, Quotation, Range } from '../model/records.ts';

// Where the marks of another program stand in a text. Programs count characters in ways of their own: code points or UTF-16
// units, a line end of two signs as two or as one, the mark at the beginning of a file or not. What a file says of its marks'
// words tells which way was used. Where nothing tells it, and the ways lead to different words, a person is asked.

/** A text in which marks are to be placed. */
export interface MarkedText {
  /** As it stands in its file, and as it is read here, with plain line ends. */
  readonly raw: string;
  readonly text: string;
  /** Positions are counted in it; else they are counted in a text that is not there, and are near at best. */
  readonly plain: boolean;
  readonly hasByteOrderMark: boolean;
  readonly marks: readonly IncomingMark[];
}

/** Where a mark stands. What stands nowhere has an empty `range` where it might have stood, and nothing alike there: a person is asked. */
export interface PlacedMark {
  readonly mark: IncomingMark;
  readonly range: Range;
  readonly anchor: AnchorState;
}

/** A way to count; the first one is that of the standard. */
interface Counting {
  readonly units: boolean;
  readonly lineEndsAsOne: boolean;
  readonly withMark: boolean;
}

const countings: readonly Counting[] = [false, true].flatMap((units) =>
  [false, true].flatMap((lineEndsAsOne) => [false, true].map((withMark) => ({ units, lineEndsAsOne, withMark }))),
);

/** How sure a mark is that stands where only the standard says that it does. */
const unsure: AnchorState = { kind: 'approximate', score: 0.5 };

/**
 * The places of all marks of a file, by text in their order. `known`: its writer keeps to the standard. `step` is called for each: one
 * whose words stand nowhere is looked for in all of its text.
 */
export function placeIncoming(
  texts: readonly MarkedText[],
  known: boolean,
  step: () => void = () => undefined,
): readonly (readonly PlacedMark[])[] {
  const likely = known ? countings.slice(0, 1) : likelyCountings(texts);
  const saysWords = !known && namesAreWords(texts, likely[0]!);
  return texts.map((one) => {
    const rangesIn = likely.map((counting) => rangesOf(one, counting));
    const find = finderIn(one.text);
    return one.marks.map((mark, at): PlacedMark => {
      step();
      const ranges = rangesIn.map((all) => all[at]!);
      return { mark, ...placeOf(one, mark, ranges, find, saysWords) };
    });
  });
}

function placeOf(
  { text, plain }: MarkedText,
  { place, words, around, until }: IncomingMark,
  ranges: readonly (Range | null)[],
  find: (words: string) => readonly Range[],
  saysWords: boolean,
): Pick<PlacedMark, 'range' | 'anchor'> {
  const [first = null] = ranges;
  const near = Math.max(0, Math.min(place?.from ?? 0, text.length));
  const nowhere = { range: { from: near, to: near }, anchor: { kind: 'approximate', score: 0 } } as const;
  if (around && words !== '') {
    const found = quotedPlace(text, { exact: words, ...around }, until, { near: first, find });
    return found ?? (isQuotation(words) || first === null ? nowhere : { range: first, anchor: unsure });
  }
  if (first !== null && saysSo(words, text.slice(first.from, first.to))) return { range: first, anchor: exact };
  const found = isQuotation(words) ? find(words) : [];
  if (first !== null && found.length > 0) {
    const nearest = found.reduce((best, one) => (away(one, first) < away(best, first) ? one : best));
    return { range: nearest, anchor: found.length === 1 || tells(first, nearest) ? exact : unsure };
  }
  if (found.length > 0) return { range: found[0]!, anchor: found.length === 1 ? exact : unsure };
  if (first === null || place === null) return nowhere;
  const agree = ranges.every((range) => range?.from === first.from && range.to === first.to);
  const differs = saysWords && isQuotation(words);
  return { range: first, anchor: plain && agree && !differs ? exact : unsure };
}

const exact: AnchorState = { kind: 'exact' };

/** Where a quotation may stand: where its file says so, right or wrong. */
interface Near {
  readonly near: Range | null;
  readonly find: (words: string) => readonly Range[];
}

/** Where a whole quotation stands: at its place, if it is there, else where it is found with what stands around it. */
function quotedPlace(
  text: string,
  quotation: Quotation,
  until: Quotation | undefined,
  { near, find }: Near,
): Pick<PlacedMark, 'range' | 'anchor'> | null {
  if (until !== undefined) {
    const start = quotedPlace(text, quotation, undefined, { near, find });
    const rest = start && text.slice(start.range.from);
    const end = rest && quotedPlace(rest, until, undefined, { near: null, find: finderIn(rest) });
    if (!start || !end || end.range.from === 0) return null;
    const range = { from: start.range.from, to: start.range.from + end.range.from };
    return { range, anchor: start.anchor.kind === 'exact' && end.anchor.kind === 'exact' ? exact : unsure };
  }
  const words = quotation.exact;
  const isNear = near !== null && text.slice(near.from, near.to) === words;
  if (isNear && isEvident(text, near, quotation)) return { range: near, anchor: exact };
  const from = near?.from ?? 0;
  const found = resolveAnnotation(text, { from, to: Math.min(text.length, from + words.length), quotation });
  if (found.range !== null && found.anchor.kind !== 'approximate') {
    const isTold = (near !== null && tells(near, found.range)) || quotation.prefix !== '' || quotation.suffix !== '';
    // Words that stand several times, and nothing that tells which of them are meant.
    const isOne = isTold || text.indexOf(words, text.indexOf(words) + 1) < 0;
    return { range: found.range, anchor: isOne ? exact : unsure };
  }
  if (isNear) return { range: near, anchor: exact };
  // Pages and tables write other blanks and line ends.
  const alike = isQuotation(words) ? find(words) : [];
  const one = alike.length === 1 ? alike[0] : alike.find((each) => found.range && overlap(each, found.range));
  if (one) return { range: one, anchor: exact };
  if (alike.length > 0) return { range: alike[0]!, anchor: unsure };
  return found.range && { range: found.range, anchor: found.anchor };
}

/** Whether a place that a file says tells which words are meant: it is almost theirs, and no number of a line or a page. */
function tells(said: Range, found: Range): boolean {
  const [shorter = 0, longer = 0] = [said.to - said.from, found.to - found.from].sort((a, b) => a - b);
  return overlap(said, found) && shorter * 2 >= longer;
}

function overlap(one: Range, other: Range): boolean {
  return one.from < other.to && other.from < one.to;
}

function away(one: Range, other: Range): number {
  return Math.abs(one.from - other.from);
}

/** The ways that explain most of what the file says of its marks' words; of several the one of the standard first. */
function likelyCountings(texts: readonly MarkedText[]): readonly Counting[] {
  const told = countings.map(() => 0);
  const edges = countings.map(() => 0);
  for (const one of texts) {
    if (!one.plain) continue;
    for (const [way, counting] of countings.entries()) {
      const ranges = rangesOf(one, counting);
      for (const [at, { words }] of one.marks.entries()) {
        const range = ranges[at];
        if (!range) continue;
        if (words !== '' && saysSo(words, one.text.slice(range.from, range.to))) told[way]!++;
        if (isAtWordEdges(one.text, range)) edges[way]!++;
      }
    }
  }
  const most = Math.max(...told);
  if (most > 0) return countings.filter((_, way) => told[way] === most);
  const best = Math.max(...edges);
  // Most people mark whole words. Only what fails that often is left out.
  return countings
    .filter((_, way) => edges[way]! >= best * 0.8)
    .toSorted((a, b) => edges[countings.indexOf(b)]! - edges[countings.indexOf(a)]!);
}

/** Whether what a file says of its marks are mostly their words, and not names that somebody gave them. */
function namesAreWords(texts: readonly MarkedText[], counting: Counting): boolean {
  let [named, told] = [0, 0];
  for (const one of texts) {
    const ranges = rangesOf(one, counting);
    for (const [at, { words }] of one.marks.entries()) {
      const range = ranges[at];
      if (!range || words === '') continue;
      named++;
      if (saysSo(words, one.text.slice(range.from, range.to))) told++;
    }
  }
  return told * 2 >= named && told > 0;
}

/** Where the marks of a text stand if they are counted so; null for what lies outside of it. */
function rangesOf({ raw, marks, hasByteOrderMark }: MarkedText, counting: Counting): readonly (Range | null)[] {
  const shift = hasByteOrderMark && counting.withMark ? 1 : 0;
  const asked = [...new Set(marks.flatMap(({ place }) => (place ? [place.from - shift, place.to - shift] : [])))];
  const offsets = offsetsOf(
    raw,
    asked.sort((a, b) => a - b),
    counting,
  );
  return marks.map(({ place }) => {
    if (!place) return null;
    const [from, to] = [offsets.get(place.from - shift), offsets.get(place.to - shift)];
    return from === undefined || to === undefined || from >= to ? null : { from, to };
  });
}

/** Positions, ascending, as offsets in the text with plain line ends. One past the end is not among them. */
function offsetsOf(raw: string, asked: readonly number[], { units, lineEndsAsOne }: Counting): Map<number, number> {
  const found = new Map<number, number>();
  let [next, position, offset, at] = [0, 0, 0, 0];
  while (next < asked.length && asked[next]! < 0) next++;
  for (;;) {
    while (next < asked.length && asked[next]! <= position) found.set(asked[next++]!, offset);
    if (next === asked.length || at >= raw.length) return found;
    const code = raw.codePointAt(at)!;
    const isPair = code > 0xffff;
    const isLineEnd = code === 13 && raw.charCodeAt(at + 1) === 10;
    position += (isPair && units) || (isLineEnd && !lineEndsAsOne) ? 2 : 1;
    offset += isPair ? 2 : 1;
    at += isPair || isLineEnd ? 2 : 1;
  }
}

/** Whether these words, or their beginning, are what a file says of a mark. */
function saysSo(words: string, stands: string): boolean {
  const [said, here] = [inOneLine(words), inOneLine(stands)];
  if (said === '' || here === '') return false;
  return said === here || (said.length >= leastBeginning && here.startsWith(said));
}

/** Shorter beginnings may stand anywhere, in code units. */
const leastBeginning = 12;

function inOneLine(words: string): string {
  return words
    .replace(/(?:…|\.\.\.)\s*$/u, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** Whether it reads like words of a text, and not like a name that somebody gave a mark. */
export function isQuotation(words: string): boolean {
  return inOneLine(words).length >= leastBeginning;
}

/** Finds words wherever they stand, with any white space between them. */
function finderIn(text: string): (words: string) => readonly Range[] {
  return (words) => {
    const pattern = inOneLine(words)
      .replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`)
      .replaceAll(' ', String.raw`\s+`);
    const found: Range[] = [];
    for (const one of text.matchAll(new RegExp(pattern, 'gu'))) {
      found.push({ from: one.index, to: one.index + one[0].length });
      if (found.length === mostFound) break;
    }
    return found;
  };
}

const mostFound = 1000;

const word = /[\p{L}\p{N}\p{M}]/u;

function isAtWordEdges(text: string, { from, to }: Range): boolean {
  const isInside = (at: number) => word.test(text[at - 1] ?? '') && word.test(text[at] ?? '');
  return !isInside(from) && !isInside(to) && !/^\s|\s$/u.test(text.slice(from, to));
}

import type { PageStart } from '../model/pages.ts';
import { pagesWithin } from '../model/pages.ts';
import { currentVersion } from '../model/records.ts';
import type { Document, Range } from '../model/records.ts';
import type { Result } from '../model/result.ts';
import type { Around } from '../text/around.ts';
import { around } from '../text/around.ts';
import { trimRange } from '../text/trim-range.ts';
import { speakersWithin, turnsIn } from '../text/turns.ts';
import type { Evidence, Excerpt } from './evidence.ts';
import { Unreadable } from './unreadable.ts';

/** Where a stretch stands in its document version, as people count: the first passage and the first line are 1. */
export interface Place {
  readonly passage: number;
  /** Passages in all. */
  readonly of: number;
  readonly line: number;
  /** What the page is called, or the first and the last of several; missing where the text has no pages. */
  readonly pages?: readonly string[];
  /** The same stretch in Unicode code points, as other programs count. */
  readonly codePoints: Range;
  /** Who speaks there, in a transcript; several if it goes from one to another. Missing where nobody is named. */
  readonly speakers?: readonly string[];
  /** Of an approximate annotation: the words that stand there, which are not those that were marked. */
  readonly words?: string;
}

/** An excerpt with its words and its place; none if the text does not hold it. */
export interface PlacedExcerpt extends Excerpt {
  readonly text: string;
  readonly place: Place | null;
  /** The rest of its sentences, if they are asked for and these very words stand in the text. */
  readonly sentence?: Omit<Around, 'words'>;
}

/** A text, the offsets where its passages start, and its pages, if it has some. */
export interface DividedText {
  readonly text: string;
  readonly starts: ArrayLike<number>;
  readonly pages?: readonly PageStart[];
}

/** Reads a version of a document. */
export type ReadText = (document: Document, version: number) => Promise<Result<DividedText>>;

/**
 * Finds the words and places of excerpts while they are written. A text is read when the first of its excerpts is asked
 * for, once, and let go: so a preview reads few, and no more than one is held, beside the words that are quoted. `told` hears how many texts were read, of
 * how many. `of` throws an Unreadable. With `sentences`, what stands around the words is told, too.
 */
export class Placing {
  readonly #read: ReadText;
  readonly #told: (done: number, of: number) => void;
  readonly #sentences: boolean;
  /** By version and document. */
  readonly #waiting: ReadonlyMap<string, readonly Excerpt[]>;
  readonly #placed = new Map<Excerpt, PlacedExcerpt>();
  #done = 0;

  constructor(
    { quotations }: Evidence,
    read: ReadText,
    told: (done: number, of: number) => void = () => undefined,
    sentences = false,
  ) {
    this.#read = read;
    this.#told = told;
    this.#sentences = sentences;
    const waiting = new Map<string, Excerpt[]>();
    for (const excerpt of quotations) {
      if (excerpt.anchor.kind === 'lost') continue;
      const row = waiting.get(keyOf(excerpt));
      if (row) row.push(excerpt);
      else waiting.set(keyOf(excerpt), [excerpt]);
    }
    this.#waiting = waiting;
  }

  async of(excerpt: Excerpt): Promise<PlacedExcerpt> {
    const { annotation, anchor } = excerpt;
    if (anchor.kind === 'lost') return { ...excerpt, text: annotation?.quotation.exact ?? '', place: null };
    if (!this.#placed.has(excerpt)) await this.#readTextOf(excerpt);
    return this.#placed.get(excerpt)!;
  }

  /** The whole text of a document as it is today. */
  async textOf(document: Document): Promise<string> {
    return (await this.dividedTextOf(document)).text;
  }

  /** The same with its passages. */
  async dividedTextOf(document: Document): Promise<DividedText> {
    const read = await this.#read(document, currentVersion(document).number);
    if (!read.ok) throw new Unreadable(read);
    return read.value;
  }

  async #readTextOf(one: Excerpt): Promise<void> {
    const read = await this.#read(one.document, one.version);
    if (!read.ok) throw new Unreadable(read);
    const { text, starts, pages = [] } = read.value;
    const excerpts = this.#waiting.get(keyOf(one)) ?? [];
    const ranges = excerpts.map((excerpt) => (excerpt.annotation ? excerpt : trimRange(text, excerpt)));
    const places = placesIn<Range>(text, starts, ranges);
    const turns = turnsIn(text);
    for (const [at, excerpt] of excerpts.entries()) {
      const { annotation, anchor } = excerpt;
      const range = ranges[at]!;
      const found = spoken(
        paged(places.get(range), pagesWithin(pages, range)),
        speakersWithin(turns, range.from, Math.max(range.to, range.from + 1)),
      );
      const isNew = annotation === null || anchor.kind === 'approximate';
      const stands = isNew ? ofItsOwn(text.slice(range.from, range.to)) : '';
      const hasSentence = this.#sentences && found !== undefined && anchor.kind !== 'approximate';
      const { language } = one.document;
      this.#placed.set(excerpt, {
        ...excerpt,
        from: range.from,
        to: range.to,
        text: annotation?.quotation.exact ?? stands,
        place: found === undefined ? null : anchor.kind === 'approximate' ? { ...found, words: stands } : found,
        ...(hasSentence ? { sentence: sentenceOf(around(text, range, starts, language)) } : {}),
      });
    }
    this.#told(++this.#done, this.#waiting.size);
  }
}

function spoken(place: Place | undefined, speakers: readonly string[]): Place | undefined {
  return place === undefined || speakers.length === 0 ? place : { ...place, speakers: speakers.map(ofItsOwn) };
}

function paged(place: Place | undefined, pages: readonly string[]): Place | undefined {
  return place === undefined || pages.length === 0 ? place : { ...place, pages };
}

function sentenceOf({ before, behind }: Around): Omit<Around, 'words'> {
  return { before: ofItsOwn(before), behind: ofItsOwn(behind) };
}

/**
 * The words in a string of their own. A part of a string keeps all of it in memory (V8), and there would be one for every
 * text. Only so do halves of surrogate pairs stay what they are.
 */
function ofItsOwn(words: string): string {
  return JSON.parse(JSON.stringify(words)) as string;
}

function keyOf({ document, version }: Excerpt): string {
  return `${version} ${document.id}`;
}

/** The words that stand where an approximate annotation was found; null if they are its own, or it stands nowhere. */
export function wordsNow({ anchor, place }: PlacedExcerpt): string | null {
  return anchor.kind === 'approximate' ? place?.words || null : null;
}

/**
 * The places of many stretches of one text, found in one pass over it. `starts` are the offsets where its passages
 * start, ascending. Stretches that do not lie in the text get no place.
 */
export function placesIn<S extends Range>(
  text: string,
  starts: ArrayLike<number>,
  stretches: readonly S[],
): ReadonlyMap<S, Place> {
  const inside = stretches.filter(({ from, to }) => 0 <= from && from <= to && to <= text.length);
  const offsets = [...new Set(inside.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const seen = new Map<number, { passage: number; line: number; codePoint: number }>();
  let [at, passage, line, codePoint] = [0, 0, 1, 0];
  for (const offset of offsets) {
    while (at < offset) {
      const unit = text.charCodeAt(at);
      if (unit === 10) line += 1;
      const pair = (unit & 0xfc00) === 0xd800 && at + 1 < offset && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
      at += pair ? 2 : 1;
      codePoint += 1;
    }
    while (passage < starts.length && starts[passage]! <= offset) passage += 1;
    seen.set(offset, { passage, line, codePoint });
  }
  return new Map(
    inside.map((stretch) => {
      const begin = seen.get(stretch.from)!;
      const place: Place = {
        passage: begin.passage,
        of: starts.length,
        line: begin.line,
        codePoints: { from: begin.codePoint, to: seen.get(stretch.to)!.codePoint },
      };
      return [stretch, place];
    }),
  );
}

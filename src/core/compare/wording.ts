import { stateOf } from '../derived/derivation.ts';
import type { Derivation, SourceState, Stamped, TextSource } from '../derived/derivation.ts';
import { fail, ok } from '../model/result.ts';
import type { Result } from '../model/result.ts';
import { apostrophe, kindOfPair, kindOfUnit, single } from '../text/characters.ts';
import { foldWord } from '../text/fold.ts';
import type { Units } from '../text/words.ts';
import { eachWord, unitsOf } from '../text/words.ts';
import { captionsIn, quotedIn } from './surroundings.ts';

// What comparing reads of the texts: their folded words in a row, without furniture but with captions, where each stands,
// and by what it is surrounded. Two words that an apostrophe alone parts are one: `l'accord` and `Kim's` are two for the
// search and one here, so that no shared passage begins or ends inside. About ten bytes a word. Seeds are no part of it:
// they are made of the words in less time than it takes to read them.

/** Changes whenever code would make another part of the same texts. */
export const wordingStamp = 'wording 8';

/** Sign of a word that stands inside quotation marks. */
export const quotedSign = 1;
/** Sign of a word that stands in a caption. */
export const captionSign = 2;
/** Sign of a word that is one character of a script without spaces. */
export const singleSign = 4;
/** Sign of the first word of a line. */
export const lineSign = 8;

/** Sign of a character of which two say about as much as a word. Always with `singleSign`. */
export const halfWordSign = 16;

/** Some documents' words. Not changed after it was made. */
export interface Wording extends Stamped {
  readonly documents: readonly SourceState[];
  /** The first word of each document, and at the end the number of words. */
  readonly firstWord: Uint32Array<ArrayBuffer>;
  /** For each word its number in the vocabulary, its offset into the text, its length, and its signs. */
  readonly words: Uint32Array<ArrayBuffer>;
  readonly from: Uint32Array<ArrayBuffer>;
  readonly length: Uint8Array<ArrayBuffer>;
  readonly signs: Uint8Array<ArrayBuffer>;
  /** The folded words, a line each. */
  readonly vocabulary: string;
  readonly checkSum: number;
}

/** The words of the texts, as a kind of what is derived. */
export const wordings = {
  kind: 'wording',
  stamp: wordingStamp,
  build: buildWording,
  merge: mergeWordings,
  holds: (part) => part.documents,
  size: ({ words, vocabulary }) => words.length * 10 + vocabulary.length,
  check: checkWording,
} satisfies Derivation<Wording>;

/** Reads texts. `step` is called for every document. */
export function buildWording(sources: readonly TextSource[], step: () => void = () => undefined): Wording {
  const writer = new WordingWriter();
  for (const source of sources) {
    step();
    writer.begin(source);
    addWords(writer, source);
  }
  return writer.done();
}

let units: Units = new Uint16Array(1 << 12);

function addWords(writer: WordingWriter, { text, division }: TextSource): void {
  units = unitsOf(text, units);
  const quoted = quotedIn(text);
  let next = 0;
  let before = 0;
  const captions = captionsIn(text, division);
  // What a page prints twice under a picture, a small one and a large one, is said once.
  const said = new Set<string>();
  division.starts.forEach((start, passage) => {
    const isFurniture = division.furniture[passage] === 1;
    if (isFurniture && captions[passage] !== 1) return;
    if (captions[passage] === 1) {
      const caption = text.slice(start, division.starts[passage + 1] ?? text.length).trim();
      if (isFurniture && said.has(caption)) return;
      said.add(caption);
    }
    const caption = captions[passage] === 1 ? captionSign : 0;
    eachShownWord(units, start, division.starts[passage + 1] ?? text.length, (from, to) => {
      while (next < quoted.length && quoted[next]!.to <= from) next++;
      const inside = next < quoted.length && quoted[next]!.from <= from ? quotedSign : 0;
      const one = scriptSigns(text.codePointAt(from)!);
      const first = before === 0 || hasLineEnd(units, before, from) ? lineSign : 0;
      writer.add(text.slice(from, to), from, to - from, inside | caption | one | first);
      before = to;
    });
  });
}

/**
 * The signs of a word that begins with this code point which its script gives it. A language that is written in Chinese
 * characters or kana has about two of them for each word that a language with spaces has for the same.
 */
export function scriptSigns(codePoint: number): number {
  const kind = codePoint > 0xffff ? kindOfPair(codePoint) : kindOfUnit(codePoint);
  if (kind !== single) return 0;
  let signs = signsOfSingles.get(codePoint);
  if (signs === undefined) {
    const isHalf = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u.test(String.fromCodePoint(codePoint));
    signsOfSingles.set(codePoint, (signs = isHalf ? singleSign | halfWordSign : singleSign));
  }
  return signs;
}

const signsOfSingles = new Map<number, number>();

/** The words of a string as they stand in the vocabulary. */
export function foldedWords(text: string): readonly string[] {
  const words: string[] = [];
  eachShownWord(unitsOf(text, new Uint16Array(text.length)), 0, text.length, (from, to) =>
    words.push(foldedWord(text.slice(from, to))),
  );
  return words;
}

/** A word that folds to nothing stays as it is written. */
function foldedWord(word: string): string {
  return foldWord(word) || word;
}

/** As long as its length can be stored. */
const longest = 0xff;

/** As `eachWord`, but what an apostrophe holds together is one word. */
function eachShownWord(text: Units, from: number, to: number, visit: (from: number, to: number) => void): void {
  let [start, end] = [-1, -1];
  eachWord(text, from, to, (wordFrom, wordTo) => {
    const isOneMore = start >= 0 && wordFrom === end + 1 && wordTo - start <= longest && holdsTogether(text, end);
    if (!isOneMore) {
      if (start >= 0) visit(start, end);
      start = wordFrom;
    }
    end = wordTo;
  });
  if (start >= 0) visit(start, end);
}

/** Quotation marks of scripts without spaces stand between their characters, too. */
function holdsTogether(text: Units, at: number): boolean {
  return (
    kindOfUnit(text[at]!) === apostrophe && kindOfUnit(text[at - 1]!) !== single && kindOfUnit(text[at + 1]!) !== single
  );
}

function hasLineEnd(text: Units, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text[at] === 0x0a) return true;
  return false;
}

/** One part in place of several, without the documents that are not alive. */
export function mergeWordings(
  parts: readonly Wording[],
  isAlive: (entry: SourceState) => boolean,
  step: () => void = () => undefined,
): Wording {
  const writer = new WordingWriter();
  for (const { documents, firstWord, words, from, length, signs, vocabulary } of parts) {
    const folded = wordsIn(vocabulary);
    documents.forEach((document, at) => {
      step();
      if (!isAlive(document)) return;
      writer.begin(document);
      for (let word = firstWord[at]!; word < firstWord[at + 1]!; word++) {
        writer.addFolded(folded[words[word]!]!, from[word]!, length[word]!, signs[word]!);
      }
    });
  }
  return writer.done();
}

/** The words of a vocabulary by their numbers. */
export function wordsIn(vocabulary: string): readonly string[] {
  return vocabulary === '' ? [] : vocabulary.split('\n');
}

class WordingWriter {
  readonly #documents: SourceState[] = [];
  readonly #firstWord: number[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #numberOfWord = new Map<string, number>();
  #count = 0;
  #words = new Uint32Array(1 << 10);
  #from = new Uint32Array(1 << 10);
  #length = new Uint8Array(1 << 10);
  #signs = new Uint8Array(1 << 10);

  begin(source: SourceState): void {
    this.#documents.push(stateOf(source));
    this.#firstWord.push(this.#count);
  }

  add(word: string, from: number, length: number, signs: number): void {
    let number = this.#numberOfWord.get(word);
    if (number === undefined) {
      number = this.#numberOf(foldedWord(word));
      this.#numberOfWord.set(word, number);
    }
    this.#put(number, from, length, signs);
  }

  addFolded(folded: string, from: number, length: number, signs: number): void {
    this.#put(this.#numberOf(folded), from, length, signs);
  }

  #numberOf(folded: string): number {
    let number = this.#numbers.get(folded);
    if (number === undefined) this.#numbers.set(folded, (number = this.#numbers.size));
    return number;
  }

  #put(number: number, from: number, length: number, signs: number): void {
    const at = this.#count++;
    if (at === this.#words.length) this.#grow();
    this.#words[at] = number;
    this.#from[at] = from;
    this.#length[at] = length;
    this.#signs[at] = signs;
  }

  #grow(): void {
    const larger = <A extends { set(from: A): void }>(to: A, from: A): A => (to.set(from), to);
    const length = this.#words.length * 2;
    this.#words = larger(new Uint32Array(length), this.#words);
    this.#from = larger(new Uint32Array(length), this.#from);
    this.#length = larger(new Uint8Array(length), this.#length);
    this.#signs = larger(new Uint8Array(length), this.#signs);
  }

  done(): Wording {
    const part = {
      stamp: wordingStamp,
      documents: this.#documents,
      firstWord: Uint32Array.from([...this.#firstWord, this.#count]),
      words: this.#words.slice(0, this.#count),
      from: this.#from.slice(0, this.#count),
      length: this.#length.slice(0, this.#count),
      signs: this.#signs.slice(0, this.#count),
      vocabulary: [...this.#numbers.keys()].join('\n'),
    };
    return { ...part, checkSum: sumOf(part) };
  }
}

function checkWording(value: unknown): Result<Wording> {
  const part = (value ?? {}) as Partial<Wording>;
  const { documents, firstWord, words, from, length, signs, vocabulary } = part;
  const whole =
    part.stamp === wordingStamp &&
    Array.isArray(documents) &&
    firstWord instanceof Uint32Array &&
    words instanceof Uint32Array &&
    from instanceof Uint32Array &&
    length instanceof Uint8Array &&
    signs instanceof Uint8Array &&
    typeof vocabulary === 'string' &&
    firstWord.length === documents.length + 1 &&
    [from, length, signs].every((array) => array.length === words.length) &&
    part.checkSum === sumOf(part as Wording);
  return whole ? ok(part as Wording) : fail('invalid', 'wording');
}

/** FNV-1a over all that is in a part: finds damage, not forgery. */
function sumOf(part: Omit<Wording, 'checkSum'>): number {
  let sum = 0x811c9dc5;
  const add = (value: number): void => void (sum = Math.imul(sum ^ value, 0x01000193));
  const names = part.documents.map((entry) => Object.values(entry as object).join(' ')).join('\n');
  for (const text of [names, part.vocabulary]) for (let at = 0; at < text.length; at++) add(text.charCodeAt(at));
  for (const array of [part.firstWord, part.words, part.from, part.length, part.signs]) {
    add(array.length);
    for (let at = 0; at < array.length; at++) sum = Math.imul(sum ^ array[at]!, 0x01000193);
  }
  return sum >>> 0;
}

import { stateOf } from '../derived/derivation.ts';
import type { Derivation, SourceState, Stamped, TextSource } from '../derived/derivation.ts';
import { fail, ok } from '../model/result.ts';
import type { Result } from '../model/result.ts';
import { monthsWithin, weekdayNamed } from '../text/date-words.ts';
import { exactWord, foldWord } from '../text/fold.ts';
import { isStopWord, stemmerFor } from '../text/stems.ts';
import { accountIn, termsOf } from './account.ts';
import type { ReadAccount } from './account.ts';
import { countriesIn } from './country-names.ts';
import { isCapital, writesNounsSo } from './facts.ts';
import { atOnce } from './turns.ts';
import { singleSign } from './wording.ts';

// What a text is about, as far as its words tell it: the terms that a synopsis compares sentences by, counted for the
// whole text, and the names in it. A few hundred bytes for a story.

/** Changes whenever code would make another part of the same texts. */
export const gistsStamp = 'gists 3';

/** The gists of some documents. Not changed after it was made. */
export interface Gists extends Stamped {
  readonly documents: readonly SourceState[];
  /** The first term of each document, and at the end how many there are. */
  readonly firstTerm: Uint32Array<ArrayBuffer>;
  /** Numbers in the vocabulary; each once in a document. Words that every text of a language is full of are left out. */
  readonly terms: Uint32Array<ArrayBuffer>;
  /** How often each stands in its text, 65,535 at most. */
  readonly times: Uint16Array<ArrayBuffer>;
  /** How many sentences each document has. */
  readonly sentences: Uint32Array<ArrayBuffer>;
  /** The names in each document, as they are written first; those that stand there most often come first. */
  readonly names: readonly (readonly string[])[];
  /** The terms, a line each. */
  readonly vocabulary: string;
}

/** Where the gist of one document is. */
export interface GistPlace {
  readonly part: Gists;
  readonly at: number;
}

/** The places of all documents of a part. */
export function placesIn(part: Gists): readonly GistPlace[] {
  return part.documents.map((_, at) => ({ part, at }));
}

/** The gists of texts, as a kind of what is derived. Made when event sets are first looked for. */
export const gists = {
  kind: 'gists',
  stamp: gistsStamp,
  build: buildGists,
  merge: mergeGists,
  holds: (part) => part.documents,
  size: ({ terms, vocabulary, names }) =>
    terms.length * 6 + vocabulary.length + names.reduce((sum, of) => sum + of.length * 24, 0),
  check: checkGists,
} satisfies Derivation<Gists>;

/** Names that are kept of one text. */
const mostNames = 64;
/** A heading in capitals tells no names. */
const mostCapitals = 0.6;

/** Reads texts. `step` is called for every document. */
export function buildGists(sources: readonly TextSource[], step: () => void = () => undefined): Gists {
  const writer = new GistWriter();
  for (const source of sources) {
    step();
    const account = atOnce(accountIn(source));
    const eachTerm = termsOf(account, source.language);
    const counted = new Map<string, number>();
    for (let sentence = 0; sentence < account.sentences.length; sentence++) {
      eachTerm(sentence, ({ key, stop }) => {
        if (!stop) counted.set(key, (counted.get(key) ?? 0) + 1);
      });
    }
    writer.add(source, counted, account.sentences.length, namesIn(account));
  }
  return writer.done();
}

/** One part in place of several, without the documents that are not alive. */
export function mergeGists(
  parts: readonly Gists[],
  isAlive: (entry: SourceState) => boolean,
  step: () => void = () => undefined,
): Gists {
  const writer = new GistWriter();
  for (const part of parts) {
    const words = linesIn(part.vocabulary);
    part.documents.forEach((document, at) => {
      step();
      if (!isAlive(document)) return;
      const counted = new Map<string, number>();
      for (let term = part.firstTerm[at]!; term < part.firstTerm[at + 1]!; term++) {
        counted.set(words[part.terms[term]!]!, part.times[term]!);
      }
      writer.add(document, counted, part.sentences[at]!, part.names[at]!);
    });
  }
  return writer.done();
}

/** The lines of a vocabulary, by their numbers. */
export function linesIn(vocabulary: string): readonly string[] {
  return vocabulary === '' ? [] : vocabulary.split('\n');
}

/** The folded words of a name. */
export function wordsOfName(name: string): readonly string[] {
  return name.split(/[\s-]+/u).flatMap((word) => foldWord(word) || []);
}

const monthsKnown = new Map<string, ReadonlySet<string>>();

/** The months of a language, and of English; asked once. */
function monthsOf(language: string): ReadonlySet<string> {
  let months = monthsKnown.get(language);
  if (!months) {
    months = new Set([language, 'en'].flatMap((of) => monthsWithin(of, false)).map(foldWord));
    monthsKnown.set(language, months);
  }
  return months;
}

/**
 * Words that begin with a capital within a sentence, those in a row as one name. The first word of a sentence is none by
 * itself, and no word is that also stands in small letters. Days and months are none.
 */
function namesIn({ source: { text, language }, wording, firstWord, sentences }: ReadAccount): readonly string[] {
  const { from, length, signs } = wording;
  const stemmer = stemmerFor(language);
  const months = monthsOf(language ?? 'en');
  const wordAt = (word: number) =>
    text.slice(from[word]!, from[word]! + length[word]!).replace(/['’ʼ＇]\p{L}{1,2}$/u, '');
  const isBehindDash = (word: number) =>
    word > 0 && isDash(text.slice(from[word - 1]! + length[word - 1]!, from[word]!));
  /**
   * How far a name goes that a dash holds together: `Jong-un`, `Ростов-на-Дону`. `Oster-based` is no name but of Oster. Behind the last word
   * that belongs to it.
   */
  const endOfDashed = (word: number, last: number) => {
    let end = word + 1;
    for (let next = word + 1; next < last && isBehindDash(next); next++) {
      const written = wordAt(next);
      if (isCapital(written) || isSyllable(written, isBehindDash(next + 1))) end = next + 1;
    }
    return end;
  };
  const isName = (word: number) => {
    const written = wordAt(word);
    return (
      (signs[word]! & singleSign) === 0 &&
      isCapital(written) &&
      !isStopWord(exactWord(written), stemmer) &&
      weekdayNamed(written, language === null ? [] : [language]) === null &&
      !months.has(foldWord(written))
    );
  };
  const countries = countriesIn(language ?? 'en', foldWord);
  /** `the envoy to North Vell Ada Brandt`: a country and who stands behind it are two names. Null: it begins with none, or little follows. */
  const endOfCountry = (first: number, end: number) => {
    for (let last = end - 2; last > first; last--) {
      const written = text.slice(from[first]!, from[last - 1]! + length[last - 1]!);
      if (!isBehindDash(last) && countries.has(foldWord(written))) return last;
    }
    return null;
  };
  const small = new Set<string>();
  const times = new Map<string, { readonly written: string; count: number }>();
  const runs: { readonly first: number; readonly end: number; readonly atStart: boolean }[] = [];
  sentences.forEach((_, sentence) => {
    const [start, end] = [firstWord[sentence]!, firstWord[sentence + 1]!];
    const found: (typeof runs)[number][] = [];
    let capitals = 0;
    for (let word = start; word < end; word++) {
      if (!isName(word)) {
        small.add(wordAt(word));
        continue;
      }
      const first = word;
      word = endOfDashed(word, end) - 1;
      while (word + 1 < end && standTogether(text, from[word]! + length[word]!, from[word + 1]!) && isName(word + 1))
        word = endOfDashed(word + 1, end) - 1;
      capitals += word + 1 - first;
      const country = endOfCountry(first, word + 1);
      if (country !== null) found.push({ first, end: country, atStart: first === start });
      found.push({ first: country ?? first, end: word + 1, atStart: country === null && first === start });
    }
    if (end - start < 4 || capitals < (end - start) * mostCapitals) runs.push(...found);
  });
  const fewest = writesNounsSo(language) ? 2 : 1;
  for (const { first, end, atStart } of runs) {
    const words = Array.from({ length: end - first }, (_, at) => first + at).filter(
      (word) => isBehindDash(word) || !small.has(wordAt(word).toLowerCase()),
    );
    if (words.length < (atStart ? 2 : fewest)) continue;
    const written = words.map((word, at) => (at === 0 ? '' : isBehindDash(word) ? '-' : ' ') + wordAt(word)).join('');
    const key = foldWord(written);
    const known = times.get(key);
    if (known) known.count += 1;
    else times.set(key, { written, count: 1 });
  }
  return [...times]
    .sort(([one, a], [other, b]) => b.count - a.count || (one < other ? -1 : 1))
    .slice(0, mostNames)
    .map(([, { written }]) => written);
}

function isDash(sign: string): boolean {
  return /^[-‐‑]$/u.test(sign);
}

/** What stands behind dashes in names, in small letters: a syllable, or a word between two that are names. */
const longestSyllable = 6;
const noSyllable =
  /ed$|^(?:based|bound|born|built|led|made|run|held|wide|style|era|only|like|made|owned|type|language|speaking)$/u;

function isSyllable(written: string, goesOn: boolean): boolean {
  if (goesOn) return false;
  return written.length <= longestSyllable && /^\p{Ll}+$/u.test(written) && !noSyllable.test(written);
}

function standTogether(text: string, end: number, next: number): boolean {
  return next - end <= 2 && /^[\s-]+$/u.test(text.slice(end, next)) && !text.slice(end, next).includes('\n\n');
}

class GistWriter {
  readonly #documents: SourceState[] = [];
  readonly #firstTerm: number[] = [];
  readonly #terms: number[] = [];
  readonly #times: number[] = [];
  readonly #sentences: number[] = [];
  readonly #names: (readonly string[])[] = [];
  readonly #numbers = new Map<string, number>();

  add(source: SourceState, counted: ReadonlyMap<string, number>, sentences: number, names: readonly string[]): void {
    this.#documents.push(stateOf(source));
    this.#firstTerm.push(this.#terms.length);
    this.#sentences.push(sentences);
    this.#names.push(names);
    for (const [term, times] of counted) {
      let number = this.#numbers.get(term);
      if (number === undefined) this.#numbers.set(term, (number = this.#numbers.size));
      this.#terms.push(number);
      this.#times.push(Math.min(times, 0xffff));
    }
  }

  done(): Gists {
    return {
      stamp: gistsStamp,
      documents: this.#documents,
      firstTerm: Uint32Array.from([...this.#firstTerm, this.#terms.length]),
      terms: Uint32Array.from(this.#terms),
      times: Uint16Array.from(this.#times),
      sentences: Uint32Array.from(this.#sentences),
      names: this.#names,
      vocabulary: [...this.#numbers.keys()].join('\n'),
    };
  }
}

function checkGists(value: unknown): Result<Gists> {
  const part = (value ?? {}) as Partial<Gists>;
  const { documents, firstTerm, terms, times, sentences, names, vocabulary } = part;
  const whole =
    part.stamp === gistsStamp &&
    Array.isArray(documents) &&
    firstTerm instanceof Uint32Array &&
    terms instanceof Uint32Array &&
    times instanceof Uint16Array &&
    sentences instanceof Uint32Array &&
    Array.isArray(names) &&
    names.every(Array.isArray) &&
    typeof vocabulary === 'string' &&
    firstTerm.length === documents.length + 1 &&
    firstTerm[documents.length] === terms.length &&
    terms.length === times.length &&
    sentences.length === documents.length &&
    names.length === documents.length;
  if (!whole) return fail('invalid', 'gists');
  const known = linesIn(vocabulary).length;
  return terms.every((term) => term < known) ? ok(part as Gists) : fail('invalid', 'gists');
}

import type { Range } from '../model/records.ts';
import { monthIn, weekdayNamed } from '../text/date-words.ts';
import { exactWord, foldWord } from '../text/fold.ts';
import type { Stemmer } from '../text/stems.ts';
import { isStopWord, stemmerFor } from '../text/stems.ts';
import { countriesIn } from './country-names.ts';
import { latinKey } from './latin-letters.ts';
import type { Token } from './sentence-tokens.ts';
import { isDash, tokensOf, touches } from './sentence-tokens.ts';

// Names in a sentence, by their capitals: words in a row, as Kim Jong-un. The first word of a sentence begins one only if
// another follows; where all nouns have capitals, a name is two in a row. Months and days of the week are none. Scripts
// without capitals have none here.

/** A name of a text, at its place. */
export interface SaidName extends Range {
  /** Its words as they are compared, without those that only say what kind of place it is. */
  readonly keys: readonly string[];
  /** How many words it is written in, all of them. */
  readonly words: number;
  /** A title stands before it: President. */
  readonly titled: boolean;
  /** The same for the forms of one name in its language. */
  readonly stems: string;
  /** The code of the country that it names; null if of none that is known. */
  readonly country: string | null;
  /** As written, in small letters: another one is another spelling. */
  readonly form: string;
  /** The words before and behind it, as stems; empty at an end. */
  readonly before: string;
  readonly behind: string;
}

/** Say what kind of place a name stands for, folded. */
const kinds =
  /^(?:the|province|region|oblast|city|town|district|state|republic|county|area|область\p{L}*|области|регион\p{L}?|провинци\p{L}+|город\p{L}?|provinz|gebiet|region|ville|provincia|ciudad|cidade|regiao)$/u;
/** May stand within a name, in small letters. */
const particle = /^(?:of|de|da|do|dos|del|della|di|du|la|le|el|von|van|der|den|bin|ibn|al)$/u;

/** Before a name and not a part of it, folded. What stands last is the name itself: Stephen King. */
const title =
  /^(?:president\p{L}?|chairman|chairwoman|minister|ministre|ministr[oa]|premier|general|marshal|mrs?|ms|miss|dr|sir|lord|king|queen|prince|princess|captain|colonel|secretary|senator|governor|judge|professor|comrade|director|ambassador|mayor|pope|herr|frau|prasident(?:in)?|kanzler(?:in)?|monsieur|madame|senora?|senhora?|президент\p{L}*|министр\p{L}*|генерал\p{L}*)$/u;

/** Reads the names of sentences in one language (BCP 47). */
export class NameReader {
  readonly #stemmer: Stemmer;
  readonly #nouns: boolean;
  #countries: ReadonlyMap<string, string> | null = null;

  constructor(private readonly language: string | null) {
    this.#stemmer = stemmerFor(language);
    this.#nouns = /^(?:de|lb)\b/iu.test(language ?? '');
  }

  /** The names of a sentence, in their order. */
  namesIn(text: string, sentence: Range): readonly SaidName[] {
    const tokens = tokensOf(text, sentence);
    const names: SaidName[] = [];
    for (let at = 0; at < tokens.length; at++) {
      if (!isCapital(tokens[at])) continue;
      const end = endOfName(tokens, at);
      const name = this.#nameOf(text, tokens, at, end);
      if (name) names.push(name);
      at = end - 1;
    }
    return names;
  }

  #nameOf(text: string, tokens: readonly Token[], start: number, end: number): SaidName | null {
    let from = start;
    // `The Kremlin`, and who begins a sentence with `Officials`; `On Sunday Kim`.
    while (from < end && (this.#isCommon(tokens[from]!) || this.#isDay(tokens, from))) from += 1;
    const words = tokens.slice(from, end).filter(({ kind }) => kind === 'word');
    const first = tokens.findIndex(({ kind }) => kind === 'word');
    if (words.length === 0 || words[0]!.key.length < 2) return null;
    if (words.every(({ text: word }) => this.#isDateWord(word))) return null;
    // `Sehen Sie`: a verb that begins a sentence, and whom it addresses.
    if (this.#nouns && words.some(({ key }) => addressed.test(key))) return null;
    if (words.length === 1 && (from === first || this.#nouns || words[0]!.key.length < 3)) return null;
    const told = words.filter((word) => this.#isTold(word.key) && (word === words.at(-1) || !title.test(word.key)));
    if (told.length === 0) return null;
    const stems = told.map((word) => this.#stemOf(word)).join(' ');
    const [place, last] = [words[0]!.from, words.at(-1)!.to];
    return {
      from: place,
      to: last,
      keys: told.map(({ text: word }) => latinKey(word)),
      words: words.length,
      titled: words.some((word) => title.test(word.key) && !told.includes(word)),
      stems,
      country: this.#countryOf(stems),
      form: text.slice(place, last).toLowerCase().replace(/\s+/gu, ' '),
      before: this.#near(tokens, from - 1, -1),
      behind: this.#near(tokens, end, 1),
    };
  }

  #isTold(key: string): boolean {
    return !kinds.test(key) && !particle.test(key);
  }

  #countryOf(stems: string): string | null {
    this.#countries ??= countriesIn(this.language ?? 'en', (name) =>
      tokensOf(name, { from: 0, to: name.length })
        .filter(({ kind, key }) => kind === 'word' && this.#isTold(key))
        .map((word) => this.#stemOf(word))
        .join(' '),
    );
    return this.#countries.get(stems) ?? null;
  }

  /** A day of the week before a name, or a month behind a small word: `in June Kim`; `April Smith` is a name. */
  #isDay(tokens: readonly Token[], at: number): boolean {
    const { text, key } = tokens[at]!;
    if (key.length < 4 || !this.#isDateWord(text)) return false;
    const before = tokens[at - 1];
    return monthIn(text, this.language) === null || (before !== undefined && this.#isCommon(before));
  }

  #isDateWord(word: string): boolean {
    return monthIn(word, this.language) !== null || weekdayNamed(word, [this.language ?? 'en']) !== null;
  }

  #isCommon(token: Token): boolean {
    return token.kind !== 'word' || isStopWord(exactWord(token.text), this.#stemmer);
  }

  #stemOf({ text }: Token): string {
    // German names take few endings: of `System` the stemmer would leave less than of `Systeme`.
    if (this.#nouns) return foldWord(text).replace(/(?<=.{4})(?:e[ns]?|s|n)$/u, '');
    return this.#stemmer.stem(exactWord(text));
  }

  #near(tokens: readonly Token[], at: number, by: 1 | -1): string {
    for (let next = at; tokens[next] && Math.abs(next - at) < 5; next += by) {
      const token = tokens[next]!;
      if (token.kind === 'word' && token.key.length > 1 && !this.#isCommon(token)) return this.#stemOf(token);
    }
    return '';
  }
}

const addressed = /^(?:sie|ihnen|ihr(?:e[mnrs]?)?)$/u;

function isCapital(token: Token | undefined): boolean {
  return token?.kind === 'word' && /^\p{Lu}/u.test(token.text);
}

function endOfName(tokens: readonly Token[], start: number): number {
  let end = start + 1;
  for (;;) {
    const [next, then] = [tokens[end], tokens[end + 1]];
    if (isCapital(next)) end += 1;
    else if (isDash(next) && touches(tokens[end - 1], next) && touches(next, then) && then?.kind === 'word') end += 2;
    else if (next?.kind === 'word' && particle.test(next.key) && isCapital(then)) end += 2;
    else return end;
  }
}

/** A name that stands alone, without a sentence: who speaks, or a source. Titles before it do not count. */
export function nameWritten(written: string): SaidName {
  const words = tokensOf(written, { from: 0, to: written.length }).filter(({ kind }) => kind === 'word');
  const told = words.filter((word) => !particle.test(word.key) && (word === words.at(-1) || !title.test(word.key)));
  const keys = told.map(({ text }) => latinKey(text));
  return {
    from: 0,
    to: written.length,
    keys,
    words: words.length,
    titled: told.length < words.length,
    stems: told.map(({ key }) => key).join(' '),
    country: null,
    form: written.toLowerCase().replace(/\s+/gu, ' '),
    before: '',
    behind: '',
  };
}

/** How two names go together. `spelling`: alike, letter by letter; `short`: one has words of the other. */
export type NameLikeness = 'same' | 'spelling' | 'short' | 'other';

/** How two names go together. */
export function likenessOfNames(a: SaidName, b: SaidName): NameLikeness {
  if (a.form === b.form) return 'same';
  if (a.country !== null && b.country !== null && a.country !== b.country) return 'other';
  if (a.keys.join('') === b.keys.join('') && (a.titled || b.titled)) return 'short';
  // `WWW` and `VVV` are no spellings of each other: of so few letters each counts.
  const isShort = a.words === 1 && b.words === 1 && Math.max(a.form.length, b.form.length) <= 3;
  if (isShort && isLatinForm(a) && isLatinForm(b)) return 'other';
  if (a.keys.join('') === b.keys.join(''))
    return a.words === b.words || a.keys.length !== b.keys.length ? 'spelling' : 'short';
  if (a.stems === b.stems) return 'same';
  const [short, long] = a.keys.length < b.keys.length ? [a, b] : [b, a];
  const isLatin = [a, b].map(isLatinForm);
  const isForm = (key: string, other: string) => isLatin[0] === isLatin[1] && isFormOf(key, other, isLatin[0]!);
  const isKin = (key: string, other: string) => isAlike(key, other) || isForm(key, other);
  if (short.keys.length === long.keys.length && short.keys.every((key, at) => isKin(key, long.keys[at]!))) {
    return short.keys.every((key, at) => isForm(key, long.keys[at]!)) ? 'same' : 'spelling';
  }
  const shared = short.keys.filter((key) => long.keys.some((other) => isKin(key, other))).length;
  // North and South Korea, Kim Jong Un and Kim Jong Il: in one place of as many another word.
  if (shared > 0 && shared < short.keys.length && short.keys.length === long.keys.length) return 'other';
  if (shared > 0) return 'short';
  const initials = long.keys.map((key) => key[0]).join('');
  return short.keys.length === 1 && short.keys[0] === initials ? 'short' : 'other';
}

function isLatinForm({ form }: SaidName): boolean {
  return /^\P{L}*\p{Script=Latin}/u.test(form);
}

/** Endings that names have in languages of Latin letters: Russia, Russians. */
const latinEnding = /^(?:e?s|i?ans?|ns?|en|ern?)?$/u;
/** Elsewhere they begin with a vowel, as Latin letters have them: Россия, Россию, Россией. */
const otherEnding = /^(?:[aeiou]+(?:[mvh]|mi|go|mu)?)?$/u;

/** `American`, `Americas`; Россия, Россию; Iran, Iranian: only the ending is another one. */
function isFormOf(key: string, other: string, latin: boolean): boolean {
  let same = 0;
  while (same < key.length && key[same] === other[same]) same += 1;
  const ending = latin ? latinEnding : otherEnding;
  return same >= 3 && ending.test(key.slice(same)) && ending.test(other.slice(same));
}

/** Whether two words differ in one letter of five at most; short ones not at all, nor do Maria and Mario. */
function isAlike(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length === b.length && a.slice(0, -1) === b.slice(0, -1) && /[ao]$/u.test(a) && /[ao]$/u.test(b)) return false;
  const most = Math.floor(Math.min(a.length, b.length) / 5);
  return most > 0 && Math.abs(a.length - b.length) <= most && distance(a, b, most) <= most;
}

/** Letters to be put, taken or changed; more than `most` is not counted further. */
function distance(a: string, b: string, most: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    if (Math.min(...next) > most) return most + 1;
    row = next;
  }
  return row[b.length]!;
}

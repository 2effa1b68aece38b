import type { Range } from '../model/records.ts';
import { exactWord } from '../text/fold.ts';
import type { Stemmer } from '../text/stems.ts';
import { isStopWord, stemmerFor } from '../text/stems.ts';
import { latinKey } from './latin-letters.ts';
import type { Token } from './sentence-tokens.ts';
import { isDash, tokensOf, touches } from './sentence-tokens.ts';

// Names in a sentence, by their capitals: words in a row, as Kim Jong-un. The first word of a sentence begins one only if
// another follows; where all nouns have capitals, a name is two in a row. Scripts without capitals have none here.

/** A name of a text, at its place. */
export interface SaidName extends Range {
  /** Its words as they are compared, without those that only say what kind of place it is. */
  readonly keys: readonly string[];
  /** How many words it is written in, all of them. */
  readonly words: number;
  /** The same for the forms of one name in its language. */
  readonly stems: string;
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

/** Reads the names of sentences in one language (BCP 47). */
export class NameReader {
  readonly #stemmer: Stemmer;
  readonly #nouns: boolean;

  constructor(language: string | null) {
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
    // `The Kremlin`, and who begins a sentence with `Officials`.
    while (from < end && this.#isCommon(tokens[from]!)) from += 1;
    const words = tokens.slice(from, end).filter(({ kind }) => kind === 'word');
    const first = tokens.findIndex(({ kind }) => kind === 'word');
    if (words.length === 0 || words[0]!.key.length < 2) return null;
    if (words.length === 1 && (from === first || this.#nouns || words[0]!.key.length < 3)) return null;
    const told = words.filter(({ key }) => !kinds.test(key) && !particle.test(key));
    if (told.length === 0) return null;
    const [place, last] = [words[0]!.from, words.at(-1)!.to];
    return {
      from: place,
      to: last,
      keys: told.map(({ text: word }) => latinKey(word)),
      words: words.length,
      stems: told.map((word) => this.#stemOf(word)).join(' '),
      form: text.slice(place, last).toLowerCase().replace(/\s+/gu, ' '),
      before: this.#near(tokens, from - 1, -1),
      behind: this.#near(tokens, end, 1),
    };
  }

  #isCommon(token: Token): boolean {
    return token.kind !== 'word' || isStopWord(exactWord(token.text), this.#stemmer);
  }

  #stemOf({ text }: Token): string {
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

/** How two names go together. `spelling`: alike, letter by letter; `short`: one has words of the other. */
export type NameLikeness = 'same' | 'spelling' | 'short' | 'other';

/** How two names go together. */
export function likenessOfNames(a: SaidName, b: SaidName): NameLikeness {
  if (a.form === b.form) return 'same';
  if (a.keys.join('') === b.keys.join(''))
    return a.words === b.words || a.keys.length !== b.keys.length ? 'spelling' : 'short';
  if (a.stems === b.stems) return 'same';
  if (a.keys.length === b.keys.length && a.keys.every((key, at) => isAlike(key, b.keys[at]!))) {
    return isFormOf(a, b) ? 'same' : 'spelling';
  }
  const [short, long] = a.keys.length < b.keys.length ? [a, b] : [b, a];
  if (short.keys.some((key) => long.keys.some((other) => isAlike(key, other)))) return 'short';
  const initials = long.keys.map((key) => key[0]).join('');
  return short.keys.length === 1 && short.keys[0] === initials ? 'short' : 'other';
}

/** `American`, `Americas`; Россия, Россию: only the ending is another one. */
function isFormOf(a: SaidName, b: SaidName): boolean {
  const [latinA, latinB] = [a, b].map(({ form }) => /^\P{L}*\p{Script=Latin}/u.test(form));
  if (latinA !== latinB) return false;
  return a.keys.every((key, at) => {
    const other = b.keys[at]!;
    if (latinA && a.keys.length > 1) return key.startsWith(other) || other.startsWith(key);
    const stem = Math.max(3, Math.max(key.length, other.length) - 2);
    return key.slice(0, stem) === other.slice(0, stem);
  });
}

/** Whether two words differ in one letter of four at most; short ones not at all. */
function isAlike(a: string, b: string): boolean {
  if (a === b) return true;
  const most = Math.floor(Math.min(a.length, b.length) / 4);
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

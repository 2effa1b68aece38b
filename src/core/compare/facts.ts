import type { TextSource } from '../derived/derivation.ts';
import { nameFact, numberFact, quotationFact } from './synopsis-shapes.ts';
import type { Wording } from './wording.ts';
import { quotedSign } from './wording.ts';

// Which kinds of facts stand in a sentence, by its signs alone: it decides only what of a long list comes first.

/** In capitals, or with a capital before small letters. */
export function isCapital(word: string): boolean {
  return capital.test(word);
}

/** Whether a language writes every noun as others write names. */
export function writesNounsSo(language: string | null): boolean {
  return language !== null && nounsInCapitals.test(language);
}

const digits = /\p{N}/u;
const capital = /^\p{Lu}[\p{L}\p{M}]/u;
const nounsInCapitals = /^(?:de|lb)\b/iu;
/** Fewer words between quotation marks are a name, or said with irony. */
const fewestQuoted = 3;
const onlySpace = /^\s+$/u;

/** Of the words of a part from `first` up to `end`. */
export function factsIn({ text, language }: TextSource, wording: Wording, first: number, end: number): number {
  const { from, length, signs } = wording;
  const nouns = writesNounsSo(language);
  let facts = 0;
  let quoted = 0;
  let before = false;
  for (let word = first; word < end; word++) {
    const at = from[word]!;
    const written = text.slice(at, at + length[word]!);
    quoted = (signs[word]! & quotedSign) === 0 ? 0 : quoted + 1;
    if (quoted >= fewestQuoted) facts |= quotationFact;
    if (digits.test(written)) facts |= numberFact;
    const isName = capital.test(written);
    // The first word of a sentence has a capital anyhow. Where nouns have them, too, a name is two in a row.
    const inARow = before && onlySpace.test(text.slice(from[word - 1]! + length[word - 1]!, at));
    if (isName && word > first && (nouns ? inARow && word > first + 1 : true)) facts |= nameFact;
    before = isName;
  }
  return facts;
}

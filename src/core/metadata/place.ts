import type { Guess } from '../model/records.ts';
import type { FoundDate } from '../text/find-date.ts';
import { isCity } from './cities.ts';
import type { Found } from './dateline.ts';
import type { Line } from './head.ts';
import { letterHead } from './letter-head.ts';
import { endOfDateLine } from './line-date.ts';
import type { Reading } from './reading.ts';
import { firstFound } from './reading.ts';

/** Where the document was written, as its head says. */
export function placeOf(lines: readonly Reading[]): Guess | null {
  const sure = firstFound(lines, ({ place, unsurePlace }) => (unsurePlace ? null : place));
  const guess = sure ?? firstFound(lines, ({ place }) => place);
  if (guess === null) return null;
  return { ...guess, value: withoutCapitals(guess.value), ...(sure === null ? { doubt: 'weak' as const } : {}) };
}

/** `London, 3 March 1854` over a letter. */
export function letterPlace(
  line: Line,
  date: (FoundDate & Found) | null,
  languages: readonly string[],
): LetterPlace | null {
  if (date === null || !endOfDateLine.test(line.words.slice(date.to - line.from))) return null;
  const head = letterHead(line.words.slice(0, date.from - line.from), languages);
  if (head === null) return null;
  const words = line.words.slice(head.from, head.to);
  return { words, from: line.from + head.from, to: line.from + head.to, unsure: head.unsure };
}

type LetterPlace = Found & { readonly unsure: boolean };

/** In a dateline's capitals a place is written as in other texts: `RIO DE JANEIRO` as `Rio de Janeiro`. */
export function withoutCapitals(place: string): string {
  const isCapitals = /(?<!\p{L})\p{Lu}{4,}(?!\p{L})/u.test(place);
  if (!isCapitals && !(/^[\p{Lu} ]{3,}(?=,|$)/u.test(place) && isCity(place.split(',')[0]!))) return place;
  return place
    .replace(
      /(?<=[ -])(?:DE|DA|DO|DU|DEL|DER|DES|LA|LE|EL|AM|AN|AU|AUX|SUR|EN|UPON|ON|IN|OF|THE|AND|NEAR)(?=[ -])/gu,
      (word) => word.toLowerCase(),
    )
    .replace(/(?<!\p{L})\p{Lu}{3,}(?!\p{Ll})/gu, (word) =>
      /^(?:USA|USSR|UAE|GDR|FRG|DDR|BRD|NSW|URSS|EUA|СССР|США|ФРГ|ГДР|РСФСР)$/u.test(word)
        ? word
        : word[0]! + word.slice(1).toLowerCase(),
    )
    .replace(/^(?:ST|LA|LE|EL|AL)(?=[ .])/u, (word) => word[0]! + word.slice(1).toLowerCase());
}

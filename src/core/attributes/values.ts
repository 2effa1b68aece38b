import { cleanName } from '../model/clean-name.ts';
import type { AttributeDefinition, Doubt, Guess } from '../model/records.ts';
import { compareDates, isStoredDate } from '../text/dates.ts';
import { languagesOfTyped, readDate } from '../text/find-date.ts';
import { foldWord } from '../text/fold.ts';
import {
  compareNumbers,
  isStoredNumber,
  mayMeanTwo,
  readTypedNumber,
  saysAllThatIsWritten,
} from '../text/typed-number.ts';
import type { NumberReading } from '../text/typed-number.ts';
import { readTypedYesOrNo } from '../text/typed-yes-no.ts';

/** What a column is, as far as its values go. */
export type Typed = Pick<AttributeDefinition, 'type' | 'choices'>;

/** In whose ways values are read: the reader's languages, best first, and the document's. */
export interface Reading {
  readonly languages: readonly string[];
  readonly document?: string | null;
  /** Choices may be written by their beginnings, as who types them does. */
  readonly byBeginnings?: boolean;
  /** How the numbers of the column are written that are read together with this one. */
  readonly numbers?: NumberReading;
}

/** What was understood of typed words. One that is not valid keeps the words as they were typed. */
export interface ReadValue {
  /** As it is stored; empty: the value is taken away. */
  readonly value: string;
  readonly valid: boolean;
  readonly doubt: Doubt | null;
}

/** Reads what is typed, pasted or taken in for a column. */
export function readValue({ type, choices }: Typed, typed: string, reading: Reading): ReadValue {
  const { languages, document = null, byBeginnings = false, numbers = { languages, way: 'open' } } = reading;
  const words = cleanName(typed);
  if (words === '') return { value: '', valid: true, doubt: null };
  if (type === 'date') {
    const date = readDate(words, languagesOfTyped(languages, document));
    return date ? { value: date.value, valid: true, doubt: date.doubt } : asTyped(words);
  }
  if (type === 'number') {
    const number = readTypedNumber(words, numbers.languages);
    const doubt = numbers.way === 'mixed' && mayMeanTwo(words) ? 'weak' : null;
    return number === null ? asTyped(words) : { value: number, valid: true, doubt };
  }
  const value =
    type === 'choice' ? choiceMeant(choices, words, byBeginnings) : type === 'yes-no' ? readTypedYesOrNo(words) : words;
  return value === null ? asTyped(words) : { value, valid: true, doubt: null };
}

function asTyped(value: string): ReadValue {
  return { value, valid: false, doubt: null };
}

/** Whether a stored value is one of its column. */
export function isValid({ type, choices }: Typed, value: string): boolean {
  switch (type) {
    case 'text':
      return true;
    case 'number':
      return isStoredNumber(value);
    case 'date':
      return isStoredDate(value);
    case 'choice':
      return choices.includes(value);
    case 'yes-no':
      return value === 'yes' || value === 'no';
  }
}

/** The choice that is written so; else the only one that differs in case, accents or blanks; else the only one that begins so. */
function choiceMeant(choices: readonly string[], words: string, byBeginnings: boolean): string | null {
  if (choices.includes(words)) return words;
  const wanted = foldWord(words);
  const alike = choices.filter((choice) => foldWord(choice) === wanted);
  if (alike.length > 0 || !byBeginnings || wanted === '') return alike.length === 1 ? alike[0]! : null;
  const begun = choices.filter((choice) => foldWord(choice).startsWith(wanted));
  return begun.length === 1 ? begun[0]! : null;
}

/** How sure a value is, least first: not of its type, in doubt, guessed from little, guessed, said by the file, entered. */
export const sureness = ['invalid', 'doubtful', 'weak', 'guess', 'file', 'person'] as const;
/** One of these. */
export type Sureness = (typeof sureness)[number];

/** How sure a value of a column is. */
export function surenessOf(definition: Typed, { value, origin, doubt }: Guess): Sureness {
  if (!isValid(definition, value)) return 'invalid';
  if (doubt !== undefined) return doubt === 'weak' && origin.kind !== 'person' ? 'weak' : 'doubtful';
  switch (origin.kind) {
    case 'person':
      return 'person';
    case 'file':
      return 'file';
    case 'text':
      return 'guess';
    case 'path':
    case 'program':
      return 'weak';
  }
}

/** Whether a person should look at it: nobody entered or confirmed it, or it is in doubt, or not of its type. */
export function isOpen(definition: Typed, guess: Guess): boolean {
  return surenessOf(definition, guess) !== 'person';
}

/**
 * The order of the values of a column. Those of its type come first, in their own order, a choice in that of the choices;
 * then those that are not of it, by their letters; what is missing comes last, whichever way one sorts.
 */
export function valueOrder({ type, choices }: Typed, collator: Intl.Collator): (a: string, b: string) => number {
  const own = compareOwn(type, choices, collator);
  const valid = { type, choices };
  return (a, b) => {
    const [left, right] = [isValid(valid, a), isValid(valid, b)];
    if (left !== right) return left ? -1 : 1;
    return left ? own(a, b) : collator.compare(a, b);
  };
}

function compareOwn(
  type: AttributeDefinition['type'],
  choices: readonly string[],
  collator: Intl.Collator,
): (a: string, b: string) => number {
  const places = new Map(choices.map((choice, at) => [choice, at]));
  switch (type) {
    case 'text':
      return (a, b) => collator.compare(a, b);
    case 'number':
      return compareNumbers;
    case 'date':
      return compareDates;
    case 'choice':
      return (a, b) => places.get(a)! - places.get(b)!;
    case 'yes-no':
      return (a, b) => (a === b ? 0 : a === 'yes' ? -1 : 1);
  }
}

/**
 * What a column of such values would best be. Empty ones say nothing; `text` if they agree in nothing else, or if one would not
 * come back as it is written: a code such as `007` or `123/45` is neither a number nor a date, and whoever means a number can say so.
 */
export function typeOfValues(values: Iterable<string>, reading: Reading): AttributeDefinition['type'] {
  const words = [...new Set(values)].map(cleanName).filter((one) => one !== '');
  if (words.length === 0) return 'text';
  const readAs = (type: AttributeDefinition['type'], one: string) => readValue({ type, choices: [] }, one, reading);
  const all = (type: AttributeDefinition['type']) => words.every((one) => readAs(type, one).valid);
  // `1` and `0` alone are numbers; a year alone is a number, too, until somebody says that it is a date.
  if (all('number')) {
    return words.every((one) => saysAllThatIsWritten(readAs('number', one).value, one)) ? 'number' : 'text';
  }
  if (all('yes-no')) return 'yes-no';
  return all('date') && words.every((one) => isWrittenAsDate(one, readAs('date', one).value)) ? 'date' : 'text';
}

/** Not so figures alone of which only a year before 1000 could be made, unless they are written just as dates are stored. */
function isWrittenAsDate(words: string, value: string): boolean {
  return words === value || /\p{L}/u.test(words) || !/^-?0/u.test(value);
}

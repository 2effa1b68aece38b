import type { Guess } from '../model/records.ts';
import { isoDate, partsOfDate } from '../text/dates.ts';
import { findDate } from '../text/find-date.ts';
import { withoutEnding } from '../text/without-ending.ts';

/** The file's name without its folders and its ending. */
export function nameInPath(path: string): string {
  return withoutEnding(path.slice(path.lastIndexOf('/') + 1));
}

/** Whether a file's name has a word in it that somebody gave it, and is not only a number or a sum. */
export function nameTells(path: string): boolean {
  return nameInPath(path)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .some((word) => /^[\p{L}\p{M}]{2,}$/u.test(word) && (word.length > 2 || /\p{Lo}/u.test(word)));
}

/**
 * A date in a file's name, or the name of its folder. A number is never a year: beside it must stand a month and day
 * (`1987-02-26`, `20250630 minutes.txt`) or a month (`1854-03`).
 */
export function dateInPath(path: string, languages: readonly string[] = []): Guess | null {
  const name = nameInPath(path);
  const range = rangeIn(name, languages);
  if (range !== undefined) return range === null ? null : { value: range, origin: { kind: 'path' }, doubt: 'several' };
  const value = dayIn(name, languages) ?? monthIn(name);
  if (value !== null) return { value, origin: { kind: 'path' } };
  const folders = path.split('/').slice(0, -1);
  const nested = /(?:^|\/)(\d{4})\/(\d{2})\/(\d{2})$/u.exec(folders.join('/'));
  const folder =
    folders
      .toReversed()
      .map((one) => (/^\d{4}-\d{2}-\d{2}$/u.test(one) ? dayIn(one, languages) : null))
      .find((date) => date !== null) ?? (nested === null ? null : dayOf(nested.slice(1), languages));
  return folder === null ? null : { value: folder, origin: { kind: 'path' } };
}

function dayIn(name: string, languages: readonly string[]): string | null {
  const parted = /(?<![\p{L}\p{N}])(\d{4})([-_.])(\d{2})\2(\d{2})(?![\p{L}\p{N}])/u.exec(name);
  // Without signs between, eight digits may be any number.
  const joined = /(?<![\p{L}\p{N}])((?:19|20)\d{2})(\d{2})(\d{2})(?![\p{L}\p{N}])/u.exec(name);
  if (parted !== null) return dayOf([parted[1]!, parted[3]!, parted[4]!], languages);
  return joined === null ? null : dayOf(joined.slice(1), languages);
}

/** What all days of a range share: `1999` of `19990101-19991231`; null if that is nothing, undefined if there is no range. */
function rangeIn(name: string, languages: readonly string[]): string | null | undefined {
  const days = [...name.matchAll(/(?<![\p{L}\p{N}])\d{4}([-_.]?)\d{2}\1\d{2}(?![\p{L}\p{N}])/gu)]
    .map(([day]) => dayIn(day, languages))
    .filter((day) => day !== null);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || first === last) return undefined;
  const [from, until] = [partsOfDate(first)!, partsOfDate(last)!];
  return from.year !== until.year ? null : isoDate(from.year, from.month === until.month ? from.month : null);
}

/** The year may be of another calendar, as in a text. */
function dayOf(numbers: readonly string[], languages: readonly string[]): string | null {
  return findDate(numbers.join('-'), { languages })?.value ?? null;
}

/** Two numbers may also be a volume and its part, so the month's own way of writing is asked for, and likely years. */
function monthIn(name: string): string | null {
  const match = /^(?:[\p{L}\s]+ )?(1[5-9]\d{2}|20\d{2})-(\d{2})(?=$|[-_ .]+\p{L})/u.exec(name);
  return match === null ? null : isoDate(Number(match[1]), Number(match[2]));
}

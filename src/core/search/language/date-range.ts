import { isBackwards, isoDate, partsOfDate } from '../../text/dates.ts';
import { readDate } from '../../text/find-date.ts';

/** A date in a query that could be another one, or says another day of the week than it is. */
export interface DoubtfulDate {
  /** As it was written. */
  readonly words: string;
  /** As it was read. */
  readonly value: string;
  /** The same with day and month swapped; null if only the day of the week does not fit. */
  readonly other: string | null;
  /** The column that was asked for it, if it is not `date`. */
  readonly field?: string;
}

/**
 * Reads `2025`, `-0043`, `2025-06-30`, `2025-06..2025-07`, `2025..`, `..2025-07`, and in EDTF `1849/1851`; the dates may also be written in the
 * ways of the given languages: `30 June 2025..1 July 2025`, `1849–1851`. What is returned is as dates are stored. With `whole` it is one
 * date, known just so far and no further.
 */
export function readDateRange(
  value: string,
  languages: readonly string[],
  whole = false,
):
  | {
      readonly dates: { readonly first: string | null; readonly last: string | null; readonly whole?: true };
      /** Which of them may be meant otherwise. */
      readonly doubtful: readonly DoubtfulDate[];
    }
  | { readonly code: 'date-unreadable' | 'date-backwards' } {
  // `../1850` is one date of EDTF.
  const isRange = value.includes('..') && !/^\.\.\/|\/\.\.$/u.test(value.trim());
  const [from, until, more] = isRange ? value.split(/\.{2,3}/) : [value, value];
  if (from === undefined || until === undefined || more !== undefined) return { code: 'date-unreadable' };
  if (whole && isRange) return { code: 'date-unreadable' };
  if (from.trim() === '' && until.trim() === '') return { code: 'date-unreadable' };
  const doubtful: DoubtfulDate[] = [];
  const read = (typed: string): string | null | undefined => {
    const words = typed.trim();
    if (words === '') return null;
    const date = readDate(words, languages);
    if (date === null) return undefined;
    const { value, doubt } = date;
    const known = doubtful.some((one) => one.words === words);
    if (doubt !== null && !known) doubtful.push({ words, value, other: doubt === 'weak' ? null : swapped(value) });
    return value;
  };
  const [first, last] = [read(from), read(until)];
  if (first === undefined || last === undefined) return { code: 'date-unreadable' };
  if (first !== null && last !== null && isBackwards(first, last)) return { code: 'date-backwards' };
  return { dates: { first, last, ...(whole && { whole }) }, doubtful };
}

/** `2025-03-04` of `2025-04-03`. */
function swapped(date: string): string | null {
  const { year, month, day } = partsOfDate(date)!;
  return isoDate(year, day, month);
}

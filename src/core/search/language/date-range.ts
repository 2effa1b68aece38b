import { isBackwards } from '../../text/dates.ts';
import { readDate } from '../../text/find-date.ts';

/**
 * Reads `2025`, `-0043`, `2025-06-30`, `2025-06..2025-07`, `2025..`, `..2025-07`; the dates may also be written in the
 * ways of the given languages: `30 June 2025..1 July 2025`. What is returned is as dates are stored. With `whole` it is one
 * date, known just so far and no further.
 */
export function readDateRange(
  value: string,
  languages: readonly string[],
  whole = false,
):
  | { readonly first: string | null; readonly last: string | null; readonly whole?: true }
  | { readonly code: 'date-unreadable' | 'date-backwards' } {
  const [from, until, more] = value.includes('..') ? value.split(/\.{2,3}/) : [value, value];
  if (from === undefined || until === undefined || more !== undefined) return { code: 'date-unreadable' };
  if (whole && value.includes('..')) return { code: 'date-unreadable' };
  if (from.trim() === '' && until.trim() === '') return { code: 'date-unreadable' };
  const read = (words: string): string | null | undefined =>
    words.trim() === '' ? null : readDate(words, languages)?.value;
  const [first, last] = [read(from), read(until)];
  if (first === undefined || last === undefined) return { code: 'date-unreadable' };
  if (first !== null && last !== null && isBackwards(first, last)) return { code: 'date-backwards' };
  return { first, last, ...(whole && { whole }) };
}

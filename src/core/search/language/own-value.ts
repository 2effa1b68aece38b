import { queryNames } from '../../model/query-name.ts';
import type { AttributeDefinition } from '../../model/records.ts';
import { isStoredDate } from '../../text/dates.ts';
import { compareNumbers, isStoredNumber, readTypedNumber } from '../../text/typed-number.ts';
import { readTypedYesOrNo } from '../../text/typed-yes-no.ts';
import { readDateRange } from './date-range.ts';
import type { DoubtfulDate } from './date-range.ts';
import { fieldNames, yieldingFields } from './fields.ts';
import type { OwnValue, QueryProblemCode } from './query.ts';

// What a query asks of a column of the project's own, read as the column's type.

/** What a column of the project's own holds. */
export type ColumnType = AttributeDefinition['type'];

/** The types of the columns by each name that a query has for them. A name that several types go by has none. */
export function columnTypes(attributes: readonly AttributeDefinition[]): ReadonlyMap<string, ColumnType> {
  const types = new Map<string, ColumnType | null>();
  for (const attribute of attributes) {
    for (const name of queryNames(attribute)) {
      const { type } = attribute;
      types.set(name, (types.get(name) ?? type) === type && types.get(name) !== null ? type : null);
    }
  }
  const fixed: ReadonlySet<string> = new Set(fieldNames.filter((name) => !yieldingFields.has(name)));
  return new Map(
    [...types].flatMap(([name, type]) => (type === null || fixed.has(name) ? [] : [[name, type] as const])),
  );
}

/** A value as it is written behind a field's colon. */
export interface WrittenValue {
  readonly text: string;
  readonly quoted: boolean;
  readonly whole: boolean;
}

/** What is asked; null: words and no more. A code says that it cannot be asked. */
export function readOwnValue(
  type: ColumnType,
  written: WrittenValue,
  languages: readonly string[],
): { readonly own: OwnValue | null; readonly doubtful: readonly DoubtfulDate[] } | { readonly code: QueryProblemCode } {
  const text = written.text.trim();
  const asking = (own: OwnValue | null) => ({ own, doubtful: [] });
  const unread = asking({ kind: 'unread', type });
  if (text === '*' && !written.whole) return asking(null);
  const isRange = /\.{2,3}/u.test(text) && !/^\.\.\/|\/\.\.$/u.test(text);
  if (type === 'text' || type === 'choice') {
    return /\d\s*\.{2,3}|\.{2,3}\s*\d/u.test(text) ? unread : asking(null);
  }
  if (type === 'yes-no') {
    const value = readTypedYesOrNo(text);
    return value === null ? unread : asking({ kind: 'just', type, value });
  }
  // Words in which a sign of comparison would be passed over would say something else.
  const isWords = !written.whole && !isRange && !/^[<>≤≥]/u.test(text);
  if (type === 'number') return readNumbers(text, written, languages, isRange, isWords ? unread : null);
  // What is picked from a list or chart is as it is stored.
  if (written.whole && written.quoted && isStoredDate(text)) return asking({ kind: 'just', type, value: text });
  const range = readDateRange(text, languages, written.whole);
  if (!('code' in range)) {
    const { doubtful, dates } = range;
    return { own: { kind: 'dates', ...dates, isRange }, doubtful };
  }
  return isWords || (written.whole && !isRange) ? unread : range;
}

function readNumbers(
  text: string,
  { quoted, whole }: WrittenValue,
  languages: readonly string[],
  isRange: boolean,
  unread: ReturnType<typeof readOwnValue> | null,
): ReturnType<typeof readOwnValue> {
  const unreadable = unread ?? { code: 'number-unreadable' as const };
  if (whole && quoted && isStoredNumber(text))
    return { own: { kind: 'just', type: 'number', value: text }, doubtful: [] };
  if (!isRange) {
    const value = readTypedNumber(text, languages);
    if (value !== null) return { own: { kind: 'just', type: 'number', value }, doubtful: [] };
    return whole ? { own: { kind: 'unread', type: 'number' }, doubtful: [] } : unreadable;
  }
  const ends = text.split(/\.{2,3}/u).map((end) => end.trim());
  const [first, last] = ends.map((end) => (end === '' ? null : readTypedNumber(end, languages)));
  const isRead = ends.every((end, at) => end === '' || [first, last][at] !== null);
  if (whole || ends.length > 2 || ends.join('') === '' || !isRead) return { code: 'number-unreadable' };
  const numbers = { first: first ?? null, last: last ?? null };
  if (numbers.first !== null && numbers.last !== null && compareNumbers(numbers.first, numbers.last) > 0) {
    return { code: 'number-backwards' };
  }
  return { own: { kind: 'numbers', ...numbers }, doubtful: [] };
}

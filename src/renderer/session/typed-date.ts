import { isStoredDate, partsOfDate } from '../../core/text/dates.ts';
import { languagesOfTyped, readDate } from '../../core/text/find-date.ts';
import { dateInWords } from '../words/in-words.ts';
import { dateWords } from '../words/reading.ts';

/** What is said beside a field while a date is typed into it. */
export interface TypedDate {
  readonly readable: boolean;
  /** What was understood, or what to write instead; empty where nothing need be said. */
  readonly says: string;
}

/** Reads what is typed as a date in the languages of reader and document. An empty field takes the date away. */
export function typedDate(
  typed: string,
  document: string | null = null,
  reader: readonly string[] = navigator.languages,
): TypedDate {
  const words = typed.trim();
  if (words === '') return { readable: true, says: '' };
  const said = notAYear(words);
  if (said !== null) return { readable: false, says: said };
  const date = readDate(words, languagesOfTyped(reader, document));
  if (date === null) return { readable: false, says: dateWords.unreadable(words) };
  const understood = dateInWords(date.value);
  if (date.doubt === 'ambiguous-date') return { readable: true, says: dateWords.ambiguous(understood) };
  if (date.doubt !== null) return { readable: true, says: dateWords.otherWeekday(understood) };
  return { readable: true, says: understood === words ? '' : dateWords.understood(understood) };
}

/** What is said of a year that a person can only have meant otherwise than it would be stored; null of others. */
function notAYear(words: string): string | null {
  if (/^[-−]?0+(?:-|$)/u.test(words)) return dateWords.yearZero(words);
  // Historians count 44 BC as -44, astronomers as -43.
  const [, year] = /^[-−](?!\d{4}(?:-|$))0*([1-9]\d{0,2})(?:-|$)/u.exec(words) ?? [];
  return year === undefined ? null : dateWords.minus(words, Number(year));
}

/**
 * A stored date as it stands in a field: years before the first in words, if they are read as that date again; all others
 * as they are stored.
 */
export function dateInField(
  value: string,
  document: string | null = null,
  reader: readonly string[] = navigator.languages,
): string {
  const date = partsOfDate(value);
  if (date === null || date.year > 0) return value;
  const words = dateInWords(value);
  const read = readDate(words, languagesOfTyped(reader, document));
  return read?.value === value && read.doubt === null ? words : value;
}

/** Whether a stored value that should be a date is none, as older projects may hold it. */
export function isNoDate(value: string): boolean {
  return value !== '' && !isStoredDate(value);
}

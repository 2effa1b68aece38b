import { partsOfDate } from '../../core/text/dates.ts';
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
  const date = readDate(words, languagesOfTyped(reader, document));
  if (date === null) return { readable: false, says: dateWords.unreadable(words) };
  const understood = dateInWords(date.value);
  if (date.doubt === 'ambiguous-date') return { readable: true, says: dateWords.ambiguous(understood) };
  if (date.doubt !== null) return { readable: true, says: dateWords.otherWeekday(understood) };
  return { readable: true, says: understood === words ? '' : dateWords.understood(understood) };
}

/** Whether a stored value that should be a date is none, as older projects may hold it. */
export function isNoDate(value: string): boolean {
  return value !== '' && partsOfDate(value) === null;
}

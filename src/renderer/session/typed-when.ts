import { readEdtf } from '../../core/text/date-span.ts';
import { languagesOfTyped, readDate } from '../../core/text/find-date.ts';
import { claimsWords } from '../words/claims.ts';
import { spanInWords } from '../words/timeline.ts';

/** What was understood of words for the time of an event. */
export type TypedWhen =
  /** `value` in EDTF; null: no time is named. */
  | { readonly readable: true; readonly value: string | null; readonly says: string }
  | { readonly readable: false; readonly says: string };

/**
 * Reads what is typed as the time of an event: in EDTF, or as a date in the reader's languages, also as one that is only
 * near (`about`, `c.`), in doubt (`?`), or a span of two.
 */
export function typedWhen(typed: string, reader: readonly string[] = navigator.languages): TypedWhen {
  const words = typed.trim();
  if (words === '') return { readable: true, value: null, says: '' };
  const read = readDate(words, languagesOfTyped(reader, null));
  // A date that names two readings of its numbers is none here: a person would not see which one was taken.
  const value = readEdtf(words) ? words : read?.doubt === 'ambiguous-date' ? null : (read?.value ?? null);
  const span = value === null ? null : readEdtf(value);
  if (span === null) return { readable: false, says: claimsWords.whenUnreadable(words) };
  return { readable: true, value, says: spanInWords(span) };
}

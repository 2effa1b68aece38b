import { readEdtf } from '../../core/text/date-span.ts';
import { languagesOfTyped, readDate } from '../../core/text/find-date.ts';
import { claimsWords } from '../words/claims.ts';
import { spanInWords } from '../words/timeline.ts';

/** What was understood of words for the time of an event. */
export type TypedWhen =
  /** `value` in EDTF; null: no time is named. */
  | { readonly readable: true; readonly value: string | null; readonly says: string }
  | { readonly readable: false; readonly says: string };

/** Words that make a date one that is only near, in the languages in which dates are read best. */
const about =
  /^(?:c\.|ca\.?|circa|about|around|um|gegen|около|примерно|vers|environ|hacia|alrededor de|por volta de|cerca de)\s+/iu;

/** What parts the two ends of a span: `..` and dashes between spaces, and `–` between years. */
const between = /\s*\.{2,3}\s*|\s+[-–—]\s+|(?<=\d)\s?–\s?(?=\p{L}|\d)/u;

/**
 * Reads what is typed as the time of an event: in EDTF, or as a date in the reader's languages, also as one that is only
 * near (`about`, `c.`), in doubt (`?`), or a span of two.
 */
export function typedWhen(typed: string, reader: readonly string[] = navigator.languages): TypedWhen {
  const words = typed.trim();
  if (words === '') return { readable: true, value: null, says: '' };
  const languages = languagesOfTyped(reader, null);
  const value = readEdtf(words) ? words : edtfOfWords(words, languages);
  const span = value === null ? null : readEdtf(value);
  if (span === null) return { readable: false, says: claimsWords.whenUnreadable(words) };
  return { readable: true, value, says: spanInWords(span) };
}

function edtfOfWords(words: string, languages: readonly string[]): string | null {
  const one = oneDate(words, languages);
  if (one !== null) return one;
  const ends = words.split(between);
  if (ends.length !== 2) return null;
  const [from, to] = ends.map((end) => (end.trim() === '' ? '..' : oneDate(end, languages)));
  return from && to ? `${from}/${to}` : null;
}

/** A date that names two readings of its numbers is none here: a person would not see which one was taken. */
function oneDate(words: string, languages: readonly string[]): string | null {
  const isNear = about.test(words);
  const isDoubted = /\?$/u.test(words.trim());
  const read = readDate(words.replace(about, '').replace(/\?$/u, '').trim(), languages);
  if (read === null || read.doubt === 'ambiguous-date') return null;
  return `${read.value}${isNear ? '~' : isDoubted ? '?' : ''}`;
}

import { jointAtStart, leadToRange, withoutArticle } from '../text/beside-date.ts';
import { weekdayNamed } from '../text/date-words.ts';
import type { FoundDate } from '../text/find-date.ts';
import { findDate, findDates, readDate } from '../text/find-date.ts';
import { asNearly } from '../text/inexact-dates.ts';
import {
  dateLabel,
  isBare,
  isDayOfWeek,
  isLongLabel,
  labelIn,
  labelledDate,
  otherDays,
  rankOf,
} from './date-labels.ts';
import { findIn, wordCount } from './found.ts';
import type { Line } from './head.ts';
import { letterHead } from './letter-head.ts';
import { isSubject } from './line-labels.ts';
import type { LineDate, Rank } from './reading.ts';

const longestDateLine = 90;

const longestHeading = 150;

/** Lines of a head stand together: place and day, a byline, labels. */
const longestHeadBlock = 200;

/** A date in a line that is made of little else, that begins with it, or that begins with a dateline. */
export function dateIn(line: Line, jammed: boolean, dateline: boolean, languages: readonly string[]): LineDate | null {
  const words = jammed ? line.words.slice(0, 40) : dateline ? line.words.slice(0, 80) : line.words;
  if (
    !jammed &&
    !dateline &&
    (line.words.length > longestDateLine || /[\p{L}\p{Pe}]{3}[.!?…。؟][”"’»]?$/u.test(line.words))
  )
    return null;
  const first = jammed || dateline ? findDate(words, { languages }) : null;
  const dates = jammed || dateline ? (first === null ? [] : [first]) : findDates(words, { languages });
  const [date, another] = dates;
  if (date === undefined) return jammed || dateline ? null : dateBehindLabel(line, languages);
  const at = (one: FoundDate, index: number): LineDate => {
    const value = asNearly(words, one);
    const found = {
      ...one,
      value,
      words: words.slice(one.from, one.to),
      from: line.from + one.from,
      to: line.from + one.to,
    };
    const rank = jammed || dateline ? 0 : rankOf(words.slice(dates[index - 1]?.to ?? 0, one.from), languages);
    return { ...found, rank: rank ?? 0, doubt: one.doubt ?? (rank === 3 ? 'weak' : null) };
  };
  if (jammed || dateline) return at(date, 0);
  const until = another === undefined ? line : { ...line, words: words.slice(0, another.from) };
  if (!isRangeLine(line.words, dates) && !isDateLine(until, date, languages)) {
    const nearly = dateBehindLabel(line, languages);
    return nearly !== null && /[~?/X]/u.test(nearly.value) ? nearly : null;
  }
  const read = dates.map(at);
  const made = firstMade(read)!;
  return another === undefined ? made : { ...made, doubt: made.doubt ?? 'several' };
}

/** `From 28 December 1912 to 3 January 1913`: two joined dates, and no story around them. */
function isRangeLine(words: string, [first, last, ...more]: readonly FoundDate[]): boolean {
  if (first === undefined || last === undefined || more.length > 0) return false;
  const between = words.slice(first.to, last.from);
  const isJoined = jointAtStart.exec(between)?.[0] === between;
  return isJoined && leadToRange.test(words.slice(0, first.from)) && /^(?:\s?г)?\.?$/u.test(words.slice(last.to));
}

/** `June 30, 2025 / 6:33 AM`, `Published: 30 June 2025`, `By A. Writer | 30.06.2025 | World`: no story around the date. */
function isDateLine(line: Line, date: FoundDate, languages: readonly string[]): boolean {
  const before = line.words.slice(0, date.from).replace(/[*_]/gu, '').trim();
  const after = line.words.slice(date.to).trim();
  if (rankOf(before, languages) === null) return false;
  const label = dateLabel.exec(before);
  if (label !== null && isDayOfWeek(before.slice(label[0].length), languages)) return true;
  // A line inside a paragraph goes on with its sentence.
  if (!line.first && line.passageLength > longestHeadBlock) return false;
  const separators = /^[|/·•,،;:—–([-]|[|/·•,،;:—–)\]-]$/u;
  // `Berlin, den`, `Paris, le`, `on`: the article belongs to the date.
  const withDay = withoutArticle(before);
  // `Daily Mail, Monday 4 May 1982`
  const lastWord = /(?<=[,،|·(–—-]\s?)(?:(?:ce|le|this|am|den|il|el)\s)?[\p{L}\p{M}-]+[.,،]?$/u.exec(withDay)?.[0];
  const isDay = lastWord !== undefined && isDayOfWeek(lastWord.replace(/^\p{Ll}+\s/u, ''), languages);
  const place = isDay ? withDay.slice(0, -lastWord.length).trimEnd() : withDay;
  const beforeFits =
    place === '' ||
    (endOfDateLine.test(after) && letterHead(before, languages) !== null) ||
    (wordCount(place) <= 6 && (separators.test(place.slice(-1)) || weekdayNamed(place, languages) !== null));
  // A month begins sentences: `May 2019 was cold`.
  if (!hasDay(date.value) && after !== '' && !separators.test(after[0]!)) return false;
  // `On 3 May 2021, the council met`: behind such a word a story goes on.
  if (/^(?:on|in|am|im|an|el|em|на|в|في)$/iu.test(before) && /^,?\s?\p{Ll}/u.test(after)) return false;
  const afterFits =
    after === '' ||
    separators.test(after[0]!) ||
    /^(?:\p{Nd}{1,2}[:.]\p{Nd}{2}|at\s\d|um\s\d|г\.|года|à\s\d|T\d)/u.test(after) ||
    wordCount(after) <= 3;
  return beforeFits && afterFits;
}

/** A date behind a label, in all the ways in which a person may write one: early years, too, if a day or month is named. */
function dateBehindLabel(line: Line, languages: readonly string[]): LineDate | null {
  const found = findIn(line, labelledDate);
  const read = found === null ? null : readDate(found.words, languages);
  if (found === null || read === null || !/^-?\d{4}-\d\d|[~?/X]/u.test(read.value)) return null;
  const rank = rankOf(line.words.slice(0, found.from - line.from), languages) ?? 0;
  return { ...found, value: read.value, doubt: read.doubt, rank };
}

/** `State of the Union Message. February 2, 1973`; in doubt where a colon stands in it: `Next meeting: the hall, 3 May 2025`. */
export function dateAtEnd(line: Line, languages: readonly string[]): LineDate | null {
  if (line.words.length > longestHeading) return null;
  const start = Math.max(0, line.words.length - 30);
  const date = findDate(line.words.slice(start), { languages });
  if (date === null || start + date.to < line.words.length - 1) return null;
  const from = start + date.from;
  if (!/[.,:;|(—–-]\s*$/u.test(line.words.slice(0, from))) return null;
  const label = labelIn(line.words.slice(0, from));
  const isOther =
    label === null
      ? otherDays.test(line.words)
      : isSubject.test(label.name) || (isBare(label, languages) && !isLongLabel(label.name));
  if (isOther) return null;
  const to = start + date.to;
  const value = asNearly(line.words, { ...date, from, to });
  const found = { ...date, value, words: line.words.slice(from, to), from: line.from + from, to: line.from + to };
  return { ...found, rank: 0, doubt: date.doubt ?? (label === null ? null : 'weak') };
}

/** A label that is none of the document's date, and a date behind it. */
export function isOtherDate(line: Line, languages: readonly string[]): boolean {
  if (line.words.length > longestDateLine || !/[:：]/u.test(line.words)) return false;
  const date = findDate(line.words, { languages });
  const before = date === null ? '' : line.words.slice(0, date.from);
  const label = labelIn(before);
  return label !== null && isBare(label, languages) && !isLongLabel(label.name) && rankOf(before, languages) === null;
}

/** The one that says most surely when the text was made. */
export function firstMade<Date extends { readonly rank: Rank }>(dates: readonly Date[]): Date | undefined {
  return [...dates].sort((one, other) => one.rank - other.rank)[0];
}

/** Words for year, a year of another era in Roman numerals, and a full stop. */
export const endOfDateLine = /^(?:\s?(?:г|года|р|року|r|roku|م|с\.\s?г)|\s?[-–—(/]?\s?[IVXL]+)?[.)\]]?$/u;

/** Whether a date names a day. */
export function hasDay(date: string): boolean {
  return /^-?\d{4}-\d\d-\d\d/u.test(date);
}

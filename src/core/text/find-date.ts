import { articleAtStart, firstOfRange, jointAtStart, weekdayBeside, weekdayOf, withoutArticle } from './beside-date.ts';
import type { DateAmongWords } from './beside-date.ts';
import { calendarOf, gregorian, isModern, isoDateOf } from './calendars.ts';
import type { NamedMonth } from './date-words.ts';
import { datePieces, eraSigns, monthNamed, monthsWithin, weekdayNamed } from './date-words.ts';
import type { DateParts } from './dates.ts';
import { isoDate, partsOfDate } from './dates.ts';
import { readInexact } from './inexact-dates.ts';
import { findEastAsianDate } from './east-asian-dates.ts';
import type { PlainWords } from './plain-digits.ts';
import { plainly } from './plain-digits.ts';

/** A date found in words, as it is stored. Offsets refer to the string that was searched. */
export interface FoundDate {
  readonly value: string;
  readonly from: number;
  readonly to: number;
  readonly doubt: DateDoubt | null;
}

/**
 * `ambiguous-date`: day and month could be swapped; it is read day first. `several`: it is the first of days that are written together.
 * `weak`: the day of the week beside it is another one, or its year is written in two ways: `3 February 1731/2`.
 */
export type DateDoubt = 'ambiguous-date' | 'several' | 'weak';

/** Languages, best first. */
export interface DateManner {
  readonly languages: readonly string[];
}

const anyLanguage: DateManner = { languages: [] };

/**
 * The first whole date in a string, in any of the known ways of writing; a more exact one wins over `June 2025`. A year
 * that no era stands beside has four digits and lies between 1000 and 2199, but in ISO's own form.
 */
export function findDate(words: string, manner: DateManner = anyLanguage): FoundDate | null {
  if (!mayHoldDate(words)) return null;
  const plain = plainly(words);
  const date = firstDate(plain, manner);
  return date === null ? null : { ...date, from: plain.from[date.from]!, to: plain.to[date.to - 1]! };
}

/** Whether a whole date may stand there at all: no way of writing one does without a digit or the sign for year. */
export function mayHoldDate(words: string): boolean {
  return /[\p{Nd}年]/u.test(words);
}

/** All whole dates in a string, in their order. */
export function findDates(words: string, manner: DateManner = anyLanguage): FoundDate[] {
  const dates: FoundDate[] = [];
  for (let at = 0; at < words.length;) {
    const date = findDate(words.slice(at), manner);
    if (date === null) break;
    dates.push({ ...date, from: at + date.from, to: at + date.to });
    at += date.to;
  }
  return dates;
}

function firstDate({ words, same }: Pick<PlainWords, 'words' | 'same'>, manner: Manner): FoundDate | null {
  const found = [
    ...patternsOf(manner.languages).map((pattern) => firstOf(pattern, words, { ...manner, plain: same })),
    eastAsianDate(words),
  ].filter((date) => date !== null);
  const exact = found.filter(({ value }) => /-\d\d-\d\d/u.test(value));
  const date = (exact.length > 0 ? exact : found).sort((a, b) => a.from - b.from || b.to - a.to)[0];
  return date === undefined ? null : judged(words, date, manner);
}

/** A date with what the words beside it say of it. */
function judged(words: string, date: Candidate, manner: Manner): FoundDate {
  const { languages } = manner;
  const { value, other, from, to } = date;
  if (date.oldStyle) return { value, from, to, doubt: 'weak' };
  const range = firstOfRange(words, date, languages);
  if (range !== null || date.several) return { value, from, to, ...range, doubt: 'several' };
  if (isBeginning(words, date, manner)) return { value, from, to, doubt: 'several' };
  const weekday = weekdayBeside(words, date, languages);
  const fits = [value, other].filter((one) => one !== null && weekday !== null && weekdayOf(one) === weekday);
  if (fits.length === 1) return { value: fits[0]!, from, to, doubt: null };
  if (other !== null) return { value, from, to, doubt: 'ambiguous-date' };
  return { value, from, to, doubt: weekday === null || weekdayOf(value) === null || fits.length > 0 ? null : 'weak' };
}

/** Whether another whole date is joined to this one: `30 June 2025 – 2 July 2025`. */
function isBeginning(words: string, { value, to }: Candidate, manner: Manner): boolean {
  const joint = jointAtStart.exec(words.slice(to));
  if (joint === null) return false;
  const rest = words.slice(to + joint[0].length, to + joint[0].length + longestDate);
  const end = firstDate({ words: rest, same: manner.plain ?? true }, manner);
  return end?.from === 0 && end.value !== value;
}

const longestDate = 60;

function eastAsianDate(words: string): Candidate | null {
  const date = findEastAsianDate(words);
  const value = date === null ? null : isoDate(date.year, date.month, date.day);
  return date === null || value === null
    ? null
    : { value, other: null, several: false, oldStyle: false, from: date.from, to: date.to };
}

/** `several`: more days are written in it. */
interface Candidate extends DateAmongWords {
  readonly several: boolean;
  /** In a year that began in March: `1731/2` is 1732 in our count. */
  readonly oldStyle: boolean;
}

/** What was understood of typed words, or null. */
export interface ReadDate {
  readonly value: string;
  readonly doubt: DateDoubt | null;
}

/**
 * Reads a date that a person typed: as it is stored, or in the usual ways of the given languages (the reader's, best
 * first), numbers day first as everywhere, or nearly (`c. 1850`, `1849–1851`, `28–30 June 2025`). All of the words must belong to it. Years from 100 on may stand alone; others need their era: `44 BC`.
 */
export function readDate(typed: string, languages: readonly string[]): ReadDate | null {
  const plain = plainly(typed.normalize('NFC'));
  const words = plain.words.replace(/\s+/gu, ' ').replace(/^−/u, '-').trim();
  return readExact(words, plain.same, languages) ?? readInexact(words, (one) => readExact(one, plain.same, languages));
}

function readExact(words: string, same: boolean, languages: readonly string[]): ReadDate | null {
  const stored = partsOfDate(withZeros(words));
  if (stored !== null) {
    const value = storedIn(stored, { plain: same, languages });
    return value === null ? null : { value, doubt: null };
  }
  const year = yearAlone(words.replace(wordForYear, '$1'), languages);
  if (year !== null) return { value: year, doubt: null };
  const padded = words.replace(
    /(?<![\d:.,/-])(\d{3})(?![\d:.,/-])(?!\s?(?!(?:г|года|р|року)\.?$)(?:\p{L}|\.))/u,
    '0$1',
  );
  const date = firstDate({ words: padded, same }, { languages, typed: true });
  if (date === null || date.doubt === 'several') return null;
  const before = withoutArticle(padded.slice(0, date.from))
    .replace(articleAtStart, '')
    .replace(/[.,،]$/u, '');
  const after = padded.slice(date.to).trim();
  // A day of the week may stand before it, and a full stop or the word for year behind.
  return (before === '' || weekdayNamed(before, languages) !== null) && /^(?:\.|г\.?|года|р\.?|року)?$/u.test(after)
    ? { value: date.value, doubt: date.doubt }
    : null;
}

/** Behind a year: `1850 г.`, `1850 года`, `1850年`. */
const wordForYear = /^(\d{3,4})\s?(?:гг?\.?|год[ау]?|годы|р\.?|рр\.|року|年|년|年度)$/u;

/** `2023-03-05` of `2023-3-5`, as it is stored. */
function withZeros(words: string): string {
  return words.replace(/^(-?\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/u, (_, year: string, ...parts: (string | undefined)[]) =>
    [year, ...parts.slice(0, 2).flatMap((part) => (part === undefined ? [] : [part.padStart(2, '0')]))].join('-'),
  );
}

/** In whose ways a date of a document is read: the reader's come first. */
export function languagesOfTyped(reader: readonly string[], language: string | null): readonly string[] {
  return language === null ? reader : [...reader, language];
}

type Manner = DateManner & { readonly typed?: boolean; readonly plain?: boolean };

/**
 * A date in the stored form, whose year may be of another calendar. In plain digits it is as it is stored, so that what
 * a record holds can be typed again; only a year that is far ahead of us, but not in the reader's calendar, is theirs.
 */
function storedIn(
  { year, month, day, time }: DateParts,
  { plain, languages }: { readonly plain: boolean; readonly languages: readonly string[] },
): string | null {
  const calendar = calendarOf({ year, languages, named: plain, plain, typed: true });
  const value = calendar === null ? null : isoDateOf(calendar, year, month, day);
  return value === null || time === null ? value : `${value}T${time}`;
}

const name =
  "(?<name>[\\p{L}\\p{M}][\\p{L}\\p{M}'’\\u200c\\u200d]+(?:\\.[\\p{L}\\p{M}]+)?\\.?(?:\\s\\p{L}[\\p{L}\\p{M}]+){0,2}?)";
const day = '(?<day>[0-3]?\\d)';
/** Behind the number of a day in English; `2d`, `3d` in older letters. */
const ordinal = '(?:st|nd|rd|th|(?<=[23])d)';
const before = '(?<![\\p{L}\\p{N}./-])';
/** The day before it, of which this one is the last: `12-14 March`. */
const afterDay = `(?:${before}|(?<=(?<![\\p{L}\\p{N}./-])[0-3]?\\d\\.?[-/]))`;
const after = '(?![\\p{L}\\p{N}]|[./-]\\p{N})';
const clock = '(?<time>(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d+)?)?)\\s?(?<zone>Z|[+-]\\d{2}:?\\d{2})?';
/** A time of day behind a date, in the usual ways. */
const moment =
  '(?:\\s?(?:[,/|·–—-]|\\p{Ll}{1,3}(?=\\s))?\\s?(?<hour>[01]?\\d|2[0-3])(?::|\\.(?=\\d\\d\\s?(?:Uhr|Std|[AaPp]\\.?[Mm])(?!\\p{L})))(?<minute>[0-5]\\d)(?!\\d)(?::(?<seconds>[0-5]\\d)(?!\\d))?(?:\\s?(?<half>[AaPp])\\.?[Mm](?![\\p{L}])\\.?|\\s?Uhr(?!\\p{L}))?)?';

const compiled = new Map<string, readonly RegExp[]>();

function patternsOf(languages: readonly string[]): readonly RegExp[] {
  const key = languages.join(' ');
  let patterns = compiled.get(key);
  if (patterns === undefined) compiled.set(key, (patterns = makePatterns(languages)));
  return patterns;
}

function makePatterns(languages: readonly string[]): readonly RegExp[] {
  const { before: bc, since: ad } = eraSigns(languages);
  const signs = (all: readonly string[]): string =>
    all
      .map(escaped)
      .sort((a, b) => b.length - a.length)
      .join('|');
  const era = `(?:(?<bc>${signs(bc)})|(?<ad>${signs(ad)}))(?!\\p{L})`;
  const year = `(?:(?:${signs(ad)})\\s)?(?<year>\\d{4}(?!\\d)|\\d{1,3}(?=\\s?${era.replaceAll('?<bc>', '?:').replaceAll('?<ad>', '?:')}))(?:/(?<later>\\d{1,4})(?!\\d|[/.-]\\d|\\s?\\p{L}{3}))?(?:\\s?${era})?`;
  const sources = [
    // 2025-06-30, -0043-03-15, also with a time
    `(?<![\\p{L}\\p{N}./])(?<!\\p{N}-)(?<iso>-?\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})(?:[T ]${clock}${after}|(?=T\\d)|${after})`,
    // 2025/06/30, 2025.06.30
    `${before}(?<year>\\d{4})(?<mark>[/.])(?<month>\\d{1,2})\\k<mark>${day}\\.?${after}${moment}`,
    // 2025年6月30日, 2025년 6월 30일
    `(?<!\\d)(?<year>\\d{4})\\s?[年년]\\s?(?<month>\\d{1,2})\\s?[月월]\\s?(?:${day}\\s?[日일号號])?`,
    // June 30, 2025; June 30th 2025
    `${before}${name}\\s{1,2}${day}${ordinal}?(?:\\s?[-–—/&]\\s?(?<last>[0-3]?\\d)${ordinal}?)?\\s?,?\\s{1,2}${year}${after}${moment}`,
    // 30 June 2025; 30. Juni 2025; 30 de junio de 2025; 30th of June, 2025; 30 июня 2025 г.
    `${afterDay}${day}(?:${ordinal}|er|º)?\\.?(?:\\s{1,2}|-)(?:of\\s|de\\s|d['’])?${name}(?:\\s?[/(]\\s?(?<alias>[\\p{L}\\p{M}]+(?:\\s[\\p{L}\\p{M}]+)?)\\)?)?(?:,?\\s{1,2}|-)(?:de\\s|del\\s)?${year}${after}${moment}`,
    // 30.06.2025; 30/06/2025; 06/30/2025; 30-06-2025
    `(?:${before}|(?<=(?<![\\p{L}\\p{N}./-])[0-3]?\\d\\.-))(?<first>\\d{1,2})(?<mark>[./-])\\s?(?<second>\\d{1,2})\\k<mark>\\s?(?<year>\\d{4})${after}${moment}`,
    // June 2025
    `${before}${name}\\s{1,2}(?:de\\s)?${year}${after}`,
    ...languages
      .flatMap((language) => [true, false].map((withDay) => asWritten(language, withDay, year)))
      .filter(Boolean),
  ];
  return sources.map((source) => new RegExp(source, 'giu'));
}

/** The language's own way and order, with its words between the numbers: `2025. gada 30. jūnijs`, `ngày 30 tháng 6 năm 2025`. */
function asWritten(language: string, withDay: boolean, year: string): string {
  const pieces = datePieces(language, withDay);
  const months = [...monthsWithin(language, withDay)].sort((a, b) => b.length - a.length).map(escaped);
  const named = [...months, name.slice('(?<name>'.length, -1)].join('|');
  const parts = pieces.map(({ type, value }) => {
    if (type === 'day') return day;
    if (type === 'year') return year;
    if (type === 'era') return `(?:${escaped(value)})?`;
    if (type === 'month')
      return /\d/u.test(value) ? escaped(value).replace(/\d+/u, '(?<month>\\d{1,2})') : `(?<name>${named})`;
    return escaped(value).replace(/,/gu, ',?').replace(/\s+/gu, '\\s{1,2}');
  });
  return `${before}${parts.join('')}`;
}

function firstOf(pattern: RegExp, words: string, manner: Manner): Candidate | null {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(words); match !== null; match = pattern.exec(words)) {
    const date = dateOf(match, manner);
    if (date !== null) return date;
    // What was taken for a month's name may have begun one word too early.
    pattern.lastIndex = match.index + Math.max(1, /^[\p{L}\p{M}'’]*/u.exec(match[0])![0].length);
  }
  return null;
}

function dateOf(match: RegExpExecArray, manner: Manner): Candidate | null {
  const groups = match.groups ?? {};
  // What follows may be the second half of the year.
  const isHalf =
    groups['later'] === undefined &&
    /^\/\d{1,2}(?!\d|[/.-]\d|\s?\p{L})/u.test(match.input.slice(match.index + match[0].length));
  if (isHalf && groups['year'] !== undefined && match[0].endsWith(groups['year'])) return null;
  const at = { from: match.index, to: match.index + match[0].trimEnd().length };
  const year = yearOf(groups);
  const named = groups['name'] === undefined ? null : monthNamed(groups['name'], manner.languages);
  if (year === null || (groups['name'] !== undefined && named === null)) return null;
  // كانون الثاني/يناير: both names of one month.
  if (groups['alias'] !== undefined && monthNamed(groups['alias'], manner.languages)?.month !== named?.month)
    return null;
  const calendar = calendarOfDate(groups, year, named, manner);
  if (calendar === null) return null;
  const time = timeOf(groups);
  const several = groups['last'] !== undefined;
  const oldStyle = groups['later'] !== undefined;
  const found = (value: string | null, other: string | null = null): Candidate | null =>
    value === null
      ? null
      : { ...at, value: value + time, other: other === null ? null : other + time, several, oldStyle };
  if (groups['first'] !== undefined) {
    const [first, second] = [Number(groups['first']), Number(groups['second'])];
    const dayFirst = isoDateOf(calendar, year, second, first);
    const monthFirst = isoDateOf(calendar, year, first, second);
    // Nearly everywhere the day is written first. One rule for what is found and what is typed, by whomever, so that the
    // same words are the same date in every project; where the month could stand first, the doubt and the order are said.
    return dayFirst === null ? found(monthFirst) : found(dayFirst, monthFirst === dayFirst ? null : monthFirst);
  }
  const month = named?.month ?? Number(groups['month']);
  if (oldStyle && month > 3) return null;
  return found(isoDateOf(calendar, year, month, groups['day'] === undefined ? null : Number(groups['day'])));
}

type Groups = Readonly<Record<string, string | undefined>>;

function yearOf(groups: Groups): number | null {
  // Programs write the year 0 for a day that they do not know. Who means 1 BC writes it, or types it as it is stored.
  if (groups['iso'] !== undefined) return Number(groups['iso']) || null;
  const year = Number(groups['year']);
  const { later } = groups;
  if (later !== undefined) return String(year + 1).endsWith(later) ? year + 1 : null;
  if (year === 0) return null;
  return groups['bc'] === undefined ? year : 1 - year;
}

/** The calendar of a match; null if that is not sure, or the year is too far away for a guess. */
function calendarOfDate(groups: Groups, year: number, named: NamedMonth | null, manner: Manner): string | null {
  const { languages, typed = false, plain = true } = manner;
  const era = groups['bc'] !== undefined || groups['ad'] !== undefined;
  const ours = era || (groups['iso'] !== undefined && plain && isModern(year));
  const calendar =
    named !== null && named.calendar !== gregorian
      ? named.calendar
      : ours
        ? gregorian
        : calendarOf({ year, languages, named: named !== null, plain, typed });
  if (calendar !== gregorian || typed || era || groups['iso'] !== undefined) return calendar;
  return year >= 1000 && year < 2200 ? gregorian : null;
}

function timeOf({ time, zone, hour, minute, seconds, half }: Groups): string {
  if (time !== undefined) return `T${time}${zone ?? ''}`;
  if (hour === undefined) return '';
  const late = half === undefined ? 0 : Number(hour) % 12 === Number(hour) ? 0 : -12;
  const hours = Number(hour) + late + (half?.toLowerCase() === 'p' ? 12 : 0);
  if (hours < 0 || hours > 23) return '';
  return `T${String(hours).padStart(2, '0')}:${minute}${seconds === undefined ? '' : `:${seconds}`}`;
}

/** `2025`, `754`, `-0043`, `44 BC`, `AD 44`, `44 v. Chr.` */
function yearAlone(words: string, languages: readonly string[]): string | null {
  if (/^\d{3,4}$/u.test(words)) return isoDate(Number(words));
  const plain = (sign: string): string => sign.toLowerCase().replace(/[\s.]/gu, '');
  const [, first = '', digits = '', last = ''] = /^(\D*?)\s?(\d{1,4})\s?(\D*)$/u.exec(words) ?? [];
  const { before: bc, since: ad } = eraSigns(languages);
  const sign = plain(first + last);
  if (digits === '' || Number(digits) === 0 || sign === '' || (first !== '' && last !== '')) return null;
  if (bc.some((one) => plain(one) === sign)) return isoDate(1 - Number(digits));
  return ad.some((one) => plain(one) === sign) ? isoDate(Number(digits)) : null;
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
}

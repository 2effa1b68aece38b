import { isStoredDate, partsOfDate } from '../../core/text/dates.ts';

// Numbers, sizes, times and languages as this reader writes them: everything that the words of the screen put in.

/** A whole number. */
export function number(count: number): string {
  return (numbers ??= new Intl.NumberFormat()).format(count);
}

// A list draws one in each of its rows, and making a format costs many times what using it does.
let numbers: Intl.NumberFormat | null = null;
const calendarDates = new Map<string, Intl.DateTimeFormat>();

/** Dates of documents: days of a calendar, wherever the reader is. */
function calendarDate(time: Date | number, options: Intl.DateTimeFormatOptions, language?: string): string {
  const key = JSON.stringify([language ?? null, options]);
  let format = calendarDates.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(language, { timeZone: 'UTC', calendar: 'gregory', ...options });
    calendarDates.set(key, format);
  }
  return format.format(time);
}

/** How many of what. */
export function plural(count: number, one: string, more: string): string {
  return `${number(count)} ${count === 1 ? one : more}`;
}

/** Bytes, in the unit that suits them. */
export function sizeInWords(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(bytes / 1000 ** step);
}

/** `share` is from 0 to 1. What is little is not nothing, and what is nearly all is not all. */
export function percentInWords(share: number): string {
  const percent = (value: number) => new Intl.NumberFormat(undefined, { style: 'percent' }).format(value);
  if (share > 0 && share < 0.01) return `under ${percent(0.01)}`;
  if (share > 0.99 && share < 1) return `over ${percent(0.99)}`;
  return percent(share);
}

/** A moment: the time alone if it was today. What is no moment is shown as it is. */
export function momentInWords(iso: string, now = new Date()): string {
  const time = new Date(iso);
  return time.toDateString() === now.toDateString()
    ? new Intl.DateTimeFormat(undefined, { timeStyle: 'short' }).format(time)
    : timeInWords(iso);
}

/** A moment with its day, also if that is today. */
export function timeInWords(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(time);
}

/**
 * A date of a document, which may know only the year or the month, or its time of day, be only about a date or last from
 * one to another; what is no such date is shown as it is. The month can be short where a day stands beside it and there is
 * little room.
 */
export function dateInWords(iso: string, month: 'long' | 'short' = 'long'): string {
  const date = partsOfDate(iso);
  if (date === null) return isStoredDate(iso) ? inexactInWords(iso, month) : iso;
  const time = new Date(0);
  time.setUTCFullYear(date.year, (date.month ?? 1) - 1, date.day ?? 1);
  if (date.month === null && date.year > 0) return String(date.year);
  const options: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    ...(date.year > 0 ? {} : { era: 'short' }),
    ...(date.month === null ? {} : { month: date.day === null ? 'long' : month }),
    ...(date.day === null ? {} : { day: 'numeric' }),
  };
  const day = calendarDate(time, options);
  return date.time === null ? day : `${day}, ${clockInWords(date.time)}`;
}

/** `09:02`, `09:02 UTC`, `09:02 UTC+09:00`; the seconds, if they are known. */
function clockInWords(time: string): string {
  return time
    .replace(/(?:Z|[+-]00:?00)$/u, ' UTC')
    .replace(/([+-]\d\d):?(\d\d)$/u, ' UTC$1:$2')
    .replace(/\.\d+(?= |$)/u, '');
}

/** Days from one date to another, without their times of day. */
export function daysInWords({ from, to }: { readonly from: string; readonly to: string }): string {
  const [first, last] = [from, to].map((date) => dateInWords(date.replace(/T.*$/u, '')));
  return first === last ? first! : `${first} – ${last}`;
}

/** `c. 1850`, `June 1850?`, `1849 – 1851`, `until 1850`, `1850s`, `1800 – 1899`. */
function inexactInWords(edtf: string, month: 'long' | 'short'): string {
  const [first = '', last] = centuriesAsYears(edtf).map((end) => {
    const [, value = '', sign = ''] = /^(.*?)([~?%]?)$/u.exec(end)!;
    const words = dateInWords(value.replace(/X$/u, '0s').replace(/-XX(?:-XX)?$/u, ''), month);
    return value === '' || value === '..' ? '' : sign === '?' ? `${words}?` : sign === '' ? words : `c. ${words}`;
  });
  if (last === undefined) return first;
  return first === '' ? `until ${last}` : last === '' ? `from ${first}` : `${first} – ${last}`;
}

/** The ends of a date. Of a century and of its first ten years these are years: `1800s` could be either. */
function centuriesAsYears(edtf: string): readonly string[] {
  const ends = edtf.split('/');
  if (!/\dXX|[01]\d0X/u.test(edtf)) return ends;
  return [
    ends[0]!.replace(/(?<=\d)XX/u, '00').replace(/(?<=[01]\d0)X/u, '0'),
    ends
      .at(-1)!
      .replace(/(?<=\d)XX/u, '99')
      .replace(/(?<=[01]\d0)X/u, '9'),
  ];
}

/** The short name of a month of the calendar in which documents are dated, from 1, in the reader's language. */
export function monthInWords(month: number, language?: string): string {
  return calendarDate(Date.UTC(2024, month - 1, 1), { month: 'short' }, language);
}

const monthNames = new Map<number, string>();

/**
 * What may be typed for a date of a document: as it is stored, and its day, month and year in words; the month also as it
 * is called beside a day, which many languages tell apart.
 */
export function dateToFind(iso: string): string {
  const date = partsOfDate(iso);
  if (!date?.month) return iso;
  const time = Date.UTC(2024, date.month - 1, 1);
  let names = monthNames.get(date.month);
  if (names === undefined) {
    names = `${calendarDate(time, { month: 'long' })} ${calendarDate(time, { month: 'long', day: 'numeric' }).replace(/\d+/u, '')}`;
    monthNames.set(date.month, names);
  }
  return `${iso} ${date.day ?? ''} ${names} ${date.year}`;
}

/** The name of a language in the reader's own, e.g. “German” for `de`; what is no language tag is shown as it is. */
export function languageInWords(tag: string): string {
  try {
    return new Intl.DisplayNames(undefined, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag; // A RangeError, which says just that.
  }
}

/** `a, b and c`. */
export function inSeries(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
}

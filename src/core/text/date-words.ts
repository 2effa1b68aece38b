import { countedIn, gregorian, hasOurMonths, usualCalendar } from './calendars.ts';
import { foldWord } from './fold.ts';

// The words of dates in every language that the machine's ICU knows: names of months as they stand alone and within a
// date, whole and shortened, and signs of the era. None is listed here. A name may mean another month in another
// language (`listopad` is October in Croatian and November in Polish), so the text's or the reader's language is asked
// first, then English; only what all languages agree on is believed without them.

/** A month of some calendar, by its number and that calendar's name in ICU. */
export interface NamedMonth {
  readonly calendar: string;
  readonly month: number;
}

/** The month that a name means in one of the languages, best first; null if none does or they disagree. */
export function monthNamed(name: string, languages: readonly string[]): NamedMonth | null {
  const key = keyOf(name);
  if (key === '') return null;
  for (const language of [...languages, 'en']) {
    const month = monthsOf(language).get(key);
    if (month !== undefined) return { calendar: gregorian, month };
    const other = otherMonthsOf(language).get(key);
    if (other !== undefined) return { calendar: usualCalendar(language), month: other };
  }
  const month = agreedMonth(key);
  return month === null ? null : { calendar: gregorian, month };
}

/** Which of our months a name means in a language, or in English; null for none. No other language is asked. */
export function monthIn(name: string, language: string | null): number | null {
  const key = keyOf(name);
  const months = [...(language === null ? [] : [language]), 'en'].map((one) => monthsOf(one).get(key));
  return months.find((month) => month !== undefined) ?? null;
}

/** Signs of the era, as they are written in the languages and, as everywhere, in English. */
export function eraSigns(languages: readonly string[]): {
  readonly before: readonly string[];
  readonly since: readonly string[];
} {
  const all = [...languages, 'en'].map(signsOf);
  return {
    before: [...new Set(['BC', 'BCE', 'B.C.', 'B.C.E.', ...all.flatMap(({ before }) => before)])],
    since: [...new Set(['AD', 'CE', 'A.D.', 'C.E.', ...all.flatMap(({ since }) => since)])],
  };
}

/** The day of the week that a name means in one of the languages or in English, from 0 for Sunday; null if in none. */
export function weekdayNamed(name: string, languages: readonly string[]): number | null {
  const key = keyOf(name);
  const days = [...languages, 'en'].map((language) => weekdaysOf(language).get(key));
  return days.find((day) => day !== undefined) ?? null;
}

/** What this language writes as a date: the pieces in their order, its own words between the numbers. */
export function datePieces(language: string, withDay: boolean): readonly Intl.DateTimeFormatPart[] {
  return formatOf(language, wholeDate(withDay))?.formatToParts(Date.UTC(2001, 4, 17)) ?? [];
}

/** The names of months as they stand in such a date, of several words or with signs in them, too. */
export function monthsWithin(language: string, withDay: boolean): readonly string[] {
  const format = formatOf(language, wholeDate(withDay));
  const names = Array.from({ length: 12 }, (_, month) =>
    format?.formatToParts(Date.UTC(2001, month, 17)).find(({ type }) => type === 'month'),
  ).map((part) => part?.value ?? '');
  return names.filter((name) => /\p{L}/u.test(name));
}

function wholeDate(withDay: boolean): Intl.DateTimeFormatOptions {
  return { year: 'numeric', month: 'long', ...(withDay ? { day: 'numeric' } : {}) };
}

/** What is asked of the ICU for a language takes a few milliseconds, so it is asked once. */
function once<T>(ask: (language: string) => T): (language: string) => T {
  const answers = new Map<string, T>();
  return (language) => {
    if (!answers.has(language)) answers.set(language, ask(language));
    return answers.get(language)!;
  };
}

/** Where a language has other names for months, other short forms or another script than it has elsewhere. */
const forms: Readonly<Record<string, readonly string[]>> = {
  ar: ['LB', 'DZ', 'MA', 'MR'],
  az: ['Cyrl'],
  bn: ['IN'],
  bs: ['Cyrl'],
  de: ['AT'],
  en: ['GB', 'CA'],
  es: ['PE', 'MX', 'CL'],
  fa: ['AF'],
  fr: ['CA', 'MA'],
  kk: ['Arab'],
  ks: ['Deva'],
  pa: ['Arab'],
  ps: ['PK'],
  sd: ['Deva'],
  sr: ['Latn'],
  uz: ['Cyrl', 'Arab'],
};

const manners = [
  { month: 'long' },
  { month: 'short' },
  { month: 'long', year: 'numeric' },
  { month: 'long', day: 'numeric', year: 'numeric' },
  { month: 'short', day: 'numeric', year: 'numeric' },
] as const;

/** The names of our months by their number. Keys are folded, without full stops. */
const monthsOf = once((language): ReadonlyMap<string, number> => {
  const [main = ''] = language.split('-');
  const variants = [language, ...(forms[main.toLowerCase()] ?? []).map((form) => `${main}-${form}`)];
  const days = Array.from({ length: 12 }, (_, month) => Date.UTC(2001, month, 17));
  const months = namesOf(variants, gregorian, days);
  addBeginnings(months);
  return months;
});

/** The same for the calendar that the language's readers use, if it has other months. */
const otherMonthsOf = once((language): ReadonlyMap<string, number> => {
  const calendar = usualCalendar(language);
  if (hasOurMonths(calendar)) return new Map();
  const days = Array.from({ length: 25 }, (_, half) => Date.UTC(2001, 0, 1 + 15 * half));
  return namesOf([language], calendar, days);
});

function namesOf(languages: readonly string[], calendar: string, days: readonly number[]): Map<string, number> {
  const months = new Map<string, number>();
  const add = (name: string, month: number): void => {
    const key = keyOf(name);
    if (/\p{L}/u.test(key) && !months.has(key)) months.set(key, month);
  };
  for (const language of languages) {
    for (const manner of manners) {
      const format = formatOf(language, { ...manner, calendar });
      for (const day of format === null ? [] : days) {
        const { month } = countedIn(calendar, day);
        const pieces = format!.formatToParts(day);
        const at = pieces.findIndex(({ type }) => type === 'month');
        const name = pieces[at]?.value ?? '';
        add(name, month);
        // A preposition may be one word with the name.
        const prefix = /\p{L}+$/u.exec(pieces[at - 1]?.value ?? '')?.[0];
        if (prefix !== undefined) add(prefix + name, month);
      }
    }
  }
  return months;
}

/** Everybody shortens names to three letters; in scripts with case, and where only one month begins so. */
function addBeginnings(months: Map<string, number>): void {
  const begin = new Map<string, Set<number>>();
  for (const [name, month] of months) {
    const start = [...name].slice(0, 3).join('');
    if (/^(?:\p{sc=Latin}|\p{sc=Cyrillic}|\p{sc=Greek}){3}$/u.test(start))
      begin.set(start, (begin.get(start) ?? new Set()).add(month));
  }
  for (const [start, of] of begin) {
    const [month] = of;
    if (of.size === 1 && !months.has(start)) months.set(start, month!);
  }
}

const weekdaysOf = once((language): ReadonlyMap<string, number> => {
  const days = new Map<string, number>();
  for (const weekday of ['long', 'short'] as const)
    for (let day = 0; day < 7; day++) {
      // The fourth of January 1970 was a Sunday.
      const words = formatOf(language, { weekday })?.format(Date.UTC(1970, 0, 4 + day));
      if (words !== undefined) days.set(keyOf(words), day);
    }
  return days;
});

/** Signs of years before the first, and of those after. */
const signsOf = once((language): { readonly before: readonly string[]; readonly since: readonly string[] } => {
  const [before, since] = [-99, 2001].map((year) => {
    const day = new Date(0).setUTCFullYear(year, 5, 15);
    return (['short', 'long'] as const).flatMap((era) => {
      const pieces = formatOf(language, { year: 'numeric', era })?.formatToParts(day) ?? [];
      return pieces.filter(({ type }) => type === 'era').map(({ value }) => value);
    });
  });
  return { before: before!, since: since! };
});

/** The whole names that mean the same month in every language that has them; null for those that do not. */
const agreed = new Map<string, number | null>();
let unasked: string[] | null = null;

/**
 * Asks for the months of one more language. There are so many that a window should do it in idle moments: until it
 * answers false, the first name that no language of the reader has waits for all that are left.
 */
export function askMoreMonths(): boolean {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  unasked ??= Intl.DateTimeFormat.supportedLocalesOf(letters.flatMap((a) => letters.map((b) => a + b)));
  const language = unasked.pop();
  if (language === undefined) return false;
  for (const [name, month] of monthsOf(language)) {
    // Of two letters it may be any word.
    if ([...name].length < 3) continue;
    const other = agreed.get(name);
    agreed.set(name, other === undefined || other === month ? month : null);
  }
  return true;
}

function agreedMonth(name: string): number | null {
  while (askMoreMonths());
  return agreed.get(name) ?? null;
}

function formatOf(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat(language, {
      calendar: gregorian,
      ...options,
      numberingSystem: 'latn',
      timeZone: 'UTC',
    });
  } catch {
    return null; // A RangeError: what stands there is no tag of a language.
  }
}

function keyOf(name: string): string {
  return foldWord(name.replace(/\.$/u, '')).trim();
}

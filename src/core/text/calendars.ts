import { isoDate } from './dates.ts';

// Records hold dates of the Gregorian calendar only. Where other calendars are in use, a year may be one of theirs:
// 2568 in Thailand and 1404 in Iran are 2025. Which calendars a language's readers use, and how each counts, is asked
// of the machine's ICU; none is listed here.

/** The name that ICU has for the calendar that records hold. */
export const gregorian = 'gregory';

/** How a date was written, as far as it tells of its calendar. */
export interface Writing {
  readonly year: number;
  /** Languages of the text or the reader, best first. */
  readonly languages: readonly string[];
  /** Its month has a name of the Gregorian calendar. */
  readonly named: boolean;
  /** Its digits are those of ISO dates, not of another script. */
  readonly plain: boolean;
  /** By a person, who is shown what was understood. */
  readonly typed: boolean;
}

/** Texts are rarely dated outside these years, so that a year in them tells its calendar. */
const [firstModern, lastModern] = [1800, 2199];

/** Whether texts are likely dated in such a year of our calendar. */
export function isModern(year: number): boolean {
  return year >= firstModern && year <= lastModern;
}

/** In calendars that are so few years apart the same number is a likely year of both. */
const near = 50;

/** The calendar that a date is surely of: its name in ICU. Null if it may be of several. */
export function calendarOf({ year, languages, named, plain, typed }: Writing): string | null {
  const others = [...new Set(languages.flatMap(calendarsOf))].filter(
    (calendar) => calendar !== gregorian && countsYears(calendar) && !(named && !hasOurMonths(calendar)),
  );
  if (isModern(year)) {
    const sure = typed || named || others.every((calendar) => Math.abs(yearIn(calendar, year) - year) > near);
    return sure ? gregorian : null;
  }
  const possible = others.filter(
    (calendar) => year >= yearIn(calendar, firstModern) && year <= yearIn(calendar, lastModern),
  );
  if (possible.length === 0) return gregorian;
  if (!typed) return possible.length === 1 ? possible[0]! : null;
  const usual = usualCalendar(languages[0] ?? 'en');
  return possible.includes(usual) ? usual : plain ? gregorian : null;
}

/** A date of some calendar as it is stored; null if there is no such day, or a month of it lies in two of ours. */
export function isoDateOf(
  calendar: string,
  year: number,
  month: number | null = null,
  day: number | null = null,
): string | null {
  if (calendar === gregorian) return isoDate(year, month, day);
  if (hasOurMonths(calendar)) return isoDate(year - yearIn(calendar, firstModern) + firstModern, month, day);
  if (month === null || day === null) return null;
  // Days of every calendar follow one another, so the day is found by halves.
  const distance = (days: number): number => {
    const counted = countedIn(calendar, days * msOfDay);
    return counted.year - year || counted.month - month || counted.day - day;
  };
  let [low, high] = [Date.UTC(1000, 0, 1) / msOfDay, Date.UTC(3000, 0, 1) / msOfDay];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (distance(middle) < 0) low = middle + 1;
    else high = middle;
  }
  return distance(low) === 0 ? new Date(low * msOfDay).toISOString().slice(0, 10) : null;
}

/** The calendar that readers of a language write their dates in. */
export function usualCalendar(language: string): string {
  try {
    return new Intl.DateTimeFormat(language).resolvedOptions().calendar;
  } catch {
    return gregorian; // A RangeError: what stands there is no tag of a language.
  }
}

/** Whether a calendar counts other years than ours, but has our months. */
export function hasOurMonths(calendar: string): boolean {
  const { month, day } = countedIn(calendar, Date.UTC(2001, 4, 17));
  return month === 5 && day === 17;
}

const msOfDay = 86_400_000;

/** Node and browsers know this list by one of two names. */
type Calendars = Intl.Locale & { readonly calendars?: readonly string[]; getCalendars?(): readonly string[] };

function calendarsOf(language: string): readonly string[] {
  try {
    const locale: Calendars = new Intl.Locale(language);
    return [usualCalendar(language), ...(locale.getCalendars?.() ?? locale.calendars ?? [])];
  } catch {
    return []; // A RangeError, as above.
  }
}

/** Whether the years of a calendar are numbers that go on. Those of the moon in East Asia have names in turn. */
function countsYears(calendar: string): boolean {
  return !Number.isNaN(yearIn(calendar, firstModern));
}

/** The year that it is in a calendar in the middle of one of ours. */
function yearIn(calendar: string, year: number): number {
  return countedIn(calendar, Date.UTC(year, 6, 1)).year;
}

const counters = new Map<string, Intl.DateTimeFormat>();

/** Year, month and day of a moment in a calendar; NaN where it has names for them instead of numbers. */
export function countedIn(calendar: string, time: number): Record<'year' | 'month' | 'day', number> {
  let counter = counters.get(calendar);
  if (counter === undefined) {
    const numeric = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
    counter = new Intl.DateTimeFormat('en', { ...numeric, calendar, numberingSystem: 'latn', timeZone: 'UTC' });
    counters.set(calendar, counter);
  }
  const parts = counter.formatToParts(time);
  const [year, month, day] = ['year', 'month', 'day'].map((type) =>
    Number(parts.find((part) => part.type === type)?.value),
  );
  return { year: year!, month: month!, day: day! };
}

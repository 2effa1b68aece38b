// A date as records hold it: ISO 8601, as exact as it is known (`2025`, `2025-06`, `2025-06-30`, with a time of day
// `2025-06-30T09:02`), years in four digits; of ISO 8601-2 (EDTF) `1850~` for about, `1850?` for in doubt, `1849/1851`,
// `../1850` and `185X`. Years before the first are counted with zero, as in EDTF: `0000` is 1 BC,
// `-0043` is 44 BC. Because of these and of the time, dates are compared by these functions, never as strings.

/** The parts of a stored date; null where it is not so exact. `time` is as written: `09:02`, `09:02:30Z`. */
export interface DateParts {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
  readonly time: string | null;
}

const stored =
  /^(-?\d{4})(?:-(\d{2})(?:-(\d{2})(?:T((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?))?)?)?$/;

/** Reads a stored date; null if the words are no date or there is no such day. */
export function partsOfDate(value: string): DateParts | null {
  const [, year, month, day, time] = stored.exec(value) ?? [];
  if (year === undefined || year === '-0000') return null;
  const parts = { year: Number(year), month: numberOr(month), day: numberOr(day), time: time ?? null };
  return isoDate(parts.year, parts.month, parts.day) === null ? null : parts;
}

/** `about`: near it; `doubtful`: perhaps another one. */
export type DateCertainty = 'sure' | 'about' | 'doubtful';

/** What a stored date begins and ends with: the same for what is no interval; null is open. */
export interface DateEnds {
  readonly first: DateParts | null;
  readonly last: DateParts | null;
  readonly certainty: DateCertainty;
}

const signs: Readonly<Record<string, DateCertainty>> = { '~': 'about', '?': 'doubtful', '%': 'about' };

/** Reads a stored date, also one that is not sure or an interval; null if it is none. */
export function endsOfDate(value: string): DateEnds | null {
  const plain = partsOfDate(value);
  if (plain !== null) return { first: plain, last: plain, certainty: 'sure' };
  const ends = value.split('/');
  if (ends.length > 2) return null;
  const [one, other] = ends.map((end): DateEnds | 'open' | null => (end === '..' || end === '' ? 'open' : endOf(end)));
  if (one === null || other === null || one === undefined) return null;
  if (other === undefined) return one === 'open' ? null : one;
  const first = one === 'open' ? null : one.first;
  const last = other === 'open' ? null : other.last;
  if (first === null ? last === null : last !== null && firstDay(first) > lastDay(last)) return null;
  const certainty = [one, other].map((end) => (end === 'open' ? 'sure' : end.certainty));
  return { first, last, certainty: certainty.find((sign) => sign !== 'sure') ?? 'sure' };
}

function endOf(written: string): DateEnds | null {
  const sign = /[~?%]$/u.exec(written)?.[0];
  const value = sign === undefined ? written : written.slice(0, -1);
  const certainty = sign === undefined ? 'sure' : signs[sign]!;
  const isDecade = /^(?:\d{3}X|\d{2}XX)$/u.test(value);
  const [first, last] = [0, 9].map((digit) =>
    partsOfDate(isDecade ? value.replace(/X/gu, String(digit)) : value.replace(/-XX(?:-XX)?$/u, '')),
  );
  return first && last ? { first, last, certainty } : null;
}

/** Whether a value is a date as records hold it. */
export function isStoredDate(value: string): boolean {
  return endsOfDate(value) !== null;
}

/** A date as it is stored, or null if there is no such day. */
export function isoDate(year: number, month: number | null = null, day: number | null = null): string | null {
  if (!Number.isInteger(year) || Math.abs(year) > 9999) return null;
  const years = `${year < 0 ? '-' : ''}${pad(Math.abs(year), 4)}`;
  if (month === null) return years;
  if (month < 1 || month > 12) return null;
  if (day === null) return `${years}-${pad(month, 2)}`;
  return day < 1 || day > daysIn(year, month) ? null : `${years}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** Earlier first; what is less exact before what it may hold, an interval behind what it begins with; what is no date last, in the order of its letters. */
export function compareDates(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [endsOfDate(a), endsOfDate(b)];
  if (left === null || right === null) {
    if (left !== null || right !== null) return left === null ? 1 : -1;
    return compareText(a, b);
  }
  return (
    compareParts((left.first ?? left.last)!, (right.first ?? right.last)!) ||
    compareParts((left.last ?? left.first)!, (right.last ?? right.first)!) ||
    compareText(a, b)
  );
}

function compareParts(left: DateParts, right: DateParts): number {
  return (
    left.year - right.year ||
    (left.month ?? 0) - (right.month ?? 0) ||
    (left.day ?? 0) - (right.day ?? 0) ||
    compareText(left.time ?? '', right.time ?? '')
  );
}

/**
 * Whether something dated so lies surely between the two, both included; null is open. A text of `2025` is none of June
 * 2025, and one of `1849/1851` none of 1850. What is about 1850 is found at 1850.
 */
export function isWithinDates(value: string, first: string | null, last: string | null): boolean {
  const ends = endsOfDate(value);
  if (ends === null) return false;
  const [from, to] = [boundOf(first, 'first'), boundOf(last, 'last')];
  return (
    (from === null || (ends.first !== null && firstDay(ends.first) >= firstDay(from))) &&
    (to === null || (ends.last !== null && lastDay(ends.last) <= lastDay(to)))
  );
}

function boundOf(value: string | null, end: 'first' | 'last'): DateParts | null {
  return value === null ? null : (endsOfDate(value)?.[end] ?? null);
}

/**
 * Whether a date is this one and known just as far: `2025` is no day of 2025, and `1850` is not from March to May of it. The
 * time of day does not matter.
 */
export function isJustDate(value: string, wanted: string): boolean {
  const [one, other] = [knownOf(value), knownOf(wanted)];
  if (one === null || other === null || wanted.includes('/'))
    return isStoredDate(value) && spanOf(value) === spanOf(wanted);
  return one.year === other.year && one.month === other.month && one.day === other.day;
}

/** As far as a date is known: of an interval what all of it has in common; null if that is nothing. */
function knownOf(value: string): Omit<DateParts, 'time'> | null {
  const { first, last } = endsOfDate(value) ?? {};
  if (!first || first.year !== last?.year) return null;
  const month = first.month === last.month ? first.month : null;
  return { year: first.year, month, day: month !== null && first.day === last.day ? first.day : null };
}

/** Whether a range of dates ends before it begins. */
export function isBackwards(first: string, last: string): boolean {
  const [from, to] = [boundOf(first, 'first'), boundOf(last, 'last')];
  return from !== null && to !== null && firstDay(from) > lastDay(to);
}

/**
 * `2025-06` of a date in it, `2025` of one that tells no month, `1849/1851` or `../1850` of one of several years; empty if
 * it is no date.
 */
export function monthOfDate(value: string): string {
  const known = knownOf(value);
  return known === null ? spanOf(value) : (isoDate(known.year, known.month) ?? '');
}

/** The ends of a date, however sure they are: `1850/1859` of `185X~`. Empty if it is none. */
function spanOf(value: string): string {
  const ends = endsOfDate(value);
  if (ends === null) return '';
  return [ends.first, ends.last].map((end) => (end === null ? '..' : isoDate(end.year, end.month, end.day)!)).join('/');
}

/**
 * A moment with the day and the clock of a time zone and its distance from UTC: `2026-11-29T02:33:00+13:00`. The same
 * moment as before, but its day is the one that the reader of that zone sees on the screen. What is no moment stays.
 * `zone` is an IANA name; without it, the machine's own.
 */
export function localMoment(iso: string, zone?: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  const part = Object.fromEntries(
    clockOf(zone)
      .formatToParts(time)
      .map(({ type, value }) => [type, value]),
  );
  const offset = part['timeZoneName']!.replace('GMT', '').replace('\u2212', '-') || '+00:00';
  return `${pad(Number(part['year']), 4)}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}:${part['second']}${offset}`;
}

const clocks = new Map<string | undefined, Intl.DateTimeFormat>();

/** A formatter is slow to make, and an export asks for thousands of moments: one for each zone. */
function clockOf(zone: string | undefined): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (clock === undefined) clocks.set(zone, (clock = makeClock(zone)));
  return clock;
}

function makeClock(zone: string | undefined): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en', {
    ...(zone === undefined ? {} : { timeZone: zone }),
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
  });
}

/** Days counted as if every month had 31, which keeps their order. */
function firstDay({ year, month, day }: DateParts): number {
  return (year * 12 + (month ?? 1) - 1) * 31 + (day ?? 1) - 1;
}

function lastDay({ year, month, day }: DateParts): number {
  return (year * 12 + (month ?? 12) - 1) * 31 + (day ?? 31) - 1;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function numberOr(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function pad(number: number, length: number): string {
  return String(number).padStart(length, '0');
}

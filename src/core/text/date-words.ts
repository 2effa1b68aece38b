import { foldWord } from './fold.ts';

// The words of dates in every language that the machine's ICU knows: names of months as they stand alone and within a
// date, whole and shortened, and signs of the era. None is listed here. A name may mean another month in another
// language (`listopad` is October in Croatian and November in Polish), so the text's or the reader's language is asked
// first, then English; only what all languages agree on is believed without them.

/** The names of one language. Keys are folded, without full stops. */
interface DateWords {
  readonly months: ReadonlyMap<string, number>;
  /** Signs of years before the first, and of those after. */
  readonly before: readonly string[];
  readonly since: readonly string[];
}

/** The number of the month that a name means in one of the languages, best first; null if none does or they disagree. */
export function monthNamed(name: string, languages: readonly string[]): number | null {
  const key = keyOf(name);
  if (key === '') return null;
  for (const language of [...languages, 'en']) {
    const month = wordsOf(language).months.get(key);
    if (month !== undefined) return month;
  }
  return agreed().get(key) ?? null;
}

/** Signs of the era, as they are written in the languages and, as everywhere, in English. */
export function eraSigns(languages: readonly string[]): {
  readonly before: readonly string[];
  readonly since: readonly string[];
} {
  const all = [...languages, 'en'].map(wordsOf);
  return {
    before: [...new Set(['BC', 'BCE', 'B.C.', 'B.C.E.', ...all.flatMap(({ before }) => before)])],
    since: [...new Set(['AD', 'CE', 'A.D.', 'C.E.', ...all.flatMap(({ since }) => since)])],
  };
}

/** What this language writes as a date: the pieces in their order, its own words between the numbers. */
export function datePieces(language: string, withDay: boolean): readonly Intl.DateTimeFormatPart[] {
  const month = { year: 'numeric', month: 'long' } as const;
  const options: Intl.DateTimeFormatOptions = withDay ? { ...month, day: 'numeric' } : month;
  return formatOf(language, options)?.formatToParts(new Date(Date.UTC(2001, 4, 17))) ?? [];
}

/** Whether a reader of this language writes the month before the day in numbers. */
export function monthBeforeDay(language: string): boolean {
  const pieces = formatOf(language, { year: 'numeric', month: '2-digit', day: '2-digit' })?.formatToParts(new Date(0));
  const order = (pieces ?? []).map(({ type }) => type);
  return order.indexOf('year') > order.indexOf('month') && order.indexOf('month') < order.indexOf('day');
}

const known = new Map<string, DateWords>();

function wordsOf(language: string): DateWords {
  let words = known.get(language);
  if (words === undefined) known.set(language, (words = makeWords(language)));
  return words;
}

/** Places where a language has other names for months or other short forms than it has elsewhere. */
const places: Readonly<Record<string, readonly string[]>> = { en: ['GB', 'CA'], ar: ['LB', 'DZ', 'MA'], de: ['AT'] };

function makeWords(language: string): DateWords {
  const months = new Map<string, number>();
  const add = (name: string, month: number): void => {
    const key = keyOf(name);
    if (/\p{L}/u.test(key) && !months.has(key)) months.set(key, month);
  };
  const [main = ''] = language.split('-');
  const variants = [language, ...(places[main.toLowerCase()] ?? []).map((place) => `${main}-${place}`)];
  const manners = [
    { month: 'long' },
    { month: 'short' },
    { month: 'long', year: 'numeric' },
    { month: 'long', day: 'numeric', year: 'numeric' },
    { month: 'short', day: 'numeric', year: 'numeric' },
  ] as const;
  for (const variant of variants) {
    for (const manner of manners) {
      const format = formatOf(variant, manner);
      for (let month = 1; format !== null && month <= 12; month++) {
        const pieces = format.formatToParts(new Date(Date.UTC(2001, month - 1, 17)));
        const at = pieces.findIndex(({ type }) => type === 'month');
        const name = pieces[at]?.value ?? '';
        add(name, month);
        // A preposition may be one word with the name.
        const prefix = /\p{L}+$/u.exec(pieces[at - 1]?.value ?? '')?.[0];
        if (prefix !== undefined) add(prefix + name, month);
      }
    }
  }
  addBeginnings(months);
  const [before, since] = [-99, 2001].map((year) => signsOf(language, year));
  return { months, before: before!, since: since! };
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

function signsOf(language: string, year: number): string[] {
  const day = new Date(0);
  day.setUTCFullYear(year, 5, 15);
  return (['short', 'long'] as const).flatMap((era) => {
    const pieces = formatOf(language, { year: 'numeric', era })?.formatToParts(day) ?? [];
    return pieces.filter(({ type }) => type === 'era').map(({ value }) => value);
  });
}

let agreement: ReadonlyMap<string, number> | null = null;

/** The whole names that mean the same month in every language that has them. */
function agreed(): ReadonlyMap<string, number> {
  if (agreement !== null) return agreement;
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const tags = Intl.DateTimeFormat.supportedLocalesOf(letters.flatMap((a) => letters.map((b) => a + b)));
  const months = new Map<string, number | null>();
  for (const tag of tags) {
    for (const [name, month] of wordsOf(tag).months) {
      const other = months.get(name);
      months.set(name, other === undefined || other === month ? month : null);
    }
  }
  const whole = [...months].filter((entry): entry is [string, number] => entry[1] !== null && [...entry[0]].length > 3);
  return (agreement = new Map(whole));
}

function formatOf(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat(language, {
      ...options,
      calendar: 'gregory',
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

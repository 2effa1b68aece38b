import { monthNamed, weekdayNamed } from './date-words.ts';
import { compareDates, isoDate, partsOfDate } from './dates.ts';

// What stands beside a date tells more of it: the day before `–14 March 2020` is its first, `Monday` says which of two
// readings is meant, or that something is wrong.

/** A date among other words; `other`: the same with day and month swapped. Offsets refer to the words around it. */
export interface DateAmongWords {
  readonly value: string;
  readonly other: string | null;
  readonly from: number;
  readonly to: number;
}

/** Words before a day in letters and news: `Berlin, den 7. März`. */
const articles = 'on|the|am|an|den|der|dem|vom|le|du|el|il|lo|lì|o|a|em|na|op|dne|dnia|dana|dňa|в|от|في|یوم|يوم';
const articleAtEnd = new RegExp(`(?:^|(?<=[\\s,،]))(?:${articles})$`, 'iu');
/** `le lundi` */
export const articleAtStart = new RegExp(`^(?:${articles})\\s+`, 'iu');

const joint =
  '(?:\\s?[-–—/&~〜～]\\s?|\\s(?:to|and|until|bis|und|au|et|al|y|e|a|do|i|по|и|til|och|og|tot|en|till|إلى)\\s)';
const ordinal = '(?:st|nd|rd|th|(?<=[23])d|er|º|ª)?\\.?';
const alone = '(?<![\\p{L}\\p{N}./-])';
const article = '(?:(?:the|den|zum|le)\\s)?';
const start = '(?<day>[0-3]?\\d)' + ordinal;
const month = '(?<name>[\\p{L}\\p{M}]{3,}\\.?)';
const startsOfRange = [
  // 12 to, 12. März –, 12.03.–
  `${alone}${start}(?:\\s(?:de\\s)?${month}|(?<=\\.)(?<month>\\d{1,2})\\.)?${joint}${article}$`,
  // March 12 –
  `${alone}${month}\\s${start}${joint}${article}$`,
].map((source) => new RegExp(source, 'iu'));
const startsOfMonths = [new RegExp(`${alone}${month}\\s?[-–—/]\\s?$`, 'iu')];
/** A time of day, `12.30`, is no other day: behind a number stands its month. */
const restOfRange = new RegExp(`^${joint}\\d{1,2}(?:\\s?[日일]|(?<mark>[./])\\d{1,2}\\k<mark>|\\.\\s?${month})`, 'iu');
/** Between a date and the one that ends its range; a short word for year may belong to the first. */
export const jointAtStart = new RegExp(`^(?:\\s?г\\.)?${joint}${article}`, 'iu');
/** A number behind a shortened word, or one that counts pages and parts, is no day: `No. 5 – 12 March`, `Heft 3 – 12. März`. */
const counted =
  'issue|number|page|part|volume|vol|chapter|section|heft|ausgabe|nummer|seite|band|teil|folge|kapitel|numéro|numero|número|tome|tomo|partie|parte|pagina|página|номер|выпуск|том|часть|страница';
const numbers = new RegExp(`(?:\\p{L}\\.|[№#]|(?<!\\p{L})(?:${counted}))\\s?$`, 'iu');
const from = 'from|between|von|zwischen|de|del|dal|dai|entre|с|со|od|van|fra|från|من|بين';
/** What may stand before a range that is alone in its line: `From 28 December 1912 to 3 January 1913`. */
export const leadToRange = new RegExp(`^(?:(?:${articles}|${from})\\s)?$`, 'iu');
const mayLead = new RegExp(`(?:^|[\\s(])(?:${articles}|${from})$`, 'iu');

/** The first day of days that are written together, with its place; null where only one day is written. */
export function firstOfRange(
  words: string,
  date: DateAmongWords,
  languages: readonly string[],
): Pick<DateAmongWords, 'value' | 'from'> | null {
  const end = partsOfDate(date.value)!;
  if (end.month === null) return null;
  const before = words.slice(0, date.from);
  for (const pattern of end.day === null ? startsOfMonths : startsOfRange) {
    const match = pattern.exec(before);
    if (match === null) continue;
    const { day, name, month: number } = match.groups!;
    const month = name === undefined ? Number(number ?? end.month) : (monthNamed(name, languages)?.month ?? null);
    const value = month === null ? null : isoDate(end.year, month, day === undefined ? null : Number(day));
    if (name === undefined && number === undefined) {
      const lead = before.slice(0, match.index);
      if (numbers.test(lead)) return null;
      // `Page 3 / 12 March`, which could be days, too.
      if (/\s/u.test(match[0].trimStart()) && isOtherWord(lead.trimEnd(), languages)) {
        return { value: date.value, from: date.from };
      }
    }
    if (value !== null && compareDates(value, date.value) < 0) return { value, from: match.index };
  }
  const rest = restOfRange.exec(words.slice(date.to));
  const name = rest?.groups!['name'];
  const isDay = rest !== null && (name === undefined || monthNamed(name, languages) !== null);
  return isDay ? { value: date.value, from: date.from } : null;
}

/** Whether a word stands at the end that leads to no day. */
function isOtherWord(lead: string, languages: readonly string[]): boolean {
  const last = /[\p{L}\p{M}'’-]+$/u.exec(lead)?.[0];
  return last !== undefined && !mayLead.test(lead) && weekdayNamed(last, languages) === null;
}

/** Which day of the week is written before or behind a date, from 0 for Sunday; null for none. */
export function weekdayBeside(words: string, date: DateAmongWords, languages: readonly string[]): number | null {
  const before = withoutArticle(words.slice(0, date.from)).replace(/[.,،]$/u, '');
  const behind = /^\s?[(（]\s?(?<one>[\p{L}\p{M}'’-]+)/u.exec(words.slice(date.to))?.groups?.['one'];
  const names = [
    /(?:[\p{L}\p{M}'’-]+\s)?[\p{L}\p{M}'’-]{4,}$/u.exec(before)?.[0],
    /[\p{L}\p{M}'’-]{4,}$/u.exec(before)?.[0],
    // A short name is a word in others: `The Sun, 5 May`.
    /(?<=^|[|/·(:–—-]\s?)[\p{L}\p{M}]+$/u.exec(before)?.[0],
    behind,
  ];
  const days = names.map((name) => (name === undefined ? null : weekdayNamed(name, languages)));
  return days.find((day) => day !== null) ?? null;
}

/** The day of the week of a date, from 0 for Sunday; null if the date has no day. */
export function weekdayOf(date: string): number | null {
  const { year, month, day } = partsOfDate(date)!;
  return month === null || day === null ? null : new Date(new Date(0).setUTCFullYear(year, month - 1, day)).getUTCDay();
}

/** `Berlin,` of `Berlin, den `. */
export function withoutArticle(words: string): string {
  return words.trim().replace(articleAtEnd, '').trim();
}

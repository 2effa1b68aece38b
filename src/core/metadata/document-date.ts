import type { Guess } from '../model/records.ts';
import { isoDate } from '../text/dates.ts';
import type { Found } from './dateline.ts';
import { textGuess } from './found.ts';
import { firstMade, hasDay } from './line-date.ts';
import { dateInPath } from './path.ts';
import type { LineDate, Reading } from './reading.ts';

/** The day on which the document was made, of all days that its head, its address and its path name. */
export function dateOf(
  lines: readonly Reading[],
  url: Found | null,
  path: string,
  languages: readonly string[],
): Guess | null {
  const all = lines
    .map(({ date, headingDate }): LineDate | null => date ?? headingDate)
    .filter((date) => date !== null);
  const made = all.filter(({ rank }) => rank < 3);
  const dates = made.length > 0 ? made : all;
  const whole = firstMade(dates.filter(({ value }) => hasDay(value)));
  // The time of the same day may be told in another line.
  const timed = dates.find(({ value }) => whole !== undefined && value.startsWith(`${whole.value}T`));
  const best = timed ?? whole ?? firstMade(dates);
  if (best !== undefined) {
    const others = dates.some(({ value }) => hasDay(value) && dayPart(value) !== dayPart(best.value));
    const doubt = best.doubt ?? (others ? 'several' : null);
    return { ...textGuess(best.value, best), ...(doubt === null ? {} : { doubt }) };
  }
  return (url === null ? null : dateInUrl(url)) ?? dateInPath(path, languages);
}

function dayPart(date: string): string {
  return date.split('T')[0]!;
}

function dateInUrl(url: Found): Guess | null {
  const match =
    /(?<=[/_-])(?<year>19\d{2}|20\d{2})(?<mark>[/-]?)(?<month>\d{2})\k<mark>(?<day>\d{2})(?=[/_.-]|$)/u.exec(url.words);
  if (match?.groups === undefined) return null;
  const value = isoDate(Number(match.groups['year']), Number(match.groups['month']), Number(match.groups['day']));
  const from = url.from + match.index;
  return value === null ? null : textGuess(value, { from, to: from + match[0].length });
}

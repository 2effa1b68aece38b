import { partsOfDate } from '../../text/dates.ts';
import { findDate } from '../../text/find-date.ts';

/** No date is longer; who writes more means no good. */
const longest = 200;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The time in the head of a mail (RFC 5322, and older forms) as records hold it; null if it cannot be read. */
export function mailDate(written: string): string | null {
  const [, day, name, year, hour, minute, second, zone = ''] = inOrder(written);
  const month = months.indexOf(name?.toLowerCase() ?? '') + 1;
  if (day === undefined || year === undefined || month === 0)
    return findDate(written.slice(0, longest), { languages: ['en'] })?.value ?? null;
  const date = `${fullYear(year)}-${two(month)}-${two(day)}`;
  const time = `T${two(hour!)}:${minute!}${second === undefined ? '' : `:${second}`}${zoneOf(zone)}`;
  return [`${date}${time}`, date].find((one) => partsOfDate(one) !== null) ?? null;
}

/** The parts of a time as `30 Jun 2025 14:00:00 +0300`, or as C programs print it: `Mon Jun 30 14:00:00 2025`. */
function inOrder(written: string): readonly (string | undefined)[] {
  const found =
    /(?:^|[\s,])(\d{1,2})[\s-]+([a-z]{3})[a-z]*[\s-]+(\d{2,4})[\s,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\s*([+-]\d{4}|[a-z]{1,4}))?/iu.exec(
      written,
    );
  if (found) return found;
  const [whole, month, day, hour, minute, second, zone, year] =
    /(?:^|[\s,])([a-z]{3})[a-z]*\s+(\d{1,2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s+(?:([+-]\d{4}|[a-z]{1,5})\s+)?(\d{4})(?!\d)/iu.exec(
      written,
    ) ?? [];
  return [whole, day, month, year, hour, minute, second, zone];
}

/** Mails of the first years have two digits, and of some programs three. */
function fullYear(year: string): number {
  const number = Number(year);
  if (year.length === 4) return number;
  return year.length === 2 && number < 50 ? number + 2000 : number + 1900;
}

/** `-0000` says that nobody knows; names of zones are not believed, but for those of Greenwich. */
function zoneOf(zone: string): string {
  if (/^(?:ut|utc|gmt|z|[+]0000)$/iu.test(zone)) return 'Z';
  return /^[+-]\d{4}$/u.test(zone) && zone !== '-0000' ? zone : '';
}

function two(number: number | string): string {
  return String(number).padStart(2, '0');
}

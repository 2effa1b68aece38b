import { partsOfDate } from '../../text/dates.ts';
import { findDate } from '../../text/find-date.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The time in the head of a mail (RFC 5322, and older forms) as records hold it; null if it cannot be read. */
export function mailDate(written: string): string | null {
  const [, day, name, year, hour, minute, second, zone = ''] =
    /(?:^|[\s,])(\d{1,2})[\s-]+([a-z]{3})[a-z]*[\s-]+(\d{2,4})[\s,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\s*([+-]\d{4}|[a-z]{1,4}))?/iu.exec(
      written,
    ) ?? [];
  const month = months.indexOf(name?.toLowerCase() ?? '') + 1;
  if (day === undefined || year === undefined || month === 0)
    return findDate(written, { languages: ['en'] })?.value ?? null;
  const date = `${fullYear(year)}-${two(month)}-${two(day)}`;
  const time = `T${two(hour!)}:${minute!}${second === undefined ? '' : `:${second}`}${zoneOf(zone)}`;
  return [`${date}${time}`, date].find((one) => partsOfDate(one) !== null) ?? null;
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

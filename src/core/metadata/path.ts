import type { Guess } from '../model/records.ts';
import { isoDate } from './dates.ts';

/** The file's name without its folders and its ending. */
export function nameInPath(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.replace(/(?<=.)\.[\p{L}\p{N}]{1,8}$/u, '') || name;
}

/** A date, a month or a year in a file's name: `1950-Truman.txt`, `20250630 minutes.txt`, `letter 1854-03.txt`. */
export function dateInPath(path: string): Guess | null {
  const name = nameInPath(path);
  const match =
    /(?<![\p{L}\p{N}])(?<year>1[0-9]\d{2}|20\d{2})(?:(?<mark>[-_. ]?)(?<month>\d{2})(?:\k<mark>(?<day>\d{2}))?)?(?![\p{L}\p{N}])/u.exec(
      name,
    );
  if (match?.groups === undefined) return null;
  const { year, month, day } = match.groups;
  const value = valueOf(Number(year), month, day) ?? null;
  return value === null ? null : { value, origin: { kind: 'path' } };
}

function valueOf(year: number, month: string | undefined, day: string | undefined): string | null {
  if (month === undefined) return String(year);
  if (day !== undefined) return isoDate(year, Number(month), Number(day));
  return isoDate(year, Number(month), 1)?.slice(0, 7) ?? null;
}

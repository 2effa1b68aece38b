import type { Id } from '../model/id.ts';
import type { Document } from '../model/records.ts';
import { nameInSentence } from '../model/shown-name.ts';
import { partsOfDate } from '../text/dates.ts';
import { plainDate } from './plain-html.ts';
import { yearsAsPeopleCount } from './report.ts';

/** What a reference calls a document. */
export interface Citation {
  readonly words: string;
  /** The document's name stands in it. */
  readonly isNamed: boolean;
}

/**
 * What a reference in a text calls each document: its outlet, or else its name, and the date, as in “UPI, 30 June 2025”.
 * Where two would be called the same, their names stand before. `names` tell all documents apart.
 */
export function citationsOf(documents: readonly Document[], names: ReadonlyMap<Id, string>): ReadonlyMap<Id, Citation> {
  const short = documents.map((document) => {
    const { outlet, date } = document.attributes;
    const who = outlet?.value.trim() || names.get(document.id)!;
    return [nameInSentence(who), ...(date ? [dateInReference(date.value)] : [])].join(', ');
  });
  const times = new Map<string, number>();
  for (const one of short) times.set(one, (times.get(one) ?? 0) + 1);
  return new Map(
    documents.map(({ id, attributes }, at) => {
      const hasOutlet = Boolean(attributes['outlet']?.value.trim());
      const isTwin = hasOutlet && times.get(short[at]!)! > 1;
      const words = isTwin ? `${nameInSentence(names.get(id)!)}, ${short[at]!}` : short[at]!;
      return [id, { words, isNamed: isTwin || !hasOutlet }];
    }),
  );
}

/** A day or a month as people write it; what is said of a date beside that stays as it is stored. */
function dateInReference(stored: string): string {
  const parts = partsOfDate(stored);
  if (!parts || parts.year < 1) return plainDate(yearsAsPeopleCount(stored));
  const { year, month, day } = parts;
  return [day, month === null ? null : monthNames[month - 1], year].filter((one) => one !== null).join(' ');
}

const monthNames = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2001, month, 1)),
);

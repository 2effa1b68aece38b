import { isoDate, partsOfDate } from '../../../../core/text/dates.ts';
import { dateInWords, monthInWords, number } from '../../../words/in-words.ts';
import type { TimeCounts } from './month-counts.ts';

/** What stands at a column: its count above it, the month and the year below; empty where there is no room. */
export interface Tick {
  readonly count: string;
  readonly month: string;
  readonly year: string;
}

/** Room for a digit, a short month and a year in pixels, with the gap to what stands beside it. */
const digit = 7;
const shortMonth = 30;
const year = 38;

/** The words of the columns, each of which is `width` pixels wide: never so many that they run into one another. */
export function timeTicks({ by, columns }: TimeCounts, width: number): readonly Tick[] {
  const most = columns.reduce((highest, { count }) => Math.max(highest, count), 0);
  const counted = number(most).length * digit + 3 <= width;
  let free = 0;
  return columns.map(({ key, count }, at) => {
    const date = partsOfDate(key)!;
    const begins = by !== 'month' || at === 0 || date.month === 1;
    const named = begins && at * width >= free;
    if (named) free = at * width + year;
    return {
      count: counted && count > 0 ? number(count) : '',
      month: by === 'month' && shortMonth <= width ? monthInWords(date.month!) : '',
      year: named ? dateInWords(isoDate(date.year)!) : '',
    };
  });
}

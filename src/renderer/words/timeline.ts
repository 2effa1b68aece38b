import type { DateSpan } from '../../core/text/date-span.ts';
import { edtfOf, readEdtf } from '../../core/text/date-span.ts';
import { dateInWords, number, plural } from './in-words.ts';
import { sentences } from './names-in-sentences.ts';

// The words of the timeline. They say what the texts say of when, and never when it was.

const kinds = { published: 'Appeared', event: 'Names a date', report: 'Names when it was said' } as const;

/** Becomes the name of a file, too. */
export const timelinePictureName = (ending: string) => `Timeline.${ending}`;

/** Of the page that shows when documents appeared and which dates they name. */
export const timelineWords = sentences({
  title: 'Timeline',
  titleOf: (names: readonly string[]) => `Timeline of ${names.join(', ')}`,
  how: 'When these texts appeared, and the dates that they name, as the program reads them: “on Sunday” is counted back from the day of the text, “will meet on Sunday” on from it. A date is what a text says, not when it was, and some are read wrongly or not at all.',
  comparing: 'Dates are being looked for…',
  nothing: 'None of these texts has a date, and none names one that is known.',
  which: 'Days',
  whiches: { near: 'Around the texts', all: 'All that are named' },
  outside: (dates: number) =>
    `${plural(dates, 'named date lies', 'named dates lie')} further away: “All that are named” shows them.`,
  outsideSaved: (dates: number) =>
    `${plural(dates, 'named date lies', 'named dates lie')} further away and ${dates === 1 ? 'is' : 'are'} not drawn.`,
  undated: (dates: number) => (dates === 0 ? '' : `${number(dates)} without a day`),
  appeared: (date: string) => `Appeared: ${date}`,
  legend: 'On a lane',
  legends: {
    published: 'appeared',
    event: 'names this date',
    soft: 'not to a day, or not sure',
    report: 'when it was said',
    band: 'they differ',
  },
  disagreements: 'Dates that differ in sentences that are alike',
  disagreement: (at: number) => `Difference ${number(at)}`,
  says: (name: string, date: string) => `${name}: ${date}`,
  table: 'Timeline',
  columns: { when: 'When', kind: 'What', source: 'Source', words: 'In its words' },
  kinds,
  unresolved: 'day not known',
  countedFrom: (day: string) => `counted from ${day}`,
  guessedYear: (day: string) => `no year said: guessed from ${day}`,
  furtherAway: 'Further away than the days that are shown.',
  more: (count: number) => `Show ${number(count)} more`,
  datesAre: 'dates',
});

/** A date in EDTF in words; as it is written if it cannot be read. */
export function whenInWords(edtf: string): string {
  const span = readEdtf(edtf);
  return span === null ? edtf : spanInWords(span);
}

/** The days of a span. What is only about a date, or not sure, says so. */
export function spanInWords(span: DateSpan | null): string {
  if (span === null) return timelineWords.unresolved;
  const { from, to, certainty, time } = span;
  const sign = certainty === 'about' ? 'about ' : certainty === 'doubtful' ? 'perhaps ' : '';
  if (from === null || to === null) return `${sign}${from === null ? `until ${shown(to)}` : `from ${shown(from)}`}`;
  // Whole years, and a whole month or year, are said as such.
  const years = /^(\d{4})\/(\d{4})$/u.exec(edtfOf({ ...span, certainty: 'sure', time: null }));
  if (years) return `${sign}${years[1]!} – ${years[2]!}`;
  const [short] = edtfOf({ ...span, certainty: 'sure', time: null }).split('/');
  if (from === to || (short !== from && !edtfOf({ ...span, certainty: 'sure' }).includes('/'))) {
    return `${sign}${dateInWords(time === null ? short! : `${from}T${time}`, 'short')}`;
  }
  return `${sign}${shown(from)} – ${shown(to)}`;
}

function shown(day: string | null): string {
  return day === null ? '' : dateInWords(day, 'short');
}

import { dateInWords, number } from './in-words.ts';
import { sentences } from './names-in-sentences.ts';

// What a saved table says of itself, so that who reads it elsewhere does not take a part for the whole.

/** The lines at the head of a saved comparison: whence it is, and which of its rows are left out. Days are ISO dates. */
export const savedHeadWords = sentences({
  from: (project: string, day: string) => `From the project “${project}”, saved with Lectern on ${dateInWords(day)}.`,
  fromSet: (project: string, set: string, day: string) =>
    `From the project “${project}”, event set “${set}”, saved with Lectern on ${dateInWords(day)}.`,
  /** `others`: what became of them. */
  part: (shown: number, all: number, what: string, others: string) =>
    `Here stand ${number(shown)} of ${number(all)} ${what}; ${others}`,
  leftOut: 'the others were not shown when it was saved.',
  whole: (all: number, what: string) => `All ${number(all)} ${what}.`,
  filtered: (name: string, chosen: string) => `Filter: ${name}: ${chosen}.`,
  clock: (offset: string) => `By the clock of this computer, UTC${offset} when it was saved.`,
  /** Of what a filter hides. */
  hidden: 'left out',
  on: 'yes',
  /** Of the lines on the sheet About of a workbook. */
  labels: {
    table: 'table',
    how: 'how',
    rows: 'rows',
    filter: 'filter',
    project: 'project',
    eventSet: 'event set',
    saved: 'saved',
    times: 'times',
  },
});

/** Becomes the name of a file: what it holds and, where not all of it is there, how much. */
export function tableFileName(
  name: string,
  ending: string,
  part?: { readonly shown: number; readonly all: number },
): string {
  return part && part.shown < part.all ? `${name}, ${part.shown} of ${part.all}.${ending}` : `${name}.${ending}`;
}

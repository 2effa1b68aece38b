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
});

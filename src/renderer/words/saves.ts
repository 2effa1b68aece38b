import { number, plural } from './in-words.ts';
import { sentences } from './names-in-sentences.ts';
import { coverageWords } from './search.ts';

const counted = (done: number, of: number) => (of === 0 ? 'Saving…' : `Saving ${number(done)} of ${number(of)}…`);

const saving = (what: string) =>
  sentences({
    running: `Saving ${what}`,
    cancelRunning: `Give up saving ${what}`,
    doing: counted,
    saved: (where: string) => `Saved ${what} as ${where}.`,
  });

/** Of each kind of save: how it is named while it runs, how far it is, what is said when it is done. */
export const saveWords = {
  hits: sentences({
    running: 'Saving the search results',
    cancelRunning: 'Give up saving the search results',
    doing: counted,
    saved: (where: string) => `Saved the results as ${where}.`,
  }),
  families: sentences({
    running: 'Saving shared passages',
    cancelRunning: 'Give up saving shared passages',
    doing: counted,
    saved: (where: string) => `Saved the shared passages as ${where}.`,
  }),
  grid: sentences({
    running: 'Saving how much documents share',
    cancelRunning: 'Give up saving how much documents share',
    doing: counted,
    saved: (where: string) => `Saved how much documents share as ${where}.`,
  }),
  codebook: sentences({
    running: 'Saving the codebook',
    cancelRunning: 'Give up saving the codebook',
    doing: counted,
    saved: (where: string) => `Saved the codebook as ${where}.`,
  }),
  documents: sentences({
    running: 'Saving the document table',
    cancelRunning: 'Give up saving the document table',
    doing: counted,
    saved: (where: string) => `Saved the document table as ${where}.`,
  }),
  synopsis: sentences({
    running: 'Saving the synopsis',
    cancelRunning: 'Give up saving the synopsis',
    doing: counted,
    saved: (where: string) => `Saved the synopsis as ${where}.`,
  }),
  quotations: sentences({
    running: 'Saving the quotations',
    cancelRunning: 'Give up saving the quotations',
    doing: counted,
    saved: (where: string) => `Saved the quotations as ${where}.`,
  }),
  conflicts: sentences({
    running: 'Saving the possible conflicts',
    cancelRunning: 'Give up saving the possible conflicts',
    doing: counted,
    saved: (where: string) => `Saved the possible conflicts as ${where}.`,
  }),
  lineage: sentences({
    running: 'Saving the lineage',
    cancelRunning: 'Give up saving the lineage',
    doing: counted,
    saved: (where: string) => `Saved the lineage as ${where}.`,
  }),
  links: sentences({
    running: 'Saving the links',
    cancelRunning: 'Give up saving the links',
    doing: counted,
    saved: (where: string) => `Saved the links as ${where}.`,
  }),
  timeline: sentences({
    running: 'Saving the timeline',
    cancelRunning: 'Give up saving the timeline',
    doing: counted,
    saved: (where: string) => `Saved the timeline as ${where}.`,
  }),
  claims: sentences({
    running: 'Saving the claims',
    cancelRunning: 'Give up saving the claims',
    doing: counted,
    saved: (where: string) => `Saved the claims as ${where}.`,
  }),
  picture: sentences({
    running: 'Saving a picture',
    cancelRunning: 'Give up saving a picture',
    doing: counted,
    saved: (where: string) => `Saved the picture as ${where}.`,
  }),
  report: sentences({
    running: 'Saving the import report',
    cancelRunning: 'Give up saving the import report',
    doing: counted,
    saved: (where: string) => `Saved the report as ${where}.`,
  }),
  notes: saving('the table of notes'),
  people: saving('the people'),
  history: saving('the history'),
  anchors: saving('the anchors'),
  pair: saving('what two documents share'),
  passages: saving('the passages that two documents share'),
  eventSets: saving('the event sets'),
  names: saving('the names'),
  questions: saving('the questions'),
  counts: saving('the counts'),
  tag: saving('the counts of the tag'),
  project: sentences({
    running: 'Saving the project file',
    cancelRunning: 'Give up saving the project file',
    doing: (done: number, of: number) =>
      of === 0 ? 'Saving…' : `Saving ${number(done)} of ${plural(of, 'text', 'texts')}…`,
    saved: (where: string) => `Saved ${where}.`,
  }),
} as const;

/** How far a save is. */
export function progressInWords(
  kind: keyof typeof saveWords,
  { done, of, stage }: { readonly done: number; readonly of: number; readonly stage: string },
): string {
  return stage === 'indexing' ? coverageWords.indexing(done, of) : saveWords[kind].doing(done, of);
}

/** The button that saves a table, what it is while one runs, and what a table can be saved as. */
export const saveButtonWords = sentences({
  save: 'Save table',
  cancel: 'Cancel saving',
  nothing: 'This page shows no rows that could be saved now.',
  formats: {
    csv: 'Table (CSV)',
    html: 'Page (HTML)',
    xlsx: 'Workbook (XLSX)',
    qdc: 'Codebook for other programs (QDC)',
  },
});

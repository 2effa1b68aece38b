import { number } from './in-words.ts';

/** Of fields that leave only some lines of a list. */
export const findWords = {
  annotations: 'Find in annotations',
  quotations: 'Find in quotations',
  tags: 'Find in tags',
  notes: 'Find in notes',
  codebook: 'Find in the codebook',
  mentions: 'Find in what mentions this',
  links: 'Find in links',
  rows: 'Find in this page',
  files: 'Find in files',
  anchors: 'Find in anchors to review',
  left: (shown: number, all: number) => `${number(shown)} of ${number(all)}`,
  none: 'None holds these words.',
} as const;

import { number, plural } from './in-words.ts';
import { sentences } from './names-in-sentences.ts';

// The words of the page of quotations. They say in which words a text tells what somebody says, and never whether it was said.

const rules = {
  said: 'direct speech',
  'said that': 'indirect speech',
  'according to': 'indirect speech',
  colon: 'direct speech',
  'goes on': 'goes on behind the quotation before',
  'marks only': 'between marks, nobody named',
  'by hand': 'added by you',
};

/** Of the page on which quotations stand beside each other. */
export const quotationsWords = sentences({
  title: 'Quotations',
  /** What of them is counted. */
  familiesAre: 'families',
  titleOf: (names: readonly string[]) => `Quotations in ${names.join(', ')}`,
  ofProject: 'Quotations of the project',
  how: 'Found by quotation marks and verbs of speech; forms of one family have most of their words in common. Who was quoted rightly, and whether it was said at all, is not said.',
  comparing: 'The quotations are being looked for…',
  count: (quotations: number, families: number) =>
    `Found ${plural(quotations, 'quotation', 'quotations')} in ${plural(families, 'family', 'families')}; there may be more`,
  shown: (shown: number, families: number) => `${number(shown)} of ${plural(families, 'family', 'families')} shown`,
  moreIndirect: (families: number) => `${number(families)} more in indirect speech`,
  none: 'No quotation was found in these texts. There may be some all the same.',
  noneShown: 'No family is left.',
  onlyIndirect: (families: number) =>
    `No family is left with words between marks; ${plural(families, 'family is', 'families are')} told in indirect speech.`,
  showIndirect: 'Show indirect speech, too',
  showAll: 'Show all families',
  missing: (texts: number) => `${plural(texts, 'text', 'texts')} could not be read.`,
  more: 'Families and marks',
  filter: 'Families',
  filters: {
    all: 'All',
    several: 'In several',
    altered: 'Altered',
    speakers: 'Different people',
    verbs: 'Other verb',
  },
  filterTitles: {
    altered: 'Some of the words differ',
    speakers: 'Attributed to different people',
  },
  indirect: 'Indirect speech',
  columns: {
    family: 'Family',
    document: 'Document',
    form: 'Words',
    verb: 'Verb',
    speaker: 'Speaker',
    chain: 'By way of',
  },
  family: (family: number, documents: number) =>
    `Family ${number(family)}, in ${plural(documents, 'document', 'documents')}`,
  longest: 'longest form',
  rules,
  parts: { 'only here': 'Only here', 'other words': 'Other words', 'left out': 'Left out' },
  leftOut: (words: number) => `${plural(words, 'word', 'words')} left out`,
  legend: 'Beside the longest form',
  nobody: 'nobody named',
  noVerb: 'none',
  inferred: 'inferred',
  inferredWhy: 'Taken from what stands around it, not named with these words',
  standsFor: (pronoun: string) => `“${pronoun}”`,
  chainFar: 'The text names it elsewhere, not with these words',
  chainNear: 'Named with these words',
  noChain: 'no source named',
  open: (name: string) => `Open ${name} here`,
  toReview: (rulings: number, words: string) =>
    rulings === 1
      ? `To review: words of a ruling on a quotation are not in the texts of now: “${words}”`
      : `To review: words of ${number(rulings)} rulings on quotations are not in the texts of now. The first: “${words}”`,
  ruling: 'Your ruling on this quotation',
  noQuotation: 'Not a quotation',
  otherSpeaker: 'Another speaker',
  speaker: 'Speaker',
  speakerHint: 'Who says it; nothing: nobody is named',
  byHand: 'by you',
  addTitle: 'Add a quotation',
  add: 'Add',
});

import type { PairClass, PassageKind } from '../../core/ports/compare.ts';
import { number, percentInWords, plural } from './in-words.ts';
import { sentences } from './names-in-sentences.ts';

// The words of comparing. They say what the texts have in common, and never who took it from whom.

const kinds: Readonly<Record<PassageKind, string>> = {
  quotation: 'Quotation',
  caption: 'Caption',
  boilerplate: 'Boilerplate',
  narrative: 'Narrative',
};

const classes: Readonly<Record<NonNullable<PairClass>, string>> = {
  'same text': 'Same text',
  contains: 'Contains',
  'shares wording': 'Shares wording',
  'short echo': 'Short echo',
};

/** Of the families of shared wording, and of what two documents share. */
export const compareWords = sentences({
  title: 'Shared wording',
  kinds,
  classes,
  families: (shown: number, total: number) =>
    shown === total
      ? plural(total, 'shared passage', 'shared passages')
      : `${number(shown)} of ${plural(total, 'shared passage', 'shared passages')}`,
  list: 'Shared passages',
  kindsLabel: 'Kinds',
  fewest: 'Fewest words',
  fewestWords: (words: number) => plural(words, 'word', 'words'),
  inDocuments: (documents: number, words: number) =>
    `in ${plural(documents, 'document', 'documents')}, ${plural(words, 'word', 'words')} at most`,
  members: 'Where it stands',
  memberFacts: (words: number, date: string | null) =>
    date === null ? plural(words, 'word', 'words') : `${date} · ${plural(words, 'word', 'words')}`,
  allMembers: (more: number) => `Show ${number(more)} more`,
  progress: 'Looking for shared wording',
  cancel: 'Cancel',
  reading: (done: number, of: number) => `${number(done)} of ${plural(of, 'text', 'texts')} read`,
  comparing: 'The texts are read and are being compared…',
  cancelled: 'The search for shared wording was ended. What was found before is shown.',
  askAgain: 'Look again',
  more: 'Show more',
  noDocuments: 'Import two or more documents first. What they say in the same words is shown here.',
  nothing: 'No documents share so many words in a row. Lower the fewest words, or show more kinds.',
  share: (share: number, a: string, b: string) => `${percentInWords(share)} of the words of ${a} stand in ${b}`,
  pieces: { kept: 'Kept', added: 'Added', cut: 'Cut', replaced: 'Replaced' },
  how:
    'Found by the program: words in a row that stand in more than one text. It does not say who had them first, or ' +
    'whether one text was taken from another: both may have a common source.',
});

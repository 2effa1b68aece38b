import { inSeries, number, plural } from './in-words.ts';
import { sentences } from './names-in-sentences.ts';

// The words of the page of possible conflicts. They say what does not fit together and why it was raised, and never who
// is right.

/** Of the page of possible conflicts. */
export const conflictsWords = sentences({
  title: 'Possible conflicts',
  /** What of them is counted. */
  conflictsAre: 'possible conflicts',
  titleOf: (names: readonly string[]) => `Possible conflicts of ${names.join(', ')}`,
  how: 'Numbers, dates and names that may contradict each other, in sentences with words in common. Whether they mean the same thing, and who is right, is for you to judge.',
  comparing: 'The sentences are being compared…',
  count: (shown: number, all: number) =>
    shown === all
      ? plural(all, 'possible conflict', 'possible conflicts')
      : `${number(shown)} of ${plural(all, 'possible conflict', 'possible conflicts')}`,
  ruled: (count: number) => `${number(count)} ruled on`,
  none: 'Nothing was found that does not fit together. What is said in other words, or of which no sentence is like another, is not found.',
  noneShown: 'None of them is shown.',
  shows: {
    kinds: (count: number) => `Show all kinds (${number(count)})`,
    scope: (count: number) => `Show perhaps another scope, too (${number(count)})`,
    compatible: (count: number) => `Show compatible, too (${number(count)})`,
    ruled: (count: number) => `Show those ruled on (${number(count)})`,
    all: (count: number) => `Show all (${number(count)})`,
  },
  kindsLabel: 'Kinds',
  kinds: { all: 'All', number: 'Numbers', date: 'Dates', name: 'Names' },
  kind: { number: 'Numbers', date: 'Dates', name: 'Names' },
  classesLabel: 'Shown',
  classes: { differ: 'Differ', scope: 'Other scope, too', compatible: 'Compatible, too' },
  judgements: { differ: 'differ', scope: 'perhaps another scope', compatible: 'compatible' },
  apart: (pairs: readonly (readonly [string, string])[]) =>
    `${inSeries(pairs.map(([one, other]) => `“${one}” and “${other}”`))} do not fit together.`,
  reasons: {
    apart: 'They do not fit together.',
    part: 'One of them counts a part, or comes on top of something.',
    period: 'The sentences name different years.',
    'both said': 'One of the texts says both, in different places.',
    'other words': 'The words beside them are not all the same.',
    reported: 'Both say when something was reported.',
    doubtful: 'It is not sure which day is meant.',
    rounded: 'One may be the other rounded.',
    hedged: 'One says only about how many, or from where on.',
    'in range': 'One lies within the other.',
    spelling: 'Two spellings that are alike.',
  },
  rules: {
    row: (closeness: string) =>
      `Raised because the sentences stand in one row of the synopsis (likeness ${closeness}).`,
    'shared words': (closeness: string) =>
      `Raised because the same noun stands there, and the sentences have rare words in common (likeness ${closeness}).`,
    names: () => 'Raised because the names are spelled alike, wherever they stand.',
  },
  readAs: (value: string) => `read as ${value}`,
  inQuestion: 'In question',
  toReview: (rulings: number, words: string) =>
    rulings === 1
      ? `To review: words of a ruling on a possible conflict are not in the texts of now: “${words}”`
      : `To review: words of ${number(rulings)} rulings on possible conflicts are not in the texts of now. The first: “${words}”`,
  notRaised: (rulings: number, words: string) =>
    rulings === 1
      ? `A ruling is kept although its words are not set against each other here any more: “${words}”`
      : `${number(rulings)} rulings are kept although their words are not set against each other here any more. The first: “${words}”`,
  ruling: 'Your ruling',
  decisions: {
    'same-fact': 'Same fact',
    'real-conflict': 'Real conflict',
    'later-correction': 'Correction',
    'other-scope': 'Other scope',
    'not-comparable': 'Not comparable',
  },
  note: 'Note on the ruling',
  unfold: 'Which are shown',
  hideRuled: 'Hide those ruled on',
  more: (count: number) => `Show ${number(count)} more`,
  openAccount: (name: string) => `Open ${name}`,
  position: (at: number, of: number) => `${number(at)} of ${number(of)}`,
});

import type { SharedKind } from '../../core/exchange/synopsis-table.ts';
import { number, plural } from './in-words.ts';
import { sentences } from './names-in-sentences.ts';

// The words of the synopsis. They say what stands beside each other, and never who is right or had it first.

/** How firmly a cell stands in its row. */
export type LinkKind = 'firm' | 'dashed' | 'loose' | 'ruled';

const links: Readonly<Record<LinkKind, string>> = {
  firm: 'Much the same words',
  dashed: 'Some of the same words',
  loose: 'Few of the same words',
  ruled: 'Merged by hand',
};

/** Becomes the name of a file. */
export const overviewFileName = (ending: string) => `Overview of a synopsis.${ending}`;

/** Of the page that sets accounts side by side. */
export const synopsisWords = sentences({
  title: 'Synopsis',
  /** What of it is counted. */
  rowsAre: 'rows',
  titleOf: (names: readonly string[]) => `Synopsis of ${names.join(', ')}`,
  how: 'Sentences of one row have words in common. Whether they mean the same, and who is right or was first, is not said.',
  changes: 'Changes between versions',
  howVersions:
    'What changed from version to version, sentence by sentence, to the last comma. Sentences of one row have words in common. Which one is right is not said.',
  comparing: 'The sentences are being compared…',
  more: 'Order, marks and rows',
  base: 'Order of',
  against: 'Marked',
  againsts: { base: 'Unlike that one', all: 'Unlike all', shared: 'Who shares what' },
  filter: 'Rows',
  filters: { changed: 'Changed', all: 'All', shared: 'In several', only: 'Only here' },
  loose: 'Loose links',
  rows: (shown: number, all: number) =>
    shown === all ? plural(all, 'row', 'rows') : `${number(shown)} of ${plural(all, 'row', 'rows')}`,
  noRows: 'No row is left.',
  showAll: 'Show all rows',
  noChanges: 'Nothing was changed: all sentences stand in each version, in the same words and order.',
  imported: (when: string) => `imported ${when}`,
  noSentences: 'None of these texts has a sentence.',
  row: 'Row',
  sentences: (sentences: number, only: number) =>
    `${plural(sentences, 'sentence', 'sentences')}, ${number(only)} only here`,
  isBase: 'rows follow it',
  nothing: 'nothing of it',
  /** Above the first of several, where the account that words are set against has nothing. */
  setAgainst: 'In this row the others are set against this one.',
  howMarked:
    'Words are marked that the account in whose order the rows stand does not have there; where it has nothing, those that the first one with something does not have.',
  links,
  only: 'only here',
  facts: { number: 'number', name: 'name', quotation: 'quotation' },
  roles: { byline: 'Byline', date: 'Date', dateline: 'Dateline', caption: 'Caption' },
  moved: (rows: number) => `${rows < 0 ? '↑' : '↓'} ${number(Math.abs(rows))}`,
  movedWords: (rows: number) =>
    `In its own text this stands ${plural(Math.abs(rows), 'row', 'rows')} further ${rows < 0 ? 'up' : 'down'}`,
  legend: 'Beside a cell',
  marked: 'Marked',
  marks: { 'only here': 'Only here', 'other words': 'Other words', 'other signs': 'Case, accents or punctuation' },
  onlySigns: 'only case, accents or punctuation are others',
  sharing: {
    'same words': 'Same words',
    'other form': 'Other form of a word',
    'other order': 'Other order',
  } satisfies Record<SharedKind, string>,
  columns: (columns: readonly number[], all: boolean) => (all ? `All ${number(columns.length)}` : columns.join(' + ')),
  sharedBy: (columns: readonly number[], kind: SharedKind) =>
    `${columns.join(' and ')}${kind === 'same words' ? '' : kind === 'other form' ? ', other form' : ', other order'}`,
  numbered: (column: number, name: string) => `${number(column)} · ${name}`,
  overview: 'Overview of the rows',
  /** Of a picture of it. */
  pictured: {
    row: 'Row',
    legend: { shared: 'several have it', alone: 'one alone has it' },
  },
  rowOf: (at: number, of: number) => `Row ${number(at)} of ${number(of)}`,
  openAccount: (name: string) => `Open ${name}`,
  choose: (row: number) => `Choose row ${number(row)}`,
  chosen: (rows: number) => `${plural(rows, 'row', 'rows')} chosen`,
  merge: 'Merge rows',
  rowTools: 'Rows by hand',
  rowHow: 'X, or a click on its number, chooses a row.',
  split: 'Not the same',
  splitHow: '“Not the same”: right-click a sentence',
  claim: 'Make claim',
  sentenceMenu: 'Sentence',
  chooseRow: 'Choose this row, or no longer',
  claimRow: 'Make claim of the row',
  claimCell: 'Make claim of this sentence',
  ruledBy: {
    merged: (author: string | null) => (author === null ? 'merged by you' : `merged by ${author}`),
    split: (author: string | null) => (author === null ? 'taken apart by you' : `taken apart by ${author}`),
  },
  isClaim: 'claim',
  showClaim: 'Show it',
  showClaimOf: (wording: string) => `Show the claim: ${wording}`,
  byHand: 'hand',
  takeBack: 'Take back',
  contradicted: (rulings: number) =>
    rulings === 1
      ? 'An earlier ruling on rows contradicts a later one, which holds.'
      : `${number(rulings)} earlier rulings on rows contradict later ones, which hold.`,
  toReview: (rulings: number, words: string) =>
    rulings === 1
      ? `To review: the words of a ruling on rows are not in the texts of now: “${words}”`
      : `To review: the words of ${number(rulings)} rulings on rows are not in the texts of now. The first: “${words}”`,
});

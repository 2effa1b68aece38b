import type { PairClass, PassageKind } from '../../core/ports/compare.ts';
import { nearlyWhole } from '../../core/compare/measures.ts';
import type { GridField } from '../../core/compare/grid.ts';
import { coveredBy, dateOfDay } from '../../core/compare/over-time.ts';
import type { Appearance, Bar, Days } from '../../core/compare/over-time.ts';
import { dateInWords, inSeries, number, percentInWords, plural } from './in-words.ts';
import { sentences } from './names-in-sentences.ts';

// The words of comparing. They say what the texts have in common, and never who took it from whom.

const kinds: Readonly<Record<PassageKind, string>> = {
  narrative: 'Narrative',
  quotation: 'Quotation',
  caption: 'Caption',
  heading: 'Title or byline',
  boilerplate: 'Boilerplate',
};

const classes: Readonly<Record<NonNullable<PairClass>, string>> = {
  'same text': 'Same text',
  contains: 'Contains',
  'shares wording': 'Shares wording',
  'short echo': 'Short echo',
};

/** Becomes the name of a file. */
export const familiesFileName = 'Shared wording';

/** Become names of files, too. */
export const comparePictureNames = {
  families: (ending: string) => `Shared wording over time.${ending}`,
  grid: (ending: string) => `Shared wording of documents.${ending}`,
} as const;

/** Becomes the name of a file. */
export const gridFileName = 'Shared wording of documents';

/** Of the families of shared wording, and of what two documents share. */
export const compareWords = sentences({
  title: 'Shared wording',
  partGone: 'Fewer than two of the documents are left.',
  partCancelled: 'The comparison was ended.',
  compareAgain: 'Compare again',
  partsLabel: 'Parts of this comparison',
  parts: {
    shared: 'Shared wording',
    synopsis: 'Synopsis',
    quotations: 'Quotations',
    conflicts: 'Possible conflicts',
    claims: 'Claims',
    lineage: 'Lineage',
    timeline: 'Timeline',
  },
  kinds,
  classes,
  families: (shown: number, total: number) =>
    shown === total
      ? plural(total, 'shared passage', 'shared passages')
      : `${number(shown)} of ${plural(total, 'shared passage', 'shared passages')}`,
  list: 'Shared passages',
  passagesAre: 'shared passages',
  passagesFile: 'Shared passages of two documents',
  savePassages: 'Save passages',
  kindsLabel: 'Kinds',
  nothingOfNoKind: 'No kind is chosen. Tick one above.',
  fewest: 'Fewest words',
  fewestWords: (words: number) => plural(words, 'word', 'words'),
  window: 'Apart at most',
  windowOf: (days: number | null) =>
    days === null ? 'any time' : days === 365 ? 'a year' : plural(days, 'day', 'days'),
  betweenOutlets: 'Only between outlets',
  withinOutlets: (passages: number) =>
    `${plural(passages, 'more shared passage stands', 'more shared passages stand')} within one outlet only.`,
  showWithin: 'Show these, too',
  missing: (texts: number) =>
    `${plural(texts, 'text could not be read and is not compared:', 'texts could not be read and are not compared:')}`,
  missingSaved: (texts: number) =>
    `Not complete: ${plural(texts, 'text could not be read and is not compared', 'texts could not be read and are not compared')}. The first row of the table says which.`,
  missingList: 'Not compared',
  inDocuments: (documents: number, words: number) =>
    `in ${plural(documents, 'document', 'documents')}, the longest stretch ${plural(words, 'word', 'words')}`,
  members: 'Where it stands',
  memberFacts: (words: number, date: string | null) =>
    `${date === null ? '' : `${date} · `}a stretch of ${plural(words, 'word', 'words')}`,
  quotedAbove: 'quoted above',
  allMembers: (more: number) => `Show ${number(more)} more`,
  progress: 'Looking for shared wording',
  cancel: 'Cancel',
  reading: (done: number, of: number) => `${number(done)} of ${plural(of, 'text', 'texts')} read`,
  comparing: 'The texts are read and are being compared…',
  cancelled: 'The search for shared wording was ended. What was found before is shown.',
  more: 'Show more',
  noDocuments: 'Import two or more documents first. What they say in the same words is shown here.',
  nothing:
    'No shared passage is left. Lower the fewest words, show more kinds, or lift the limit of days or of outlets.',
  tooMany: (most: number) => `${number(2)} to ${number(most)} documents can be compared. Choose fewer.`,
  pairTitle: (a: string, b: string) => `${a} and ${b}`,
  versionOf: (name: string, version: number) => `${name} (version ${number(version)})`,
  versionsOf: (name: string, versions: readonly number[]) =>
    `${name} (versions ${inSeries(versions.map((one) => number(one)))})`,
  olderText: 'read only',
  longestRun: (words: number) => `up to ${plural(words, 'word', 'words')} in a row`,
  passages: (passages: number, echoes: number) =>
    echoes === 0
      ? plural(passages, 'shared passage', 'shared passages')
      : `${plural(passages, 'shared passage', 'shared passages')} and ${plural(echoes, 'short echo', 'short echoes')}`,
  order: { same: 'these passages in the same order', other: 'these passages in another order' },
  measures: 'How much they share',
  columns: {
    document: 'Document',
    share: 'Its words that stand in the other',
    unquoted: 'Of its words outside of quotations',
  },
  showAs: 'Show',
  shown: { passages: 'Passages', texts: 'Both texts' },
  together: 'Scroll together',
  previousPassage: 'Previous shared passage',
  nextPassage: 'Next shared passage',
  passageAt: (at: number, of: number, kind: string) => `${number(at)} of ${number(of)} · ${kind}`,
  brackets: 'Brackets beside the texts',
  sharedWith: (count: number, names: readonly string[]) =>
    `Shared with ${plural(count, 'document', 'documents')}: ${names.join(', ')}${count > names.length ? '…' : ''}`,
  bracketsHidden: 'Brackets at shared passages are hidden here. “Show or hide brackets at shared passages” shows them.',
  nothingHere: 'No passage of this text was found that another one shares, as shared wording is looked for now.',
  sharedOthers: 'Shared with',
  sharedBracket: (kind: string, shared: string) => `${kind}. ${shared}`,
  sharedOther: (name: string, kind: string, count: number) => `${name} · ${kind}, ${plural(count, 'word', 'words')}`,
  bracketOf: (kind: string, count: number) => `${kind}: ${plural(count, 'shared word', 'shared words')}`,
  inBoth: 'Show in both texts',
  echo: 'Short echo',
  echoes: 'Show short echoes',
  words: (words: number) => plural(words, 'word', 'words'),
  openIn: (name: string) => `Open in ${name}`,
  compare: 'Compare',
  /** Behind `compare`, and behind the name of the one that is compared, which is heard only. */
  with: (other: string) => `with ${other}`,
  /** Words between two rows of the same words; which of the two texts had them first is not said. */
  pieces: { 'only here': 'Only here', 'other words': 'Other words' },
  legend: 'Marked in a passage',
  wholePassage: 'Show the whole passage',
  looks: { passages: 'Passages', time: 'Over time', documents: 'Documents' },
  lookAt: 'Look at',
  grid: {
    order: 'Order of the documents',
    corner: 'Share of the row’s words that stand in the column',
    documents: (count: number) => plural(count, 'document', 'documents'),
    none: 'Nothing shared',
    self: 'Itself',
    hidden: { outlet: 'One outlet', days: 'Too far apart in time' },
    classOf: ({ class: of, share }: GridField) =>
      of !== 'contains' ? classes[of] : share >= nearlyWhole ? 'Contained' : 'Contains it',
    more: ({ longest, passages }: GridField) =>
      `${plural(passages, 'shared passage', 'shared passages')}, up to ${plural(longest, 'word', 'words')} in a row`,
    withinOutlets: (documents: number) =>
      `${plural(documents, 'more document shares', 'more documents share')} wording within their own outlet only.`,
    pairsWithin: (pairs: number) => `${plural(pairs, 'pair of one outlet is', 'pairs of one outlet are')} not shown.`,
    nothing: 'No two documents share what is looked for. Lower the fewest words, show more kinds, or lift the limits.',
    /** Of a picture of it. */
    documentsAre: 'documents',
    legendSaved:
      'A field says how many of the words of its row’s document stand in its column’s document, in any shared passage, and is the darker the more. Columns have the numbers of the rows.',
    legend:
      'A field says how many of the words of its row’s document stand in its column’s document, in any shared passage, ' +
      'and is the darker the more. Enter or a click opens the pair.',
  },
  time: {
    label: 'Shared passages over time',
    as: 'Show as',
    looks: { chart: 'Chart', table: 'Table' },
    family: (at: number, kind: string) => `${number(at)} · ${kind}`,
    noOutlet: 'Outlet not known',
    undated: 'No date',
    days: ({ from, to }: Days) =>
      from === to
        ? dateInWords(dateOfDay(from), 'short')
        : `${dateInWords(dateOfDay(from), 'short')} to ${dateInWords(dateOfDay(to), 'short')}`,
    bar: (name: string, when: string, appearance: Appearance, documents: number) =>
      `${when}: ${name}, ${percentInWords(Math.min(1, coveredBy(appearance)))} of its text` +
      (documents > 1 ? `, and ${number(documents - 1)} more at this place` : ''),
    columns: {
      number: 'Passage',
      kind: 'Kind',
      outlet: 'Outlet',
      date: 'Date',
      document: 'Document',
      words: 'Words',
      covered: 'Of its text',
    },
    /** Of a picture of it. */
    passagesAre: 'shared passages',
    legendSaved:
      'An upright bar is a document at its date, its beginning at the top; filled is what the passage covers of it. A dashed line below says how far an inexact date goes. A number says how many documents stand at one place.',
    legend:
      'An upright bar is a document at its date, its beginning at the top; filled is what the passage covers of it. A ' +
      'dashed line below says how far an inexact date goes. A number says how many documents stand at one place; the ' +
      'table names them all. Enter or a click opens what the document shares with the longest one.',
  },
  comparisonTitle: (names: readonly string[]) => inSeries(names),
  comparisonGone: 'The documents of this comparison were removed.',
  someGone: (count: number) =>
    count === 1
      ? 'One document of this comparison was removed. Undo brings it back.'
      : `${number(count)} documents of this comparison were removed. Undo brings them back.`,
  pairGone: 'One of the two documents was removed.',
  nothingShared:
    'No eight words in a row were found that these two share. Left out are words that more than 50 texts have, and ' +
    'what stands around a text.',
  onlyEchoes: 'These two share short echoes only.',
  textFailed: 'The words cannot be shown, because a text could not be read.',
  how:
    'Found by the program: words in a row that stand in more than one text. It does not say who had them first, or ' +
    'whether one text was taken from another: both may have a common source.',
});

/** What stands at one place of a line over time. */
export function barInWords({ shown, appearances }: Bar, name: string): string {
  const { bar, days, undated } = compareWords.time;
  return bar(name, shown.days ? days(shown.days) : undated, shown, appearances.length);
}

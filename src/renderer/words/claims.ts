import type { CellState } from '../../core/model/records.ts';
import type { SilenceProof } from '../../core/model/records.ts';
import { dateInWords, number, plural } from './in-words.ts';
import { sentences } from './names-in-sentences.ts';
import { claimStates } from './rulings.ts';

// The words of the claim matrix. They say what accounts say of a claim, never whether it is true.

/** A sign beside the word of each state, so that it is seen at once without its colour. */
export const stateSigns: Readonly<Record<CellState, string>> = {
  says: '✓',
  'says-otherwise': '≠',
  denies: '✗',
  silent: '○',
  'no-document': '∅',
  'not-read': '…',
  'not-comparable': '~',
};

/** A sentence of its own, or the end of ours: with one full stop, not two. */
function inQuotes(words: string): string {
  return /[.!?…。！？]$/u.test(words) ? `“${words}”` : `“${words}”.`;
}

/** Of the page on which claims are set against who says them. */
export const claimsWords = sentences({
  ofVersions:
    'Versions of one document stand in one column: they are one witness, and what you decide is decided of the document.',
  title: 'Claims',
  titleOf: (names: readonly string[]) => `Claims in ${names.join(', ')}`,
  gone: 'Fewer than two of the documents are left.',
  grid: 'Claim matrix',
  how: 'Who says what of a claim, as you decided. An empty cell is not decided. Nothing here says whether a claim is true.',
  none: 'No claims yet. In the synopsis, A makes a row a claim; tags, saved searches, quotations and conflicts can be made claims, too; or write one here.',
  count: (claims: number) => plural(claims, 'claim', 'claims'),
  claim: 'Claim',
  by: 'Columns',
  bys: { documents: 'Documents', outlets: 'Outlets', origins: 'Origins' },
  noOrigins:
    'No origin was named yet. In the lineage, Set direction from a source that is not in the project names one; then it stands here with the documents that have it from there.',
  newClaim: 'New claim',
  all: 'All claims of the project, with the documents on which something was decided.',
  makeTitle: 'New claim',
  makeHow:
    'Each document whose state is chosen becomes a cell with its passages; of one that is left not decided none are kept. Take out what does not say it.',
  makeHand: 'A claim without passages; they can be added while you read.',
  make: 'Make claim',
  makeShort: 'Make a claim',
  makeOf: (name: string) => `Make a claim of ${name}`,
  offered: 'Passages',
  stateOf: (name: string) => `What ${name} says of it`,
  more: (count: number) => `${plural(count, 'more passage was', 'more passages were')} found and not offered.`,
  addTo: 'Add to a claim',
  find: 'Find a claim',
  noneThere: 'There is no such claim.',
  added: 'The words were added to the claim.',
  takeOut: (words: string) => `Take out: ${words}`,
  takenOut: 'The words were taken out of the cell.',
  isClaim: {
    row: (wording: string) => `This row is a claim already: ${inQuotes(wording)} The page of claims is about it now.`,
    cell: (wording: string) =>
      `This sentence is a claim already: ${inQuotes(wording)} The page of claims is about it now.`,
  },
  add: 'Add claim',
  states: claimStates,
  undecided: 'not decided',
  passages: (count: number) => plural(count, 'passage', 'passages'),
  moreOf: (states: readonly string[]) => states.join(', '),
  pane: 'Cell',
  claimPane: 'Claim in words',
  claimNote: 'Note on the claim',
  state: 'State',
  cellNote: 'Note on the cell',
  when: 'When it happened, if it is true',
  cellWhen: 'When it happened, as told here',
  whenHint: 'A date, a span or an EDTF date',
  whenUnreadable: (words: string) =>
    `“${words}” is not understood as a time, and not stored. Write 2025-06-30, June 2025, about 1850, 1914–1918, or EDTF: 1850~, 2025-06-29/2025-07-01.`,
  whenHolds: (when: string | null) => (when === null ? 'No time is stored.' : `Still holds: ${when}.`),
  eventSet: 'Event set',
  noSet: 'none',
  openPassage: (words: string) => `Open: ${words}`,
  passageGone: 'These words are not in the text of now. What was kept of them stays in the cell.',
  ofDocuments: 'Decided on its documents. A state that is chosen here is one of the outlet as a whole.',
  clear: 'Clear the cell',
  remove: 'Delete claim',
  restState: 'State of all that are not decided',
  setRest: (count: number) => (count === 0 ? 'All are decided' : `Set all not decided (${number(count)})`),
  contradicts: (state: string, passages: number) =>
    `“${state}” contradicts ${passages === 1 ? 'the passage that stands' : `the ${number(passages)} passages that stand`} here.`,
  contradictsShort: 'but words stand here',
  withoutWords: 'Take the passages out',
  itSays: 'It says it',
  notKept: 'With this state its passages are not kept.',
  keys: (keys: string) => `In the grid: arrow keys; ${keys}; Delete clears, Enter opens the passage.`,
  silence: 'Show silence',
  silenceHow:
    'Who has none of these words may be silent on it. Other words, another language or a word that was spelled wrong are not found: look before you keep it.',
  seek: 'Words to look for',
  anyWord: 'Any of them',
  search: 'Look for them',
  found: (found: number, searched: number) =>
    searched === 0
      ? 'no document in the period'
      : found === 0
        ? `no passage (${plural(searched, 'document', 'documents')} searched)`
        : searched === 1
          ? plural(found, 'passage', 'passages')
          : `${plural(found, 'passage', 'passages')} in ${plural(searched, 'document', 'documents')}`,
  notSearched: 'could not be searched',
  otherLanguage: 'in another language; add its words',
  suggests: (state: string) => `suggests: ${state}`,
  decided: (state: string) => `decided: ${state}`,
  /** Of a cell that was kept as silent, and the words are found now. */
  lookAgain: 'found all the same: look again',
  /** Of a cell that says it, and none of the words is found. */
  inOtherWords: 'in other words',
  keepSilence: (count: number) => `Keep ${plural(count, 'suggestion', 'suggestions')}`,
  proof: ({ searches, searched, date }: SilenceProof) =>
    `Searched on ${dateInWords(date.slice(0, 10))} in ${plural(searched, 'document', 'documents')}: ${searches
      .map(({ query, anyWord, found }) => `${query}${anyWord ? ' (any)' : ''}: ${number(found)} found`)
      .join('; ')}`,
  claimsAre: 'claims',
});

import { isValid } from '../../core/attributes/values.ts';
import type { Sureness, Typed } from '../../core/attributes/values.ts';
import { isStoredNumber } from '../../core/text/typed-number.ts';
import { dateInWords, inSeries, number, plural } from './in-words.ts';
import { sentences } from './names-in-sentences.ts';

/** Of the table of documents and what is known of them. */
export const tableWords = sentences({
  title: 'Document table',
  how: 'Enter or F2 edits a cell, and on its file opens the document; a cell that is left, also by Escape, keeps what was typed, and undo brings the old back; Delete empties it, Ctrl+D fills down, Ctrl+Enter confirms guesses; cells are copied to and pasted from a spreadsheet. What is in italics is a guess.',
  none: 'No documents yet. Import a folder or files.',
  noneShown: 'No document is like this.',
  filter: 'Filter rows',
  rowsShown: 'Rows shown',
  shown: { all: 'All', open: 'To confirm', invalid: 'Not of their type' },
  count: (shown: number, all: number) =>
    shown === all
      ? plural(all, 'document', 'documents')
      : `${number(shown)} of ${plural(all, 'document', 'documents')}`,
  columns: { title: 'Title', path: 'File', lang: 'Language', sets: 'Sets' } as Readonly<Record<string, string>>,
  cell: (column: string, title: string) => `${column} of ${title}`,
  sortedBySureness: 'sorted, weak guesses first',
  columnMenu: (name: string) => `Column ${name}`,
  sortUp: 'Sort ascending',
  sortDown: 'Sort descending',
  sortWeak: 'Weak guesses first',
  unsorted: 'Sort by title again',
  change: 'Name and type…',
  remove: 'Delete this column',
  valuesGone: (count: number) => `${plural(count, 'document', 'documents')} had a value in it.`,
  add: 'New column',
  sureness: {
    invalid: 'not of its type',
    doubtful: 'in doubt',
    weak: 'weak guess',
    guess: 'guess from the text',
    file: 'said by the file',
    person: '',
  } as Readonly<Record<Sureness, string>>,
  yesNo: { yes: 'Yes', no: 'No' },
  nameOf: 'Name of the column',
  type: 'Type',
  types: { text: 'Text', number: 'Number', date: 'Date', choice: 'Choice', 'yes-no': 'Yes or no' },
  choices: 'Choices, one in each line',
  moveToFront: 'Move one place to the front',
  moveToEnd: 'Move one place to the end',
  wider: 'Wider',
  narrower: 'Narrower',
  usualWidth: 'Usual width',
  renameChoices: (renamed: readonly { readonly from: string; readonly to: string; readonly documents: number }[]) =>
    `Also in the documents: ${inSeries(renamed.map(({ from, to, documents }) => `“${from}” becomes “${to}” in ${plural(documents, 'document', 'documents')}`))}.`,
  noChoices: 'None: the values that are there',
  newTitle: 'New column',
  changeTitle: (name: string) => `Column ${name}`,
  store: 'Store',
  written: (cells: number, documents: number) =>
    `${plural(cells, 'cell', 'cells')} written in ${plural(documents, 'document', 'documents')}.`,
  confirmed: (cells: number) => `${plural(cells, 'guess', 'guesses')} confirmed.`,
  nothingToConfirm: 'There is no guess here that could be confirmed.',
  invalid: (count: number) =>
    count === 1
      ? 'One of them is not of its column’s type and is kept as it was typed.'
      : `${number(count)} of them are not of their column’s type and are kept as they were typed.`,
  refused: (written: readonly string[]) => {
    const [first, ...others] = [...new Set(written)];
    const shown = `“${first!}”${others.length === 0 ? '' : ` and ${number(others.length)} more`}`;
    return `${shown} ${others.length === 0 ? 'is no language' : 'are no languages'}: write a name (German) or a tag (de). What was there is kept.`;
  },
  titlesKept: (count: number) =>
    `A title cannot be empty: ${count === 1 ? 'one' : number(count)} stayed as ${count === 1 ? 'it was' : 'they were'}.`,
  fixed: (count: number) =>
    `What file a document is and which sets it is in are not written here: ${plural(count, 'cell', 'cells')} stayed as ${count === 1 ? 'it was' : 'they were'}.`,
  leftOut: (count: number) => `${plural(count, 'cell', 'cells')} had no place in the table and were left out.`,
  documentsAre: 'documents',
});

/** What is said of a value that is not of its column's type. */
export function notOfType(type: 'text' | 'number' | 'date' | 'choice' | 'yes-no'): string {
  const wanted = {
    text: 'text',
    number: 'a number',
    date: 'a date',
    choice: 'one of the choices',
    'yes-no': 'yes or no',
  };
  return `This is not ${wanted[type]}. It is kept as it was typed.`;
}

/** Of the file in which the table is saved; no sentence, for it must stay as it is. */
export const documentsFileName = (project: string) => `${project} documents`;

/** A value as its column shows it: a date in words, a number as the reader writes it. What is not of its type is as it was typed. */
export function valueInWords(definition: Typed, value: string): string {
  if (!isValid(definition, value)) return value;
  switch (definition.type) {
    case 'date':
      return dateInWords(value, 'short');
    case 'number':
      return numberInWords(value);
    case 'yes-no':
      return tableWords.yesNo[value as 'yes' | 'no'];
    default:
      return value;
  }
}

/** Years are numbers, too, so what has four digits is not grouped; what is longer than a computer counts is as it is. */
function numberInWords(value: string): string {
  if (!isStoredNumber(value) || value.replace(/\D/gu, '').length > 15) return value;
  const digits = value.split('.')[1]?.length ?? 0;
  decimals ??= new Intl.NumberFormat(undefined, { useGrouping: 'min2', maximumFractionDigits: 15 });
  return digits > 15 ? value : decimals.format(Number(value));
}

let decimals: Intl.NumberFormat | null = null;

/** Of taking values in from a table or from the names of folders. */
export const takeWords = sentences({
  openTable: 'Take in a table (CSV)…',
  openPattern: 'From folder names…',
  title: (name: string) => `Take in values from ${name}`,
  rows: (rows: number, matched: number) =>
    `${plural(rows, 'row', 'rows')}, of which ${number(matched)} mean one document of this project by the name of its file.`,
  known: 'a column that is here',
  key: 'names the files',
  keyColumn: 'Column that names the files',
  made: (type: string) => `a new column of the type ${type}`,
  passedOver: {
    empty: 'left out: it has no name',
    taken: 'left out: its name is too like that of another column',
    reserved: 'left out: its name means something else in a search or a saved table',
    'no-values': 'left out: it is empty',
    twice: 'left out: an earlier column means the same',
    'event-sets': 'left out: it names event sets, which are put together in the library',
  },
  changes: (cells: number, documents: number, overwritten: number) => {
    if (cells === 0) return 'Nothing would change.';
    const said = `${plural(cells, 'cell', 'cells')} would change in ${plural(documents, 'document', 'documents')}`;
    if (overwritten === 0) return `${said}; all of them are empty now.`;
    return `${said}; ${overwritten === 1 ? 'one of them holds' : `${number(overwritten)} of them hold`} something else now.`;
  },
  preview: 'What would be written',
  document: 'Document',
  column: 'Column',
  now: 'Now',
  value: 'Value',
  unmatched: (count: number) => `${plural(count, 'row means', 'rows mean')} no document that is here`,
  ambiguous: (count: number) => `${plural(count, 'row could mean', 'rows could mean')} more than one document`,
  repeated: (count: number) => `${plural(count, 'row means', 'rows mean')} a document that an earlier row means`,
  nameless: '(no name)',
  take: (cells: number) => (cells === 0 ? 'Take in' : `Take in ${plural(cells, 'value', 'values')}`),
  taken: (cells: number, documents: number, from: string) =>
    `${plural(cells, 'value', 'values')} of ${plural(documents, 'document', 'documents')} taken in from ${from}.`,
  patternTitle: 'Values from the names of folders and files',
  patternHow:
    'Write the path as it is, from the imported folder on, with the names of columns in braces: Speeches/{party}/{year}-{speaker}. A star stands for anything within one name; deeper folders and the ending of a file need not be written.',
  patternExample: 'The first document is',
  pattern: 'Pattern',
  patternProblems: {
    empty: 'Put the name of a column into braces, e.g. {party}.',
    open: 'A brace is without its other half.',
    twice: 'One column stands in two places.',
  },
  fits: (matched: number, all: number) =>
    `${number(matched)} of ${plural(all, 'document', 'documents')} are of this form.`,
});

import { writtenByDatabases } from '../../core/decode/articles/written-by-databases.ts';
import type { TableChoices, TableTold } from '../../core/decode/format.ts';
import type { AttributeDefinition, Reading, ReadingColumn, ReadingRule } from '../../core/model/records.ts';
import type { ReadOtherwise } from '../../core/ports/ingest.ts';
import { inSeries, number, plural } from './in-words.ts';
import { sentences } from './names-in-sentences.ts';

const readingKinds = {
  whole: 'one document',
  articles: 'many articles',
  table: 'one document, drawn as a table',
  documents: 'each row a document',
};

function goneAndKept(removed: number, kept: number): readonly string[] {
  return [
    removed > 0 && `${plural(removed, 'document is', 'documents are')} gone that the file has no more.`,
    kept > 0 &&
      `${plural(kept, 'document', 'documents')} that the file has no more ${kept === 1 ? 'stays' : 'stay'}, because somebody worked in ${kept === 1 ? 'it' : 'them'}.`,
  ].filter((one) => one !== false);
}

/** So many files are named. */
const mostFiles = 4;

/** So many lines are named. */
const mostLines = 5;

/** Of how files are read that can be read in several ways. */
export const readOtherwiseWords = sentences({
  title: 'Read otherwise',
  open: 'Read otherwise…',
  readAs: 'Read as',
  kindOf: (rule: ReadingRule) =>
    readingKinds[rule.kind === 'table' ? (rule.as === 'table' ? 'table' : 'documents') : rule.kind],
  alike: (paths: readonly string[]) =>
    `${paths.length === 1 ? 'This file, chosen with it, is' : 'These files, chosen with it, are'} read in the same way: ${inSeries(paths.slice(0, mostFiles))}${paths.length > mostFiles ? `, and ${number(paths.length - mostFiles)} more` : ''}.`,
  others: (count: number) =>
    `${plural(count, 'chosen file is', 'chosen files are')} made otherwise and ${count === 1 ? 'stays' : 'stay'} as ${count === 1 ? 'it is' : 'they are'}.`,
  applyAll: (count: number) => `Apply to ${number(count)} files`,
  doneAll: (files: number, { texts, removed, kept }: ReadOtherwise) =>
    [
      `Read ${plural(files, 'file', 'files')} otherwise: ${plural(texts, 'document', 'documents')}.`,
      ...goneAndKept(removed, kept),
    ].join(' '),
  openFor: (path: string) => `Read ${path} otherwise`,
  list: 'How files were read',
  rows: 'Rows',
  as: { documents: 'Each row is a document', table: 'One document, drawn as a table' },
  delimiter: 'Between cells',
  delimiters: { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as Readonly<Record<string, string>>,
  encoding: 'Encoding',
  detected: (label: string) => `as detected (${label})`,
  heading: 'The first row names the columns',
  sheets: 'Sheets',
  sheet: ({ name, rows, hidden }: TableChoices['sheets'][number]) =>
    `${name}: ${plural(rows, 'row', 'rows')}${hidden ? ', hidden' : ''}`,
  columns: 'Columns',
  column: 'Column',
  holds: 'Holds',
  use: 'Is read as',
  useOf: (name: string) => `Column ${name} is read as`,
  uses: {
    text: 'text',
    title: 'title',
    attribute: 'a column of its own',
    language: 'language',
    key: 'what tells rows apart',
    none: 'left out',
  } satisfies Record<ReadingColumn['as'], string>,
  now: 'Now',
  then: 'Then',
  same: 'Choose something above to see how it would be.',
  counted: (texts: number, empty: number) =>
    `${plural(texts, 'document', 'documents')}${empty === 0 ? '' : `, ${plural(empty, 'row', 'rows')} without text`}`,
  replaced: (count: number) => ` · ${plural(count, 'character', 'characters')} cannot be read`,
  working: 'Reading…',
  noText: 'No column is read as text: choose one.',
  columnNamed: (name: string) => `column “${name}”`,
  apply: 'Apply',
  cancel: 'Cancel',
  applying: 'Reading the file…',
  done: (path: string, { texts, removed, kept }: ReadOtherwise) =>
    [`Read ${path} otherwise: ${plural(texts, 'document', 'documents')}.`, ...goneAndKept(removed, kept)].join(' '),
  /** What a rule says, shortly. */
  inWords: ({ rule, encoding }: Reading): string => {
    const said = [encoding ?? ''];
    if (rule.kind === 'whole') said.unshift(readingKinds.whole);
    else if (rule.kind === 'articles') said.unshift(`${readingKinds.articles}: ${rule.pattern ?? rule.rule}`);
    else {
      const uses = rule.columns.filter(({ as }) => as !== 'none').map(({ name, as }) => `${name} (${as})`);
      said.unshift(rule.as === 'table' ? readingKinds.table : `${readingKinds.documents}: ${uses.join(', ')}`);
    }
    return said.filter((one) => one !== '').join('; ');
  },
  /** What the report says of a table beside that. */
  told: ({ heading, equalRows, openQuotes }: TableTold): string =>
    [
      heading !== undefined &&
        (heading === null ? 'No row was taken as heading.' : `Row ${number(heading)} was taken as heading.`),
      equalRows > 0 &&
        `${plural(equalRows, 'row is', 'rows are')} equal to ${equalRows === 1 ? 'one above it' : 'others above them'}.`,
      openQuotes.length > 0 &&
        `${openQuotes.length === 1 ? 'A quotation mark opens a cell and is not closed' : 'Quotation marks open cells and are not closed'} in ${openQuotes.length === 1 ? 'line' : 'lines'} ${inSeries([...new Set(openQuotes)].slice(0, mostLines).map(number))}${new Set(openQuotes).size > mostLines ? ' and more' : ''}: ${openQuotes.length === 1 ? 'it was' : 'they were'} read as ${openQuotes.length === 1 ? 'a sign' : 'signs'} of the text. Look at the rows there.`,
    ]
      .filter(Boolean)
      .join(' '),
  /** What the report says of a file. */
  read: (
    { rule, unread, by, format }: Reading,
    { texts, empty }: { readonly texts: number; readonly empty: number },
    definitions: ReadonlyMap<string, AttributeDefinition>,
  ): string => {
    const left = unread.length === 0 ? '' : ` Not read: ${inSeries(unread.map((name) => `“${name}”`))}.`;
    const asSaid = by === 'person' ? ' Read as you chose.' : '';
    if (rule.kind === 'whole')
      return `One document.${asSaid || (writtenByDatabases.has(format) ? ' It may be many articles: see where it could be cut.' : '')}${left}`;
    if (rule.kind === 'articles') return `${plural(texts, 'article', 'articles')}, each a document.${asSaid}${left}`;
    if (rule.as === 'table')
      return `A table without a column of prose: one document, drawn as a table.${asSaid || ' Its rows can be read as documents.'}${left}`;
    const of = (as: ReadingColumn['as']) => rule.columns.filter((column) => column.as === as);
    const builtIn = ['date', 'outlet', 'author', 'place', 'url'];
    const guesses = [
      ...(of('title').length > 0 ? ['title'] : []),
      ...of('attribute').flatMap(({ attribute }) =>
        attribute !== undefined && builtIn.includes(attribute) ? [definitions.get(attribute)?.name ?? attribute] : [],
      ),
    ];
    const own = of('attribute').filter(({ attribute }) => attribute !== undefined && !builtIn.includes(attribute));
    return [
      `${plural(texts, 'row', 'rows')}, each a document${empty > 0 ? ` (${number(empty)} without text left out)` : ''}`,
      `text from ${of('text').length === 1 ? 'column' : 'columns'} ${inSeries(of('text').map(({ name }) => `“${name}”`))}`,
      guesses.length > 0 && `${inSeries(guesses)} as guesses`,
      own.length > 0 && `${plural(own.length, 'column', 'columns')} as own attributes`,
    ]
      .filter(Boolean)
      .join('; ')
      .concat(`.${asSaid}${left}`);
  },
});

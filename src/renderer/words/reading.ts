import type { ExporterId } from '../../core/exchange/formats.ts';
import { sentences } from './names-in-sentences.ts';
import { leftOutKinds } from '../../core/model/left-out.ts';
import type { LeftOut, LeftOutKind } from '../../core/model/left-out.ts';
import type { OutcomeCounts } from '../../core/model/outcome-counts.ts';
import type { Document, FileOutcome, Guess } from '../../core/model/records.ts';
import type { MarkFates } from '../../core/model/report-facts.ts';
import { dateInWords, inSeries, number, plural, sizeInWords } from './in-words.ts';

// The words of reading, marking, searching, importing and exporting. Numbers and dates follow the reader's locale.

/** What a text says in a field; empty if the name beside it says it already. */
function valueBeside({ attributes }: Document, field: string, name: string): string {
  const known = attributes[field]?.value ?? '';
  return name.endsWith(` (${known})`) ? '' : known;
}

function dateBeside(document: Document, name = ''): string {
  return dateInWords(valueBeside(document, 'date', name));
}

/** Of a text that is read. */
export const readingWords = sentences({
  opening: 'Opening…',
  gone: 'This document was removed. Undo brings it back.',
  empty: 'This text is empty.',
  version: (version: number, of: number) => `Version ${number(version)} of ${number(of)}`,
  compareVersions: 'Compare with the version before',
  unsureEncoding: (label: string) => `The encoding (${label}) is a guess`,
  replacements: (count: number) => `${plural(count, 'character', 'characters')} could not be read`,
  correctEncoding: 'Correct encoding…',
  onlyNote: 'Note',
  /** The sign of a mark with links. */
  linked: '⇄',
  printed: { marks: 'Marked passages', untagged: 'Highlight', now: 'The words changed. In this version:' },
  /** Where a text comes from. What the name beside it says to tell it from others is not said again. */
  byline: (document: Document, name = '') =>
    [valueBeside(document, 'outlet', name), valueBeside(document, 'author', name), dateBeside(document, name)].filter(
      (fact) => fact !== '',
    ),
  dateBeside,
});

/** Of how texts are set. */
export const pageWords = sentences({
  button: 'Page and typeface',
  hint: 'How texts are set: size, width, typeface, passages',
  dialog: 'Page and typeface',
  measures: { size: 'Size', width: 'Line length', leading: 'Line height' },
  measured: {
    size: (value: number) => `${number(value)} %`,
    width: (value: number) => plural(value, 'letter', 'letters'),
    leading: (value: number) => number(value / 100),
  },
  face: 'Typeface',
  faces: { serif: 'Serif', sans: 'Sans serif', system: 'Serif of this system' },
  passages: 'Passages',
  passageSigns: { source: 'As in the text', gap: 'A gap before each', indent: 'An indent' },
  numbers: 'Numbers of passages and pages, as exports cite them',
  folded: 'Fold menus and other furniture to one line',
  markdown: 'Draw Markdown: headings, lists, emphasis (off: plain text)',
  asAtFirst: 'All as at first',
});

/** Of furniture that is folded to a line. */
export const foldWords = sentences({
  hidden: (lines: number) => `${plural(lines, 'line', 'lines')} hidden`,
});

/** Of the find bar. */
export const findWords = sentences({
  panel: 'Find in this text',
  text: 'Find text',
  next: 'Next match',
  previous: 'Previous match',
  matchCase: 'Match case',
  wholeWords: 'Whole words',
  close: 'Close',
  count: (at: number, total: number, more: boolean) =>
    total === 0 ? 'No matches' : `${number(at)} of ${number(total)}${more ? '+' : ''}`,
});

/** Of marks, their cards and the bar at a selection. */
export const markWords = sentences({
  bar: 'Mark selection',
  heard: 'Marks at the caret',
  tag: 'Tag',
  note: 'Note',
  inVivo: 'In-vivo tag',
  inVivoHint: 'Make a tag of the selected words',
  highlight: 'Highlight',
  recent: 'Recent tags',
  moreTags: 'More tags',
  drag: 'Drag the selected words onto a tag in the tree, or click the tag',
  noteLabel: 'Note on this passage',
  notePlaceholder: 'What does this passage tell you? Markdown is welcome.',
  save: 'Save',
  /** Where there is no further mark: another one is shown, or none. */
  end: {
    goesRound: {
      next: 'No annotation comes after; this is the first.',
      previous: 'No annotation comes before; this is the last.',
    },
    stays: { next: 'No annotation comes after.', previous: 'No annotation comes before.' },
  },
});

/** What is heard of marks by who does not see them. */
export const heardWords = sentences({
  untagged: 'highlight',
  begins: (marks: string) => `Begins: ${marks}.`,
  ends: (marks: string) => `Ends: ${marks}.`,
  chosen: (at: number, of: number, marks: string, chosen: number) =>
    `Annotation ${number(at)} of ${number(of)}: ${marks}${chosen > 1 ? `; ${number(chosen)} chosen` : ''}.`,
});

/** Of changing how far a mark goes. */
export const extentWords = sentences({
  keys: '← → the end · Shift+← → the beginning · with Alt by letter · Enter keeps it',
  now: (edge: 'from' | 'to', words: string) => (edge === 'from' ? `Begins with: ${words}` : `Ends with: ${words}`),
});

/** Of the tag picker, and of what was tagged. */
export const tagWords = sentences({
  dialog: (target: string) => `Tag ${target}`,
  instead: (count: number) =>
    count === 1 ? 'Another tag for this annotation' : `Another tag for ${plural(count, 'annotation', 'annotations')}`,
  below: (tag: string) => `New tag below ${tag}`,
  label: 'Tag',
  placeholder: 'Type to find a tag or name a new one',
  list: 'Tags',
  make: (path: string) => `New tag “${path}”`,
  slashInName: 'the slash is part of its name',
  nothing: 'No tags yet. Type a name; a slash makes a tag below another, like Aid/Food.',
  hint: '↑ ↓ choose · Enter tags · Shift+Enter makes what is typed · Esc closes',
  severalHint:
    'Ctrl+Enter, or a click on the tick, puts on or takes off and stays here · Alt+Enter keeps tagging with it',
  marks: (count: number) => plural(count, 'annotation', 'annotations'),
  selection: 'the selected words',
  annotations: (count: number) => (count === 1 ? 'this annotation' : plural(count, 'annotation', 'annotations')),
  hits: (count: number, documents: number) =>
    count === 1
      ? 'this passage'
      : `${plural(count, 'passage', 'passages')} in ${plural(documents, 'document', 'documents')}`,
  indexing: (done: number, of: number) =>
    `So far. The index is being made: ${number(done)} of ${plural(of, 'document', 'documents')}. All that is found in them when it is complete will be tagged.`,
  tagging: 'Tagging passages',
  taggingWith: (tag: string) => `Tagging passages with ${tag}`,
  doing: (tag: string, what: string) => `${tag}: ${what}`,
  taggingTexts: (done: number, of: number) =>
    of === 0 ? 'Finding all passages…' : `Reading: ${number(done)} of ${plural(of, 'text', 'texts')}`,
  storing: (done: number, of: number) => `Storing: ${number(done)} of ${plural(of, 'passage', 'passages')}`,
  cancelTagging: (tag: string) => `Cancel tagging with ${tag}`,
  passedOver: (count: number) =>
    `${plural(count, 'passage was', 'passages were')} not tagged: the text was changed or removed after it was found. Search again to tag what stands there now.`,
  overlap: (count: number) =>
    `${plural(count, 'annotation', 'annotations')} with this tag overlap there, and each is counted.`,
  joinThem: 'Join them',
  taggedAlready: (path: string) => `Every one of them is tagged with ${path} already.`,
});

/** Of the strip that says which marks texts show. */
export const onlyTagsWords = sentences({
  only: (tags: readonly string[], more: number) =>
    `Texts show only marks with ${inSeries(more === 0 ? tags : [...tags, plural(more, 'more tag', 'more tags')])}`,
  how: 'All other marks are hidden, until you show them again.',
  all: 'Show all marks',
  onlyBy: (name: string) =>
    name === '' ? 'Texts show only marks of nobody named' : `Texts show only marks by ${name}`,
  everybody: 'Show the marks of everybody',
});

/** Of going from document to document as the library lists them. */
export const walkWords = {
  last: 'That was the last document that the library lists.',
  first: 'That was the first document that the library lists.',
} as const;

/** Of the tag that all selected words get for a while. */
export const keptTagWords = sentences({
  keeping: (path: string) => `Keep tagging with ${path}`,
  how: 'Words selected with the mouse from now on get it at once, all others with Enter.',
  end: 'End (Esc)',
});

/** As in “12 new, 3 later versions”. */
function outcomesInWords(counts: OutcomeCounts): string {
  const parts: readonly (readonly [number, string])[] = [
    [counts.imported, `${number(counts.imported)} new`],
    [counts['new-version'], plural(counts['new-version'], 'later version', 'later versions')],
    [counts.unchanged, `${number(counts.unchanged)} unchanged`],
    [counts.duplicate, plural(counts.duplicate, 'duplicate', 'duplicates')],
    [counts.skipped, `${number(counts.skipped)} skipped`],
    [counts.failed, `${number(counts.failed)} failed`],
  ];
  return parts.flatMap(([count, words]) => (count > 0 ? [words] : [])).join(', ') || plural(0, 'file', 'files');
}

/** Of an import that runs or has ended. */
export const importWords = sentences({
  importing: 'Importing',
  reading: (name: string) => `Importing ${name}`,
  files: (files: number, total: number, complete: boolean) =>
    complete
      ? `${number(files)} of ${plural(total, 'file', 'files')}`
      : total > 0
        ? `${number(files)} of ${plural(total, 'file', 'files')} found so far`
        : 'Looking for files…',
  nothingPicked: 'Nothing was picked, or the folder holds no files.',
  rate: (filesPerSecond: number) => `${number(filesPerSecond)} per second`,
  left: (seconds: number) =>
    seconds < 60 ? `${number(Math.max(1, Math.round(seconds)))} s left` : `${number(Math.ceil(seconds / 60))} min left`,
  cancel: 'Cancel import',
  tight: (name: string, bytes: number, free: number) =>
    `“${name}” holds ${sizeInWords(bytes)} and there is room for ${sizeInWords(free)}: it may not fit, since each text is kept as bytes and as text. What finds no room will be listed in the report.`,
  done: (name: string, counts: OutcomeCounts) => `Imported ${name}: ${outcomesInWords(counts)}.`,
  cancelled: (name: string) => `The import of ${name} was cancelled. What was imported is kept.`,
  brokenOff: (name: string, files: number, isFolder: boolean) =>
    `The import of ${name} was broken off after ${plural(files, 'file', 'files')}. Import ${isFolder ? 'the folder' : 'the files'} again to go on.`,
  drop: 'Drop to import',
  dropHint:
    'Texts and folders of texts, a project file of Lectern or of another program (QDPX, QualCoder, Taguette), or annotations of your texts (Web Annotation, Hypothesis, a table of codings)',
  projectAlone: 'Drop a project file alone to open it.',
  opened: (name: string) => `Opened ${name}.`,
});

/** Why a person should look at a value; undefined if nothing is in doubt. */
export function doubtInWords({ value, doubt, origin }: Guess): string | undefined {
  switch (doubt) {
    case 'ambiguous-date': {
      const date = dateInWords(value);
      // Earlier, what was typed was read in the order of the reader's language.
      return origin.kind === 'person'
        ? `Read as ${date}; day and month could be swapped.`
        : `Read as ${date}, day first; it could be the month.`;
    }
    case 'several':
      return 'Others are named, too.';
    case 'weak':
      return 'Not certain: please look.';
    case undefined:
      return undefined;
  }
}

/** What is said of dates that are typed. */
export const dateWords = sentences({
  understood: (date: string) => `Understood as ${date}.`,
  ambiguous: (date: string) => `Read as ${date}, day first. If the month stands first, write its name.`,
  otherWeekday: (date: string) => `Understood as ${date}, which is another day of the week.`,
  yearZero: (words: string) =>
    `“${words}”: there is no year 0. Before the year 1 comes 1 BC; where no date is known, leave it empty.`,
  minus: (words: string, year: number) => `“${words}” is counted in two ways: write ${year} BC or ${year + 1} BC.`,
  unreadable: (words: string) =>
    `“${words}” is not understood as a date. Write 30 June 2025, 2025-06-30, 2025-06, c. 1850, 1849–1851, 754 or 44 BC.`,
  stillCounts: (date: string | null) =>
    date === null
      ? 'Until it is understood, the document has no date.'
      : `Until it is understood, ${date} stays the date in searches, order and exports.`,
});

/** How many of each are said, by what they are. */
const leftOutWords: Readonly<
  Record<Exclude<LeftOutKind, 'insertions' | 'remarks'>, readonly [one: string, more: string]>
> = {
  comments: ['comment', 'comments'],
  deletions: ['tracked deletion', 'tracked deletions'],
  pictures: ['picture', 'pictures'],
  objects: ['embedded object', 'embedded objects'],
  hidden: ['hidden piece of text', 'hidden pieces of text'],
  macros: ['set of macros, which was not run', 'sets of macros, which were not run'],
  'blank-pages': ['page without text', 'pages without text'],
  'page-heads': ['page’s head or foot', 'pages’ heads and feet'],
  fields: ['form field that was filled in', 'form fields that were filled in'],
  signs: [
    'sign whose letters the file does not say, so that a word may lack some',
    'signs whose letters the file does not say, so that words may lack some',
  ],
  'front-matter': [
    'block of front matter that is no YAML, so that its fields are not known',
    'blocks of front matter that are no YAML',
  ],
  values: ['value of the front matter that is no words', 'values of the front matter that are no words'],
};

/** What of a file is not in its text; empty if all is. */
export function leftOutSentence(left: LeftOut): string {
  const kinds = leftOutKinds.filter((kind) => kind !== 'insertions' && kind !== 'remarks');
  const said = kinds.flatMap((kind) => {
    const count = left[kind] ?? 0;
    return count > 0 ? [plural(count, ...leftOutWords[kind])] : [];
  });
  const kept = left.insertions ?? 0;
  const remarks = left.remarks ?? 0;
  return [
    said.length > 0 && `left out: ${said.join(', ')}`,
    kept > 0 && `${plural(kept, 'tracked insertion', 'tracked insertions')} kept as text`,
    remarks > 0 &&
      `${plural(remarks, 'comment or highlight', 'comments and highlights')} as ${remarks === 1 ? 'an annotation' : 'annotations'}`,
  ]
    .filter(Boolean)
    .join('; ');
}

/** Of an import's report. */
export const reportWords = sentences({
  title: 'Import report',
  summary: (name: string, when: string) => `${name} · ${when}`,
  states: {
    running: 'not finished',
    done: 'finished',
    cancelled: 'cancelled; what was done is kept',
    failed: 'stopped early; what was done is kept',
  },
  filter: 'Show',
  correct: 'Titles, dates, outlets, authors and places can be corrected in the table; Enter goes to the next file.',
  all: 'All',
  columns: {
    file: 'File',
    outcome: 'Outcome',
    title: 'Title',
    date: 'Date',
    outlet: 'Outlet',
    author: 'Author',
    place: 'Place',
    encoding: 'Read as',
  },
  formats: {
    'plain-text': 'text',
    markdown: 'Markdown',
    html: 'web page',
    mhtml: 'web archive',
    docx: 'Word',
    odt: 'OpenDocument',
    rtf: 'rich text',
    pdf: 'PDF',
    epub: 'book',
    subtitles: 'transcript',
    mail: 'mail',
    mailbox: 'mailbox',
    csv: 'table',
    xlsx: 'workbook',
    ods: 'workbook',
    json: 'JSON',
    'json-lines': 'JSON lines',
  } satisfies Record<string, string> as Readonly<Record<string, string>>,
  kinds: {
    imported: 'Imported',
    duplicate: 'Duplicate',
    'new-version': 'New version',
    unchanged: 'Unchanged',
    skipped: 'Skipped',
    failed: 'Failed',
  } satisfies Record<FileOutcome['kind'], string>,
  reasons: {
    'not-text': 'not a text',
    empty: 'empty',
    'too-large': 'over 64 MiB',
    'unknown-format': 'unknown format',
    unreadable: 'could not be read',
    'no-permission': 'may not be read',
    vanished: 'vanished while reading',
    'link-loop': 'links back to itself',
    path: 'its name cannot be used',
    'not-stored': 'not stored: the disk was full',
  },
  /** Of what comes in whole, but not among texts. */
  foreign: 'work of another program; import it by itself',
  foreignHere: 'work of another program, so no text among these',
  takeIn: 'Take it in',
  takeInFor: (path: string) => `Take in ${path}`,
  /** Of files that could not be read, where the format knows why; by its stable word. */
  unread: {
    damaged: 'damaged, or only a part of the file',
    'unpacks-to-too-much':
      'it says that it unpacks to more than any document holds: it is damaged, or made to do harm (a ZIP bomb); nothing of it was unpacked',
    'another-format': 'it is of another format than its name says',
    'locked-or-old': 'locked with a password, or saved by a Word older than 2007; save it again without',
    password: 'it is locked with a password; save it again without',
    'pictures-of-pages': 'this PDF holds pictures of pages; recognise its text first',
    'unsaid-letters':
      'this PDF draws its letters without saying which they are; recognise its text first, as that of pictures of pages',
    'no-times': 'there are no times in it, as a transcript has them',
    'copy-protected': 'its seller has locked it (DRM), so that no other program can read it',
    'too-much': 'it holds more words than a book',
    entities: 'it defines entities of its own, which could do harm',
    'too-many-rows':
      'it has more rows than are read of one file (50,000 documents, or 200,000 rows of one table); divide it into several',
    'broken-json': 'it is no JSON, or only a part of it',
    'no-table': 'there is no list of records in it',
    'own-quotations':
      'this is what Lectern exported; its texts are no sources. To move a project, save it as a project file',
    'own-codebook': 'this is a codebook that Lectern exported; the page Codebook takes it in',
  } satisfies Record<string, string> as Readonly<Record<string, string>>,
  blank: 'empty: only white space or signs that nobody sees',
  sameAs: (title: string) => `same text as “${title}”`,
  sameAsUnseen: (title: string, path: string) =>
    `same text as “${title}”, whose own file ${path} was not among these files`,
  kept: 'kept as a copy',
  versionOf: (version: number) => `version ${number(version)}`,
  movedFrom: (path: string) => `moved here from ${path}`,
  unlike: (title: string) => `another text than “${title}”, which stood here and is kept`,
  madeWay: (title: string) => `“${title}”, which stood here with another text, is kept`,
  marks: ({ kept, moved, changed, lost, comments, highlights }: MarkFates) => {
    const older = [
      // That words shifted with their text is nothing to know.
      kept + moved > 0 && `${number(kept + moved)} kept`,
      changed > 0 && `${number(changed)} at changed words`,
      lost > 0 && `${number(lost)} lost`,
    ].filter(Boolean);
    const came = [
      comments > 0 && plural(comments, 'new comment', 'new comments'),
      highlights > 0 && plural(highlights, 'new highlight', 'new highlights'),
    ].filter(Boolean);
    const noun = kept + moved + changed + lost === 1 ? 'mark' : 'marks';
    return [older.length > 0 && `${noun}: ${older.join(', ')}`, ...came].filter(Boolean).join('; ');
  },
  showLost: (count: number) => (count === 1 ? 'Show the lost mark' : `Show ${number(count)} lost marks`),
  like: (title: string) =>
    `looks like a newer text of “${title}”, whose file is not in this folder, or holds another text now`,
  takeAsVersion: 'Make it its new version',
  decidedBetween: (count: number) =>
    count === 1
      ? 'What was ruled between the two documents is no question any more and went with it.'
      : `${number(count)} rulings between the two documents are no question any more and went with it.`,
  guessed: 'its encoding is a guess again: the one you chose does not fit',
  keep: 'Keep as a copy',
  keepAll: (count: number) => (count === 1 ? 'Keep the duplicate as a copy' : `Keep all ${number(count)} as copies`),
  unsure: 'unsure',
  edit: (column: string, path: string) => `${column} of ${path}`,
  open: (title: string) => `Open ${title}`,
  correctEncoding: (title: string) => `Correct encoding of ${title}`,
  filesAre: 'files',
  close: 'Close',
  none: 'No files with this outcome.',
  empty: (endings: readonly string[]) =>
    `No files were found. Lectern reads ${inSeries(endings)} files and files without an ending.`,
});

/** Becomes the name of a file. */
export const reportFileName = (name: string) => `${name} import report`;

const paperHolds =
  'The file holds quotations with their sources, tags and notes, and what the codebook says. It does not hold the texts, columns of your own, comparisons, claims and rulings, or the history.';

/** Of the export dialog and of project files. */
export const exportWords = sentences({
  title: 'Export',
  what: 'What',
  scopes: {
    project: 'The whole project',
    document: 'The open document',
    documents: 'Chosen documents',
    tags: 'Chosen tags',
    search: 'The current search',
  },
  choose: { documents: 'Documents', tags: 'Tags' },
  searchNamed: (query: string) => `The current search: ${query}`,
  format: 'Format',
  formats: {
    markdown: 'Markdown: annotated notes',
    docx: 'Word: annotated notes, with references and sources',
    odt: 'OpenDocument: the same for LibreOffice and others',
    html: 'Web page: the same in one file, for any browser',
    xlsx: 'Excel: a sheet for each kind of record',
    csv: 'CSV: one row for each quotation and tag',
    obsidian: 'Obsidian: a folder of linked notes, packed',
    csl: 'CSL-JSON: the documents, to cite them',
    qdpx: 'QDPX: for NVivo, ATLAS.ti, MAXQDA',
    'web-annotation': 'Web Annotation (JSON-LD): the annotations, without the texts',
    json: 'JSON: for other programs, documented',
    project: 'Project file: everything, to open again',
  } satisfies Record<ExporterId | 'project', string>,
  /** What a format cannot hold, said before it is saved. */
  notHeld: {
    markdown: `${paperHolds} Notes stand as they are written.`,
    docx: paperHolds,
    odt: paperHolds,
    html: paperHolds,
    xlsx: 'The file holds quotations, documents and what is known of them, tags and notes. It does not hold the texts, the sentences around quotations, links, comparisons, claims and rulings, or the history. A cell holds 32,767 characters.',
    csv: 'The file holds quotations and what is known of their documents. It does not hold the texts, documents without a quotation, what the codebook says, pages of notes, links, comparisons, claims and rulings, or the history.',
    json: 'The file holds documents and what is known of them, quotations, tags, notes and links. It does not hold the texts, earlier words of them, event sets, saved searches, comparisons, claims and rulings, or the history.',
    obsidian:
      'The file is a folder to unpack: a note for each document and tag, and your pages of notes, with links between them. It does not hold headings and pages of texts, earlier versions, comparisons, claims and rulings, or the history.',
    csl: 'The file says of each document its title, author, date, outlet, place, address, page and language, as far as they are known. It holds no quotation, no other column and no note.',
    qdpx: 'The file holds the texts as plain words, tags, annotations, notes, links, event sets and what is known about documents. It cannot hold headings and pages of texts, earlier versions, annotations that are lost, how a relation is called from its other end, saved searches, the colours of people, comparisons, claims and rulings, or the history.',
    'web-annotation':
      'The file holds annotations with their words and places, their tags by path, their notes, who made them and when, and the notes about documents and annotations. The texts are not in it; who reads it must have them. It cannot hold the colours and meanings of tags, links, values of documents, event sets, comparisons or the history.',
  } satisfies Record<ExporterId, string>,
  references: 'References',
  texts: 'Texts',
  textsHeld: { whole: 'Whole texts, with their quotations', quotations: 'Quotations only' },
  referencesStand: { text: 'Beside the quotation', footnotes: 'As footnotes' },
  arrange: 'Arrange by',
  arranges: { document: 'Document', tag: 'Tag' },
  preview: 'Preview',
  more: '…',
  cut: (count: number) =>
    `${plural(count, 'text is', 'texts are')} longer than a cell of a spreadsheet can hold and will be cut there, with a word that says so. Markdown, Word, CSV and JSON hold all of it.`,
  quotations: (count: number, lost: number) =>
    `${plural(count, 'quotation', 'quotations')}${lost === 0 ? '' : `, ${number(lost)} of them lost`}`,
  passages: (count: number) => plural(count, 'passage', 'passages'),
  unchosen: {
    documents: 'Choose at least one document from the list.',
    tags: 'Choose at least one tag from the list.',
  },
  nothing: 'Nothing is marked here yet. Select words in a text and press h, or t to tag them.',
  projectHint: 'All texts with their original files, annotations, tags, notes and the history go into one file.',
  saving: (done: number, of: number) => `${number(done)} of ${plural(of, 'text', 'texts')}`,
  save: 'Save',
  cancel: 'Cancel',
  openingProject: 'Opening the project file',
  savingExport: 'Saving the export',
  saved: (where: string) => `Saved ${where}.`,
  preparing: 'Preparing…',
});

/** Of names that are replaced in an export. */
export const pseudonymWords = sentences({
  title: (count: number) => (count === 0 ? 'Replace names' : `Replace names (${number(count)})`),
  label: 'A line for each name',
  example: 'Anna Lind = Person 1',
  about:
    'Whole names, in any case, become their pseudonyms in everything that the file says: quotations, notes, titles, tags, attributes, file names. The list stays with this project on this computer, and in no export. QDPX, JSON and Web Annotation hold the very words, so names stay in them.',
  suggest: 'Suggest names',
  person: 'Person',
  look: 'Look for what is left',
  looking: 'Looking through all of the file…',
  saveKey: 'Save the key…',
  keyFile: (ending: string) => `key to pseudonyms.${ending}`,
  saved: (where: string) => `Saved ${where}.`,
  nothingLeft:
    'Nothing was found in the file, or in its name, that looks like these names: no part of one, no usual ending, no initials. Look yourself, too: nicknames, other spellings and scripts, and whatever else tells who somebody is, are not looked for.',
  left: 'These still stand in the file, or in its name. They may be names, or other words. Look yourself, too: nicknames, other spellings and scripts are not looked for.',
  kinds: {
    same: 'the name itself, written otherwise',
    inflected: 'another form',
    part: 'a part',
    initials: 'initials',
  },
  leftOf: (name: string, kind: string, count: number) => `${kind} of “${name}”, ${plural(count, 'time', 'times')}`,
  moreLeft: (count: number) => `and ${plural(count, 'other', 'others')}`,
});

/** Of the dialog that corrects an encoding. */
export const encodingWords = sentences({
  title: 'Correct encoding',
  encoding: 'Encoding',
  preview: 'How the text begins',
  replaced: (count: number) =>
    count === 0 ? 'Every character can be read.' : `${plural(count, 'character', 'characters')} cannot be read.`,
  now: (label: string) => `Read as ${label} now`,
  detected: 'by a guess',
  apply: 'Apply',
  cancel: 'Cancel',
});

/** The names of actions, by their ids. */
export const readingActionWords = sentences({
  'import.folder': 'Import folder',
  'import.files': 'Import files',
  'import.report': 'Show the last import report',
  'export.open': 'Export',
  'table.save': 'Save table…',
  'picture.save': 'Save picture…',
  'project.save': 'Save project file',
  'project.open': 'Open project file',
  'project.merge': 'Merge another project file into this one…',
  'questions.open': 'Questions from merged projects',
  'search.focus': 'Search everything',
  'search.another': 'New search beside those that are open',
  'search.query-help': 'Search help',
  'search.next-hit': 'Next match of the search',
  'search.previous-hit': 'Previous match of the search',
  'find.open': 'Find in this text',
  'list.find': 'Find in a list: of annotations, tags, notes and the like',
  'passage.next': 'Next passage',
  'passage.previous': 'Previous passage',
  'passage.extend-next': 'Extend by the next passage',
  'passage.extend-previous': 'Extend by the previous passage',
  'sentence.next': 'Next sentence',
  'sentence.previous': 'Previous sentence',
  'document.next': 'Next document of the library, or of the set shown there',
  'document.previous': 'Previous document of the library, or of the set shown there',
  'mark.next': 'Next annotation in the text',
  'mark.previous': 'Previous annotation in the text',
  'mark.add-next': 'Choose the next annotation, too',
  'mark.add-previous': 'Choose the previous annotation, too',
  'shared.next': 'Next shared passage',
  'shared.previous': 'Previous shared passage',
  'shared.compare': 'Compare the shared passage',
  'versions.compare': 'Compare with the version before',
  'versions.compare-chosen': 'Compare the older version with the chosen documents',
  'shared.brackets': 'Show or hide brackets at shared passages',
  'mark.tag': 'Tag the selection',
  'mark.repeat': 'Tag with the last tag again',
  'mark.keep': 'Keep tagging with the last tag',
  'mark.keep-end': 'End tagging with one tag',
  'mark.in-vivo': 'Make a tag of the selected words',
  'link.from': 'Link from here',
  'link.to': 'Link to here',
  'link.pick': 'Link with something by its name…',
  'link.end': 'Give up the link that was begun',
  'links.open': 'All links as a table',
  'people.open': 'People: names, colours, who made what',
  'mark.note': 'Write a note on the selection',
  'mark.quotation': 'Add as a quotation, and say who speaks',
  'note.quote': 'Quote in the note',
  'passage.copy': 'Copy with the source',
  'mark.highlight': 'Highlight the selection',
  'mark.extent': 'Change where the annotation begins and ends',
  'mark.join': 'Join the annotation with those that overlap under its tag',
  'mark.remove': 'Remove annotations',
  'review.open': 'Review anchors after a text changed',
  'review.accept': 'Accept the words of now for the annotation',
  'review.place': 'Place the annotation again, on other words',
  'review.aside': 'Set the annotation aside: it stands nowhere in this text',
  'review.back': 'Bring the annotation back that was set aside',
  'quotation.instead': 'Another tag for the chosen quotations…',
  'quotation.split': 'Split the tag: a new tag below it for the chosen quotations…',
  'quotation.untag': 'Take the tag off the chosen quotations',
  'row.choose': 'Choose this quotation, or this row of the synopsis, or no longer',
  'row.merge': 'Merge the chosen rows of the synopsis',
  'row.split': 'Not the same: take this sentence out of its row',
  'claim.row': 'Make this row of the synopsis a claim',
  'claim.cell': 'Make this sentence of the synopsis a claim',
  'claim.new': 'New claim, of the selected words if there are any…',
  'claim.add': 'Add the selected words to a claim…',
  'offered.take-in': 'Take in #tags and ==marks== as tags and marks (open document, or all chosen)',
  'reading.otherwise': 'Read this file otherwise: columns, rows, encoding…',
  'encoding.correct': 'Correct encoding…',
  'marks.only': 'Show only marks with this tag in texts, or all again',
  'page.look': 'Page and typeface…',
  'page.larger': 'Larger letters',
  'page.smaller': 'Smaller letters',
  'page.numbers': 'Show or hide numbers of passages and pages',
  'page.fold': 'Fold furniture of the page, or show it',
  'page.furniture': 'Call this furniture of the page, or text',
});

/** The name of the action behind a number key. */
export const recentTagAction = (slot: number) => `Tag with recent tag ${slot}`;

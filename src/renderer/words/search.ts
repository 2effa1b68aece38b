import { sentences } from './names-in-sentences.ts';
import type { Field } from '../../core/search/language/query.ts';
import type { ConcordanceKey } from '../../core/ports/finder.ts';
import { lackOf, leftOutInWords } from '../../core/exchange/not-covered.ts';
import { dateInWords, languageInWords, number, plural } from './in-words.ts';
import type { QueryFilter } from '../../core/search/language/filters.ts';

// The words of searching. Numbers and dates follow the reader's locale.

const passages = (count: number) => plural(count, 'passage', 'passages');
const documents = (count: number) => plural(count, 'document', 'documents');

/** Of the search box and what it found. */
export const searchWords = sentences({
  box: 'Search passages',
  placeholder: 'Search passages',
  clear: 'Clear search',
  anyWord: 'Any word',
  furniture: 'Without furniture',
  furnitureHint: 'Menus, repeated captions, keyword lists',
  options: 'How to search',
  order: 'Order',
  orders: { rank: 'Best first', document: 'By document' },
  results: 'Search results',
  passages,
  /** `marks`: how many annotations stand there, where a tag is all that is asked for. */
  count: (marks: number | null, hits: number, inDocuments: number) => {
    const found = hits === 0 ? 'No passages found' : `${passages(hits)} in ${documents(inDocuments)}`;
    return hits === 0 || marks === null || marks === hits
      ? found
      : `${plural(marks, 'annotation', 'annotations')} in ${found}`;
  },
  lines: (lines: number) => plural(lines, 'line', 'lines'),
  searching: 'Searching…',
  noDocuments: 'There are no documents to search yet. Import a folder or files first.',
  nothing: 'Try fewer words, “Any word”, or a beginning such as anniv*.',
  nothingOfWord: 'Try another spelling, or a beginning such as anniv*.',
  nothingWithin: (filters: readonly string[]) =>
    `No passage has this within the ${filters.length === 1 ? 'filter' : 'filters'} ${filters.join(', ')}. Take ${filters.length === 1 ? 'it' : 'them'} away to look everywhere.`,
  leftOut: (count: number, field: string) => leftOutInWords(count, number(count), field),
  showLeftOut: (field: string) => `Show passages in texts without ${lackOf(field)}`,
  showThem: 'Show them',
  emptyTitle: 'Search every passage of the project',
  empty: 'Type words into the box at the top. All of them must stand in one passage, in any regular form.',
  examples: 'Some examples',
  saved: 'Saved searches',
  noneSaved: 'No search is saved yet. “Save search” stands above the results of each.',
  save: 'Save search',
  saveName: 'Name of the search',
  rename: (name: string) => `Rename saved search ${name}`,
  newName: 'New name of the search',
  forget: (name: string) => `Delete saved search ${name}`,
  savedAlready: (name: string) => `The search “${name}” is saved already.`,
  twinTitle: (name: string) => `There is a saved search “${name}” already`,
  twinSaved: 'It asks for',
  twinWanted: (name: string) =>
    `“${name}” is to be the name of another search. Two searches of nearly one name are hard to tell apart.`,
  twinSame: (name: string) => `“${name}” is to be the name of another search. Nobody could tell the two apart.`,
  twinReplace: 'Replace it',
  twinBeside: 'Keep both',
  cancel: 'Cancel',
  soFar: (count: number) => `${passages(count)} so far`,
  cannotRead: 'cannot be read',
  noSuchTag: 'its tag is not there',
  another: 'New search: this one stays open',
  help: 'Search help',
  choose: (title: string, passage: number) => `Choose passage ${number(passage + 1)} of ${title}`,
  tagOne: 'Tag',
  tagChosen: (count: number) => `Tag ${plural(count, 'chosen passage', 'chosen passages')}…`,
  tagAll: (count: number) => (count === 1 ? 'Tag the passage…' : `Tag all ${number(count)} passages…`),
  unchoose: 'Clear choice',
  unknownDocument: 'Removed document',
  close: 'Close',
  written: 'You write',
  means: 'It finds passages with',
  tryIt: (written: string) => `Try ${written}`,
  noMatch: 'No match is left to go to.',
  passedOver: (parts: readonly string[]) =>
    `Not looked for, because there is no word in it: ${parts.join(' ')}. For signs as such use a regular expression: /\\?!/`,
  begun: (query: string) => `No passage has all of this as it stands. These have words that begin so: ${query}`,
  lostMarks: (tag: string, count: number, places: readonly string[], allPlaces: number) => {
    const more = allPlaces - places.length;
    const others = more > 0 ? ` and ${plural(more, 'other document', 'other documents')}` : '';
    return `Lost, so not among the passages: ${plural(count, 'annotation', 'annotations')} with “${tag}”. See the inspector of ${places.join(', ')}${others}.`;
  },
  dayFirst: (written: string, date: string, field: string, other: string) =>
    `“${written}” is read as ${date}, day first. If the month stands first, write ${field}:${other}.`,
  otherWeekday: (written: string, date: string) => `“${written}” is read as ${date}, which is another day of the week.`,
  capitalNot: 'All is in capitals, so NOT is a word like the others. To leave a word out, write - before it.',
});

/** Of what a search does not cover, or not yet. */
export const coverageWords = sentences({
  waiting: (count: number) => `${documents(count)} ${count === 1 ? 'is' : 'are'} not indexed yet`,
  hopeless: (count: number) => `${documents(count)} cannot be indexed`,
  indexing: (done: number, of: number) => `Indexing: ${number(done)} of ${documents(of)}`,
  uncovered: (count: number) =>
    `Not complete: ${documents(count)} could not be indexed, so nothing was looked for in ${count === 1 ? 'it' : 'them'}.`,
  later: (count: number) =>
    `${documents(count)} came in after this was begun and ${count === 1 ? 'is' : 'are'} not in it.`,
});

/** Of the ways to show what was found. */
export const viewWords = sentences({
  label: 'Show as',
  passages: 'Passages',
  concordance: 'Concordance',
  columns: { source: 'Source', left: 'Before', node: 'Match', right: 'After' },
  sort: 'Sort lines',
  sortKeys: ['Sort lines by', 'then by', 'and by'],
  unsorted: '–',
  unsortedFirst: 'place in the text',
  nothing: 'No match of words here. A concordance shows words; filters alone match whole passages.',
});

/** The keys a concordance can be sorted by, each under a name of its own for menus. */
export const sortKeys: readonly { readonly id: string; readonly words: string; readonly key: ConcordanceKey }[] = [
  ...([1, 2, 3] as const).map((distance) => ({
    id: `right-${distance}`,
    words: distance === 1 ? 'next word' : `${distance} words after`,
    key: { by: 'right', distance } as const,
  })),
  ...([1, 2, 3] as const).map((distance) => ({
    id: `left-${distance}`,
    words: distance === 1 ? 'word before' : `${distance} words before`,
    key: { by: 'left', distance } as const,
  })),
  { id: 'node', words: 'match', key: { by: 'node' } },
  { id: 'document', words: 'document', key: { by: 'document' } },
  { id: 'date', words: 'date', key: { by: 'date' } },
  { id: 'outlet', words: 'outlet', key: { by: 'outlet' } },
];

/** Of the counts of what was found. */
export const chartWords = sentences({
  saveTable: 'Save table of counts',
  label: 'Counts',
  by: 'Count passages by',
  kinds: { document: 'Document', tag: 'Tag', outlet: 'Outlet', time: 'Time', column: 'Column' },
  passages: 'Passages',
  unknownOutlet: 'outlet not known',
  unknownValue: (column: string) => `${column}: not known`,
  unknownDate: 'date not known',
  over: {
    month: (first: string, last: string) => `By month, ${rangeInWords(first, last)}`,
    year: (first: string, last: string) => `By year, ${rangeInWords(first, last)}`,
    decade: (first: string, last: string) => `By ten years, ${rangeInWords(first, last)}`,
    century: (first: string, last: string) => `By hundred years, ${rangeInWords(first, last)}`,
  },
  /** What a column stands for. */
  column: (first: string, last: string) => rangeInWords(first, last),
  most: (count: number, when: string) => `highest column: ${passages(count)}, ${when}`,
  undated: (count: number) => `${passages(count)} undated, not drawn`,
  onlyYear: (count: number) => `${passages(count)} of which only the year is known, not drawn`,
  severalYears: (count: number) => `${passages(count)} dated to several years, not drawn`,
  yearOnly: (year: string) => `${year}, month not known`,
  none: {
    document: 'No passages to count.',
    tag: 'None of these passages is tagged.',
    outlet: 'No outlets to count.',
    time: 'No dates to count.',
  },
  add: (name: string) => `Only ${name}`,
  more: (count: number) => `Show ${number(count)} more`,
  table: 'As a table',
  counting: 'Counting…',
  soFar: (waiting: number) => `So far: ${documents(waiting)} ${waiting === 1 ? 'is' : 'are'} not indexed yet.`,
  /** Of a picture of them. \`by\` is a kind, or the name of a column. */
  pictured: {
    title: (query: string, by: string) => `Passages found by ${query}, by ${by}`,
    how: (all: number, by: string) => `${passages(all)} found, counted by ${by}.`,
    manyTags: 'A passage counts under each of its tags and under those above them, and under none where it has none.',
    anyWord: 'Any of the words is enough.',
    noFurniture: 'Menus, repeated captions and other furniture are left out.',
    bars: 'bars',
  },
});

/** Of filters and their chips. */
export const filterWords = sentences({
  button: 'Filter',
  chips: 'Filters of the search',
  dialog: 'Add a filter',
  kinds: {
    tag: 'Tag',
    outlet: 'Outlet',
    author: 'Author',
    place: 'Place',
    set: 'Event set',
    lang: 'Language',
    person: 'Person',
    speaker: 'Speaker',
    date: 'Date',
    is: 'State',
  } as Readonly<Record<string, string>>,
  states: { tagged: 'tagged', untagged: 'not tagged', furniture: 'furniture' },
  values: (kind: string) => `${kind}: which`,
  narrow: 'Type to narrow the list',
  noValues: 'Nothing is known here yet.',
  noMatch: 'Nothing is called so.',
  from: 'From',
  until: 'Until',
  dateHint: '2025, June 2025, 2025-06-30 or 44 BC; one of the two may stay empty',
  dateWrong: 'Write dates as 2025, June 2025, 2025-06-30 or 44 BC, the earlier one first.',
  add: 'Add filter',
  back: 'Back to all filters',
  remove: (filter: string) => `Remove filter ${filter}`,
  any: 'any',
  unknown: 'not known',
  none: 'none',
  not: (filter: string) => `not ${filter}`,
});

/** A filter in words, e.g. “Tag Aid › Food”. */
export function filterInWords(
  { filter, negated }: QueryFilter,
  nameOf: (filter: Field) => string,
): { readonly kind: string; readonly value: string } {
  const kinds = filterWords.kinds;
  const anyValue =
    (filter.kind === 'date' && filter.first === null && filter.last === null) ||
    (filter.kind === 'field' && filter.value.text === '*' && !filter.value.whole);
  const kindOf = (name: string) => kinds[name] ?? `${name.slice(0, 1).toLocaleUpperCase()}${name.slice(1)}`;
  const said =
    filter.kind === 'state'
      ? { kind: kindOf('is'), value: filterWords.states[filter.state] }
      : filter.kind === 'date'
        ? {
            kind: kindOf('date'),
            value: filter.whole ? justInWords(filter.first ?? '') : rangeInWords(filter.first, filter.last),
          }
        : {
            kind: kindOf(filter.field),
            value: filter.field === 'lang' ? languageInWords(filter.value.text) : nameOf(filter),
          };
  // Nobody knows a set that a document is in: a person puts it there.
  const lack = filter.kind === 'field' && filter.field === 'set' ? filterWords.none : filterWords.unknown;
  if (anyValue) return { kind: said.kind, value: negated ? lack : filterWords.any };
  return negated ? { kind: filterWords.not(said.kind), value: said.value } : said;
}

/** A date of which no more is known. */
function justInWords(date: string): string {
  const words = dateInWords(date);
  if (/^-?\d{4}$/u.test(date)) return chartWords.yearOnly(words);
  return /^-?\d{4}-\d{2}$/u.test(date) ? `${words}, day not known` : words;
}

function rangeInWords(first: string | null, last: string | null): string {
  if (first === last) return dateInWords(first ?? '');
  if (first === null) return `until ${dateInWords(last ?? '')}`;
  return last === null ? `from ${dateInWords(first)}` : `${dateInWords(first)} – ${dateInWords(last)}`;
}

/** Of what is suggested while one types. */
export const completionWords = sentences({
  list: 'Suggestions',
  count: (count: number) => plural(count, 'suggestion', 'suggestions'),
});

/** Of documents, tags and notes that are found by name. */
export const namedWords = sentences({
  label: 'Titles, tags and notes',
  kinds: { title: 'Titles', tag: 'Tags', note: 'Notes' },
  more: (count: number) => `${number(count)} more`,
  untitled: 'Untitled note',
  count: (count: number) => (count >= 200 ? `${number(count)}+` : number(count)),
});

/** Become names of files. */
export const hitsFileNames = {
  passages: (query: string) => `${fileWords(query)} passages`,
  concordance: (query: string) => `${fileWords(query)} concordance`,
  counted: (query: string, by: string) => `${fileWords(query)} by ${fileWords(by)}`,
  counts: (query: string, by: string, ending: string) => `${fileWords(query)} by ${fileWords(by)}.${ending}`,
} as const;

/** What a file's name can hold of a query. */
function fileWords(query: string): string {
  const words = query
    .replace(/[^\p{L}\p{M}\p{N} _-]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return [...words].slice(0, 40).join('').trim() || 'Search';
}

/** What the examples of the help are made of: what occurs in the project, or what could. */
export interface ExampleWords {
  /** Two words of one passage, the second right behind the first; and three more words. */
  readonly pair: readonly [string, string];
  readonly words: readonly [string, string, string];
  readonly title: string;
  /** As it is written in a query. */
  readonly tag: string;
  readonly outlet: string;
  readonly year: string;
  readonly language: string;
  /** Of an event set, as it is written in a query; null where there is none. */
  readonly set: string | null;
}

/** For a project without texts. */
export const generalWords: ExampleWords = {
  pair: ['first', 'anniversary'],
  words: ['harbour', 'festival', 'meeting'],
  title: 'peace',
  tag: 'tag:"Aid/Food"',
  outlet: 'upi',
  year: '2025',
  language: 'ko',
  set: null,
};

/** The query language, as the help shows it. Each thing that is written is a query that can be tried as it stands. */
export function queryHelp({ pair, words, title, tag, outlet, year, language, set }: ExampleWords): readonly {
  readonly title: string;
  readonly rows: readonly (readonly [written: readonly string[], means: string])[];
}[] {
  const [first, second] = pair;
  const [a, b, c] = words;
  const some = (word: string, count: number) => [...word].slice(0, count).join('');
  const nextYear = String(Number(year) + 1).padStart(4, '0');
  return [
    {
      title: 'Words',
      rows: [
        [
          [`${first} ${second}`],
          'both words in one passage, in any regular form (inspects, inspected); accents and case do not matter. “Any word” asks for one of them',
        ],
        [[`"${first} ${second}"`], 'these forms in this order'],
        [[`"${second} ${first}"~8`], 'these words within 8 words of each other, in either order'],
        [[`${some(a, 4)}*`, `*${[...a].slice(-4).join('')}`], 'words that begin so, or end so'],
        [[`${a.slice(0, -2)}${a.slice(-1)}~1`], 'words one letter away; ~2 for two'],
        [[`=${c}`], 'exactly this form, with its case and accents'],
        [
          ['14000', `${some(second, 3)}*`],
          'a number however its digits are grouped (14,000); a word also where the end of a line parts it',
        ],
        [
          ['/\\b\\p{Lu}{2,}\\b/', `/${some(b, 3)}\\w+/`],
          'a match of this regular expression in the passage’s text; \\w, \\d and \\b know the letters and digits of all scripts',
        ],
      ],
    },
    {
      title: 'Together',
      rows: [
        [[`+${a} -${b}`, `${a} NOT ${b}`], 'the one and without the other'],
        [[`${a} ${c}`, `${a} AND ${c}`], 'both; AND says no more than a blank'],
        [[`${a} OR ${b}`, `(${a} OR ${b}) ${c}`], 'either; brackets group'],
        [
          ['DO NOT ENTER'],
          'AND, OR and NOT work in capitals only. Where everything is in capitals, NOT is a word like the others',
        ],
        [[`${a}^3 ${c}`], 'both, where the first counts three times as much for the order'],
      ],
    },
    {
      title: 'Fields and filters',
      rows: [
        [
          [tag],
          'this tag or one below it; “Aid/Food” is the tag Food below Aid. A slash or quotation mark in a name is written \\/ or \\"',
        ],
        [[`title:"${title}"`, `note:${c}`], 'the word in the document’s title, or in a note on the passage'],
        [['person:kim'], 'passages that a person of this name annotated'],
        [
          ['speaker:lind', 'speaker:*'],
          'what somebody of this name says, or anybody named, in interviews, chats, plays and other transcripts',
        ],
        [
          [`outlet:"${outlet}"`, 'author:kim', 'place:seoul'],
          'what the document says of itself; your own attributes work alike',
        ],
        [
          [...(set === null ? [] : [set]), 'set:*', '-set:*'],
          'documents of this event set (set: and words of its name), of any, of none',
        ],
        [[`outlet:="${outlet}"`], 'just this and nothing more, letter for letter'],
        [[`path:${year}`, `lang:${language}`], 'the file’s path in its folder; the document’s language'],
        [
          [`date:${year}-01..${year}-07`, `date:${year}..`, `date:..${nextYear}`, 'date:"50 BC".."40 BC"'],
          'a date in this range, both ends included; either may be open',
        ],
        [
          ['-date:*', '-outlet:*', `date:=${year}`],
          'documents whose date or outlet is not known; that only the year is known. A filter leaves out what it is not known of',
        ],
        [
          ['is:tagged', 'is:untagged', 'is:furniture'],
          'that state; furniture is menus, repeated captions, keyword lists',
        ],
      ],
    },
  ];
}

/** Stands above the search help. */
export const helpNote = 'Click an example to try it. Filters and words go together.';

/** Three questions that find something where these words stand: a phrase, a word without another, a beginning. */
export function searchExamples({ pair, words }: ExampleWords): readonly string[] {
  return [`"${pair.join(' ')}"`, `${words[0]} -${words[1]}`, `${[...words[2]].slice(0, 5).join('')}*`];
}

/** Of the switch that says what the counts of a search count. */
export const countWords = sentences({
  label: 'Count',
  ways: { documents: 'Documents', families: 'Families', origins: 'Named origins' },
  said: {
    documents: 'Every document and every passage counts.',
    families:
      'Copies count as one document. The same part of a passage that several documents share, 12 words in a row or ' +
      'more, counts as one passage, whoever has it and whenever.',
    origins:
      'Only who is named counts. Proven: by a dateline, a line of its own, or below a picture for what stands there. ' +
      'Doubtful: “reports Yonhap, quoting KCNA” may hold for a part only. At least: all that is doubtful is so, and who ' +
      'names nobody has a named origin. At most: nothing doubtful is so, and who names nobody has an origin of their own.',
  },
  /** The same of the quotations of an export. */
  saidOfQuotations: {
    documents: 'Every document and every quotation counts.',
    families:
      'Copies count as one document. Quotations count as one where they are the same part of a passage that several ' +
      'documents share, or of copies. The file says which, and how many that are.',
    origins:
      'Only who is named as the source of a document counts, at least and at most. The file says who is named where; ' +
      'a question mark stands where that is not proven.',
  },
  counting: 'Looking for what is shared…',
  elsewhere: (quotations: number) =>
    `${plural(quotations, 'quotation is', 'quotations are')} not counted: lost, or of an older version`,
  families: (passages: number, documents: number) =>
    `${plural(passages, 'passage', 'passages')} in ${plural(documents, 'document', 'documents')}, what is shared counted once`,
  origins: (least: number, most: number, unnamed: number, named: number) =>
    named === 0
      ? `no origin is named in ${plural(unnamed, 'document', 'documents')}: at most ${number(most)}`
      : least === most
        ? plural(least, 'origin', 'origins')
        : `at least ${number(least)}, at most ${plural(most, 'origin', 'origins')}` +
          (unnamed > 0 ? `; ${plural(unnamed, 'document names', 'documents name')} nobody` : ''),
  uncovered: (documents: number) =>
    `nothing is known of ${plural(documents, 'document whose text', 'documents whose texts')} could not be read`,
  which: (origins: number) => `Who is named (${number(origins)})`,
  named: (firm: number, doubtful: number) =>
    [
      ...(firm > 0 ? [`proven for ${plural(firm, 'document', 'documents')}`] : []),
      ...(doubtful > 0 ? [`doubtful for ${plural(doubtful, 'document', 'documents')}`] : []),
    ].join(', '),
  rules: {
    dateline: 'dateline',
    'line of its own': 'a line of its own',
    picture: 'below a picture',
    reported: 'reported',
  },
  unnamed: (documents: number) => `${plural(documents, 'document names', 'documents name')} nobody.`,
});

/** What passages count as. */
type CountedPassages = { readonly uncovered: number } & (
  | { readonly by: 'families'; readonly passages: number; readonly documents: number }
  | {
      readonly by: 'origins';
      readonly least: number;
      readonly most: number;
      readonly unnamed: number;
      readonly origins: readonly unknown[];
    }
);

/** How many that are, and of how many documents nothing is known. */
export function countedInWords(counted: CountedPassages): string {
  const count =
    counted.by === 'families'
      ? countWords.families(counted.passages, counted.documents)
      : countWords.origins(counted.least, counted.most, counted.unnamed, counted.origins.length);
  return counted.uncovered > 0 ? `${count} · ${countWords.uncovered(counted.uncovered)}` : count;
}

import { nameInSentence } from '../../core/model/shown-name.ts';
import type { Table } from '../../core/model/records.ts';
import type { Mended } from '../../core/ports/archive.ts';

/** Of the list of what did not agree in a project file. */
export const mendedWords = {
  title: 'This project file did not agree with itself',
  about:
    'It was changed or damaged outside of Lectern. Everything in it was opened, and what could not be true was put right as said here. The file is as it was; in the history this is one step.',
  /** Where nothing but dates is told: older versions of the program took any words for one. */
  datesTitle: 'Some dates in this project file are none',
  aboutDates:
    'They are words, or days that there are not. Everything is kept as it is; filters, sorting and charts by date leave these documents out until their dates are corrected beside the text.',
  more: (count: number) => `And ${count.toLocaleString()} more. “Copy” takes all.`,
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'It could not be copied. Select it and copy it by key.',
  close: 'Close',
  line,
};

const named = (name: string) => `“${nameInSentence(name)}”`;
const quoted = (words: string) => named(words.length > longest ? `${words.slice(0, longest)}…` : words);
const longest = 120;

function line(one: Mended): string {
  switch (one.kind) {
    case 'mark-found':
      return `${named(one.in)}: the words of the highlight ${quoted(one.words)} were not at its place. It stands where they were found; look whether that is right.`;
    case 'mark-lost':
      return `${named(one.in)}: the words of the highlight ${quoted(one.words)} were not found. It is kept among the lost ones.`;
    case 'other-text':
      return `${named(one.in)}, version ${one.version}: the text is not the one that was imported. It is kept as it is in the file; compare it with the original.`;
    case 'no-date':
      return `${named(one.in)}: ${quoted(one.words)} stands as ${named(one.field)} and is no date. It is kept.`;
    case 'renumbered':
      return `${named(one.in)}: version ${one.from} stood there out of turn and is version ${one.to} now.`;
    case 'missing':
      if (one.missing === 'its own place' || one.missing === 'its end') {
        return `${kinds[one.table]}${one.name === '' ? '' : ` ${quoted(one.name)}`} ${unruly[one.missing]}`;
      }
      return `${kinds[one.table]}${one.name === '' ? '' : ` ${quoted(one.name)}`}: ${gaps[one.missing]} is missing in the file. The rest is kept.`;
  }
}

const kinds: Record<Table, string> = {
  project: 'The project',
  documents: 'The document',
  imports: 'The import',
  outcomes: 'A report of an import',
  annotations: 'The highlight',
  tags: 'The tag',
  notes: 'The page of notes',
  attributes: 'The field',
  searches: 'The saved search',
  eventSets: 'The event set',
  claims: 'The claim',
  cells: 'A cell of a claim',
  rulings: 'A ruling',
  aliases: 'The alias',
  origins: 'The origin',
  relations: 'The relation',
  links: 'The link',
  merges: 'A merged project',
  questions: 'A question from a merged project',
  readings: 'How a file is read',
  people: 'The person',
};

const unruly = {
  'its own place':
    'stands where another one stands that says something of the same. Both are kept; only one of them is shown.',
  'its end': 'leads back to itself through other names. It is kept; take one of these names back.',
};

const gaps: Record<Exclude<Extract<Mended, { kind: 'missing' }>['missing'], keyof typeof unruly>, string> = {
  project: 'the project',
  documents: 'its document',
  imports: 'its import',
  outcomes: 'its report',
  annotations: 'its highlight',
  tags: 'a tag of it, or the one above it,',
  notes: 'its page of notes',
  attributes: 'a field of it',
  searches: 'its search',
  eventSets: 'its event set',
  claims: 'its claim',
  cells: 'a cell of it',
  rulings: 'a ruling on it',
  aliases: 'an alias of it',
  origins: 'an origin that it names',
  relations: 'its relation',
  links: 'a link of it',
  merges: 'the merged project',
  questions: 'its question',
  readings: 'how its file is read',
  people: 'a person of it',
  version: 'the version of the text that it stands in',
  texts: 'a text of it',
};

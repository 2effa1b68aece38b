import { number, plural } from './in-words.ts';
import { sentences } from './names-in-sentences.ts';

/** Becomes the name of a file. */
export const tagCountsName = (tag: string) => `${tag} counts`;

/** Of the page of a tag. */
export const tagPageWords = sentences({
  countsHow:
    'How many of the quotations that were shown each has. One may have several tags and people, so that rows can be more than quotations.',
  quotationsAre: 'quotations',
  region: 'Tag',
  list: 'Quotations',
  listOf: (what: string) => `Quotations: ${what}`,
  gone: 'This tag was deleted.',
  showPassages: 'Show passages',
  definition: 'Definition',
  noDefinition: 'No definition yet.',
  write: 'Write the definition',
  done: 'Done',
  count: (shown: number, all: number) =>
    shown === all
      ? plural(all, 'quotation', 'quotations')
      : `${number(shown)} of ${plural(all, 'quotation', 'quotations')}`,
  lost: (count: number) => `${number(count)} lost`,
  below: 'With the tags below',
  group: 'Group by',
  noGroups: 'Nothing',
  only: 'Only',
  everything: 'Everything',
  value: 'Which',
  chooseValue: 'Choose…',
  noMore: (what: string) => `No longer only ${what}`,
  beside: 'In columns',
  oneColumn: 'No',
  anotherTag: 'Beside another tag',
  first: 'First column',
  second: 'Second column',
  facets: { document: 'Document', person: 'Person', tag: 'Other tag' },
  none: { document: 'Document gone', person: 'No name', tag: 'No other tag' },
  without: (attribute: string) => `${attribute} not known`,
  empty: 'No quotation has this tag yet.',
  emptyLine: 'Select words while reading and press T, or tag what a search finds.',
  nothingLeft: 'No quotation is both.',
  choose: (words: string) => `Choose ${words}`,
  chosen: (count: number) => `${number(count)} chosen`,
  chooseAll: 'Choose all',
  chooseNone: 'Choose none',
  acts: 'Chosen quotations',
  tag: 'Tag',
  instead: 'Another tag instead',
  split: 'Split off…',
  untag: 'Take the tag off',
  remove: 'Remove annotation',
});

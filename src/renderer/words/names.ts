import { plural } from './in-words.ts';
import { sentences } from './names-in-sentences.ts';

/** Of the page of names that are the same. */
export const namesWords = sentences({
  title: 'Names that are the same',
  how: 'A source or a speaker with several names is counted once: in witnesses, quotations, the lineage, claims by origin, and counts by named origin. What you say here holds there; spellings that a rule finds are only not told as differences. Headings in capitals and repeated lines are not counted.',
  none: 'No name stands for another yet.',
  list: 'Names that are the same',
  name: 'Name',
  nameHint: 'KCNA',
  of: 'is the same as',
  ofHint: 'Korean Central News Agency',
  add: 'Same name',
  remove: (name: string, of: string) => `${name} is not ${of}`,
  stands: (name: string, of: string) => `${of} stands for ${name} already, so it cannot be the other way round.`,
  apart: 'Different names',
  isNot: 'is not',
  listed: (names: readonly string[]) => names.join(', '),
  takeBack: 'Take back',
  takeBackApart: (name: string) => `Take back: ${name} is another name`,
  families: 'Spelled alike',
  rule: 'The same letters, whatever capitals, hyphens and marks, also in Cyrillic and Greek; or one letter of five is another one; without words such as Province and Region. Possible conflicts of names and different speakers of a quotation heed these. Endings of one name are not told, and no two countries are one.',
  noFamilies: 'No two spellings are alike.',
  seek: 'Find a name',
  count: (families: number) => plural(families, 'name with several spellings', 'names with several spellings'),
  namesAre: 'names with several spellings',
  stood: (times: number, documents: number) =>
    documents === 0
      ? 'not found in the texts'
      : `${plural(times, 'time', 'times')} in ${plural(documents, 'document', 'documents')}`,
  whys: { first: '', letters: 'same letters', nearly: 'one letter of five', ruled: 'you said so' },
  passages: 'Passages',
  passagesOf: (name: string) => `Passages of ${name}`,
  join: 'Join',
  joinOf: (name: string) => `Join ${name} with another name`,
  sameAs: (name: string) => `Is the same as ${name}`,
  otherName: 'Another name',
  notTheSame: 'Not the same',
  notTheSameOf: (name: string, of: string) => `Not the same: ${name} and ${of}`,
  more: 'Show more',
});

import { number, percentInWords, plural } from './in-words.ts';
import { sentences } from './names-in-sentences.ts';

/** Of the page of event sets. */
export const eventSetWords = sentences({
  setsAre: 'event sets',
  title: 'Event sets',
  how: 'Documents that tell of one event, to be compared again and again.',
  none: 'There is no event set yet. Confirm one of those suggested below, or choose documents in the library and make one of them.',
  newSet: 'Event set of the chosen documents',
  list: 'Event sets',
  name: (name: string) => `Name of ${name}`,
  members: (count: number) => plural(count, 'document', 'documents'),
  tooFew: 'Two documents at least can be compared.',
  choose: (most: number) => `Choose two to ${number(most)} of them to compare.`,
  compare: 'Compare',
  synopsis: 'Synopsis',
  base: 'Order of',
  first: 'the first',
  leaveOut: (name: string) => `Leave out ${name}`,
  include: (name: string) => `Compare ${name}`,
  addChosen: (count: number) => `Add ${plural(count, 'chosen document', 'chosen documents')}`,
  takeOutChosen: (count: number) => `Take out ${plural(count, 'chosen document', 'chosen documents')}`,
  listed: 'Documents of',
  allDocuments: 'All documents',
  option: (name: string, members: number) => `${name} (${number(members)})`,
  acts: (name: string) => `What can be done with ${name}`,
  search: 'Search in it',
  allSets: 'All sets',
  addTo: 'Add to an event set…',
  addTitle: (count: number) => `Add ${plural(count, 'document', 'documents')} to an event set`,
  find: 'Find an event set',
  noneThere: 'There is no such event set.',
  remove: 'Remove the set',
  open: (name: string) => `Open ${name}`,
  suggested: 'Suggested event sets',
  rule: 'Suggested are texts that are alike by their rarer words and at most three days apart; where a day is not known, that share two rare names. Whether they tell of one event, you decide.',
  noneSuggested: 'No event set is suggested.',
  why: (likeness: number, names: readonly string[]) =>
    [
      `likeness ${percentInWords(likeness)} on average`,
      ...(names.length > 0 ? [`names in several: ${names.join(', ')}`] : []),
    ].join(' · '),
  undated: 'day not known',
  belongs: (name: string) => `${name} belongs to it`,
  confirm: 'Confirm',
  dismiss: 'Not one event',
  more: 'Show more',
  /** What a suggested set is called until it has a name: by the names that its texts have, or a document. */
  nameOf: (names: readonly string[], document: string | undefined) =>
    names.slice(0, 2).join(', ') || document || 'Event sets',
  /** In a saved table. */
  states: { confirmed: 'confirmed', suggested: 'suggested' },
  isBase: 'yes',
});

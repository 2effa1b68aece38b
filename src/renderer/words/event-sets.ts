import { number, plural } from './in-words.ts';
import { sentences } from './names-in-sentences.ts';

/** Of the page of event sets. */
export const eventSetWords = sentences({
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
  remove: 'Remove the set',
  open: (name: string) => `Open ${name}`,
  suggested: 'Suggested event sets',
  rule: 'Suggested are texts that are alike by their rarer words and at most three days apart; where a day is not known, that share two rare names. Whether they tell of one event, you decide.',
  noneSuggested: 'No event set is suggested.',
  why: (likeness: number, names: readonly string[]) =>
    [
      `${number(Math.round(likeness * 100))} of 100 alike`,
      ...(names.length > 0 ? [`names in several: ${names.join(', ')}`] : []),
    ].join(' · '),
  undated: 'day not known',
  belongs: (name: string) => `${name} belongs to it`,
  confirm: 'Confirm',
  dismiss: 'Not one event',
  more: 'Show more',
});

import { sentences } from './names-in-sentences.ts';

/** Of the page of names that are the same. */
export const namesWords = sentences({
  title: 'Names that are the same',
  how: 'A source or a speaker with several names is counted once: in witnesses, quotations, the lineage, and counts by named origin. No two names are taken for the same but as you say here.',
  none: 'No name stands for another yet.',
  list: 'Names that are the same',
  name: 'Name',
  nameHint: 'KCNA',
  of: 'is the same as',
  ofHint: 'Korean Central News Agency',
  add: 'Same name',
  remove: (name: string, of: string) => `${name} is not ${of}`,
  stands: (name: string, of: string) => `${of} stands for ${name} already, so it cannot be the other way round.`,
});

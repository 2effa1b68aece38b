import { sentences } from './names-in-sentences.ts';

/** Of the people who work in a project. */
export const peopleWords = sentences({
  title: 'People',
  line: 'Everybody who marked, tagged or wrote something here. What they made stays theirs under a new name.',
  none: 'Nobody is named yet.',
  noneLine: 'Give your name in the settings: what you mark and write is yours from then on.',
  columns: {
    name: 'Name',
    colour: 'Colour',
    marks: 'Annotations',
    tags: 'Tags on others’ marks',
    notes: 'Notes',
    links: 'Links',
    acts: 'What can be done',
  },
  you: 'you',
  isMe: (name: string) => `I am ${name}`,
  me: 'This is me',
  signs: (names: string) => `signed ${names}`,
  rename: (name: string) => `Rename ${name}`,
  colourOf: (name: string) => `Colour of ${name}`,
  merge: (name: string) => `Merge ${name} into`,
  mergeHint: 'Merge into…',
  ask: {
    title: 'Rename person',
    name: 'Name',
    save: 'Rename',
    merge: 'Merge',
    merges: (name: string) => `${name} is here already. Both become one person.`,
  },
  program: 'Lectern',
});

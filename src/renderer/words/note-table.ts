import { number, plural } from './in-words.ts';

/** The table of all notes. */
export const noteTableWords = {
  title: 'All notes',
  open: 'All notes as a table',
  find: 'Find in notes',
  columns: {
    title: 'Note',
    about: 'Subject',
    begins: 'Begins with',
    author: 'Person',
    changed: 'Changed',
  },
  onMark: (title: string) => `Mark in ${title}`,
  count: (shown: number, all: number) =>
    shown === all ? plural(all, 'note', 'notes') : `${number(shown)} of ${plural(all, 'note', 'notes')}`,
  notesAre: 'notes',
  none: 'No notes yet.',
  noneLine: 'Pages of notes and the notes on marks stand here.',
  notFound: 'No note holds these words.',
  more: (count: string) => `Show ${count} more`,
  empty: 'nothing written',
} as const;

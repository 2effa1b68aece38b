import type { Work } from '../core/ports/host.ts';

// Every word that the main process shows stands in this file, so that it can be translated.

export const words = {
  leave: {
    title: (work: Work) => `${work.label} is not finished.`,
    detail: 'What was done so far is kept. The rest can be done later.',
    stay: 'Keep Working',
    leave: 'Quit Anyway',
  },
  uncaught: {
    title: 'Something went wrong inside Lectern.',
    detail: 'What was saved is safe. You can go on; if something looks odd, quit and start again.',
    goOn: 'Go On',
    copyDetails: 'Copy Details',
  },
  pageGone: {
    title: 'The window stopped working again.',
    detail:
      'What was saved is safe. A safe start leaves the search index aside, builds it again, and opens no document.',
    answers: ['Start Again', 'Start Safely', 'Quit'],
  },
  pageHangs: {
    title: 'The window does not answer.',
    detail: 'It may be busy. Loaded again, it shows everything that was saved.',
    answers: ['Wait', 'Load Again'],
  },
};

import type { Work } from '../core/ports/host.ts';

// Every word that the main process shows stands in this file, so that it can be translated.

export const words = {
  leave: {
    title: (work: Work) => `${work.label} is not finished.`,
    detail: 'What was done so far is kept. The rest can be done later.',
    stay: 'Keep Working',
    leave: 'Quit Anyway',
  },
};

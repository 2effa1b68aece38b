import type { Action } from './action.ts';

/** What can be done while reading, marking, searching, importing and exporting. */
export const readingActions: readonly Action[] = [];

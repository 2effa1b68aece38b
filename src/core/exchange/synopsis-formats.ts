import { synopsisSheet } from './synopsis-sheet.ts';
import { synopsisToHtml } from './synopsis-html.ts';
import { tableFormats } from './table-format.ts';

/** Every format of a synopsis, in the order in which they are offered. */
export const synopsisFormats = tableFormats(synopsisToHtml, synopsisSheet);

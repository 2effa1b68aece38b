import { quotationsSheet } from './quotations-sheet.ts';
import { quotationsToHtml } from './quotations-html.ts';
import { tableFormats } from './table-format.ts';

/** Every format of quotations, in the order in which they are offered. */
export const quotationsFormats = tableFormats(quotationsToHtml, quotationsSheet);

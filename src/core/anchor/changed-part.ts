import type { Range } from '../model/records.ts';
import { changedStretch } from '../text/merge-words.ts';

/**
 * What differs between a quotation and the words that stand in its place: from the first difference to the last, as
 * whole words where white space parts them. Either part may be empty.
 */
export function changedPart(old: string, now: string): { readonly old: Range; readonly now: Range } {
  const { from, to, now: words } = changedStretch(old, now);
  return { old: { from, to }, now: { from, to: from + words.length } };
}

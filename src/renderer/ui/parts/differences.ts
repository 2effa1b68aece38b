import { changedPart } from '../../../core/anchor/changed-part.ts';
import { changedMarks } from '../../../core/compare/changed-marks.ts';
import type { Range } from '../../../core/model/records.ts';

/** What differs in two wordings, each in text order. */
export interface Differences {
  readonly old: readonly Range[];
  readonly now: readonly Range[];
}

/**
 * What the old words have otherwise than the new ones, word by word, and the other way round; where only white space
 * differs, or the words are too long for that, from the first difference to the last.
 */
export function differencesOf(old: string, now: string): Differences {
  const cells = [old, now].map((text) => ({ text, sentences: [{ from: 0, to: text.length }] }));
  const [inOld = [], inNow = []] = changedMarks(cells, null);
  if (inOld.length + inNow.length > 0) return { old: inOld, now: inNow };
  const part = changedPart(old, now);
  const filled = (range: Range) => (range.from < range.to ? [range] : []);
  return { old: filled(part.old), now: filled(part.now) };
}

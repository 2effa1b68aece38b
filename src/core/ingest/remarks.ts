import { describeRange } from '../anchor/describe.ts';
import type { Remark } from '../decode/format.ts';
import { newAnnotation } from '../model/annotations.ts';
import type { Id } from '../model/id.ts';
import type { Annotation } from '../model/records.ts';
import type { RemarkedText } from '../ports/ingest.ts';

/** A version of a document whose file holds remarks. */
export interface Remarked extends RemarkedText {
  readonly documentId: Id;
  readonly version: number;
}

/** What of the remarks of a file came in before. */
export interface Earlier {
  /**
   * The files that the document had before, and those of its text that stand elsewhere: what one of them held does not come in anew if a
   * person edited or removed it since.
   */
  readonly files: readonly RemarkedText[];
  /** What stands on the document. */
  readonly marks: readonly Annotation[];
}

/**
 * Comments and highlights of a file as annotations: the comment is the note, and who wrote it the author. What the file does not say
 * is who brings it in, and when. Equal ones are as many as the file holds; of them the last are new where some came in before.
 */
export function annotationsOfRemarks(
  { documentId, version, text, remarks }: Remarked,
  by: { readonly author: string; readonly time: string },
  { files, marks }: Earlier,
  newId: () => Id,
): readonly Annotation[] {
  const had = new Map<string, number>();
  const there = countsOf(marks.map(({ note, author, created }) => keyOfTimed(note, author, created)));
  for (const one of [...files.map((file) => countsOf(file.remarks.map((remark) => keyOf(remark, file.text)))), there])
    for (const [key, count] of one) had.set(key, Math.max(count, had.get(key) ?? 0));
  return remarks.flatMap((remark) => {
    const { from, to, note, author, time } = remark;
    const key = keyOf(remark, text);
    const left = had.get(key) ?? 0;
    if (left > 0) {
      had.set(key, left - 1);
      return [];
    }
    const quotation = describeRange(text, { from, to });
    const making = { id: newId(), author: author ?? by.author, time: time ?? by.time };
    return [newAnnotation(making, { from, to, documentId, version, quotation }, [], note)];
  });
}

function countsOf(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** A comment whose time the file says stays the same one when its words change; all else is known by its words. */
function keyOf({ from, to, note, author, time }: Remark, text: string): string {
  if (note !== '' && author !== null && time !== null) return keyOfTimed(note, author, time);
  return JSON.stringify([note, author, time, text.slice(from, to)]);
}

function keyOfTimed(note: string, author: string, time: string): string {
  return JSON.stringify([note, author, time]);
}

import { describeRange } from '../anchor/describe.ts';
import type { Remark } from '../decode/format.ts';
import { newAnnotation } from '../model/annotations.ts';
import type { Id } from '../model/id.ts';
import type { Annotation } from '../model/records.ts';

/** A version of a document whose file holds remarks. */
export interface Remarked {
  readonly documentId: Id;
  readonly version: number;
  readonly text: string;
  readonly remarks: readonly Remark[];
}

/**
 * Comments and highlights of a file as annotations: the comment is the note, and who wrote it the author. What the file does not say
 * is who brings it in, and when. Those that `there` holds already are not made again: a file that comes in anew has its old ones.
 */
export function annotationsOfRemarks(
  { documentId, version, text, remarks }: Remarked,
  by: { readonly author: string; readonly time: string },
  there: readonly Annotation[],
  newId: () => Id,
): readonly Annotation[] {
  const known = new Set(there.map(({ note, quotation }) => keyOf(note, quotation.exact)));
  return remarks.flatMap(({ from, to, note, author, time }) => {
    const quotation = describeRange(text, { from, to });
    const key = keyOf(note, quotation.exact);
    if (known.has(key)) return [];
    known.add(key);
    const making = { id: newId(), author: author ?? by.author, time: time ?? by.time };
    return [newAnnotation(making, { from, to, documentId, version, quotation }, [], note)];
  });
}

function keyOf(note: string, exact: string): string {
  return JSON.stringify([note, exact]);
}

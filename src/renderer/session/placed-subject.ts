import { placeOfSubject } from '../../core/anchor/subject.ts';
import type { Id } from '../../core/model/id.ts';
import type { Range, Ruling, Subject } from '../../core/model/records.ts';
import { keyOfSubject, subjectsOf } from '../../core/model/rulings.ts';

/** A text of a document as it is shown. */
export interface TextNow {
  readonly version: number;
  readonly text: string;
}

/** Where the words of a subject stand in a text of its document; null if a person must look. Looking twice costs nothing. */
export function placeNow(subject: Subject, now: TextNow): Range | null {
  const known = places.get(subject);
  if (known && known.now.version === now.version && known.now.text === now.text) return known.place;
  const place = placeOfSubject(subject, now);
  places.set(subject, { now, place });
  return place;
}

/** Subjects never change, and each is looked for in one text at a time. */
const places = new WeakMap<Subject, { readonly now: TextNow; readonly place: Range | null }>();

/** The key of the words of a subject where they stand now; null if they are gone, or of a document that is not shown. */
export function keyNow(subject: Subject, texts: ReadonlyMap<Id, TextNow>): string | null {
  const now = texts.get(subject.documentId);
  const place = now && placeNow(subject, now);
  return place ? keyOfSubject({ documentId: subject.documentId, version: now.version, ...place }) : null;
}

/** Whether words of a ruling are not in the texts that are shown: then a person should look. Other documents are not asked about. */
export function isToReview(ruling: Ruling, texts: ReadonlyMap<Id, TextNow>): boolean {
  return subjectsOf(ruling).some((one) => texts.has(one.documentId) && keyNow(one, texts) === null);
}

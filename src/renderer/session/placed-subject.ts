import { placeOfSubject } from '../../core/anchor/subject.ts';
import { documentIdOf, isOlder } from '../../core/model/account.ts';
import type { AccountId } from '../../core/model/account.ts';
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

/**
 * Which of the texts that are shown the words of a ruling's subject are looked for in; null if it is none of them. That is
 * the version in which they were read, if it is shown, else the text of now. What was decided between versions of one
 * document is about these; of them only the newest gives way to the text of now, where the others are shown.
 */
export function accountOf(
  ruling: Ruling,
  subject: Subject,
  texts: ReadonlyMap<AccountId, Pick<TextNow, 'version'>>,
): AccountId | null {
  const own = [...texts].filter(([account]) => documentIdOf(account) === subject.documentId);
  const exact = own.find(([, { version }]) => version === subject.version);
  if (exact) return exact[0];
  const now = own.find(([account]) => !isOlder(account));
  const others = subjectsOf(ruling)
    .filter(({ documentId, version }) => documentId === subject.documentId && version !== subject.version)
    .map(({ version }) => version);
  if (others.length === 0) return (now ?? own[0])?.[0] ?? null;
  const isNewest = others.every((version) => version < subject.version);
  const areShown = others.every((version) => own.some(([account, one]) => isOlder(account) && one.version === version));
  return now && isNewest && areShown ? now[0] : null;
}

/** The key of the words of a ruling's subject where they stand now; null if they are gone, or in no text that is shown. */
export function keyNow(ruling: Ruling, subject: Subject, texts: ReadonlyMap<AccountId, TextNow>): string | null {
  const now = texts.get(accountOf(ruling, subject, texts) ?? '');
  const place = now && placeNow(subject, now);
  return place ? keyOfSubject({ documentId: subject.documentId, version: now.version, ...place }) : null;
}

/** Whether words of a ruling are not in the texts that are shown: then a person should look. Other documents are not asked about. */
export function isToReview(ruling: Ruling, texts: ReadonlyMap<AccountId, TextNow>): boolean {
  return subjectsOf(ruling).some(
    (one) => accountOf(ruling, one, texts) !== null && keyNow(ruling, one, texts) === null,
  );
}

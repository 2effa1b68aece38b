import type { Range, Subject } from '../model/records.ts';
import { describeRange } from './describe.ts';
import { resolveAnnotation, resolverBetween } from './resolve.ts';

/** The words at a place of one version of a text, as a ruling or a cell keeps them. `text` is that of the version. */
export function subjectAt(
  text: string,
  { documentId, version, from, to }: Range & Pick<Subject, 'documentId' | 'version'>,
): Subject {
  return { documentId, version, from, to, quotation: describeRange(text, { from, to }) };
}

/**
 * Where the words of a subject stand in a version of its document; null if they are gone, or nobody can tell: then a
 * person is asked. `before` is the text that they were chosen in, which tells twins apart; without it their quotation
 * alone is looked for.
 */
export function placeOfSubject(
  subject: Subject,
  now: { readonly version: number; readonly text: string },
  before?: string,
): Range | null {
  const { from, to, quotation } = subject;
  if (subject.version === now.version) return { from, to };
  if (before === undefined) return resolveAnnotation(now.text, { from, to, quotation }).range;
  return resolverBetween(before, now.text)({ from, to, quotation, anchor: { kind: 'exact' } }).range;
}

import { readValue } from '../../core/attributes/values.ts';
import { removeWithAll } from '../../core/model/cascade.ts';
import { retitle, setAttribute, setLanguage } from '../../core/model/documents.ts';
import { sequence } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import { sameValue } from '../../core/model/diff.ts';
import type { Document } from '../../core/model/records.ts';
import { documentName } from '../../core/model/shown-name.ts';
import { languagesOfTyped, readDate } from '../../core/text/find-date.ts';
import { fail } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { by } from './desk.ts';
import type { Desk } from './desk.ts';
import { inTurn } from './in-turn.ts';

/** What a person can correct about a document. Only what is given changes; an empty attribute is removed. */
export interface DocumentCorrection {
  readonly title?: string;
  readonly attributes?: Readonly<Record<Id, string>>;
  readonly language?: string | null;
}

/**
 * Corrects the facts of a document, or confirms guesses by entering the same value again. A date is read in the usual
 * ways of the given languages, then of the document's, and stored as text/dates.ts says; words that are none are refused with `date-unreadable`.
 */
export function editDocument(
  desk: Desk,
  id: Id,
  correction: DocumentCorrection,
  languages: readonly string[] = navigator.languages,
): Promise<Result<Diff>> {
  return inTurn(desk, () => editNow(desk, id, correction, languages));
}

async function editNow(
  desk: Desk,
  id: Id,
  correction: DocumentCorrection,
  languages: readonly string[],
): Promise<Result<Diff>> {
  const document = desk.store.snapshot.rows('documents').get(id);
  if (!document) return fail('not-found', id);
  const steps: ((document: Document) => Diff)[] = [];
  if (correction.title !== undefined && correction.title.trim() !== '') {
    const title = correction.title;
    steps.push((now) => retitle(now, title));
  }
  for (const [attributeId, value] of Object.entries(correction.attributes ?? {})) {
    const definition = desk.store.snapshot.rows('attributes').get(attributeId);
    if (definition?.type !== 'date' || value.trim() === '') {
      // What is stored already is confirmed as it is, and not read as if it were typed.
      const same = document.attributes[attributeId]?.value === value;
      const read = definition && !same ? readValue(definition, value, { languages, byBeginnings: true }).value : value;
      steps.push((now) => setAttribute(now, attributeId, read));
      continue;
    }
    const date = readDate(value, languagesOfTyped(languages, document.language));
    if (date === null) return fail('date-unreadable', value.trim());
    steps.push((now) => setAttribute(now, attributeId, date.value, date.doubt));
  }
  if (correction.language !== undefined) {
    const language = correction.language;
    steps.push((now) => setLanguage(now, language));
  }
  let now = document;
  const diffs: Diff[] = [];
  for (const step of steps) {
    const diff = step(now);
    const after = diff.documents?.[id]?.[1];
    if (after && !sameValue(after, now)) {
      diffs.push(diff);
      now = after;
    }
  }
  return desk.store.apply(sequence(...diffs), {
    label: { verb: 'edit-document', names: [documentName(now, desk.store.snapshot.rows('documents').values())] },
    ...by(desk),
  });
}

/** Removes documents with their annotations and notes. Undo brings all of it back. */
export async function deleteDocuments(desk: Desk, ids: readonly Id[]): Promise<Result<Diff>> {
  const { snapshot } = desk.store;
  const rows = snapshot.rows('documents');
  const documents = ids.map((id) => rows.get(id)).filter((document) => document !== undefined);
  return desk.store.apply(removeWithAll(snapshot, 'documents', ids, desk.now()), {
    label: {
      verb: 'remove-documents',
      names: documents.slice(0, 1).map((one) => documentName(one, rows.values())),
      count: documents.length,
    },
    author: desk.author,
  });
}

import { nextVersion, versionsFollowed } from '../../core/ingest/next-version.ts';
import type { NextText } from '../../core/ingest/next-version.ts';
import type { Diff } from '../../core/model/diff.ts';
import type { Document } from '../../core/model/records.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { ProjectStore } from '../store/project-store.ts';
import type { ChosenFacts } from './chosen-facts.ts';

/** Gives a document of the project its next version; see core/ingest/next-version.ts. */
export async function newVersion(
  store: ProjectStore,
  document: Document,
  next: NextText,
  chosenOf: ChosenFacts,
): Promise<Result<Diff>> {
  const chosen = await chosenOf(document.id);
  if (!chosen.ok) return chosen;
  const annotations = store.snapshot.annotationsOf(document.id);
  const followed = versionsFollowed(document, annotations);
  const texts = new Map<number, string>();
  for (const { number, textId } of document.versions) {
    if (!followed.has(number)) continue;
    const text = await store.text(textId);
    if (!text.ok) return text;
    texts.set(number, text.value.text);
  }
  return ok(nextVersion(document, annotations, texts, next, chosen.value));
}

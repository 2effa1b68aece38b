import { nextVersion, versionsFollowed } from '../../core/ingest/next-version.ts';
import { answerQuestion, heldIn } from '../../core/merge/answer.ts';
import type { Answer } from '../../core/merge/answer.ts';
import { removed, sequence } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { Document, Question } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { by } from './desk.ts';
import type { Desk } from './desk.ts';
import { followedSearches } from './followed-searches.ts';

/** Answers a question of a merge, as an act. `about`: what it is about, for the history. */
export async function answer(desk: Desk, id: Id, chosen: Answer, about: string): Promise<Result<Diff>> {
  const question = desk.store.snapshot.rows('questions').get(id);
  if (!question) return fail('changed-elsewhere', about);
  const isOfText = question.fields.includes('versions') && chosen === 'theirs';
  const diff = isOfText
    ? await withTheirText(desk, question)
    : ok(answerQuestion(desk.store.snapshot, question, chosen, desk.now()));
  if (!diff.ok) return diff;
  if (diff.value === null) return fail('changed-elsewhere', about);
  const whole = sequence(diff.value, followedSearches(desk, diff.value));
  return desk.store.apply(whole, { label: { verb: 'answer-question', names: [about] }, ...by(desk) });
}

/** Their text becomes the newest of the document, and its marks move along. */
async function withTheirText({ store }: Desk, question: Question): Promise<Result<Diff | null>> {
  const document = store.snapshot.rows('documents').get(question.recordId);
  const held = heldIn(question) as Document | undefined;
  if (!document || !held) return ok(null);
  const version = currentVersion(held);
  const text = await store.text(version.textId);
  if (!text.ok) return text;
  const annotations = store.snapshot.annotationsOf(document.id);
  const wanted = versionsFollowed(document, annotations);
  const texts = new Map<number, string>();
  for (const { number, textId } of document.versions) {
    if (!wanted.has(number)) continue;
    const before = await store.text(textId);
    if (!before.ok) return before;
    texts.set(number, before.value.text);
  }
  const { title, attributes, language } = document;
  const next = { version, text: text.value.text, facts: { title, attributes, language } };
  const chosen = { language: true, emptied: new Set<Id>() };
  return ok(sequence(removed('questions', question), nextVersion(document, annotations, texts, next, chosen)));
}

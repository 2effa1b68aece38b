import { resolverBetween } from '../../core/anchor/resolve.ts';
import { nextVersion, versionsFollowed } from '../../core/ingest/next-version.ts';
import { answerQuestion, heldIn, recordOf } from '../../core/merge/answer.ts';
import type { Answer } from '../../core/merge/answer.ts';
import { carryOver } from '../../core/model/annotations.ts';
import { removed, sequence } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { Annotation, Document, Question, SomeRecords } from '../../core/model/records.ts';
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
  const diff = isOfText ? await withTheirText(desk, question) : await withAnswer(desk, question, chosen);
  if (!diff.ok) return diff;
  if (diff.value === null) {
    const isGone = question.fields.length > 0 && !recordOf(desk.store.snapshot, question.table, question.recordId);
    return isGone ? fail('changed-elsewhere', about) : fail('changed-elsewhere', about, 'in-the-way');
  }
  const whole = sequence(diff.value, followedSearches(desk, diff.value));
  return desk.store.apply(whole, { label: { verb: 'answer-question', names: [about] }, ...by(desk) });
}

async function withAnswer(desk: Desk, question: Question, chosen: Answer): Promise<Result<Diff | null>> {
  const theirs = chosen === 'ours' ? ok(question.theirs) : await inTextsOfNow(desk, question.theirs);
  if (!theirs.ok) return theirs;
  return ok(answerQuestion(desk.store.snapshot, question, chosen, desk.now(), theirs.value));
}

/** What a question holds, its marks followed into the texts that came since it was asked. */
async function inTextsOfNow(desk: Desk, theirs: SomeRecords): Promise<Result<SomeRecords>> {
  const { store } = desk;
  const annotations: Annotation[] = [];
  for (const mark of theirs.annotations ?? []) {
    const document = store.snapshot.rows('documents').get(mark.documentId);
    const now = document && currentVersion(document);
    if (!now || mark.anchor.kind === 'lost' || mark.version === now.number) {
      annotations.push(mark);
      continue;
    }
    const before = document.versions.find(({ number }) => number === mark.version);
    const texts: string[] = [];
    for (const version of before ? [before, now] : []) {
      const text = await store.text(version.textId);
      if (!text.ok) return text;
      texts.push(text.value.text);
    }
    const [from, to] = texts;
    const found =
      from !== undefined && to !== undefined
        ? resolverBetween(from, to)(mark)
        : ({ range: null, anchor: { kind: 'lost' } } as const);
    annotations.push(carryOver(mark, found, now.number, desk.now()));
  }
  return ok(annotations.length === 0 ? theirs : { ...theirs, annotations });
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

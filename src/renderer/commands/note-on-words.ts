import { describeRange, snapToGraphemes } from '../../core/anchor/describe.ts';
import { trimRange } from '../../core/text/trim-range.ts';
import { resolverBetween } from '../../core/anchor/resolve.ts';
import { addAnnotation, carryOver, newAnnotation } from '../../core/model/annotations.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { Annotation, Document, Range } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { annotate } from './annotate.ts';
import { noteAnnotation } from './change-annotations.ts';
import { markedWords } from './act-names.ts';
import { by } from './desk.ts';
import type { Desk } from './desk.ts';

/** Words of a document version that get a note; the annotation may not be there yet. */
export interface NotedWords extends Range {
  readonly documentId: Id;
  readonly version: number;
  /** The annotation that was made for them, wherever it stands now. */
  readonly madeId?: Id;
}

/**
 * The annotation that was made for these words, or covers exactly them, white space at their ends left out as `annotate`
 * does.
 */
export function annotationOfWords(
  { snapshot }: ProjectStore,
  { documentId, version, from, to, madeId }: NotedWords,
): Annotation | undefined {
  const made = madeId === undefined ? undefined : snapshot.rows('annotations').get(madeId);
  if (made) return made;
  return snapshot
    .annotationsOf(documentId)
    .find((one) => one.from === from && one.to === to && one.version === version && one.anchor.kind !== 'lost');
}

/** These words as an annotation of them would have them. */
export function wordsToNote(selected: NotedWords & { readonly text: string }): NotedWords {
  const { from, to } = trimRange(selected.text, snapToGraphemes(selected.text, selected));
  return { documentId: selected.documentId, version: selected.version, from, to };
}

/**
 * Writes the note of the annotation of these words, which is made for it, and answers which one it is; null where blank
 * words made none. Words of an older version are marked there, and the mark is carried into the current one as all
 * others were: it may be lost, but not its note.
 */
export async function noteWords(desk: Desk, words: NotedWords, note: string): Promise<Result<Id | null>> {
  const { store } = desk;
  const known = annotationOfWords(store, words);
  if (known) {
    // If it was made for this note alone, in this stretch, it is nothing without it.
    if (note.trim() === '' && known.tagIds.length === 0 && desk.act !== undefined) {
      await store.takeBack(desk.act);
      if (!annotationOfWords(store, words)) return ok(null);
    }
    return renote(desk, known.id, note);
  }
  if (note.trim() === '') return ok(null);
  const document = store.snapshot.rows('documents').get(words.documentId);
  if (!document) return fail('not-found', words.documentId);
  const text = await store.text(currentVersion(document).textId);
  if (!text.ok) return text;
  if (words.version !== currentVersion(document).number)
    return noteOldWords(desk, document, text.value.text, words, note);
  const made = await annotate(desk, { ...words, text: text.value.text }, { note });
  return made.ok ? ok(made.value.id) : made;
}

async function noteOldWords(
  desk: Desk,
  document: Document,
  textNow: string,
  words: NotedWords,
  note: string,
): Promise<Result<Id>> {
  const { store } = desk;
  const version = document.versions.find(({ number }) => number === words.version);
  if (!version) return fail('changed-elsewhere', document.title.value);
  const text = await store.text(version.textId);
  if (!text.ok) return text;
  const time = desk.now();
  const range = trimRange(text.value.text, words);
  if (range.to <= range.from) return fail('empty', document.title.value);
  const made = newAnnotation(
    { id: desk.newId(), author: desk.author, time },
    { ...words, ...range, quotation: describeRange(text.value.text, range) },
    [],
    note,
  );
  const resolved = resolverBetween(text.value.text, textNow)(made);
  const carried = carryOver(made, resolved, currentVersion(document).number, time);
  const same = store.snapshot.annotationsOf(document.id).find((one) => standsAs(one, carried));
  if (same) return renote(desk, same.id, note);
  const stored = await store.apply(addAnnotation(carried), {
    label: { verb: 'edit-annotation-note', names: [markedWords(carried)] },
    ...by(desk),
  });
  return stored.ok ? ok(carried.id) : stored;
}

function standsAs(one: Annotation, other: Annotation): boolean {
  const lost = (annotation: Annotation) => annotation.anchor.kind === 'lost';
  return one.version === other.version && one.from === other.from && one.to === other.to && lost(one) === lost(other);
}

async function renote(desk: Desk, id: Id, note: string): Promise<Result<Id>> {
  const stored = await noteAnnotation(desk, id, note);
  return stored.ok ? ok(id) : stored;
}

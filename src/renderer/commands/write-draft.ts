import { snapToGraphemes, trimRange } from '../../core/anchor/describe.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { Annotation, Range } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { annotate } from './annotate.ts';
import { noteAnnotation } from './change-annotations.ts';
import { editDocument } from './change-documents.ts';
import { describeTag, renameTag } from './change-tags.ts';
import type { Desk } from './desk.ts';
import { renameSearch } from './keep-searches.ts';
import { editNote } from './write-notes.ts';

/** Words of a document version that get a note; the annotation may not be there yet. */
export interface NotedWords extends Range {
  readonly documentId: Id;
  readonly version: number;
}

/** Where words that a person writes belong. JSON-able, so that unstored words can be kept with it and stored later. */
export type DraftPlace =
  | { readonly kind: 'note-title' | 'note-body'; readonly id: Id }
  | { readonly kind: 'annotation-note'; readonly id: Id }
  | ({ readonly kind: 'note-on-words' } & NotedWords)
  | { readonly kind: 'tag-name' | 'tag-entry'; readonly id: Id }
  | { readonly kind: 'document-title' | 'document-language'; readonly id: Id }
  | { readonly kind: 'document-attribute'; readonly id: Id; readonly attributeId: Id }
  | { readonly kind: 'search-name'; readonly id: Id };

/** Stores the words where they belong. `not-found`: the place is gone. */
export async function writeDraft(desk: Desk, place: DraftPlace, words: string): Promise<Result<unknown>> {
  if (!draftPlaceIsThere(desk.store, place)) return fail('not-found');
  switch (place.kind) {
    case 'note-title':
      return editNote(desk, place.id, { title: words });
    case 'note-body':
      return editNote(desk, place.id, { body: words });
    case 'annotation-note':
      return noteAnnotation(desk, place.id, words);
    case 'note-on-words':
      return noteWords(desk, place, words);
    case 'tag-name':
      return words.trim() === '' ? ok(null) : renameTag(desk, place.id, words);
    case 'tag-entry':
      return describeTag(desk, place.id, words);
    case 'document-title':
      return editDocument(desk, place.id, { title: words });
    case 'document-language':
      return words.trim() === '' ? ok(null) : editDocument(desk, place.id, { language: words });
    case 'document-attribute':
      return editDocument(desk, place.id, { attributes: { [place.attributeId]: words } });
    case 'search-name':
      return words.trim() === '' ? ok(null) : renameSearch(desk, place.id, words);
  }
}

/** What the record holds that the words belong to is there: for a note on words, their document. */
export function draftPlaceIsThere({ snapshot }: ProjectStore, place: DraftPlace): boolean {
  switch (place.kind) {
    case 'note-title':
    case 'note-body':
      return snapshot.rows('notes').has(place.id);
    case 'annotation-note':
      return snapshot.rows('annotations').has(place.id);
    case 'note-on-words':
      return snapshot.rows('documents').has(place.documentId);
    case 'tag-name':
    case 'tag-entry':
      return snapshot.rows('tags').has(place.id);
    case 'search-name':
      return snapshot.rows('searches').has(place.id);
    default:
      return snapshot.rows('documents').has(place.id);
  }
}

/** What is stored at a place now; empty if nothing is. */
export function storedAt(store: ProjectStore, place: DraftPlace): string {
  const { snapshot } = store;
  switch (place.kind) {
    case 'note-title':
      return snapshot.rows('notes').get(place.id)?.title ?? '';
    case 'note-body':
      return snapshot.rows('notes').get(place.id)?.body ?? '';
    case 'annotation-note':
      return snapshot.rows('annotations').get(place.id)?.note ?? '';
    case 'note-on-words':
      return annotationOfWords(store, place)?.note ?? '';
    case 'tag-name':
      return snapshot.rows('tags').get(place.id)?.name ?? '';
    case 'tag-entry':
      return snapshot.rows('tags').get(place.id)?.description ?? '';
    case 'search-name':
      return snapshot.rows('searches').get(place.id)?.name ?? '';
    case 'document-title':
      return snapshot.rows('documents').get(place.id)?.title.value ?? '';
    case 'document-language':
      return snapshot.rows('documents').get(place.id)?.language ?? '';
    case 'document-attribute':
      return snapshot.rows('documents').get(place.id)?.attributes[place.attributeId]?.value ?? '';
  }
}

/** The annotation that covers exactly these words, white space at their ends left out as `annotate` does. */
export function annotationOfWords(
  { snapshot }: ProjectStore,
  { documentId, version, from, to }: NotedWords,
): Annotation | undefined {
  return snapshot
    .annotationsOf(documentId)
    .find((one) => one.from === from && one.to === to && one.version === version && one.anchor.kind !== 'lost');
}

/** These words as an annotation of them would have them. */
export function wordsToNote(selected: NotedWords & { readonly text: string }): NotedWords {
  const { from, to } = trimRange(selected.text, snapToGraphemes(selected.text, selected));
  return { documentId: selected.documentId, version: selected.version, from, to };
}

/** The note of the annotation of these words, which is made for it; blank words make none. */
async function noteWords(desk: Desk, words: NotedWords, note: string): Promise<Result<unknown>> {
  const { store } = desk;
  const known = annotationOfWords(store, words);
  if (known) {
    // If it was made for this note alone, in this stretch, it is nothing without it.
    if (note.trim() === '' && known.tagIds.length === 0 && desk.act !== undefined) {
      await store.takeBack(desk.act);
      if (!annotationOfWords(store, words)) return ok(null);
    }
    return noteAnnotation(desk, known.id, note);
  }
  if (note.trim() === '') return ok(null);
  const document = store.snapshot.rows('documents').get(words.documentId);
  if (!document) return fail('not-found', words.documentId);
  const text = await store.text(currentVersion(document).textId);
  return text.ok ? annotate(desk, { ...words, text: text.value.text }, { note }) : text;
}

import type { Id } from '../../core/model/id.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { cleanName } from '../../core/model/clean-name.ts';
import { mergeWords } from '../../core/text/merge-words.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { noteAnnotation } from './change-annotations.ts';
import { describeTag } from './change-tags.ts';
import { editClaim, noteCell } from './claims.ts';
import type { Desk } from './desk.ts';
import { annotationOfWords, noteWords } from './note-on-words.ts';
import type { NotedWords } from './note-on-words.ts';
import { projectOf } from './projects.ts';
import { noteRuling } from './rule.ts';
import { editNote } from './write-notes.ts';

/** Words that are stored while they are written: notes, titles of notes, codebook entries, claims, notes on cells and rulings. */
export type ProsePlace =
  | { readonly kind: 'note-title' | 'note-body'; readonly id: Id }
  | { readonly kind: 'annotation-note'; readonly id: Id }
  | ({ readonly kind: 'note-on-words' } & NotedWords)
  | { readonly kind: 'tag-entry' | 'tag-when' | 'tag-when-not' | 'ruling-note'; readonly id: Id }
  | { readonly kind: 'claim-wording' | 'claim-note' | 'cell-note'; readonly id: Id };

/**
 * Names and values, which count when they are done and not before: half of a name is none, and half of a date is another
 * date. What is half typed is kept beside for its field, and no program makes a record of it.
 */
export type ValuePlace =
  | { readonly kind: 'tag-name'; readonly id: Id }
  | { readonly kind: 'document-title' | 'document-language'; readonly id: Id }
  | { readonly kind: 'document-attribute'; readonly id: Id; readonly attributeId: Id }
  | { readonly kind: 'search-name' | 'event-set-name' | 'claim-when' | 'cell-when'; readonly id: Id }
  /** Who speaks in the quotation that begins there in the document. */
  | { readonly kind: 'quotation-speaker'; readonly id: Id; readonly version: number; readonly from: number }
  | { readonly kind: 'project-name' | 'new-project' | 'author' }
  | { readonly kind: 'new-tag'; readonly parentId: Id | null }
  | { readonly kind: 'new-search'; readonly query: string; readonly anyWord: boolean };

/** Where words that a person writes belong. JSON-able, so that unstored words can be kept with it. */
export type DraftPlace = ProsePlace | ValuePlace;

const proseKinds: readonly DraftPlace['kind'][] = [
  'note-title',
  'note-body',
  'annotation-note',
  'note-on-words',
  'tag-entry',
  'tag-when',
  'tag-when-not',
  'ruling-note',
  'claim-wording',
  'claim-note',
  'cell-note',
] satisfies readonly ProsePlace['kind'][];

/** Whether words at this place are prose, which is stored while it is typed; a name or value waits until it is done. */
export function isProse(place: DraftPlace): place is ProsePlace {
  return proseKinds.includes(place.kind);
}

/**
 * Stores the words where they belong, and answers their place as it is to be written next: a note on words knows its
 * annotation then. `not-found`: the place is gone.
 */
export async function writeDraft(desk: Desk, place: ProsePlace, words: string): Promise<Result<ProsePlace>> {
  if (!draftPlaceIsThere(desk.store, place)) return fail('not-found');
  if (place.kind === 'note-on-words') {
    const noted = await noteWords(desk, place, words);
    if (!noted.ok) return noted;
    return ok(noted.value === null ? place : { ...place, madeId: noted.value });
  }
  const stored = await writeRecord(desk, place, words);
  return stored.ok ? ok(place) : stored;
}

/** So often another window may be faster, before the words count as in conflict. */
const triesBesideOthers = 5;

/**
 * Stores the words as a change of `base`, the stored words that they began from. Where something else is stored by now,
 * by another window or by undo, both changes are kept if they are apart. Else what is stored stays:
 * `changed-elsewhere`. Answers the place as `writeDraft` does.
 */
export async function writeOver(
  desk: Desk,
  place: ProsePlace,
  base: string,
  words: string,
): Promise<Result<ProsePlace>> {
  for (let tried = 1; ; tried++) {
    const stored = storedAt(desk.store, place);
    const both = sameWords(place, stored, base) ? words : mergeWords(base, words, stored);
    if (both === null && draftPlaceIsThere(desk.store, place)) return fail('changed-elsewhere');
    const written = await writeDraft(desk, place, both ?? words);
    // What another window has stored is known by now.
    if (written.ok || written.error.code !== 'changed-elsewhere' || tried === triesBesideOthers) return written;
  }
}

/** Blank words may be stored as none, and a claim is stored in one line. */
function sameWords({ kind }: ProsePlace, one: string, other: string): boolean {
  if (kind === 'claim-wording') return cleanName(one) === cleanName(other);
  return one === other || (one.trim() === '' && other.trim() === '');
}

function writeRecord(
  desk: Desk,
  place: Exclude<ProsePlace, { readonly kind: 'note-on-words' }>,
  words: string,
): Promise<Result<unknown>> {
  switch (place.kind) {
    case 'note-title':
      return editNote(desk, place.id, { title: words });
    case 'note-body':
      return editNote(desk, place.id, { body: words });
    case 'annotation-note':
      return noteAnnotation(desk, place.id, words);
    case 'tag-entry':
      return describeTag(desk, place.id, { description: words });
    case 'tag-when':
      return describeTag(desk, place.id, { when: words });
    case 'tag-when-not':
      return describeTag(desk, place.id, { whenNot: words });
    case 'ruling-note':
      return noteRuling(desk, place.id, words);
    case 'claim-wording':
      return editClaim(desk, place.id, { wording: words });
    case 'claim-note':
      return editClaim(desk, place.id, { note: words });
    case 'cell-note':
      return noteCell(desk, place.id, words);
  }
}

/**
 * What holds the words that belong there is there: for a note on words their document, for a new tag the tag above it.
 */
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
    case 'tag-when':
    case 'tag-when-not':
      return snapshot.rows('tags').has(place.id);
    case 'search-name':
      return snapshot.rows('searches').has(place.id);
    case 'event-set-name':
      return snapshot.rows('eventSets').has(place.id);
    case 'ruling-note':
      return snapshot.rows('rulings').has(place.id);
    case 'claim-wording':
    case 'claim-note':
    case 'claim-when':
      return snapshot.rows('claims').has(place.id);
    case 'cell-note':
    case 'cell-when':
      return snapshot.rows('cells').has(place.id);
    case 'new-tag':
      return place.parentId === null || snapshot.rows('tags').has(place.parentId);
    case 'project-name':
    case 'new-project':
    case 'new-search':
    case 'author':
      return true;
    default:
      return snapshot.rows('documents').has(place.id);
  }
}

/** What is stored at a place now; empty if nothing is, or if it is no record of the project, as a person's name. */
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
    case 'tag-when':
      return snapshot.rows('tags').get(place.id)?.when ?? '';
    case 'tag-when-not':
      return snapshot.rows('tags').get(place.id)?.whenNot ?? '';
    case 'ruling-note':
      return snapshot.rows('rulings').get(place.id)?.note ?? '';
    case 'claim-wording':
      return snapshot.rows('claims').get(place.id)?.wording ?? '';
    case 'claim-note':
      return snapshot.rows('claims').get(place.id)?.note ?? '';
    case 'cell-note':
      return snapshot.rows('cells').get(place.id)?.note ?? '';
    case 'claim-when':
      return snapshot.rows('claims').get(place.id)?.when ?? '';
    case 'cell-when':
      return snapshot.rows('cells').get(place.id)?.when ?? '';
    case 'search-name':
      return snapshot.rows('searches').get(place.id)?.name ?? '';
    case 'event-set-name':
      return snapshot.rows('eventSets').get(place.id)?.name ?? '';
    case 'document-title':
      return snapshot.rows('documents').get(place.id)?.title.value ?? '';
    case 'document-language':
      return snapshot.rows('documents').get(place.id)?.language ?? '';
    case 'document-attribute':
      return snapshot.rows('documents').get(place.id)?.attributes[place.attributeId]?.value ?? '';
    case 'project-name':
      return projectOf(store)?.name ?? '';
    case 'new-tag':
    case 'new-project':
    case 'new-search':
    case 'quotation-speaker':
    case 'author':
      return '';
  }
}

import { withoutTags, withTags } from './codings.ts';
import { added, edited, noDiff, updated } from './diff.ts';
import type { Diff } from './diff.ts';
import type { Id } from './id.ts';
import { currentVersion } from './records.ts';
import type { AnchorState, Annotation, Coding, Document, Quotation, Range } from './records.ts';

// What can be done to annotations, each as a pure function from records to a Diff.

/** What a new annotation needs beside its place. */
export interface Making {
  readonly id: Id;
  readonly author: string;
  readonly time: string;
}

/** An annotation as it is made: anchored exactly, in the version that was selected in. */
export function newAnnotation(
  making: Making,
  place: Range & { readonly documentId: Id; readonly version: number; readonly quotation: Quotation },
  tagIds: readonly Id[] = [],
  note = '',
): Annotation {
  return {
    id: making.id,
    documentId: place.documentId,
    version: place.version,
    from: place.from,
    to: place.to,
    quotation: place.quotation,
    tagIds: [...new Set(tagIds)],
    note,
    author: making.author,
    created: making.time,
    changed: making.time,
    anchor: { kind: 'exact' },
  };
}

/** Whether it has a place in the text as it is today: only then does a search find the passages that it marks. */
export function standsNow(
  { documentId, version, anchor }: Pick<Annotation, 'documentId' | 'version' | 'anchor'>,
  documents: ReadonlyMap<Id, Document>,
): boolean {
  const document = documents.get(documentId);
  return anchor.kind !== 'lost' && document !== undefined && currentVersion(document).number === version;
}

/** Whether an edit gives it a place, which must be one in the text as it is today. */
export function isPlaced(before: Annotation | null, after: Annotation): boolean {
  if (after.anchor.kind === 'lost') return false;
  if (before === null || before.anchor.kind === 'lost') return true;
  return before.documentId !== after.documentId || before.version !== after.version;
}

/** Whether it would be left behind when its document goes from one state to the next; null: the document is removed. */
export function isLeftBehind({ version, anchor }: Annotation, before: Document, after: Document | null): boolean {
  if (after === null) return true;
  const { number } = currentVersion(before);
  return anchor.kind !== 'lost' && version === number && number !== currentVersion(after).number;
}

/** The Diff that stores a new annotation. */
export function addAnnotation(annotation: Annotation): Diff {
  return added('annotations', annotation);
}

/** Gives the tag to those that do not carry it yet. */
export function addTagTo(annotations: readonly Annotation[], tagId: Id, by: Coding): Diff {
  return edited(
    'annotations',
    annotations
      .filter((annotation) => !annotation.tagIds.includes(tagId))
      .map((annotation) => [annotation, withTags(annotation, [...annotation.tagIds, tagId], by)]),
  );
}

/** Takes the tags from those that carry one of them; the annotations stay. */
export function removeTagsFrom(annotations: readonly Annotation[], gone: ReadonlySet<Id>, time: string): Diff {
  return edited(
    'annotations',
    annotations
      .filter(({ tagIds }) => tagIds.some((id) => gone.has(id)))
      .map((annotation) => [annotation, withoutTags(annotation, (id) => gone.has(id), time)]),
  );
}

/** Gives those that carry one of `from` the tag `into` in its place; no tag twice. */
export function replaceTags(annotations: readonly Annotation[], from: ReadonlySet<Id>, into: Id, by: Coding): Diff {
  return edited(
    'annotations',
    annotations.flatMap((annotation): [Annotation, Annotation][] => {
      if (!annotation.tagIds.some((id) => id !== into && from.has(id))) return [];
      const tagIds = [...new Set(annotation.tagIds.map((id) => (from.has(id) ? into : id)))];
      return [[annotation, withTags(annotation, tagIds, by)]];
    }),
  );
}

/** Sets the note; an unchanged one gives no Diff, so that the time of change stays true. */
export function editAnnotationNote(annotation: Annotation, note: string, time: string): Diff {
  if (note === annotation.note) return noDiff;
  return updated('annotations', annotation, { ...annotation, note, changed: time });
}

/**
 * Puts it on other words of the text that it stands in: they are what it quotes from then on, exactly. On the same words it
 * stays as it is.
 */
export function changeExtent(
  annotation: Annotation,
  { from, to, quotation }: Range & { readonly quotation: Quotation },
  time: string,
): Diff {
  if (from === annotation.from && to === annotation.to) return noDiff;
  const anchor = { kind: 'exact' } as const;
  return updated('annotations', annotation, { ...annotation, from, to, quotation, anchor, changed: time });
}

/**
 * The annotation as it stands in another version of its text, or lost, with its last place kept. One that is lost still
 * is the same annotation.
 */
export function carryOver(
  annotation: Annotation,
  { range, anchor }: { readonly range: Range | null; readonly anchor: AnchorState },
  version: number,
  time: string,
): Annotation {
  if (range !== null) return { ...annotation, from: range.from, to: range.to, version, anchor, changed: time };
  return annotation.anchor.kind === anchor.kind ? annotation : { ...annotation, anchor, changed: time };
}

/**
 * How much of an approximate annotation's words is unchanged, in whole hundredths: for what is not the same never 100.
 */
export function percentAlike(score: number): number {
  return Math.min(99, Math.floor(score * 100));
}

/** Text order: by start, longer first, then by age. */
export function inTextOrder(a: Annotation, b: Annotation): number {
  return a.from - b.from || b.to - a.to || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

import { addTagTo, editAnnotationNote, removeTagsFrom, replaceTags } from '../../core/model/annotations.ts';
import { removeWithAll } from '../../core/model/cascade.ts';
import { isEmpty, sequence } from '../../core/model/diff.ts';
import type { Label } from '../../core/model/change.ts';
import type { Diff } from '../../core/model/diff.ts';
import { examplesFollow } from '../../core/model/examples.ts';
import type { Id } from '../../core/model/id.ts';
import { joinUnderTags, overlapsOf } from '../../core/model/overlaps.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { Annotation } from '../../core/model/records.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { markedWords, tagName } from './act-names.ts';
import { chosenTag, withTagsOfNow } from './choose-tag.ts';
import type { TagChoice, Tagged } from './choose-tag.ts';
import { by, coding } from './desk.ts';
import type { Desk } from './desk.ts';
import { inTurn } from './in-turn.ts';

// What can be done to annotations that exist. Ids that are gone are passed over.

/** The tag that annotations were given, and how that is told: with those that it changed. */
export interface TaggedMarks extends Tagged {
  readonly label: Label;
}

/** Gives a tag to annotations that are stored; one act, whatever their number. */
export function tagAnnotations(desk: Desk, ids: readonly Id[], choice: TagChoice): Promise<Result<TaggedMarks>> {
  return inTurn(desk, () => withTagsOfNow(() => tagNow(desk, ids, choice)));
}

async function tagNow(desk: Desk, ids: readonly Id[], choice: TagChoice): Promise<Result<TaggedMarks>> {
  const { tagId, name, making } = chosenTag(desk, choice);
  const found = find(desk, ids);
  const without = found.filter(({ tagIds }) => !tagIds.includes(tagId));
  const label = { verb: 'tag', names: [name, ...onlyWords(without)], count: without.length } as const;
  const diff = sequence(making, addTagTo(without, tagId, coding(desk)));
  const stored = await desk.store.apply(diff, { label, ...by(desk) });
  return stored.ok ? ok({ tagId, isNew: !isEmpty(stored.value), label }) : stored;
}

/** Takes a tag from them, or several tags in one act. The annotations stay, also without any tag. */
export function untagAnnotations(desk: Desk, ids: readonly Id[], ...tagIds: readonly Id[]): Promise<Result<Diff>> {
  return inTurn(desk, () => {
    const found = find(desk, ids);
    const diff = removeTagsFrom(found, new Set(tagIds), desk.now());
    return desk.store.apply(withExamples(desk, diff), { label: untaggingOf(desk, ids, tagIds), ...by(desk) });
  });
}

/** How it is told that these tags are taken off those that carry one; asked before they are. */
export function untaggingOf(desk: Desk, ids: readonly Id[], tagIds: readonly Id[]): Label {
  const found = find(desk, ids).filter((one) => one.tagIds.some((id) => tagIds.includes(id)));
  const carried = new Set(found.flatMap((one) => one.tagIds));
  const named = tagIds.filter((id) => tagIds.length === 1 || carried.has(id)).map((id) => nameOf(desk, id));
  return { verb: 'untag', names: [named.join(', '), ...onlyWords(found)], count: found.length };
}

/**
 * Gives them another tag instead of those of `from` that they carry; one act, whatever their number. Those that carry none
 * of them stay as they are.
 */
export function retagAnnotations(
  desk: Desk,
  ids: readonly Id[],
  from: readonly Id[],
  choice: TagChoice,
): Promise<Result<TaggedMarks>> {
  return inTurn(desk, () => withTagsOfNow(() => retagNow(desk, ids, from, choice)));
}

async function retagNow(
  desk: Desk,
  ids: readonly Id[],
  from: readonly Id[],
  choice: TagChoice,
): Promise<Result<TaggedMarks>> {
  const { tagId, name, making } = chosenTag(desk, choice);
  const found = find(desk, ids);
  const replaced = replaceTags(found, new Set(from), tagId, coding(desk));
  const carried = new Set(found.flatMap(({ tagIds }) => tagIds));
  const before = from.filter((id) => id !== tagId && carried.has(id)).map((id) => nameOf(desk, id));
  const count = Object.keys(replaced.annotations ?? {}).length;
  const label = { verb: 'retag', names: [before.join(', '), name], count } as const;
  const stored = await desk.store.apply(sequence(making, withExamples(desk, replaced)), { label, ...by(desk) });
  return stored.ok ? ok({ tagId, isNew: !isEmpty(stored.value), label }) : stored;
}

/** Sets the note of an annotation. */
export async function noteAnnotation(desk: Desk, id: Id, note: string): Promise<Result<Diff>> {
  const [annotation] = find(desk, [id]);
  return desk.store.apply(annotation ? editAnnotationNote(annotation, note, desk.now()) : {}, {
    label: { verb: 'edit-annotation-note', names: annotation ? [markedWords(annotation)] : [] },
    ...by(desk),
  });
}

/** Removes annotations and the pages about them. */
export async function deleteAnnotations(desk: Desk, ids: readonly Id[]): Promise<Result<Diff>> {
  return desk.store.apply(removeWithAll(desk.store.snapshot, 'annotations', ids, desk.now()), {
    label: removalOf(desk, ids),
    ...by(desk),
  });
}

/** How it is told that these are removed; asked before they are. */
export function removalOf(desk: Desk, ids: readonly Id[]): Label {
  const found = find(desk, ids);
  return { verb: 'remove-annotations', names: found.slice(0, 1).map(markedWords), count: found.length };
}

/** Marks that overlap under a tag, in chains, as they were counted. */
export interface Overlap {
  readonly tagId: Id;
  readonly chains: readonly (readonly Annotation[])[];
}

/** The marks with a tag that overlap in the current versions, by chains; `among`: only chains that hold one of these. */
export function overlapping(desk: Desk, tagId: Id, among?: readonly Id[]): readonly (readonly Annotation[])[] {
  const { snapshot } = desk.store;
  const wanted = among && new Set(among);
  const found = among && find(desk, among);
  const documents = snapshot.rows('documents');
  const ids = found ? new Set(found.map(({ documentId }) => documentId)) : documents.keys();
  return [...ids].flatMap((id) => {
    const document = documents.get(id);
    if (!document) return [];
    const { number } = currentVersion(document);
    const chains = overlapsOf(
      snapshot.annotationsOf(id).filter(({ version }) => version === number),
      tagId,
    );
    return wanted ? chains.filter((chain) => chain.some((one) => wanted.has(one.id))) : chains;
  });
}

/** Makes one mark of each chain of marks that overlap under a tag, as `overlapping` found and counted them. One act. */
export async function joinAnnotations(desk: Desk, overlaps: readonly Overlap[]): Promise<Result<Diff>> {
  const { snapshot } = desk.store;
  const beside = { notes: [...snapshot.rows('notes').values()], links: snapshot.rows('links').values() };
  const making = () => ({ id: desk.newId(), author: desk.author, time: desk.now() });
  const label = joiningOf(overlaps, (tagId) => nameOf(desk, tagId));
  return desk.store.apply(withExamples(desk, joinUnderTags(overlaps, beside, making)), { label, ...by(desk) });
}

/** How it is told that these are joined. */
export function joiningOf(overlaps: readonly Overlap[], nameOfTag: (tagId: Id) => string): Label {
  const marks = new Set(overlaps.flatMap(({ chains }) => chains.flat().map(({ id }) => id)));
  const names = [overlaps.map(({ tagId }) => nameOfTag(tagId)).join(', ')];
  return { verb: 'join-annotations', names, count: marks.size };
}

/** The same act with what becomes of the examples in the codebook. */
function withExamples(desk: Desk, diff: Diff): Diff {
  return sequence(diff, examplesFollow(desk.store.snapshot.rows('tags').values(), diff));
}

/** Those that are there. */
export function find(desk: Desk, ids: readonly Id[]): Annotation[] {
  const rows = desk.store.snapshot.rows('annotations');
  return ids.map((id) => rows.get(id)).filter((annotation) => annotation !== undefined);
}

/** The words of an annotation that stands alone: of several none is named before the others. */
export function onlyWords(annotations: readonly Annotation[]): readonly string[] {
  return annotations.length === 1 ? annotations.map(markedWords) : [];
}

function nameOf(desk: Desk, tagId: Id): string {
  return tagName(desk.store.snapshot.rows('tags'), tagId);
}

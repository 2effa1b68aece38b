import type { Id } from './id.ts';
import type { Annotation, Coding } from './records.ts';

// A tag on a mark is of who made the mark, at the time they made it, unless it says otherwise: most are, and a project
// holds a hundred thousand.

/** Who put the tag on the mark, and when, as far as that is kept. */
export function coderOf({ taggedBy = {}, author, created }: Annotation, tagId: Id): Coding {
  return taggedBy[tagId] ?? { author, time: created };
}

/** The mark with these tags. Those that were not on it are put on by `by`; of those that it loses nothing is kept. */
export function withTags(annotation: Annotation, tagIds: readonly Id[], by: Coding): Annotation {
  const had = new Set(annotation.tagIds);
  const isOthers = by.author !== annotation.author;
  return {
    ...codedBy(annotation, tagIds, (id) => (had.has(id) ? annotation.taggedBy?.[id] : isOthers ? by : undefined)),
    changed: by.time,
  };
}

/** The mark without these tags. */
export function withoutTags(annotation: Annotation, isGone: (id: Id) => boolean, time: string): Annotation {
  const left = annotation.tagIds.filter((id) => !isGone(id));
  return { ...codedBy(annotation, left, (id) => annotation.taggedBy?.[id]), changed: time };
}

/** The mark on which some tags have become others; whoever put one on has put on what it became. */
export function withTagsBecome(annotation: Annotation, becomes: ReadonlyMap<Id, Id>, time: string): Annotation {
  const tagIds = [...new Set(annotation.tagIds.map((id) => becomes.get(id) ?? id))];
  const had = new Set(annotation.tagIds);
  const came = new Map(annotation.tagIds.toReversed().map((id) => [becomes.get(id) ?? id, id]));
  return {
    ...codedBy(annotation, tagIds, (id) => annotation.taggedBy?.[had.has(id) ? id : came.get(id)!]),
    changed: time,
  };
}

/** The mark on which each tag says who put it on, also where that is who made the mark. */
export function withAllCoders(annotation: Annotation): Annotation {
  return codedBy(annotation, annotation.tagIds, (id) => coderOf(annotation, id));
}

/** The mark on which only those tags say who put them on that another put on, or at another time. */
export function withOtherCoders(annotation: Annotation): Annotation {
  const { taggedBy = {}, author, created } = annotation;
  const isOwn = (by: Coding | undefined) => by?.author === author && by.time === created;
  return codedBy(annotation, annotation.tagIds, (id) => (isOwn(taggedBy[id]) ? undefined : taggedBy[id]));
}

function codedBy(
  { taggedBy: _before, ...annotation }: Annotation,
  tagIds: readonly Id[],
  coding: (id: Id) => Coding | undefined,
): Annotation {
  const kept = tagIds.flatMap((id): [Id, Coding][] => {
    const by = coding(id);
    return by ? [[id, by]] : [];
  });
  return { ...annotation, tagIds, ...(kept.length === 0 ? {} : { taggedBy: Object.fromEntries(kept) }) };
}

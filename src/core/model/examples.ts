import { edited } from './diff.ts';
import type { Diff } from './diff.ts';
import type { Annotation, Tag } from './records.ts';
import { withEntry } from './tags.ts';

/**
 * What becomes of the examples of tags whose marks go in this Diff, or lose the tag. The mark with the tag that has their
 * words now is the example in their place, as when marks are joined; without one the tag has no example any more.
 */
export function examplesFollow(tags: Iterable<Tag>, diff: Diff): Diff {
  const { annotations = {} } = diff;
  const left = Object.values(annotations).flatMap(([, after]) => after ?? []);
  return edited(
    'tags',
    [...tags].flatMap((tag): [Tag, Tag][] => {
      const [was, is] = annotations[tag.example ?? ''] ?? [];
      if (!was || is?.tagIds.includes(tag.id)) return [];
      const now = left.find((one) => one.tagIds.includes(tag.id) && holds(one, was));
      return [[tag, withEntry(tag, { example: now?.id ?? null })]];
    }),
  );
}

/** Whether one mark of a person stands over the whole of another. */
function holds(one: Annotation, other: Annotation): boolean {
  if (one.documentId !== other.documentId || one.version !== other.version || one.author !== other.author) return false;
  return one.from <= other.from && other.to <= one.to;
}

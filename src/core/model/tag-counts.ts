import type { Id } from './id.ts';
import { standsNow } from './annotations.ts';
import type { Annotation, Document, Tag } from './records.ts';
import { TagTree } from './tag-tree.ts';

/** How many annotations carry a tag. */
export interface TagCount {
  /** Those with exactly this tag. */
  readonly own: number;
  /** Those with this tag or one below it, each once, however many of them it carries. */
  readonly all: number;
  /** Those of `all` that stand nowhere in today's texts, so that no search finds a passage for them. */
  readonly lost: number;
}

/** Counts the annotations of every tag. Tags that are not there are passed over. */
export function tagCounts(
  tags: ReadonlyMap<Id, Tag>,
  annotations: Iterable<Pick<Annotation, 'tagIds' | 'documentId' | 'version' | 'anchor'>>,
  documents: ReadonlyMap<Id, Document>,
): ReadonlyMap<Id, TagCount> {
  const ids = [...tags.keys()];
  const places = new Map(ids.map((id, place) => [id, place]));
  /** The place of the tag above each; -1 at the top. */
  const tree = new TagTree(tags);
  const above = Int32Array.from(ids, (id) => places.get(tree.parentOf(id) ?? '') ?? -1);
  const own = new Uint32Array(ids.length);
  const all = new Uint32Array(ids.length);
  const lost = new Uint32Array(ids.length);
  /** The annotation that each tag was counted for last, from 1 on. */
  const last = new Uint32Array(ids.length);
  let count = 0;
  for (const annotation of annotations) {
    const { tagIds } = annotation;
    const stands = tagIds.length > 0 && standsNow(annotation, documents);
    count++;
    for (const tagId of tagIds) {
      const tag = places.get(tagId);
      if (tag === undefined) continue;
      own[tag]!++;
      // Above one that it was counted for, it was counted for all.
      for (let place = tag; place >= 0 && last[place] !== count; place = above[place]!) {
        last[place] = count;
        all[place]!++;
        if (!stands) lost[place]!++;
      }
    }
  }
  return new Map(ids.map((id, place) => [id, { own: own[place]!, all: all[place]!, lost: lost[place]! }]));
}

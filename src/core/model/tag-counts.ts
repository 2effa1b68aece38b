import type { Id } from './id.ts';
import type { Annotation, Tag } from './records.ts';
import { TagTree } from './tag-tree.ts';

/** How many annotations carry a tag. */
export interface TagCount {
  /** Those with exactly this tag. */
  readonly own: number;
  /** Those with this tag or one below it, each once, however many of them it carries. */
  readonly all: number;
}

/** Counts the annotations of every tag. Tags that are not there are passed over. */
export function tagCounts(
  tags: ReadonlyMap<Id, Tag>,
  annotations: Iterable<Pick<Annotation, 'tagIds'>>,
): ReadonlyMap<Id, TagCount> {
  const ids = [...tags.keys()];
  const places = new Map(ids.map((id, place) => [id, place]));
  /** The places of each tag and of those above it. */
  const tree = new TagTree(tags);
  const lines = ids.map((id) => tree.above(id).map((tag) => places.get(tag.id)!));
  const own = new Uint32Array(ids.length);
  const all = new Uint32Array(ids.length);
  /** The annotation that each tag was counted for last, from 1 on. */
  const last = new Uint32Array(ids.length);
  let count = 0;
  for (const { tagIds } of annotations) {
    count++;
    for (const tagId of tagIds) {
      const tag = places.get(tagId);
      if (tag === undefined) continue;
      own[tag]!++;
      for (const place of lines[tag]!) {
        if (last[place] === count) continue;
        last[place] = count;
        all[place]!++;
      }
    }
  }
  return new Map(ids.map((id, place) => [id, { own: own[place]!, all: all[place]! }]));
}

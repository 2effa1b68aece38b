import type { Id } from '../../../core/model/id.ts';
import type { Tag } from '../../../core/model/records.ts';
import type { TagCount } from '../../../core/model/tag-counts.ts';
import { TagTree } from '../../../core/model/tag-tree.ts';

/** A line of the tag tree. */
export interface TagLine extends TagCount {
  readonly tag: Tag;
  readonly level: number;
  readonly position: number;
  readonly size: number;
  readonly expanded: boolean | null;
}

/**
 * The lines of the tag tree in the order a person sees; children of `closed` tags are left out. A tag whose parent is
 * gone stands at the root, and a ring is cut.
 */
export function tagLines(
  tags: ReadonlyMap<Id, Tag>,
  counts: ReadonlyMap<Id, TagCount>,
  closed: ReadonlySet<string> = new Set(),
): readonly TagLine[] {
  const tree = new TagTree(tags);
  const lines: TagLine[] = [];
  const draw = (parent: Id | null, level: number): void => {
    const list = tree.children(parent);
    list.forEach((tag, at) => {
      const expanded = tree.children(tag.id).length > 0 ? !closed.has(tag.id) : null;
      const count = counts.get(tag.id) ?? { own: 0, all: 0, lost: 0 };
      lines.push({ tag, level, position: at + 1, size: list.length, expanded, ...count });
      if (expanded === true) draw(tag.id, level + 1);
    });
  };
  draw(null, 1);
  return lines;
}

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
  // Not by recursion: a project file from elsewhere may hold tags deeper than the stack.
  const lists = [{ list: tree.children(null), at: 0 }];
  while (lists.length > 0) {
    const last = lists.at(-1)!;
    const tag = last.list[last.at++];
    if (!tag) {
      lists.pop();
      continue;
    }
    const below = tree.children(tag.id);
    const expanded = below.length > 0 ? !closed.has(tag.id) : null;
    const count = counts.get(tag.id) ?? { own: 0, all: 0, lost: 0 };
    lines.push({ tag, level: lists.length, position: last.at, size: last.list.length, expanded, ...count });
    if (expanded === true) lists.push({ list: below, at: 0 });
  }
  return lines;
}

import type { Id } from '../../../core/model/id.ts';
import type { Tag } from '../../../core/model/records.ts';
import { TagTree } from '../../../core/model/tag-tree.ts';

/** A line of the tag tree. `own` counts what carries exactly this tag, `all` adds the tags below it. */
export interface TagLine {
  readonly tag: Tag;
  readonly level: number;
  readonly position: number;
  readonly size: number;
  readonly expanded: boolean | null;
  readonly own: number;
  readonly all: number;
}

/**
 * The lines of the tag tree in the order a person sees; children of `closed` tags are left out. A tag whose parent is
 * gone stands at the root, and a ring is cut.
 */
export function tagLines(
  tags: ReadonlyMap<Id, Tag>,
  count: (tagId: Id) => number,
  closed: ReadonlySet<string> = new Set(),
): readonly TagLine[] {
  const tree = new TagTree(tags);
  const lines: TagLine[] = [];
  const draw = (parent: Id | null, level: number, shown: boolean): number => {
    const list = tree.children(parent);
    let sum = 0;
    list.forEach((tag, at) => {
      const own = count(tag.id);
      const expanded = tree.children(tag.id).length > 0 ? !closed.has(tag.id) : null;
      const place = lines.length;
      const line = { tag, level, position: at + 1, size: list.length, expanded, own };
      if (shown) lines.push({ ...line, all: own });
      const all = own + draw(tag.id, level + 1, shown && expanded === true);
      if (shown) lines[place] = { ...line, all };
      sum += all;
    });
    return sum;
  };
  draw(null, 1, true);
  return lines;
}

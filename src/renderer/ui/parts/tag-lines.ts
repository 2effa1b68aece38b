import type { Id } from '../../../core/model/id.ts';
import type { Tag } from '../../../core/model/records.ts';
import type { TagCount } from '../../../core/model/tag-counts.ts';
import { TagTree } from '../../../core/model/tag-tree.ts';
import { holdsWords } from '../../../core/text/holds-words.ts';

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

/** The tags whose path, meaning or uses hold what was typed, with those above them, which a tree needs; all where nothing was typed. */
export function foundTags(tags: ReadonlyMap<Id, Tag>, typed: string): ReadonlyMap<Id, Tag> {
  const holds = holdsWords(typed);
  if (!holds) return tags;
  const tree = new TagTree(tags);
  const found = new Map<Id, Tag>();
  for (const tag of tags.values()) {
    const { id, description, when = '', whenNot = '' } = tag;
    if (!holds([tree.joined(id), description, when, whenNot].join('\n'))) continue;
    for (const one of tree.above(id)) found.set(one.id, one);
  }
  return found;
}

import { cleanName } from './clean-name.ts';
import type { Id } from './id.ts';
import type { Tag } from './records.ts';
import { TagTree } from './tag-tree.ts';

// A path as it is written, in the search, in the tag picker and where a tag is named: names with `/` between. A name may
// hold anything; there a backslash stands before a slash that is part of a name (`24\/7`), before a * that stands for
// itself, and before a quotation mark inside of quotation marks.

/** What a backslash can stand before. */
const special = /["“”„‟«»〝〞「」『』\\/*]/gu;
const piece = /\\[\s\S]|[^\\]/gu;

/** The names of a written path, cleaned; empty ones are left out. */
export function readTagPath(written: string): readonly string[] {
  return splitTagPath(written)
    .map((name) => cleanName(plainName(name)))
    .filter((name) => name !== '');
}

/** The written names of a path, each still with its backslashes. */
export function splitTagPath(written: string): readonly string[] {
  const names = [''];
  for (const [sign] of written.matchAll(piece)) {
    if (sign === '/') names.push('');
    else names[names.length - 1] += sign;
  }
  return names;
}

/** A written name without its backslashes. One before any other sign stands for itself. */
export function plainName(written: string): string {
  return written.replace(piece, (sign) => (sign.length > 1 && sign[1]!.search(special) === 0 ? sign.slice(1) : sign));
}

/** The path as it can be read again. */
export function writeTagPath(names: readonly string[]): string {
  return names.map((name) => name.replace(/[\\/]/gu, '\\$&')).join('/');
}

/** The path as a filter's value holds it between quotation marks. */
export function quoteTagPath(names: readonly string[]): string {
  return names.map((name) => name.replace(special, '\\$&')).join('/');
}

/**
 * What each tag is called where its place in the tree is not seen: its name, with as much of the path before it as no
 * other tag has. Tags of one and the same path get a number.
 */
export function tagLabels(tags: ReadonlyMap<Id, Tag>): ReadonlyMap<Id, string> {
  const labels = new Map<Id, string>();
  const tree = new TagTree(tags);
  const open = [...tags.keys()].map((id) => ({ id, path: tree.path(id), length: 1 }));
  for (let left = open; left.length > 0;) {
    const groups = new Map<string, typeof open>();
    for (const one of left) {
      const label = one.path.slice(-one.length).join('/').normalize('NFC');
      const group = groups.get(label);
      if (group) group.push(one);
      else groups.set(label, [one]);
    }
    left = [];
    for (const [label, group] of groups) {
      const longer = group.filter(({ path, length }) => length < path.length);
      const whole = group.filter(({ path, length }) => length >= path.length);
      if (group.length === 1) labels.set(group[0]!.id, label);
      else whole.forEach(({ id }, at) => labels.set(id, at === 0 ? label : `${label} (${at + 1})`));
      if (group.length > 1) left.push(...longer.map((one) => ({ ...one, length: one.length + 1 })));
    }
  }
  return labels;
}

import { cleanName } from './clean-name.ts';
import type { Id } from './id.ts';
import type { Tag } from './records.ts';
import { between, shownPath, tagPath, TagTree } from './tag-tree.ts';

// A path as it is written, in the search, in the tag picker and where a tag is named: names with `/` between, which means
// one tag below another and nothing else. A name may hold anything; there a backslash stands before a slash that is part of a name (`24\/7`), before a * that stands for
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

/** The path of every tag as it can be read again. Each costs its own name only: strings share what they begin with. */
export function writtenPaths(tree: TagTree): ReadonlyMap<Id, string> {
  const paths = new Map<Id, string>();
  for (const { id, name } of tree.inOrder()) {
    const above = paths.get(tree.parentOf(id) ?? '');
    const own = writeTagPath([name]);
    paths.set(id, above === undefined ? own : `${above}/${own}`);
  }
  return paths;
}

/** The path as a filter's value holds it between quotation marks. */
export function quoteTagPath(names: readonly string[]): string {
  return names.map((name) => name.replace(special, '\\$&')).join('/');
}

/**
 * What each tag is called where its place in the tree is not seen: its name, with as much of the path before it as no
 * other tag is called by. Tags of one and the same path get a number. No two are called the same: a name may hold the
 * sign between two names or end in a number in brackets, and so look like the path or the number of another tag.
 */
export function tagLabels(tags: ReadonlyMap<Id, Tag>): ReadonlyMap<Id, string> {
  const labels = new Map<Id, string>();
  const taken = new Set<string>();
  const give = (id: Id, label: string) => {
    labels.set(id, label);
    taken.add(label);
  };
  const tree = new TagTree(tags);
  const nameOf = (id: Id) => tags.get(id)!.name.normalize('NFC');
  const twins: { readonly id: Id; readonly label: string }[] = [];
  let left = [...tags.keys()].map((id) => ({ id, above: tree.parentOf(id), label: nameOf(id) }));
  for (let length = 1; left.length > 0; length++) {
    const groups = new Map<string, typeof left>();
    for (const one of left) {
      const group = groups.get(one.label);
      if (group) group.push(one);
      else groups.set(one.label, [one]);
    }
    left = [];
    for (const [label, group] of groups) {
      const whole = group.filter(({ above }) => above === null);
      // Of those that have no more path to show the first is called so, also where longer paths end like it.
      const [first] = group.length === 1 ? group : whole;
      const given = taken.has(label) ? undefined : first;
      if (given) give(given.id, label);
      for (const one of group) {
        if (one === given) continue;
        const { id, above } = one;
        if (above === null || length === longest) twins.push({ id, label });
        else left.push({ id, above: tree.parentOf(above), label: `${nameOf(above)}${between}${label}` });
      }
    }
  }
  const numbers = new Map<string, number>();
  for (const { id, label } of twins) {
    let number = numbers.get(label) ?? 2;
    while (taken.has(`${label} (${number})`)) number++;
    numbers.set(label, number + 1);
    give(id, `${label} (${number})`);
  }
  return labels;
}

/**
 * What a tag is called where it must be known later and beside nothing: its whole path, of several tags of one path with
 * the number that `labels` give it; empty if it is not there.
 */
export function wholeName(tags: ReadonlyMap<Id, Tag>, id: Id, labels = tagLabels(tags)): string {
  const path = shownPath(tagPath(tags, id));
  const label = labels.get(id) ?? '';
  return label.length > path.length ? label : path;
}

/** Names in a label at most. Those that are still alike get a number: nobody reads, and no screen shows, longer ones. */
const longest = 32;

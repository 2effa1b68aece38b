import { cleanName } from './clean-name.ts';
import type { Id } from './id.ts';
import type { Tag } from './records.ts';

/** Stands between the names of a path that is shown: a slash may be part of a name. */
export const between = ' › ';

/** A path as a person reads it, `Food › Aid`; what is typed has a slash there, see `readTagPath`. */
export function shownPath(names: readonly string[]): string {
  return names.join(between);
}

/**
 * The tags of a project as a tree: what stands above, below and beside a tag. All rooms ask this one. A tag whose parent is
 * not there stands at the top. Where tags stand in a ring, which damage can make, the ring is cut at the tag whose id
 * comes first: it stands at the top. So no tag vanishes. A tree holds only as long as no tag changes.
 */
export class TagTree {
  readonly tags: ReadonlyMap<Id, Tag>;
  readonly #parents = new Map<Id, Id | null>();
  readonly #joined = new Map<Id, string>();
  #children: ReadonlyMap<Id | null, readonly Tag[]> | null = null;
  /** By the tag above, null at the top: what stands right below it, by cleaned name. */
  readonly #named = new Map<Id | null, ReadonlyMap<string, readonly Tag[]>>();

  constructor(tags: ReadonlyMap<Id, Tag> | Iterable<Tag>) {
    this.tags = tags instanceof Map ? tags : new Map([...(tags as Iterable<Tag>)].map((tag) => [tag.id, tag]));
  }

  /** The tag above it; null at the top. */
  parentOf(id: Id): Id | null {
    const known = this.#parents.get(id);
    if (known !== undefined) return known;
    const trail: Id[] = [];
    const seen = new Set<Id>();
    let at = this.tags.get(id);
    while (at && !this.#parents.has(at.id) && !seen.has(at.id)) {
      trail.push(at.id);
      seen.add(at.id);
      at = this.tags.get(at.parentId ?? '');
    }
    for (const one of trail) {
      const { parentId } = this.tags.get(one)!;
      this.#parents.set(one, parentId !== null && this.tags.has(parentId) ? parentId : null);
    }
    if (at && seen.has(at.id)) {
      const ring = trail.slice(trail.indexOf(at.id));
      this.#parents.set(
        ring.reduce((first, one) => (one < first ? one : first)),
        null,
      );
    }
    return this.#parents.get(id) ?? null;
  }

  /** The tag with the tags above it, the topmost first; none if it is not there. */
  above(id: Id): readonly Tag[] {
    const path: Tag[] = [];
    for (let tag = this.tags.get(id); tag; tag = this.tags.get(this.parentOf(tag.id) ?? '')) path.push(tag);
    return path.reverse();
  }

  /**
   * The path of the tag as a person reads it; see `shownPath`. Who asks for all tags pays for each only its own name:
   * strings share what they begin with.
   */
  joined(id: Id): string {
    const missing: Tag[] = [];
    let known: string | undefined;
    for (let tag = this.tags.get(id); tag; tag = this.tags.get(this.parentOf(tag.id) ?? '')) {
      known = this.#joined.get(tag.id);
      if (known !== undefined) break;
      missing.push(tag);
    }
    for (const tag of missing.reverse()) {
      known = known === undefined ? tag.name : `${known}${between}${tag.name}`;
      this.#joined.set(tag.id, known);
    }
    return known ?? '';
  }

  /** The names from the top to the tag. */
  path(id: Id): readonly string[] {
    return this.above(id).map(({ name }) => name);
  }

  /** The ids of the tag and of all tags below it. */
  below(id: Id): ReadonlySet<Id> {
    const found = new Set<Id>([id]);
    for (const one of found) for (const child of this.children(one)) found.add(child.id);
    return found;
  }

  /** What stands right below it, or at the top for null, in the order that a person sees. */
  children(id: Id | null): readonly Tag[] {
    this.#children ??= this.#shelve();
    return this.#children.get(id) ?? [];
  }

  /** What of that has this name. Of many beside one another each name is looked at once. */
  named(name: string, id: Id | null): readonly Tag[] {
    let names = this.#named.get(id);
    if (!names) this.#named.set(id, (names = byName(this.children(id))));
    return names.get(cleanName(name)) ?? [];
  }

  /** All tags, each after the one above it. */
  inOrder(id: Id | null = null): readonly Tag[] {
    // Not by recursion: a project file from elsewhere may hold tags deeper than the stack.
    const found: Tag[] = [];
    const next = [...this.children(id)].reverse();
    for (let tag = next.pop(); tag; tag = next.pop()) {
      found.push(tag);
      next.push(...[...this.children(tag.id)].reverse());
    }
    return found;
  }

  #shelve(): ReadonlyMap<Id | null, readonly Tag[]> {
    const shelves = new Map<Id | null, Tag[]>();
    for (const tag of this.tags.values()) {
      const parent = this.parentOf(tag.id);
      const shelf = shelves.get(parent);
      if (shelf) shelf.push(tag);
      else shelves.set(parent, [tag]);
    }
    for (const shelf of shelves.values()) shelf.sort(bySight);
    return shelves;
  }
}

function byName(tags: readonly Tag[]): ReadonlyMap<string, readonly Tag[]> {
  const names = new Map<string, Tag[]>();
  for (const tag of tags) {
    const name = cleanName(tag.name);
    const same = names.get(name);
    if (same) same.push(tag);
    else names.set(name, [tag]);
  }
  return names;
}

/** Another tag that stands where this one stands, under the same name: the two could not be told apart. */
export function twinOf(tree: TagTree, { id, name }: Tag): Tag | undefined {
  return tree.named(name, tree.parentOf(id)).find((tag) => tag.id !== id);
}

/** The names from the top to the tag. Who asks for many keeps a tree. */
export function tagPath(tags: ReadonlyMap<Id, Tag>, id: Id): readonly string[] {
  return new TagTree(tags).path(id);
}

/** Whether the tag stands below itself. */
export function standsBelowItself(tags: ReadonlyMap<Id, Tag>, { id, parentId }: Tag): boolean {
  const seen = new Set<Id>();
  for (let at = tags.get(parentId ?? ''); at && !seen.has(at.id); at = tags.get(at.parentId ?? '')) {
    if (at.id === id) return true;
    seen.add(at.id);
  }
  return false;
}

function bySight(a: Tag, b: Tag): number {
  return a.order - b.order || compare(a.name, b.name) || compare(a.id, b.id);
}

/** By code units: the same order on every machine, unlike a locale's. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import { cleanName } from './clean-name.ts';
import { withTagsBecome } from './codings.ts';
import { added, edited, noDiff, removed, sequence, updated } from './diff.ts';
import type { Diff } from './diff.ts';
import type { Id } from './id.ts';
import { linksFollow } from './links.ts';
import type { Annotation, Colour, Link, Note, Tag } from './records.ts';
import { colours } from './records.ts';
import { TagTree } from './tag-tree.ts';
import { shelved } from './shelf.ts';

// What can be done to the tag tree, each as a pure function from records to a Diff.

/** What a change of tags may touch beside the tags. */
export interface Tagged {
  readonly tags: ReadonlyMap<Id, Tag>;
  readonly annotations: Iterable<Annotation>;
  readonly notes: Iterable<Note>;
  readonly links: Iterable<Link>;
}

/** Puts one tag of every ring at the top, where the tree has it already. */
export function cutRings(tags: ReadonlyMap<Id, Tag>): Diff {
  const tree = new TagTree(tags);
  const heads = [...tags.values()].filter(
    (tag) => tag.parentId !== null && tags.has(tag.parentId) && tree.parentOf(tag.id) === null,
  );
  return edited(
    'tags',
    heads.map((tag) => [tag, { ...tag, parentId: null }]),
  );
}

/** The tag of exactly this name under this parent: `Péché` is not `Pêche`, and `Fisch` is not `fisch`. */
export function findTag(tags: ReadonlyMap<Id, Tag>, name: string, parentId: Id | null): Tag | undefined {
  return new TagTree(tags).named(name, parentId)[0];
}

/** The tag of a path below `parentId`, and the Diff that makes what of it is not there. */
export function tagOfPath(
  tags: ReadonlyMap<Id, Tag>,
  names: readonly string[],
  newId: () => Id,
  parentId: Id | null = null,
): { readonly id: Id | null; readonly diff: Diff } {
  const growing = new GrowingTags(tags, newId);
  return { id: growing.ofPath(names, parentId), diff: added('tags', ...growing.made) };
}

/** The tags, to which more come path by path; each costs only what is new in it, however many there are. */
export class GrowingTags {
  readonly made: Tag[] = [];
  readonly #tags: Map<Id, Tag>;
  readonly #newId: () => Id;
  /** As it was in the beginning. */
  readonly #tree: TagTree;
  /** By the tag above, what was made right below it, by name. */
  readonly #below = new Map<Id | null, Map<string, Tag>>();
  readonly #last = new Map<Id | null, Tag>();

  constructor(tags: ReadonlyMap<Id, Tag>, newId: () => Id) {
    this.#tags = new Map(tags);
    this.#tree = new TagTree(tags);
    this.#newId = newId;
  }

  get(id: Id): Tag | undefined {
    return this.#tags.get(id);
  }

  /** The tag of a path below `parentId`; what of it is not there is made. */
  ofPath(names: readonly string[], parentId: Id | null = null): Id | null {
    return names.reduce((id, name) => this.#find(name, id) ?? this.#make(name, id), parentId);
  }

  /** From now on the tag is so; its name and place stay. */
  put(tag: Tag): void {
    this.#tags.set(tag.id, tag);
  }

  #find(name: string, parentId: Id | null): Id | undefined {
    return (this.#tree.named(name, parentId)[0] ?? this.#below.get(parentId)?.get(cleanName(name)))?.id;
  }

  #make(name: string, parentId: Id | null): Id {
    const below = this.#below.get(parentId) ?? new Map<string, Tag>();
    const last = this.#last.get(parentId) ?? this.#tree.children(parentId).at(-1);
    const tag = tagAfter(last, this.#tags, this.#newId(), name, parentId);
    this.#below.set(parentId, below.set(tag.name, tag));
    this.#last.set(parentId, tag);
    this.made.push(tag);
    this.put(tag);
    return tag.id;
  }
}

/** A new tag as the last child of its parent. Without a colour it takes its parent's, or the least used one. */
export function newTag(
  tags: ReadonlyMap<Id, Tag>,
  id: Id,
  name: string,
  parentId: Id | null = null,
  colour?: Colour,
): Tag {
  return tagAfter(new TagTree(tags).children(parentId).at(-1), tags, id, name, parentId, colour);
}

/** The same, after this sibling. */
function tagAfter(
  last: Tag | undefined,
  tags: ReadonlyMap<Id, Tag>,
  id: Id,
  name: string,
  parentId: Id | null,
  colour?: Colour,
): Tag {
  const parent = parentId === null ? undefined : tags.get(parentId);
  return {
    id,
    name: cleanName(name),
    parentId,
    colour: colour ?? parent?.colour ?? leastUsedColour(tags),
    description: '',
    order: last === undefined ? 0 : last.order + 1,
  };
}

/** The Diff that stores a new tag. */
export function addTag(tag: Tag): Diff {
  return added('tags', tag);
}

/** The name is cleaned; the names of its siblings are not looked at. */
export function renameTag(tag: Tag, name: string): Diff {
  return updated('tags', tag, { ...tag, name: cleanName(name) });
}

/** Gives it another place in the palette. */
export function recolourTag(tag: Tag, colour: Colour): Diff {
  return updated('tags', tag, { ...tag, colour });
}

/** What a codebook says of a tag beside its name. Empty words, and null for the example, say nothing. */
export interface CodebookEntry {
  readonly description: string;
  readonly when: string;
  readonly whenNot: string;
  readonly example: Id | null;
}

/** Sets parts of its codebook entry; those that are not given stay. */
export function describeTag(tag: Tag, entry: Partial<CodebookEntry>): Diff {
  return updated('tags', tag, withEntry(tag, entry));
}

/** The tag with these parts of its entry. What says nothing is not kept. */
export function withEntry(tag: Tag, entry: Partial<CodebookEntry>): Tag {
  const { when: oldWhen = '', whenNot: oldWhenNot = '', example: oldExample = null, ...rest } = tag;
  const { description = tag.description, when = oldWhen, whenNot = oldWhenNot, example = oldExample } = entry;
  return {
    ...rest,
    description,
    ...(when === '' ? {} : { when }),
    ...(whenNot === '' ? {} : { whenNot }),
    ...(example === null ? {} : { example }),
  };
}

/**
 * Puts the tag under `parentId`, before the sibling `beforeId`, or last. Moving a tag below itself changes nothing.
 */
export function moveTag(tags: ReadonlyMap<Id, Tag>, tag: Tag, parentId: Id | null, beforeId: Id | null = null): Diff {
  const tree = new TagTree(tags);
  if (parentId !== null && tree.below(tag.id).has(parentId)) return noDiff;
  const siblings = tree.children(parentId).filter((sibling) => sibling.id !== tag.id);
  const at = siblings.findIndex((sibling) => sibling.id === beforeId);
  const ordered = [...siblings];
  ordered.splice(at < 0 ? siblings.length : at, 0, tag);
  return sequence(
    ...ordered.map((sibling, order) =>
      updated('tags', sibling, { ...sibling, order, parentId: sibling.id === tag.id ? parentId : sibling.parentId }),
    ),
  );
}

/**
 * Makes one tag of two: what carried `from` carries `into`, once; the children, notes and links of `from` move to `into`, and
 * children of equal names are merged, too; its codebook entry is put below the other's, and its example is kept if the other has none. `into` remembers the ids that it
 * takes the place of, so that searches for them find it. Merging a tag into itself or into one below it changes nothing.
 */
export function mergeTags(tagged: Tagged, from: Tag, into: Tag, time: string): Diff {
  const { tags } = tagged;
  const tree = new TagTree(tags);
  if (tree.below(from.id).has(into.id)) return noDiff;
  const after = new Map<Id, Tag>();
  const tagAfter = (id: Id): Tag => after.get(id) ?? tags.get(id)!;
  /** Which tag each one that goes becomes. */
  const becomes = new Map<Id, Id>();
  const merge = (goes: Tag, stays: Tag): void => {
    becomes.set(goes.id, stays.id);
    const known = tagAfter(stays.id);
    const both = (...parts: readonly (string | undefined)[]) =>
      parts.filter((text) => text !== undefined && text.trim() !== '').join('\n\n');
    const example = known.example ?? goes.example ?? null;
    const merged = [...(known.merged ?? []), ...(goes.merged ?? []), goes.id];
    const entry = {
      description: both(known.description, goes.description),
      when: both(known.when, goes.when),
      whenNot: both(known.whenNot, goes.whenNot),
      example,
    };
    after.set(stays.id, { ...withEntry(known, entry), merged });
    const came = new Map<string, Tag[]>();
    let order = tree.children(stays.id).reduce((next, child) => Math.max(next, child.order + 1), 0);
    for (const child of tree.children(goes.id)) {
      const name = cleanName(child.name);
      const cameSo = came.get(name) ?? [];
      const twin = [...tree.named(name, stays.id), ...cameSo].find(({ id }) => !becomes.has(id));
      // A tag cannot become one that stands below itself.
      if (twin && !tree.below(child.id).has(twin.id)) merge(child, twin);
      else if (child.id !== stays.id) {
        after.set(child.id, { ...tagAfter(child.id), parentId: stays.id, order: order++ });
        shelved(came, name, child);
      }
    }
  };
  merge(from, into);
  const gone = [...becomes.keys()].map((id) => tags.get(id)!);
  return sequence(
    retag(tagged.annotations, becomes, time),
    ...notesAbout(tagged.notes, new Set(becomes.keys())).map((note) =>
      updated('notes', note, { ...note, about: { kind: 'tag', id: becomes.get(aboutId(note))! }, changed: time }),
    ),
    linksFollow(tagged.links, 'tag', becomes, time),
    ...[...after].map(([id, tag]) => updated('tags', tags.get(id)!, tag)),
    removed('tags', ...gone),
  );
}

function aboutId({ about }: Note): Id {
  return about.kind === 'project' ? '' : about.id;
}

function retag(annotations: Iterable<Annotation>, becomes: ReadonlyMap<Id, Id>, time: string): Diff {
  const pairs: [Annotation, Annotation][] = [];
  for (const annotation of annotations) {
    if (annotation.tagIds.some((id) => becomes.has(id))) {
      pairs.push([annotation, withTagsBecome(annotation, becomes, time)]);
    }
  }
  return edited('annotations', pairs);
}

function notesAbout(notes: Iterable<Note>, ids: ReadonlySet<Id>): Note[] {
  return [...notes].filter((note) => note.about.kind === 'tag' && ids.has(note.about.id));
}

function leastUsedColour(tags: ReadonlyMap<Id, Tag>): Colour {
  const uses = new Map<Colour, number>(colours.map((colour) => [colour, 0]));
  for (const tag of tags.values()) uses.set(tag.colour, (uses.get(tag.colour) ?? 0) + 1);
  return colours.reduce((least, colour) => (uses.get(colour)! < uses.get(least)! ? colour : least));
}

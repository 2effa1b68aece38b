import { added, edited, noDiff, removed, sequence, updated } from './diff.ts';
import type { Diff } from './diff.ts';
import type { Id } from './id.ts';
import type { Annotation, Colour, Note, Tag } from './records.ts';
import { colours } from './records.ts';

// What can be done to the tag tree, each as a pure function from records to a Diff.

/** What a change of tags may touch beside the tags. */
export interface Tagged {
  readonly tags: ReadonlyMap<Id, Tag>;
  readonly annotations: Iterable<Annotation>;
  readonly notes: Iterable<Note>;
}

/** The names from the root to the tag. Ends early at a parent that is missing or stands in a loop. */
export function tagPath(tags: ReadonlyMap<Id, Tag>, id: Id): readonly string[] {
  const names: string[] = [];
  const seen = new Set<Id>();
  for (let tag = tags.get(id); tag && !seen.has(tag.id); tag = tag.parentId ? tags.get(tag.parentId) : undefined) {
    seen.add(tag.id);
    names.unshift(tag.name);
  }
  return names;
}

/** The tag's id and those of all tags below it. */
export function withDescendants(tags: ReadonlyMap<Id, Tag>, id: Id): ReadonlySet<Id> {
  const found = new Set<Id>([id]);
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const tag of tags.values()) if (tag.parentId !== null && found.has(tag.parentId)) found.add(tag.id);
  }
  return found;
}

/** Children of `parentId` in the order a person sees. */
export function childTags(tags: ReadonlyMap<Id, Tag>, parentId: Id | null): readonly Tag[] {
  return [...tags.values()]
    .filter((tag) => (tag.parentId !== null && tags.has(tag.parentId) ? tag.parentId : null) === parentId)
    .sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1));
}

/** A tag of this name (case ignored) under this parent. */
export function findTag(tags: ReadonlyMap<Id, Tag>, name: string, parentId: Id | null): Tag | undefined {
  const wanted = name.trim().toLocaleLowerCase();
  return childTags(tags, parentId).find((tag) => tag.name.toLocaleLowerCase() === wanted);
}

/** A new tag as the last child of its parent. Without a colour it takes its parent's, or the least used one. */
export function newTag(
  tags: ReadonlyMap<Id, Tag>,
  id: Id,
  name: string,
  parentId: Id | null = null,
  colour?: Colour,
): Tag {
  const siblings = childTags(tags, parentId);
  const parent = parentId === null ? undefined : tags.get(parentId);
  return {
    id,
    name: tidyName(name),
    parentId,
    colour: colour ?? parent?.colour ?? leastUsedColour(tags),
    description: '',
    order: siblings.length === 0 ? 0 : siblings[siblings.length - 1]!.order + 1,
  };
}

/** The Diff that stores a new tag. */
export function addTag(tag: Tag): Diff {
  return added('tags', tag);
}

/** The name is tidied; the names of its siblings are not looked at. */
export function renameTag(tag: Tag, name: string): Diff {
  return updated('tags', tag, { ...tag, name: tidyName(name) });
}

/** Gives it another place in the palette. */
export function recolourTag(tag: Tag, colour: Colour): Diff {
  return updated('tags', tag, { ...tag, colour });
}

/** Sets its codebook entry. */
export function describeTag(tag: Tag, description: string): Diff {
  return updated('tags', tag, { ...tag, description });
}

/**
 * Puts the tag under `parentId`, before the sibling `beforeId`, or last. Moving a tag below itself changes nothing.
 */
export function moveTag(tags: ReadonlyMap<Id, Tag>, tag: Tag, parentId: Id | null, beforeId: Id | null = null): Diff {
  if (parentId !== null && withDescendants(tags, tag.id).has(parentId)) return noDiff;
  const siblings = childTags(tags, parentId).filter((sibling) => sibling.id !== tag.id);
  const at = siblings.findIndex((sibling) => sibling.id === beforeId);
  const ordered = [...siblings];
  ordered.splice(at < 0 ? siblings.length : at, 0, tag);
  return sequence(
    ...ordered.map((sibling, order) =>
      updated('tags', sibling, { ...sibling, order, parentId: sibling.id === tag.id ? parentId : sibling.parentId }),
    ),
  );
}

/** Removes the tag and all below it. Annotations stay and lose these tags; notes about the tags go with them. */
export function removeTag(tagged: Tagged, id: Id): Diff {
  const ids = withDescendants(tagged.tags, id);
  return sequence(
    retag(tagged.annotations, (tagIds) => tagIds.filter((tagId) => !ids.has(tagId))),
    removed('notes', ...notesAbout(tagged.notes, ids)),
    removed('tags', ...[...ids].map((tagId) => tagged.tags.get(tagId)).filter((tag) => tag !== undefined)),
  );
}

/**
 * Makes one tag of two: what carried `from` carries `into`, once; the children and notes of `from` move to `into`;
 * its codebook entry is put below the other's. Merging a tag into itself or into one below it changes nothing.
 */
export function mergeTags(tagged: Tagged, from: Tag, into: Tag): Diff {
  if (withDescendants(tagged.tags, from.id).has(into.id)) return noDiff;
  const description = [into.description, from.description].filter((text) => text.trim() !== '').join('\n\n');
  const next = childTags(tagged.tags, into.id).reduce((order, child) => Math.max(order, child.order + 1), 0);
  return sequence(
    retag(tagged.annotations, (tagIds) =>
      tagIds.includes(from.id) ? [...new Set(tagIds.map((id) => (id === from.id ? into.id : id)))] : tagIds,
    ),
    ...childTags(tagged.tags, from.id).map((child, at) =>
      updated('tags', child, { ...child, parentId: into.id, order: next + at }),
    ),
    ...notesAbout(tagged.notes, new Set([from.id])).map((note) =>
      updated('notes', note, { ...note, about: { kind: 'tag', id: into.id } }),
    ),
    updated('tags', into, { ...into, description }),
    removed('tags', from),
  );
}

function retag(annotations: Iterable<Annotation>, map: (tagIds: readonly Id[]) => readonly Id[]): Diff {
  const pairs: [Annotation, Annotation][] = [];
  for (const annotation of annotations) {
    const tagIds = map(annotation.tagIds);
    if (tagIds.length !== annotation.tagIds.length || tagIds.some((id, at) => id !== annotation.tagIds[at])) {
      pairs.push([annotation, { ...annotation, tagIds }]);
    }
  }
  return edited('annotations', pairs);
}

function notesAbout(notes: Iterable<Note>, ids: ReadonlySet<Id>): Note[] {
  return [...notes].filter((note) => note.about.kind === 'tag' && ids.has(note.about.id));
}

/** `/` separates the names of a path in queries and exports, so a name cannot hold it. */
function tidyName(name: string): string {
  return name.replaceAll('/', '∕').replace(/\s+/gu, ' ').trim();
}

function leastUsedColour(tags: ReadonlyMap<Id, Tag>): Colour {
  const uses = new Map<Colour, number>(colours.map((colour) => [colour, 0]));
  for (const tag of tags.values()) uses.set(tag.colour, (uses.get(tag.colour) ?? 0) + 1);
  return colours.reduce((least, colour) => (uses.get(colour)! < uses.get(least)! ? colour : least));
}

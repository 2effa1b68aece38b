import { removeWithAll } from '../../core/model/cascade.ts';
import type { Label } from '../../core/model/change.ts';
import { isEmpty, sameValue, sequence, updated } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import type { Colour, Tag } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { readTagPath } from '../../core/model/tag-paths.ts';
import { TagTree, twinOf } from '../../core/model/tag-tree.ts';
import * as tags from '../../core/model/tags.ts';
import { tagName } from './act-names.ts';
import { withTagsOfNow } from './choose-tag.ts';
import { by } from './desk.ts';
import type { Desk } from './desk.ts';
import { afterTags, followedSearches } from './followed-searches.ts';

// What can be done to the tag tree. A tag that is gone meanwhile answers `not-found`.

/** The tag of a written name or path (`Aid/Food`) below `parentId`; what of it is not there is made, in one act. */
export async function addTag(
  desk: Desk,
  name: string,
  parentId: Id | null = null,
  colour?: Colour,
): Promise<Result<Tag>> {
  const names = readTagPath(name);
  if (names.length === 0) return fail('empty', 'tag');
  return withTagsOfNow(async () => {
    const rows = desk.store.snapshot.rows('tags');
    const { id, diff } = tags.tagOfPath(rows, names, () => desk.newId(), parentId);
    const made = diff.tags?.[id!]?.[1];
    if (!made) return ok(rows.get(id!)!);
    const tag = colour === undefined ? made : { ...made, colour };
    const coloured = sequence(diff, updated('tags', made, tag));
    const whole = sequence(coloured, followedSearches(desk, coloured));
    const stored = await desk.store.apply(whole, {
      label: { verb: 'add-tag', names: [tagName(afterTags(rows, coloured), tag.id)] },
      ...by(desk),
    });
    return stored.ok ? ok(tag) : stored;
  });
}

/**
 * Gives a tag another name; a written path (`Aid/Food`) also puts it there, below tags that are made if need be. Where a
 * tag of that path stands already the answer is `tag-twin` with its id.
 */
export function renameTag(desk: Desk, id: Id, written: string): Promise<Result<Diff>> {
  const names = readTagPath(written);
  const name = names.at(-1);
  if (name === undefined) return Promise.resolve(fail('empty', 'tag'));
  return changePlace(desk, id, (tag, rows) => {
    const told = (diff: Diff) => {
      const now = tagName(afterTags(rows, diff), id);
      return { diff, label: { verb: 'rename-tag', names: [tagName(rows, id), now] } } as const;
    };
    if (names.length === 1) return told(tags.renameTag(tag, name));
    // The tag and what stands below it are no part of the path that it is put below.
    const tree = new TagTree(rows);
    const moving = tree.below(id);
    const others = new Map([...rows].filter(([other]) => !moving.has(other)));
    const place = tags.tagOfPath(others, names.slice(0, -1), () => desk.newId(), tree.parentOf(id));
    const renamed = tags.renameTag(tag, name);
    const now = afterTags(rows, sequence(place.diff, renamed));
    return told(sequence(place.diff, renamed, tags.moveTag(now, now.get(id)!, place.id)));
  });
}

/** Gives a tag another colour of the palette. */
export function recolourTag(desk: Desk, id: Id, colour: Colour): Promise<Result<Diff>> {
  return change(desk, id, (tag, rows) => ({
    diff: tags.recolourTag(tag, colour),
    label: { verb: 'recolour-tag', names: [tagName(rows, id)] },
  }));
}

/** Sets parts of the codebook entry of a tag; those that are not given stay. */
export function describeTag(desk: Desk, id: Id, entry: Partial<tags.CodebookEntry>): Promise<Result<Diff>> {
  return change(desk, id, (tag, rows) => ({
    diff: tags.describeTag(tag, entry),
    label: { verb: 'describe-tag', names: [tagName(rows, id)] },
  }));
}

/**
 * Puts the tag under `parentId` (null: at the root) before the sibling `beforeId`, or last. Where a tag of its name
 * stands already the answer is `tag-twin` with the id of that one.
 */
export function moveTag(desk: Desk, id: Id, parentId: Id | null, beforeId: Id | null = null): Promise<Result<Diff>> {
  return changePlace(desk, id, (tag, rows) => {
    const above = parentId === null ? '' : tagName(rows, parentId);
    const where = new TagTree(rows).parentOf(id) === parentId ? [] : [above];
    return {
      diff: tags.moveTag(rows, tag, parentId, beforeId),
      label: { verb: 'move-tag', names: [tagName(rows, id), ...where] },
    };
  });
}

/** Removes the tag and all below it; annotations stay. */
export function removeTag(desk: Desk, id: Id): Promise<Result<Diff>> {
  return change(desk, id, (_tag, rows) => ({
    diff: removeWithAll(desk.store.snapshot, 'tags', [id], desk.now()),
    label: { verb: 'remove-tag', names: [tagName(rows, id)], count: new TagTree(rows).below(id).size },
  }));
}

/** Everything tagged `fromId` becomes tagged `intoId`, and `fromId` goes. */
export function mergeTags(desk: Desk, fromId: Id, intoId: Id): Promise<Result<Diff>> {
  const into = desk.store.snapshot.rows('tags').get(intoId);
  if (!into) return Promise.resolve(fail('not-found', intoId));
  return change(desk, fromId, (from, rows) => ({
    diff: tags.mergeTags(tagged(desk), from, into, desk.now()),
    label: { verb: 'merge-tags', names: [tagName(rows, fromId), tagName(rows, intoId)] },
  }));
}

/**
 * Where a tag of that path came to be in another window meanwhile, it is named, as if it had been there before. What
 * another window did to this very tag is not overruled.
 */
async function changePlace(...[desk, id, ...making]: Parameters<typeof change>): Promise<Result<Diff>> {
  const tag = () => desk.store.snapshot.rows('tags').get(id);
  const before = tag();
  const changed = await change(desk, id, ...making);
  if (changed.ok || changed.error.code !== 'changed-elsewhere' || !sameValue(before, tag())) return changed;
  const again = await change(desk, id, ...making);
  return again.ok && isEmpty(again.value) ? changed : again;
}

async function change(
  desk: Desk,
  id: Id,
  make: (tag: Tag, rows: ReadonlyMap<Id, Tag>) => { readonly diff: Diff; readonly label: Label },
): Promise<Result<Diff>> {
  const rows = desk.store.snapshot.rows('tags');
  const tag = rows.get(id);
  if (!tag) return fail('not-found', id);
  const { diff, label } = make(tag, rows);
  const after = afterTags(rows, diff);
  const now = after.get(id);
  if (now && (now.name !== tag.name || now.parentId !== tag.parentId)) {
    const twin = twinOf(new TagTree(after), now);
    if (twin) return fail('tag-twin', twin.id);
  }
  const followed = sequence(diff, followedSearches(desk, diff));
  return desk.store.apply(followed, { label, ...by(desk) });
}

function tagged(desk: Desk): tags.Tagged {
  const { snapshot } = desk.store;
  return {
    tags: snapshot.rows('tags'),
    annotations: snapshot.rows('annotations').values(),
    notes: snapshot.rows('notes').values(),
    links: snapshot.rows('links').values(),
  };
}

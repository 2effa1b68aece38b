import type { Label } from '../../core/model/change.ts';
import { sequence, updated } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import type { Colour, Tag } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { readTagPath } from '../../core/model/tag-paths.ts';
import * as tags from '../../core/model/tags.ts';
import { by } from './desk.ts';
import type { Desk } from './desk.ts';

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
  const rows = desk.store.snapshot.rows('tags');
  const { id, diff } = tags.tagOfPath(rows, names, () => desk.newId(), parentId);
  const made = diff.tags?.[id!]?.[1];
  if (!made) return ok(rows.get(id!)!);
  const tag = colour === undefined ? made : { ...made, colour };
  const coloured = sequence(diff, updated('tags', made, tag));
  const stored = await desk.store.apply(coloured, { label: { verb: 'add-tag', names: [tag.name] }, ...by(desk) });
  return stored.ok ? ok(tag) : stored;
}

export function renameTag(desk: Desk, id: Id, name: string): Promise<Result<Diff>> {
  if (name.trim() === '') return Promise.resolve(fail('empty', 'tag'));
  return change(desk, id, 'rename-tag', (tag) => tags.renameTag(tag, name), [name.trim()]);
}

/** Gives a tag another colour of the palette. */
export function recolourTag(desk: Desk, id: Id, colour: Colour): Promise<Result<Diff>> {
  return change(desk, id, 'recolour-tag', (tag) => tags.recolourTag(tag, colour));
}

/** Sets the codebook entry of a tag. */
export function describeTag(desk: Desk, id: Id, description: string): Promise<Result<Diff>> {
  return change(desk, id, 'describe-tag', (tag) => tags.describeTag(tag, description));
}

/** Puts the tag under `parentId` (null: at the root) before the sibling `beforeId`, or last. */
export function moveTag(desk: Desk, id: Id, parentId: Id | null, beforeId: Id | null = null): Promise<Result<Diff>> {
  return change(desk, id, 'move-tag', (tag) => tags.moveTag(desk.store.snapshot.rows('tags'), tag, parentId, beforeId));
}

/** Removes the tag and all below it; annotations stay. */
export function removeTag(desk: Desk, id: Id): Promise<Result<Diff>> {
  return change(desk, id, 'remove-tag', () => tags.removeTag(tagged(desk), id, desk.now()));
}

/** Everything tagged `fromId` becomes tagged `intoId`, and `fromId` goes. */
export function mergeTags(desk: Desk, fromId: Id, intoId: Id): Promise<Result<Diff>> {
  const into = desk.store.snapshot.rows('tags').get(intoId);
  if (!into) return Promise.resolve(fail('not-found', intoId));
  return change(desk, fromId, 'merge-tags', (from) => tags.mergeTags(tagged(desk), from, into, desk.now()), [
    into.name,
  ]);
}

async function change(
  desk: Desk,
  id: Id,
  verb: Label['verb'],
  make: (tag: Tag) => Diff,
  names: readonly string[] = [],
): Promise<Result<Diff>> {
  const tag = desk.store.snapshot.rows('tags').get(id);
  if (!tag) return fail('not-found', id);
  return desk.store.apply(make(tag), { label: { verb, names: [tag.name, ...names] }, ...by(desk) });
}

function tagged(desk: Desk): tags.Tagged {
  const { snapshot } = desk.store;
  return {
    tags: snapshot.rows('tags'),
    annotations: snapshot.rows('annotations').values(),
    notes: snapshot.rows('notes').values(),
  };
}

import { removeWithAll } from '../../core/model/cascade.ts';
import { cleanName } from '../../core/model/clean-name.ts';
import { added, isEmpty, noDiff, sequence } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import * as links from '../../core/model/links.ts';
import type { LinkParts, RelationNames } from '../../core/model/links.ts';
import type { Link, LinkEnd, Relation } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { documentName } from '../../core/model/shown-name.ts';
import { markedWords, tagName } from './act-names.ts';
import { by } from './desk.ts';
import type { Desk } from './desk.ts';
import { inTurn } from './in-turn.ts';

// Links between passages and other things, and the list of relations that they are of.

/** A relation by its id, or by its names: one that is not in the list comes into it. Null: none. */
export type RelationChoice = Id | RelationNames | null;

/** Links two things. One that is there already, with the same relation, is answered and nothing is stored. */
export function linkThings(
  desk: Desk,
  from: LinkEnd,
  to: LinkEnd,
  choice: RelationChoice,
  note = '',
): Promise<Result<Link>> {
  return inTurn(desk, () =>
    withRelationsOfNow(async () => {
      if (links.sameEnd(from, to)) return fail('invalid', endWords(desk, from));
      const { relation, making } = chosenRelation(desk, choice);
      const rows = desk.store.snapshot.rows('links');
      const same = [...rows.values()].find((one) => isOf(one, from, to, relation));
      if (same && (note === '' || note === same.note)) return ok(same);
      const time = desk.now();
      const link: Link = {
        id: desk.newId(),
        from,
        to,
        relationId: relation?.id ?? null,
        note,
        author: desk.author,
        created: time,
        changed: time,
      };
      const names = [endWords(desk, from), endWords(desk, to), relation?.name ?? ''];
      const diff = sequence(making, links.addLink(link));
      const stored = await desk.store.apply(diff, { label: { verb: 'add-link', names }, ...by(desk) });
      return stored.ok ? ok(link) : stored;
    }),
  );
}

/** Changes the relation, the direction or the note of a link. */
export function editLink(
  desk: Desk,
  id: Id,
  { relation: choice, note, turned }: { relation?: RelationChoice; note?: string; turned?: boolean },
): Promise<Result<Diff>> {
  return inTurn(desk, () =>
    withRelationsOfNow(async () => {
      const link = desk.store.snapshot.rows('links').get(id);
      if (!link) return fail('not-found', id);
      const { relation, making } = choice === undefined ? unchosen : chosenRelation(desk, choice);
      const parts: Partial<LinkParts> = {
        ...(choice === undefined ? {} : { relationId: relation?.id ?? null }),
        ...(note === undefined ? {} : { note }),
        ...(turned ? { from: link.to, to: link.from } : {}),
      };
      const edit = links.editLink(link, parts, desk.now());
      if (isEmpty(edit)) return ok(edit);
      const names = [endWords(desk, link.from), endWords(desk, link.to)];
      return desk.store.apply(sequence(making, edit), { label: { verb: 'edit-link', names }, ...by(desk) });
    }),
  );
}

/** Removes links; what they led to stays. */
export function removeLinks(desk: Desk, ids: readonly Id[]): Promise<Result<Diff>> {
  return inTurn(desk, async () => {
    const { snapshot } = desk.store;
    const found = ids.map((id) => snapshot.rows('links').get(id)).filter((one) => one !== undefined);
    const [first] = found;
    const names = first ? [endWords(desk, first.from), endWords(desk, first.to)] : [];
    return desk.store.apply(removeWithAll(snapshot, 'links', ids, desk.now()), {
      label: { verb: 'remove-links', names, count: found.length },
      ...by(desk),
    });
  });
}

/** Takes a relation into the list before anything is linked by it. One of that name is answered as it is. */
export function addRelation(desk: Desk, names: RelationNames): Promise<Result<Relation>> {
  return inTurn(desk, () =>
    withRelationsOfNow(async () => {
      const { relation, making } = chosenRelation(desk, names);
      if (!relation) return fail('nothing-there');
      if (isEmpty(making)) return ok(relation);
      const label = { verb: 'add-relation', names: [relation.name] } as const;
      const stored = await desk.store.apply(making, { label, ...by(desk) });
      return stored.ok ? ok(relation) : stored;
    }),
  );
}

/** Names it otherwise for all of its links. The name of another is `name-taken`, with the other's id as detail. */
export function changeRelation(desk: Desk, id: Id, names: RelationNames): Promise<Result<Diff>> {
  return inTurn(desk, async () => {
    const rows = desk.store.snapshot.rows('relations');
    const relation = rows.get(id);
    if (!relation) return fail('not-found', id);
    if (cleanName(names.name) === '') return fail('nothing-there');
    const other = links.relationNamed(rows.values(), names.name);
    if (other && other.id !== id) return fail('name-taken', other.name, other.id);
    const diff = links.changeRelation(relation, names);
    const label = { verb: 'change-relation', names: [relation.name, cleanName(names.name)] } as const;
    return isEmpty(diff) ? ok(diff) : desk.store.apply(diff, { label, ...by(desk) });
  });
}

/** What was of one relation is of another; the one goes. */
export function mergeRelations(desk: Desk, fromId: Id, intoId: Id): Promise<Result<Diff>> {
  return inTurn(desk, async () => {
    const { snapshot } = desk.store;
    const [from, into] = [snapshot.rows('relations').get(fromId), snapshot.rows('relations').get(intoId)];
    if (!from || !into) return fail('not-found', from ? intoId : fromId);
    const diff = links.mergeRelations(snapshot.rows('links').values(), from, into, desk.now());
    const label = { verb: 'merge-relations', names: [from.name, into.name] } as const;
    return desk.store.apply(diff, { label, ...by(desk) });
  });
}

/** Takes it out of the list. Its links stay, without a relation. */
export function removeRelation(desk: Desk, id: Id): Promise<Result<Diff>> {
  return inTurn(desk, async () => {
    const { snapshot } = desk.store;
    const relation = snapshot.rows('relations').get(id);
    if (!relation) return fail('not-found', id);
    const label = { verb: 'remove-relation', names: [relation.name] } as const;
    return desk.store.apply(removeWithAll(snapshot, 'relations', [id], desk.now()), { label, ...by(desk) });
  });
}

/** What a thing is called in what is told of a link; empty if it is gone. */
export function endWords({ store: { snapshot } }: Pick<Desk, 'store'>, { kind, id }: LinkEnd): string {
  switch (kind) {
    case 'annotation': {
      const mark = snapshot.rows('annotations').get(id);
      return mark ? markedWords(mark) : '';
    }
    case 'document': {
      const documents = snapshot.rows('documents');
      const document = documents.get(id);
      return document ? documentName(document, documents.values()) : '';
    }
    case 'tag':
      return tagName(snapshot.rows('tags'), id);
    case 'note':
      return snapshot.rows('notes').get(id)?.title ?? '';
    case 'claim':
      return snapshot.rows('claims').get(id)?.wording ?? '';
  }
}

interface Chosen {
  readonly relation: Relation | null;
  readonly making: Diff;
}

const unchosen: Chosen = { relation: null, making: noDiff };

function chosenRelation(desk: Desk, choice: RelationChoice): Chosen {
  const rows = desk.store.snapshot.rows('relations');
  if (choice === null) return unchosen;
  if (typeof choice === 'string') return { relation: rows.get(choice) ?? null, making: noDiff };
  if (cleanName(choice.name) === '') return unchosen;
  const there = links.relationNamed(rows.values(), choice.name);
  if (there) return { relation: there, making: noDiff };
  const relation = links.newRelation(desk.newId(), choice);
  return { relation, making: added('relations', relation) };
}

/** Another window may have taken the same name into the list just now; then it is that one. */
async function withRelationsOfNow<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  const done = await work();
  return !done.ok && done.error.code === 'changed-elsewhere' ? work() : done;
}

function isOf(link: Link, from: LinkEnd, to: LinkEnd, relation: Relation | null): boolean {
  if (link.relationId !== (relation?.id ?? null)) return false;
  const isForth = links.sameEnd(link.from, from) && links.sameEnd(link.to, to);
  if (isForth || relation === null || !links.hasNoDirection(relation)) return isForth;
  return links.sameEnd(link.from, to) && links.sameEnd(link.to, from);
}

import { cleanName } from './clean-name.ts';
import { added, edited, sequence, updated } from './diff.ts';
import type { Diff, Edit } from './diff.ts';
import type { Id } from './id.ts';
import type { Link, LinkEnd, Relation } from './records.ts';

// What can be done to links and to the relations that they are of, each as a pure function from records to a Diff.

/** A relation as a person names it; see `Relation`. */
export type RelationNames = Pick<Relation, 'name' | 'reverse'>;

/** Whether both ends are the same thing. */
export function sameEnd(a: LinkEnd, b: LinkEnd): boolean {
  return a.kind === b.kind && a.id === b.id;
}

/** The relation of this name: `contradicts` is not `Contradicts`. */
export function relationNamed(relations: Iterable<Relation>, name: string): Relation | undefined {
  const wanted = cleanName(name);
  return [...relations].find((one) => cleanName(one.name) === wanted);
}

/** Takes a relation into the list. */
export function newRelation(id: Id, { name, reverse }: RelationNames): Relation {
  return { id, name: cleanName(name), reverse: cleanName(reverse) };
}

/** Names the relation otherwise, for all links of it. */
export function changeRelation(relation: Relation, names: RelationNames): Diff {
  return updated('relations', relation, newRelation(relation.id, names));
}

/** Links of `from` are of `into`, and `from` goes. */
export function mergeRelations(links: Iterable<Link>, from: Relation, into: Relation, time: string): Diff {
  if (from.id === into.id) return {};
  const moved = [...links].filter(({ relationId }) => relationId === from.id);
  return sequence(
    edited(
      'links',
      moved.map((link) => [link, { ...link, relationId: into.id, changed: time }]),
    ),
    edited('relations', [[from, null]]),
  );
}

/** Stores a new link. */
export function addLink(link: Link): Diff {
  return added('links', link);
}

/** What can be changed of a link. */
export type LinkParts = Pick<Link, 'from' | 'to' | 'relationId' | 'note'>;

/** Sets parts of it; what is not given stays, and what is as it was gives no Diff. */
export function editLink(link: Link, parts: Partial<LinkParts>, time: string): Diff {
  const after = { ...link, ...parts };
  const same = updated('links', link, after);
  return same.links === undefined ? same : updated('links', link, { ...after, changed: time });
}

/** Links of things that have become others lead to those. What would lead to itself goes. */
export function linksFollow(
  links: Iterable<Link>,
  kind: LinkEnd['kind'],
  becomes: ReadonlyMap<Id, Id>,
  time: string,
): Diff {
  if (becomes.size === 0) return {};
  const follow = (end: LinkEnd): LinkEnd =>
    end.kind === kind && becomes.has(end.id) ? { kind, id: becomes.get(end.id)! } : end;
  return edited(
    'links',
    [...links].flatMap((link): Edit<Link>[] => {
      const [from, to] = [follow(link.from), follow(link.to)];
      if (from === link.from && to === link.to) return [];
      return [[link, sameEnd(from, to) ? null : { ...link, from, to, changed: time }]];
    }),
  );
}

/** One thing's link, as it is seen from there. */
export interface LinkSeen {
  readonly link: Link;
  /** What it leads to from here. */
  readonly other: LinkEnd;
  /** `out`: from here; `in`: to here; `both`: its relation has no direction. */
  readonly way: 'out' | 'in' | 'both';
  /** How the relation is called from here; empty: it has no name. */
  readonly relation: string;
}

/** The link as it is seen from one of its ends. */
export function seenFrom(end: LinkEnd, link: Link, relations: ReadonlyMap<Id, Relation>): LinkSeen {
  const isFrom = sameEnd(link.from, end);
  const { name = '', reverse = '' } = (link.relationId === null ? undefined : relations.get(link.relationId)) ?? {};
  const other = isFrom ? link.to : link.from;
  if (hasNoDirection({ name, reverse })) return { link, other, way: 'both', relation: name };
  // Without a name of its own the other way it is called as it is, and its arrow says which way it goes.
  return isFrom ? { link, other, way: 'out', relation: name } : { link, other, way: 'in', relation: reverse || name };
}

/** Whether it is called the same from both ends. */
export function hasNoDirection({ name, reverse }: RelationNames): boolean {
  return name !== '' && name === reverse;
}

/** The links by each of their ends, under `endKey`. */
export function linksByEnd(links: Iterable<Link>): ReadonlyMap<string, readonly Link[]> {
  const byEnd = new Map<string, Link[]>();
  for (const link of links) {
    for (const end of [link.from, link.to]) {
      const key = endKey(end);
      const there = byEnd.get(key);
      if (there) there.push(link);
      else byEnd.set(key, [link]);
    }
  }
  return byEnd;
}

/** One string for each thing that a link can lead to. */
export function endKey({ kind, id }: LinkEnd): string {
  return `${kind} ${id}`;
}

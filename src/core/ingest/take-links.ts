import type { Incoming, IncomingLink } from '../exchange/incoming.ts';
import { edited, sequence } from '../model/diff.ts';
import type { Diff } from '../model/diff.ts';
import type { Id } from '../model/id.ts';
import { endKey, newRelation, relationNamed, sameEnd } from '../model/links.ts';
import type { Link, LinkEnd, Relation } from '../model/records.ts';

/** What a link of a file may lead from or to, by the id in the file, and the links that are there. */
export interface Linkable {
  endOf(id: Id): LinkEnd | null;
  readonly links: ReadonlyMap<Id, Link>;
  readonly relations: ReadonlyMap<Id, Relation>;
}

/**
 * The links of a file that are not here yet, with relations for names that no relation has. A link is known by its id, else by what it
 * joins under which name. `missed`: how many lead from or to what is not here.
 */
export function takeLinks(
  { links = [] }: Pick<Incoming, 'links'>,
  { endOf, links: known, relations }: Linkable,
  { author, time, newId }: { readonly author: string; readonly time: string; newId(): Id },
): { readonly diff: Diff; readonly made: number; readonly missed: number } {
  const all = new Map(relations);
  const madeRelations: Relation[] = [];
  const made: Link[] = [];
  const keyOf = (link: Pick<Link, 'from' | 'to' | 'relationId'>) =>
    JSON.stringify([endKey(link.from), endKey(link.to), link.relationId]);
  const there = new Set([...known.values()].map(keyOf));
  let missed = 0;
  const relationOf = ({ name, oneWay }: IncomingLink): Id | null => {
    if (name.trim() === '') return null;
    const same = relationNamed(all.values(), name);
    if (same) return same.id;
    const relation = newRelation(newId(), { name, reverse: oneWay ? '' : name });
    all.set(relation.id, relation);
    madeRelations.push(relation);
    return relation.id;
  };
  for (const one of links) {
    if (known.has(one.id)) continue;
    const [from, to] = [endOf(one.from), endOf(one.to)];
    if (from === null || to === null || sameEnd(from, to)) {
      missed++;
      continue;
    }
    const relationId = relationOf(one);
    const key = keyOf({ from, to, relationId });
    if (there.has(key)) continue;
    there.add(key);
    made.push({ id: one.id, from, to, relationId, note: one.note, author, created: time, changed: time });
  }
  const diff = sequence(
    edited(
      'relations',
      madeRelations.map((one) => [null, one]),
    ),
    edited(
      'links',
      made.map((one) => [null, one]),
    ),
  );
  return { diff, made: made.length, missed };
}

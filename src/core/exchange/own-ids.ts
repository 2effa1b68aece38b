import type { Id } from '../model/id.ts';
import type { Incoming } from './incoming.ts';

// Some programs write no GUID, or one for several things. What refers to it means the first; the others get ids of their
// own, which are the same whenever the file is read.

/** What is in the file, with an id for each of its own, and how many others had it already. */
export function withOwnIds(incoming: Incoming, idFor: (words: string) => Id): Incoming {
  let doubled = 0;
  const own = <T extends { readonly id: Id }>(used: Map<Id, number>, one: T): T => {
    const { id } = one;
    const before = used.get(id) ?? 0;
    used.set(id, before + 1);
    if (before === 0) return one;
    doubled++;
    return { ...one, id: idFor(`${id} again ${before}`) };
  };
  const each = <T extends { readonly id: Id }>(all: readonly T[]): readonly T[] => {
    const used = new Map<Id, number>();
    return all.map((one) => own(used, one));
  };
  const marks = new Map<Id, number>();
  const { tags, notes, sets } = incoming;
  const sources = each(incoming.sources).map((source) => ({
    ...source,
    marks: source.marks.map((mark) => own(marks, mark)),
  }));
  return { ...incoming, tags: each(tags), notes: each(notes), sets: each(sets), sources, doubled };
}

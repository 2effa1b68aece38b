import type { Change, Verb } from '../model/change.ts';
import type { Id } from '../model/id.ts';
import type { Annotation } from '../model/records.ts';

/** The acts by which marks that are written into a text become annotations. */
export const takingVerbs: readonly Verb[] = ['annotate', 'tag-hits'];

/** A mark of a text as it is written: its place, how many tags it has, and its note. */
export function keyOfTaken({ from, to, note }: Pick<Annotation, 'from' | 'to' | 'note'>, tags: number): string {
  return JSON.stringify([from, to, tags, note]);
}

/**
 * The marks of a document's version that were taken in before, as `keyOfTaken` names them: also those that a person gave other tags or
 * another note since, or removed. `standing`: its annotations; `changes`: those of `takingVerbs` that are done.
 */
export function takenIn(
  documentId: Id,
  version: number,
  standing: readonly Annotation[],
  changes: readonly Pick<Change, 'diff'>[],
): ReadonlySet<string> {
  const here = new Map(standing.map((one) => [one.id, one]));
  const taken = new Set<string>();
  for (const one of standing) if (one.version === version) taken.add(keyOfTaken(one, one.tagIds.length));
  for (const { diff } of changes)
    for (const [id, [before, made]] of Object.entries(diff.annotations ?? {})) {
      if (before !== null || made === null || made.documentId !== documentId) continue;
      const { from, to, version: at } = here.get(id) ?? made;
      if (at === version) taken.add(keyOfTaken({ from, to, note: made.note }, made.tagIds.length));
    }
  return taken;
}

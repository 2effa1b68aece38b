import type { Id } from '../../core/model/id.ts';
import { joinAnnotations, joiningOf, overlapping } from '../commands/change-annotations.ts';
import type { Overlap } from '../commands/change-annotations.ts';
import type { Session } from './session.ts';
import { tellProblem } from './tell-problem.ts';
import { tellStored } from './tell-stored.ts';

/** What overlaps under the tag, of those chains that hold one of these; null if nothing does. */
export function overlapOf({ desk }: Session, tagId: Id, annotationIds: readonly Id[]): Overlap | null {
  const chains = overlapping(desk, tagId, annotationIds);
  return chains.length > 0 ? { tagId, chains } : null;
}

/** What overlaps with one of these under one of its tags, by tag. */
export function overlapsWith(session: Session, ids: readonly Id[]): readonly Overlap[] {
  const rows = session.desk.store.snapshot.rows('annotations');
  const tagIds = new Set(ids.flatMap((id) => rows.get(id)?.tagIds ?? []));
  return [...tagIds].flatMap((tagId) => overlapOf(session, tagId, ids) ?? []);
}

/** Makes one mark of each chain, in one act, and offers to undo it. Where one of them was chosen, what was made of it is. */
export async function joinOverlaps(session: Session, overlaps: readonly Overlap[]): Promise<void> {
  const { desk, workspace, names } = session;
  const joined = await joinAnnotations(desk, overlaps);
  if (!joined.ok) return tellProblem(workspace, joined.error);
  const there = desk.store.snapshot.rows('annotations');
  const chosen = workspace.state.annotationIds;
  const tagIds = overlaps.map(({ tagId }) => tagId);
  const made = Object.entries(joined.value.annotations ?? {}).flatMap(([id, [, now]]) =>
    now?.tagIds.some((tagId) => tagIds.includes(tagId)) ? [id] : [],
  );
  const wasChosen = overlaps.some(({ chains }) => chains.flat().some(({ id }) => chosen.includes(id)));
  const left = chosen.filter((id) => there.has(id));
  workspace.set({ annotationIds: wasChosen ? [...new Set([...left, ...made])] : left });
  tellStored(
    workspace,
    joined.value,
    joiningOf(overlaps, (tagId) => names.tagInAct(tagId)),
  );
}

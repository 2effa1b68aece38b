import type { Id } from '../../core/model/id.ts';
import { untagAnnotations } from '../commands/change-annotations.ts';
import { annotationAt, putTag } from './marking.ts';
import type { Session } from './session.ts';
import type { TagTarget } from './tag-target.ts';
import { tellProblem } from './tell-problem.ts';

/** Whether all that is to be tagged carries a tag, or only some of it. A tag that is not there is on none. */
export type TagsOn = ReadonlyMap<Id, 'all' | 'some'>;

const none: TagsOn = new Map();

/** The tags that lie on what the picker was opened for. Of what is not annotated yet, or not known yet, there is none. */
export function tagsOn(session: Session, target: TagTarget | null): TagsOn {
  const ids = target ? annotationsOf(session, target) : [];
  if (ids.length === 0) return none;
  const rows = session.desk.store.snapshot.rows('annotations');
  const counts = new Map<Id, number>();
  for (const id of ids) for (const tagId of rows.get(id)?.tagIds ?? []) counts.set(tagId, (counts.get(tagId) ?? 0) + 1);
  return new Map(Array.from(counts, ([id, count]) => [id, count === ids.length ? 'all' : 'some']));
}

/** Whether several tags can be put on it one after the other, and taken off it. */
export function takesSeveral(target: TagTarget | null): boolean {
  return target?.kind === 'selection' || target?.kind === 'annotations';
}

/** Puts a tag on, or takes it off where all carries it. Each is one act. */
export async function toggleTag(session: Session, target: TagTarget, tagId: Id): Promise<void> {
  if (tagsOn(session, target).get(tagId) !== 'all') {
    await putTag(session, target, tagId);
    return;
  }
  const stored = await untagAnnotations(session.desk, annotationsOf(session, target), tagId);
  if (!stored.ok) tellProblem(session.workspace, stored.error);
}

/** The annotations that stand for it. */
function annotationsOf(session: Session, target: TagTarget): readonly Id[] {
  if (target.kind === 'selection') {
    const annotation = annotationAt(session, target.selected);
    return annotation ? [annotation.id] : [];
  }
  if (target.kind !== 'annotations') return [];
  const rows = session.desk.store.snapshot.rows('annotations');
  return target.ids.filter((id) => rows.has(id));
}

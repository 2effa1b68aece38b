import type { Id } from '../../core/model/id.ts';
import { TagTree } from '../../core/model/tag-tree.ts';
import { moveTag } from '../commands/change-tags.ts';
import type { Session } from './session.ts';
import { unlessTwins } from './shell-actions.ts';

/** Moves a tag that was dropped on another one, or between two. */
export function dropTag(session: Session, id: Id, ontoId: Id, where: 'before' | 'inside' | 'after'): void {
  const { desk } = session;
  if (where === 'inside') return void unlessTwins(session, id, moveTag(desk, id, ontoId));
  const tree = new TagTree(desk.store.snapshot.rows('tags'));
  const parentId = tree.parentOf(ontoId);
  const siblings = tree.children(parentId).filter((tag) => tag.id !== id);
  const at = siblings.findIndex((tag) => tag.id === ontoId);
  const before = where === 'before' ? ontoId : (siblings[at + 1]?.id ?? null);
  void unlessTwins(session, id, moveTag(desk, id, parentId, before));
}

/** Moves a tag up (-1) or down (1) among those that stand beside it. */
export async function stepTag(session: Session, id: Id, by: -1 | 1): Promise<void> {
  const { desk } = session;
  const tree = new TagTree(desk.store.snapshot.rows('tags'));
  const parentId = tree.parentOf(id);
  const siblings = tree.children(parentId);
  const at = siblings.findIndex((tag) => tag.id === id);
  if (at < 0 || at + by < 0 || at + by >= siblings.length) return;
  const before = by < 0 ? siblings[at - 1]!.id : (siblings[at + 2]?.id ?? null);
  await unlessTwins(session, id, moveTag(desk, id, parentId, before));
}

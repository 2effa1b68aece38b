import type { Id } from '../../core/model/id.ts';
import { putTag, selectedWords, tagTargetOf } from './marking.ts';
import type { Session } from './session.ts';

// While one tag is kept, words that are selected with the mouse get it at once, and words that are selected by keys with
// Enter: who walks through a text by keys selects each passage on the way.

/** The tag that is kept; null where none is, or where it is gone. */
export function keptTag({ workspace, desk }: Session): Id | null {
  const { keptTag } = workspace.state;
  return keptTag !== null && desk.store.snapshot.rows('tags').has(keptTag) ? keptTag : null;
}

/** Keeps a tag, instead of the one that was kept. */
export function keepTag({ workspace }: Session, tagId: Id): void {
  workspace.set({ keptTag: tagId });
}

/** Ends it. Whether one was kept. */
export function letGoOfTag(session: Session): boolean {
  const kept = keptTag(session) !== null;
  session.workspace.set({ keptTag: null });
  return kept;
}

/** Gives the kept tag to the selected words. Whether there were a tag and words. */
export function putKeptTag(session: Session): boolean {
  const tagId = keptTag(session);
  const selected = selectedWords(session);
  if (tagId === null || selected === null) return false;
  void putTag(session, { kind: 'selection', selected }, tagId);
  return true;
}

/** The tag that was used last and is there; null where none is, or while it is not known. */
export function lastTag({ desk, recentTags }: Session): Id | null {
  const tags = desk.store.snapshot.rows('tags');
  return recentTags.state.order.find((id) => tags.has(id)) ?? null;
}

/** Whether there is such a tag, or will be. */
export function hasLastTag(session: Session): boolean {
  return session.recentTags.putting !== null || lastTag(session) !== null;
}

/**
 * The tag that a person used last: one that is being put just now is that, and who types fast is not to get the one before.
 * Null where putting it failed, which was told.
 */
export async function lastTagPut(session: Session): Promise<Id | null> {
  const { putting } = session.recentTags;
  return putting === null ? lastTag(session) : putting;
}

/** Gives the tag that was used last to what is chosen when it is asked for. */
export async function repeatTag(session: Session): Promise<void> {
  const target = tagTargetOf(session);
  const tagId = await lastTagPut(session);
  if (tagId !== null && target) await putTag(session, target, tagId);
}

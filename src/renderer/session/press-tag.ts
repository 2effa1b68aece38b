import type { Id } from '../../core/model/id.ts';
import { putTag, selectedWords, tagTargetOf } from './marking.ts';
import type { Session } from './session.ts';
import { openTag } from './shell-actions.ts';

/** What is dragged from the bar at selected words, as the browser calls it. */
export const draggedWords = 'application/x-lectern-words';

/** Whether a press on a tag tags: as long as the bar stands at words that are selected. */
export function offersWords(session: Session): boolean {
  return session.workspace.state.barShown && session.readers.active() !== null && selectedWords(session) !== null;
}

/** A press on a tag: it tags the words that are selected, while the bar offers that; else, or with Ctrl or Cmd, it opens its page. */
export async function pressTag(
  session: Session,
  id: Id,
  { beside, by }: { readonly beside: boolean; readonly by: 'click' | 'key' },
): Promise<void> {
  if (beside || !offersWords(session)) openTag(session, id, by);
  else await dropWords(session, id);
}

/** Tags the words that were dragged onto a tag, and tells of it. */
export async function dropWords(session: Session, id: Id): Promise<void> {
  const target = tagTargetOf(session);
  if (target) await putTag(session, target, id, 'every act');
}

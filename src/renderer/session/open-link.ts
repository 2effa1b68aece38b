import type { LinkTarget } from '../../core/notes/links.ts';
import type { Session } from './session.ts';
import { openTag } from './shell-actions.ts';

/** Opens what a link leads to; a tag that was merged, as what it became. Whether it is there. */
export function openLink(session: Session, asked: LinkTarget, where: 'here' | 'beside' = 'here'): boolean {
  const { desk, workspace, links } = session;
  const target = links.names().present(asked);
  if (!target) return false;
  const { id } = target;
  if (target.kind === 'document') workspace.open({ kind: 'document', documentId: id }, where);
  else if (target.kind === 'note') workspace.open({ kind: 'note', noteId: id }, where);
  else if (target.kind === 'tag') openTag(session, id, 'click');
  else {
    const mark = desk.store.snapshot.rows('annotations').get(id);
    // Beside the note, where it can be read on while the place is looked at.
    if (mark && where === 'beside') workspace.open({ kind: 'document', documentId: mark.documentId }, where);
    if (mark) workspace.showAnnotation(mark);
  }
  return true;
}

import { walkWords as words } from '../words/reading.ts';
import type { Session } from './session.ts';
import { activeDocument, activeTab } from './workspace.ts';

/** Whether the library lists documents to walk through. */
export function canWalk({ libraryOrder }: Session): boolean {
  return (libraryOrder?.().length ?? 0) > 0;
}

/**
 * Goes on to the next (1) or the previous (-1) document of those that the library lists: of a set where one is chosen there, and
 * of what its filter leaves. It takes the place of the one that is read, so that a walk opens no tab after tab.
 */
export function goToDocument(session: Session, by: 1 | -1): void {
  const { workspace, readers } = session;
  const ids = session.libraryOrder?.() ?? [];
  const read = activeDocument(workspace.state);
  const at = read === null ? -1 : ids.indexOf(read);
  const documentId = at < 0 ? ids.at(by > 0 ? 0 : -1) : ids[at + by];
  if (documentId === undefined) return workspace.tell('done', by > 0 ? words.last : words.first);
  const tab = { kind: 'document', documentId } as const;
  if (activeTab(workspace.state)?.kind === 'document') workspace.openInstead(tab);
  else workspace.open(tab);
  readers.awaitText(documentId);
}

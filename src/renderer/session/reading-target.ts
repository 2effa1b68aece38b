import type { Id } from '../../core/model/id.ts';
import type { Session } from './session.ts';
import { activeDocument } from './workspace.ts';
import type { DialogName } from './workspace.ts';

/** Opens the dialog that corrects how a file is read for a document; when it closes, `back` is shown again. */
export function askReading(session: Session, documentId: Id, back: DialogName | null = null): void {
  session.readingOf = { documentId, back };
  session.workspace.set({ dialog: 'reading' });
}

/** The document that the dialog is about: the one it was asked for, else the one in front. */
export function readingTargetOf({ readingOf, workspace }: Session): Id | null {
  return readingOf?.documentId ?? activeDocument(workspace.state);
}

/** Closes the dialog, and opens again the one it was opened from. */
export function endReading(session: Session): void {
  const back = session.readingOf?.back ?? null;
  session.readingOf = null;
  session.workspace.set({ dialog: back });
}

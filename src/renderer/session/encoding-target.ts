import type { Id } from '../../core/model/id.ts';
import type { Session } from './session.ts';
import { activeDocument } from './workspace.ts';
import type { DialogName } from './workspace.ts';

/** Opens the encoding dialog for a document; when it closes, `back` is shown again. */
export function askEncoding(session: Session, documentId: Id, back: DialogName | null = null): void {
  session.encoding = { documentId, back };
  session.workspace.set({ dialog: 'encoding' });
}

/** The document that the dialog is about: the one it was asked for, else the one in front. */
export function encodingTargetOf({ encoding, workspace }: Session): Id | null {
  return encoding?.documentId ?? activeDocument(workspace.state);
}

/** Closes the dialog, and opens again the one it was opened from. */
export function endEncoding(session: Session): void {
  const back = session.encoding?.back ?? null;
  session.encoding = null;
  session.workspace.set({ dialog: back });
}

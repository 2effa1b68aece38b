import type { Id } from '../../core/model/id.ts';
import { activeTab } from './workspace.ts';
import type { DialogName, Workspace } from './workspace.ts';

// Which document the encoding dialog is about, where it is not the open one, and what it returns to.

const targets = new WeakMap<Workspace, { readonly documentId: Id; readonly back: DialogName | null }>();

/** Opens the encoding dialog for a document; when it closes, `back` is shown again. */
export function askEncoding(workspace: Workspace, documentId: Id, back: DialogName | null = null): void {
  targets.set(workspace, { documentId, back });
  workspace.set({ dialog: 'encoding' });
}

/** The document that the dialog is about: the one it was asked for, else the one in front. */
export function encodingTargetOf(workspace: Workspace): Id | null {
  const tab = activeTab(workspace.state);
  return targets.get(workspace)?.documentId ?? (tab?.kind === 'document' ? tab.documentId : null);
}

/** Closes the dialog, and opens again the one it was opened from. */
export function endEncoding(workspace: Workspace): void {
  const back = targets.get(workspace)?.back ?? null;
  targets.delete(workspace);
  workspace.set({ dialog: back });
}

import type { Label } from '../../core/model/change.ts';
import { isEmpty } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import { doneSentence } from '../words/sentences.ts';
import type { Desk } from '../commands/desk.ts';
import { shellWords } from '../words/shell.ts';
import { keyInWords } from './keys.ts';
import type { Workspace } from './workspace.ts';

/** Who leaves a field by Escape may mean to leave all as it was: tells what was stored then, and how the old comes back; `was` may be empty. */
export function tellStoredByEscape(
  { desk, workspace }: { readonly desk: Pick<Desk, 'host'>; readonly workspace: Workspace },
  now: string,
  was: string,
): void {
  const { storedByEscape, undoOfEscape } = shellWords.messages;
  const key = keyInWords('Mod+Z', desk.host.platform === 'mac');
  workspace.tell('done', storedByEscape(now.trim(), was), true, { yet: undoOfEscape(was, key) });
}

/** Tells what was done and offers to undo it; nothing where nothing was stored, for undo would take back the act before. */
export function tellStored(workspace: Workspace, stored: Diff, label: Label): void {
  if (!isEmpty(stored)) workspace.tell('done', doneSentence(label), true);
}

import type { Label } from '../../core/model/change.ts';
import { isEmpty } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import { doneSentence } from '../words/sentences.ts';
import type { Workspace } from './workspace.ts';

/** Tells what was done and offers to undo it; nothing where nothing was stored, for undo would take back the act before. */
export function tellStored(workspace: Workspace, stored: Diff, label: Label): void {
  if (!isEmpty(stored)) workspace.tell('done', doneSentence(label), true);
}

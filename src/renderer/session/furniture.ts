import { isOlder } from '../../core/model/account.ts';
import type { Range } from '../../core/model/records.ts';
import { declareFurniture } from '../commands/declare-furniture.ts';
import type { ReaderHandle } from './readers.ts';
import type { Session } from './session.ts';
import { tellProblem } from './tell-problem.ts';
import { tellStored } from './tell-stored.ts';

/**
 * Calls the selected passages furniture of the page, or text if all of them are furniture; with a bare caret, the passage that it
 * stands in, or all the furniture around it; where the line of what is folded has the focus, all that is folded there.
 */
export async function toggleFurniture(session: Session): Promise<void> {
  const handle = session.readers.active();
  if (!handle || isOlder(handle.documentId)) return;
  const { place, isFurniture } = placeOf(handle);
  const { documentId, version } = handle;
  const declared = await declareFurniture(session.desk, { documentId, version, ...place }, !isFurniture);
  if (!declared.ok) return tellProblem(session.workspace, declared.error);
  tellStored(session.workspace, declared.value.diff, declared.value.label);
}

function placeOf({ reader }: ReaderHandle): { readonly place: Range; readonly isFurniture: boolean } {
  const folded = reader.foldInFocus();
  if (folded) return { place: folded, isFurniture: true };
  const { range, empty } = reader.selected();
  const around = reader.furnitureAt(range.from);
  const isFurniture = around !== null && range.to <= around.to;
  return { place: empty && around ? around : range, isFurniture };
}

/** Folds furniture again that was opened; where none was, all texts show it or fold it from now on. */
export function foldFurniture({ readers, shell }: Session): void {
  if (readers.active()?.reader.foldAgain()) return;
  const { look } = shell.state;
  shell.set({ look: { ...look, folded: !look.folded } });
}

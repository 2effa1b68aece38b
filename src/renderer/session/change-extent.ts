import { isOlder } from '../../core/model/account.ts';
import type { Id } from '../../core/model/id.ts';
import type { Annotation, Range } from '../../core/model/records.ts';
import { putOnWords } from '../commands/change-extent.ts';
import { chosenAnnotations, currentAnnotations } from './marking.ts';
import type { ReaderHandle } from './readers.ts';
import type { Session } from './session.ts';
import { tellProblem } from './tell-problem.ts';

/** The mark whose ends are moved: the only one that is chosen, else the shortest that the caret stands in; null if none is. */
export function markToChange(session: Session): Annotation | null {
  const handle = session.readers.active();
  if (!handle || isOlder(handle.documentId)) return null;
  const marks = currentAnnotations(session, handle.documentId);
  const chosen = chosenAnnotations(session);
  if (chosen.length > 0) return (chosen.length === 1 && marks.find(({ id }) => id === chosen[0])) || null;
  const { range, empty } = handle.reader.selected();
  if (!empty) return null;
  return marks
    .filter(({ from, to }) => from <= range.from && range.from <= to)
    .reduce<Annotation | null>((best, one) => (best && best.to - best.from <= one.to - one.from ? best : one), null);
}

/** Has a mark that stood at `seen` stand on other words of the text that is read; one act. One that is gone stays so. */
export async function changeExtent(
  { desk, workspace }: Session,
  { documentId, version, text }: Pick<ReaderHandle, 'documentId' | 'version' | 'text'>,
  id: Id,
  range: Range,
  seen: Range,
): Promise<void> {
  if (!desk.store.snapshot.rows('annotations').has(id)) return;
  const stored = await putOnWords(desk, id, { documentId, version, text, ...range }, seen);
  if (!stored.ok) tellProblem(workspace, stored.error);
}

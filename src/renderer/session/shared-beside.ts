import { currentVersion } from '../../core/model/records.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { compareWords } from '../words/compare.ts';
import type { SharedPlaces } from './readers.ts';
import type { Session } from './session.ts';

/**
 * So many code units of text are read in about a second, once, by a worker that nobody waits for. In larger projects
 * brackets come when they are asked for.
 */
const readAtOnce = 5_000_000;

/** Whether all texts of a project are read in about a second. */
export function fewTexts({ snapshot }: ProjectStore): boolean {
  let length = 0;
  for (const document of snapshot.rows('documents').values()) length += currentVersion(document).length;
  return length <= readAtOnce;
}

/** Whether brackets stand beside texts at the words that they share: as the person chose, else where it costs little. */
export function bracketsShown({ desk, shell }: Pick<Session, 'desk' | 'shell'>): boolean {
  return shell.state.brackets ?? fewTexts(desk.store);
}

/** Shows them, or no more; remembered for all projects. */
export function toggleBrackets(session: Session): void {
  session.shell.set({ brackets: !bracketsShown(session) });
}

/** Whether a text is read whose shared passages are not beside it already. */
export function canCompareShared({ readers }: Session): boolean {
  const handle = readers.active();
  return handle !== null && handle.shared().compare !== null;
}

/** Goes to the next (1) or previous (-1) shared passage of the text that is read; after the last comes the first. */
export function goToShared(session: Session, direction: 1 | -1): void {
  const found = sharedPlaces(session);
  if (!found) return;
  const { places, show, at } = found;
  const next =
    direction > 0 ? places.findIndex(({ from }) => from > at) : places.findLastIndex(({ from }) => from < at);
  show(next >= 0 ? next : direction > 0 ? 0 : places.length - 1);
}

/** Opens what the shared passage at the caret has in common with others; where there is none, that of the next one. */
export function compareShared(session: Session): void {
  const found = sharedPlaces(session);
  if (!found) return;
  const { places, compare, at } = found;
  const here = places.findIndex(({ from, to }) => from <= at && at < to);
  const next = here >= 0 ? here : places.findIndex(({ from }) => from > at);
  compare?.(Math.max(0, next));
}

/** The shared passages of the text that is read and where its caret is; null, and a word why, where there are none. */
function sharedPlaces(session: Session): (SharedPlaces & { readonly at: number }) | null {
  const handle = session.readers.active();
  if (!handle) return null;
  const shared = handle.shared();
  if (shared.places.length > 0) return { ...shared, at: handle.reader.selected().range.from };
  const hidden = shared.compare !== null && !bracketsShown(session);
  session.workspace.tell('done', hidden ? compareWords.bracketsHidden : compareWords.nothingHere);
  return null;
}

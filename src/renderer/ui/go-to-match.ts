import { activeReader } from './reader-handles.ts';
import type { Session } from './session.ts';

/** Shows and selects the next (1) or previous (-1) match of the search in the open text, and begins again at its end. */
export function goToMatch({ workspace }: Session, direction: 1 | -1): void {
  const handle = activeReader(workspace);
  if (!handle) return;
  const matches = handle.matches();
  const { range } = handle.reader.selection();
  const next =
    direction > 0
      ? (matches.find(({ from }) => from > range.from) ?? matches[0])
      : (matches.findLast(({ from }) => from < range.from) ?? matches.at(-1));
  if (next) handle.reader.reveal(next, { select: true });
}

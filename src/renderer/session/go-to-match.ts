import type { Range } from '../../core/model/records.ts';
import type { HitPlace } from '../../core/ports/finder.ts';
import { tellProblem } from './tell-problem.ts';
import type { Session } from './session.ts';
import { searchWords } from '../words/search.ts';

/** Whether there is a match to go to. */
export function hasMatches(session: Session): boolean {
  const { answer, query } = session.search.state;
  return (answer?.total ?? 0) > 0 && query === session.workspace.state.query;
}

/**
 * Shows the next (1) or previous (-1) match of the search, and goes on in the next document where the open one has no
 * more; from the results it starts at the hit that has the attention. After the last comes the first.
 */
export async function goToMatch(session: Session, direction: 1 | -1): Promise<void> {
  const { workspace, desk, search, readers } = session;
  const { asked, answer } = search.state;
  if (!asked || !answer) return;
  const handle = readers.active();
  const at = handle?.reader.selected().range.from ?? 0;
  if (handle) {
    const matches = handle.matches();
    const near = direction > 0 ? matches.find(({ from }) => from > at) : matches.findLast(({ from }) => from < at);
    if (near) return handle.reader.reveal(near, { select: true });
  }
  const from = handle
    ? { documentId: handle.documentId, offset: at }
    : (search.current ?? { documentId: '', offset: -1 });
  const { query, anyWord, furniture } = asked;
  const { librarySort } = workspace.state;
  const found = await desk.finder.nextMatch({ query, anyWord, furniture, librarySort }, from, direction);
  if (!found.ok) return tellProblem(workspace, found.error);
  // Who turned to another text meanwhile is not taken away from it.
  if (readers.active()?.reader !== handle?.reader) return;
  if (!found.value) return workspace.tell('done', searchWords.noMatch);
  const place = found.value;
  const range = matchOf(place, place.documentId === from.documentId ? from.offset : null, direction);
  if (handle && place.documentId === handle.documentId) return handle.reader.reveal(range, { select: true });
  workspace.show(place.documentId, range);
}

/** Which match of the passage is meant; the whole passage where only filters matched. */
function matchOf({ matches, from, to }: HitPlace, after: number | null, direction: 1 | -1): Range {
  const next =
    after === null
      ? undefined
      : direction > 0
        ? matches.find((match) => match.from > after)
        : matches.findLast((match) => match.from < after);
  return next ?? (direction > 0 ? matches[0] : matches.at(-1)) ?? { from, to };
}

import type { EventSet } from '../../core/model/records.ts';
import { withFilter, writeSetFilter } from '../../core/search/language/filters.ts';
import { runAction } from './actions.ts';
import type { Session } from './session.ts';

/** Searches for what stands in the search box in the documents of a set only. */
export function searchInSet(session: Session, { id, name }: EventSet): void {
  const { workspace } = session;
  workspace.set({ query: `${withFilter(workspace.state.query, writeSetFilter(name, id))} ` });
  workspace.open({ kind: 'search' });
  runAction(session, 'search.focus');
}

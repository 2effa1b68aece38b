import type { EventSet } from '../../core/model/records.ts';
import { withFilter, writeDocumentFilter } from '../../core/search/language/filters.ts';
import { runAction } from './actions.ts';
import type { Session } from './session.ts';

/** Searches for what stands in the search box in the documents of a set only. */
export function searchInSet(session: Session, { documentIds }: EventSet): void {
  const { desk, workspace } = session;
  const documents = desk.store.snapshot.rows('documents');
  const filters = documentIds.flatMap((id) => {
    const document = documents.get(id);
    return document ? [writeDocumentFilter(document.title.value, id)] : [];
  });
  if (filters.length === 0) return;
  const written = filters.length === 1 ? filters[0]! : `(${filters.join(' OR ')})`;
  workspace.set({ query: `${withFilter(workspace.state.query, written)} ` });
  workspace.open({ kind: 'search' });
  runAction(session, 'search.focus');
}

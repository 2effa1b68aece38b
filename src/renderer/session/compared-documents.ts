import type { Id } from '../../core/model/id.ts';
import type { Session } from './session.ts';

/** The two documents that `Compare` would compare: those chosen in the library, else those that both panes show. */
export function comparedDocuments({ desk, workspace }: Pick<Session, 'desk' | 'workspace'>): readonly [Id, Id] | null {
  const documents = desk.store.snapshot.rows('documents');
  const { chosen, panes } = workspace.state;
  const shown = panes.flatMap(({ tabs, active }) => {
    const tab = tabs[active];
    return tab?.kind === 'document' ? [tab.documentId] : [];
  });
  for (const ids of [chosen, shown]) {
    const [a, b, ...more] = [...new Set(ids)].filter((id) => documents.has(id));
    if (a !== undefined && b !== undefined && more.length === 0) return [a, b];
  }
  return null;
}

/** Opens what those two share. */
export function openCompared(session: Session): void {
  const two = comparedDocuments(session);
  if (two) session.workspace.open({ kind: 'pair', aId: two[0], bId: two[1] });
}

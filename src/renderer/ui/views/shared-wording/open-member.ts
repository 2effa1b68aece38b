import type { Id } from '../../../../core/model/id.ts';
import type { Family } from '../../../../core/ports/compare.ts';
import { useSession } from '../../hooks/use-session.ts';

/** Opens what a document of a family shares with the one that is quoted; that one, with the next that is longest. */
export function useOpenMember(): (family: Family, documentId: Id, beside: boolean) => void {
  const { desk, workspace } = useSession();
  return ({ longest, members }, documentId, beside) => {
    const documents = desk.store.snapshot.rows('documents');
    const others = members.filter((one) => one.documentId !== documentId && documents.has(one.documentId));
    const [next] = others.toSorted((a, b) => b.words - a.words);
    const other = others.some((one) => one.documentId === longest.documentId) ? longest : next;
    const where = beside ? 'beside' : 'here';
    if (other) workspace.open({ kind: 'pair', aId: other.documentId, bId: documentId }, where);
    else workspace.open({ kind: 'document', documentId }, where);
  };
}

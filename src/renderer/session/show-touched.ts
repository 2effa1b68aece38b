import type { Touched } from '../../core/model/touched.ts';
import type { Session } from './session.ts';

/** Shows where an act was done: the mark it was about, or else its document; nothing if both are gone. */
export function showTouched({ desk, workspace }: Session, { mark, documents }: Touched): void {
  const { snapshot } = desk.store;
  const there = mark && snapshot.rows('annotations').get(mark.id);
  if (there) return workspace.showAnnotation(there);
  const documentId = [...(mark ? [mark.documentId] : []), ...documents].find((id) =>
    snapshot.rows('documents').has(id),
  );
  if (documentId !== undefined) workspace.open({ kind: 'document', documentId });
}

/** The same with the marks that links were made between, and their documents, as far as they are here. */
export function withEnds({ desk }: Session, touched: Touched | null): Touched | null {
  if (!touched?.ends) return touched;
  const annotations = desk.store.snapshot.rows('annotations');
  const marks = touched.ends.flatMap(({ kind, id }) => (kind === 'annotation' ? (annotations.get(id) ?? []) : []));
  const [first] = marks;
  return {
    ...touched,
    documents: [...new Set([...touched.documents, ...marks.map(({ documentId }) => documentId)])],
    mark: touched.mark ?? (first ? { id: first.id, documentId: first.documentId, words: first.quotation.exact } : null),
  };
}

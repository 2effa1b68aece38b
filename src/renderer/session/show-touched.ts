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

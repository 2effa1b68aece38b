import type { Id } from '../../core/model/id.ts';
import type { HitPlace } from '../../core/ports/finder.ts';

/** The hits of each document, in the order in which they came. A document's text is then read once. */
export function hitsByDocument(hits: readonly HitPlace[]): ReadonlyMap<Id, readonly HitPlace[]> {
  const grouped = new Map<Id, HitPlace[]>();
  for (const hit of hits) {
    const places = grouped.get(hit.documentId);
    if (places) places.push(hit);
    else grouped.set(hit.documentId, [hit]);
  }
  return grouped;
}

import type { Id } from './id.ts';
import type { Ruling } from './records.ts';

// What persons decided of furniture. It holds for the words, whatever version they stand in; where they stand now is told by
// core/anchor, and what follows for passages by core/passages.

/** A decision whether words are furniture. */
export type FurnitureRuling = Extract<Ruling, { readonly kind: 'furniture' }>;

/** Those of each document, the oldest first: what was decided later holds. */
export function furnitureRulings(rulings: Iterable<Ruling>): ReadonlyMap<Id, readonly FurnitureRuling[]> {
  const byDocument = new Map<Id, FurnitureRuling[]>();
  for (const ruling of rulings) {
    const documentId = ruling.kind === 'furniture' ? ruling.subjects[0]?.documentId : undefined;
    if (ruling.kind !== 'furniture' || documentId === undefined) continue;
    const own = byDocument.get(documentId) ?? [];
    if (own.length === 0) byDocument.set(documentId, own);
    own.push(ruling);
  }
  for (const own of byDocument.values()) own.sort(byTime);
  return byDocument;
}

/** Names what was decided of a document, so that what was made from its text can tell whether it still holds. */
export function furnishedName(rulings: readonly FurnitureRuling[]): string | undefined {
  return rulings.length === 0 ? undefined : rulings.map(({ id, changed }) => `${id}/${changed}`).join(' ');
}

function byTime(a: FurnitureRuling, b: FurnitureRuling): number {
  return a.changed < b.changed ? -1 : a.changed > b.changed ? 1 : a.id < b.id ? -1 : 1;
}

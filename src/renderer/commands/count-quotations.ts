import type { CountedQuotations } from '../../core/exchange/counted-as.ts';
import { keyOfQuotation } from '../../core/exchange/counted-as.ts';
import type { Scope } from '../../core/exchange/evidence.ts';
import { isChosen } from '../../core/exchange/evidence.ts';
import { standsNow } from '../../core/model/annotations.ts';
import type { Id } from '../../core/model/id.ts';
import type { Annotation } from '../../core/model/records.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { Spots } from '../../core/ports/compare.ts';
import type { CountBy } from './count-hits.ts';
import { countSpots, namesIn, packed } from './count-hits.ts';
import type { Desk } from './desk.ts';
import type { Going } from './take-whole.ts';

/** Where a quotation stands, and which it is. */
interface Quoted {
  readonly key: string;
  readonly documentId: Id;
  readonly from: number;
  readonly to: number;
}

/** What the quotations of an export count as; null where each counts. */
export async function countQuotations(
  desk: Desk,
  scope: Scope,
  by: CountBy,
  { signal }: Going = {},
): Promise<Result<CountedQuotations | null>> {
  if (by === 'documents') return ok(null);
  const { quoted, elsewhere } = quotedIn(desk, scope);
  const spots = packed(quoted);
  if (by === 'families') {
    const counted = await countSpots(desk, (comparer, ask) => comparer.countFamilies(spots, ask), signal);
    if (!counted.ok) return counted;
    const { passages, documents, units, uncovered } = counted.value;
    const unitOf = new Map(quoted.map(({ key }, at) => [key, units[at]!]));
    return ok({ by, passages, documents, units: unitOf, elsewhere, uncovered });
  }
  const counted = await countSpots(desk, (comparer, ask) => comparer.countOrigins(spots, ask), signal);
  if (!counted.ok) return counted;
  const { least, most, unnamed, origins, uncovered } = counted.value;
  return ok({ by, least, most, unnamed, names: namesIn(origins), elsewhere, uncovered });
}

/** The quotations that stand in the texts of now, in text order, and how many do not. */
function quotedIn({ store }: Desk, scope: Scope): { readonly quoted: readonly Quoted[]; readonly elsewhere: number } {
  const { snapshot } = store;
  const documents = snapshot.rows('documents');
  const isHere = ({ documentId }: { readonly documentId: Id }) => documents.has(documentId);
  const all =
    scope.kind === 'hits'
      ? scope.hits.filter(isHere).map((hit) => ({ ...hit, id: null, anchor: { kind: 'exact' } as const }))
      : [...snapshot.rows('annotations').values()]
          .filter(isChosen(scope, snapshot.rows('tags').values()))
          .filter(isHere);
  const quoted = all
    .filter((one) => standsNow(one, documents))
    .map(({ id, documentId, from, to }) => ({
      documentId,
      from,
      to,
      key: keyOfQuotation(id, { documentId, from, to }),
    }))
    .sort(byPlace);
  return { quoted, elsewhere: all.length - quoted.length };
}

/** Where annotations stand that stand in the texts of now. */
export function spotsOfAnnotations(desk: Desk, annotations: readonly Annotation[]): Spots {
  return packed(annotationsInPlace(desk, annotations));
}

/** Annotations that stand in the texts of now, in the order in which `packed` has them. */
export function annotationsInPlace({ store }: Desk, annotations: readonly Annotation[]): readonly Annotation[] {
  const documents = store.snapshot.rows('documents');
  return annotations.filter((one) => standsNow(one, documents)).sort(byPlace);
}

type Place = Pick<Annotation, 'documentId' | 'from' | 'to'>;

function byPlace(a: Place, b: Place): number {
  return a.documentId === b.documentId ? a.from - b.from || a.to - b.to : a.documentId < b.documentId ? -1 : 1;
}

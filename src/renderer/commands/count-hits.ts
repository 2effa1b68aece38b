import type { CountedAs } from '../../core/exchange/counted-as.ts';
import { countedFamilies, countedOrigins } from '../../core/exchange/counted-as.ts';
import type { Id } from '../../core/model/id.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { Named, Spots } from '../../core/ports/compare.ts';
import type { DocumentsTaken, HitPlace, WholeQuestion } from '../../core/ports/finder.ts';
import type { Desk } from './desk.ts';
import { takeWhole } from './take-whole.ts';
import type { Going } from './take-whole.ts';
import { unlessCancelled } from './unless-cancelled.ts';

/** Every document; copies and shared passages once; whom the texts name as their sources. */
export type CountBy = 'documents' | 'families' | 'origins';

/** What the passages of a search count as; null where each counts. */
export async function countHits(
  desk: Desk,
  documents: DocumentsTaken,
  asked: Omit<WholeQuestion, 'order'>,
  by: CountBy,
  going: Going,
): Promise<Result<CountedAs | null>> {
  if (by === 'documents') return ok(null);
  const question = { ...asked, order: 'document' as const };
  const taken = await takeWhole(desk, documents, (finder) => finder.takePlaces(documents, question), going);
  if (!taken.ok) return taken;
  const places = taken.value.found;
  const spots = packed(places);
  const ask = `count ${desk.newId()}`;
  const count = by === 'families' ? families : origins;
  const counted = await unlessCancelled(count(desk, spots, places, ask), going.signal);
  if (going.signal?.aborted) void desk.comparer.cancel(ask);
  return counted;
}

/** Places in the order of documents, packed. */
function packed(places: readonly HitPlace[]): Spots {
  const documentIds: Id[] = [];
  const first: number[] = [];
  places.forEach(({ documentId }, at) => {
    if (documentIds.at(-1) === documentId) return;
    documentIds.push(documentId);
    first.push(at);
  });
  return {
    documentIds,
    first: Uint32Array.from([...first, places.length]),
    from: Uint32Array.from(places, ({ from }) => from),
    to: Uint32Array.from(places, ({ to }) => to),
  };
}

async function families(
  { comparer }: Desk,
  spots: Spots,
  places: readonly HitPlace[],
  ask: string,
): Promise<Result<CountedAs>> {
  const counted = await comparer.countFamilies(spots, ask);
  if (!counted.ok) return counted;
  const { units, passages, documents } = counted.value;
  const keyOf = (id: Id, passage: number) => `${id} ${passage}`;
  const unitOf = new Map(places.map(({ documentId, passage }, at) => [keyOf(documentId, passage), units[at]!]));
  return ok({
    ...countedFamilies(passages, documents),
    of: (id, passage) => unitOf.get(keyOf(id, passage)) ?? null,
  });
}

async function origins(
  { comparer }: Desk,
  spots: Spots,
  _: readonly HitPlace[],
  ask: string,
): Promise<Result<CountedAs>> {
  const counted = await comparer.countOrigins(spots, ask);
  if (!counted.ok) return counted;
  const { least, most, unnamed } = counted.value;
  const names = new Map<Id, string[]>();
  const add = (some: readonly Named[], name: string) => {
    for (const { documentId } of some) names.set(documentId, [...(names.get(documentId) ?? []), name]);
  };
  for (const { name, firm, doubtful } of counted.value.origins) {
    add(firm, name);
    add(doubtful, `${name}?`);
  }
  return ok({ ...countedOrigins(least, most, unnamed), of: (id) => names.get(id)?.join(' | ') ?? null });
}

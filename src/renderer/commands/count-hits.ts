import type { CountedAs } from '../../core/exchange/counted-as.ts';
import { countedFamilies, countedOrigins } from '../../core/exchange/counted-as.ts';
import type { Id } from '../../core/model/id.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { ComparePort, Named, OriginCount, Spots } from '../../core/ports/compare.ts';
import type { DocumentsTaken, HitPlace, WholeQuestion } from '../../core/ports/finder.ts';
import type { Desk } from './desk.ts';
import { takeWhole } from './take-whole.ts';
import type { Going } from './take-whole.ts';
import { unlessCancelled } from './unless-cancelled.ts';
import { shelved } from '../../core/model/shelf.ts';

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
  const count = by === 'families' ? families : origins;
  return count(desk, places, going.signal);
}

/** What a question about passages is answered; it is given up where nobody waits for it any more. */
export async function countSpots<T>(
  { comparer, newId }: Desk,
  question: (comparer: ComparePort, ask: string) => Promise<Result<T>>,
  signal: AbortSignal | undefined,
): Promise<Result<T>> {
  const ask = `count ${newId()}`;
  const counted = await unlessCancelled(question(comparer, ask), signal);
  if (signal?.aborted) void comparer.cancel(ask);
  return counted;
}

/** Places in the order of documents, packed. */
export function packed(places: readonly Pick<HitPlace, 'documentId' | 'from' | 'to'>[]): Spots {
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

/** Whom each document names; with a question mark where that is not proven for all of it. */
export function namesIn(origins: OriginCount['origins']): ReadonlyMap<Id, string> {
  const names = new Map<Id, string[]>();
  const add = (some: readonly Named[], name: string) => {
    for (const { documentId } of some) shelved(names, documentId, name);
  };
  for (const { name, firm, doubtful } of origins) {
    add(firm, name);
    add(doubtful, `${name}?`);
  }
  return new Map([...names].map(([id, own]) => [id, own.join(' | ')]));
}

async function families(
  desk: Desk,
  places: readonly HitPlace[],
  signal: AbortSignal | undefined,
): Promise<Result<CountedAs>> {
  const spots = packed(places);
  const counted = await countSpots(desk, (comparer, ask) => comparer.countFamilies(spots, ask), signal);
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
  desk: Desk,
  places: readonly HitPlace[],
  signal: AbortSignal | undefined,
): Promise<Result<CountedAs>> {
  const spots = packed(places);
  const counted = await countSpots(desk, (comparer, ask) => comparer.countOrigins(spots, ask), signal);
  if (!counted.ok) return counted;
  const { least, most, unnamed } = counted.value;
  const names = namesIn(counted.value.origins);
  return ok({ ...countedOrigins(least, most, unnamed), of: (id) => names.get(id) ?? null });
}

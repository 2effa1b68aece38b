import type { Spots } from './question.ts';
import type { Matched } from './rank/matched.ts';
import { placeOf } from './match/place.ts';
import { passagesOf } from './next-match.ts';

/** Where all passages stand that match, packed. */
export function spotsOf(matched: Matched): Spots {
  const [from, to] = [new Uint32Array(matched.total), new Uint32Array(matched.total)];
  const first: number[] = [];
  const documentIds: string[] = [];
  let count = 0;
  let place = 0;
  for (const counted of matched.documents) {
    documentIds.push(matched.documents.idAt(place++));
    first.push(count);
    for (const passage of passagesOf(counted)) {
      const at = placeOf(counted.match, passage);
      from[count] = at.from;
      to[count++] = at.to;
    }
  }
  return { documentIds, first: Uint32Array.from([...first, count]), from, to };
}

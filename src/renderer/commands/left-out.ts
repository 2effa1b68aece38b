import type { LeftOutPassages } from '../../core/exchange/not-covered.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { DocumentsTaken, WholeQuestion } from '../../core/ports/finder.ts';
import { leftOutBy } from '../../core/search/language/left-out.ts';
import type { Desk } from './desk.ts';
import { queryReading } from './own-fields.ts';
import { takeWhole } from './take-whole.ts';
import type { Going } from './take-whole.ts';

/** How many passages the filters of a question leave out because nothing is known of their texts, by field. */
export async function leftOutOf(
  desk: Desk,
  documents: DocumentsTaken,
  asked: Omit<WholeQuestion, 'order'>,
  going: Going = {},
): Promise<Result<readonly LeftOutPassages[]>> {
  const counts: LeftOutPassages[] = [];
  for (const { field, query } of leftOutBy(asked.query, queryReading(desk.store.snapshot))) {
    const part = { ...asked, query, order: 'document', offset: 0, limit: 0 } as const;
    const taken = await takeWhole(desk, documents, (finder) => finder.takeHits(documents, part), going);
    if (!taken.ok) return taken;
    if (taken.value.total > 0) counts.push({ field, count: taken.value.total });
  }
  return ok(counts);
}

import type { Id } from '../../core/model/id.ts';
import type { Text } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';

/** Bytes that are read at once: a request for each text would cost more than the texts, all at once too much memory. */
const batchBytes = 4 * 1024 * 1024;
const batchCount = 256;

/**
 * The texts of these ids, in this order; `read` asks the database for a few. The next few are read while
 * these are worked on. In the place of a text that is not there stands `not-found`; any other failure is the last.
 */
export async function* textsInBatches(
  ids: readonly Id[],
  sizeOf: (id: Id) => number,
  read: (batch: readonly Id[]) => Promise<Result<readonly (Text | undefined)[]>>,
): AsyncGenerator<Result<Text>, void> {
  const batches = [...batchesOf(ids, sizeOf)];
  const readAt = (number: number) => batches[number] && read(batches[number]);
  let reading = readAt(0);
  for (const [number, batch] of batches.entries()) {
    const found = await reading!;
    reading = readAt(number + 1);
    if (!found.ok) return yield found;
    for (const [at, text] of found.value.entries()) {
      yield text ? ok(text) : fail('not-found', batch[at]);
    }
  }
}

function* batchesOf(ids: readonly Id[], sizeOf: (id: Id) => number): Generator<readonly Id[]> {
  let batch: Id[] = [];
  let bytes = 0;
  for (const id of ids) {
    const size = sizeOf(id);
    if (batch.length > 0 && (bytes + size > batchBytes || batch.length === batchCount)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(id);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

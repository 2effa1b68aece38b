import type { TableFormat } from '../../core/exchange/table-format.ts';
import { fail } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { Desk } from './desk.ts';
import { saveBytes } from './save-bytes.ts';

/** Saves what is shown as a table; null if the person changed their mind. */
export async function saveTable<T>(
  { host }: Pick<Desk, 'host'>,
  table: T,
  { ending, mediaType, write }: Pick<TableFormat<T>, 'ending' | 'mediaType' | 'write'>,
  fileNameOf: (ending: string) => string,
  signal?: AbortSignal,
): Promise<Result<{ readonly where: string } | null>> {
  const bytes = new TextEncoder().encode(write(table));
  return signal?.aborted ? fail('cancelled') : saveBytes(host, fileNameOf(ending), mediaType, [bytes]);
}

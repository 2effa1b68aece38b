import type { TableFormat, WrittenTable } from '../../core/exchange/table-format.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { Desk } from './desk.ts';
import { saveBytes } from './save-bytes.ts';

/** Saves what is shown as a table; null if the person changed their mind. */
export async function saveTable<T>(
  { host }: Pick<Desk, 'host'>,
  table: T,
  { ending, mediaType, write }: Pick<TableFormat<T, WrittenTable>, 'ending' | 'mediaType' | 'write'>,
  fileNameOf: (ending: string) => string,
  signal?: AbortSignal,
): Promise<Result<{ readonly where: string } | null>> {
  const written = write(table);
  const pieces = typeof written === 'string' ? [new TextEncoder().encode(written)] : piecesOf(written, signal);
  return signal?.aborted ? fail('cancelled') : saveBytes(host, fileNameOf(ending), mediaType, pieces);
}

async function* piecesOf(
  written: AsyncIterable<Uint8Array<ArrayBuffer>>,
  signal?: AbortSignal,
): AsyncGenerator<Result<Uint8Array<ArrayBuffer>>, void> {
  for await (const piece of written) yield signal?.aborted ? fail('cancelled') : ok(piece);
}

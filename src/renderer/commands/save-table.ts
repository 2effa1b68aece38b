import type { SavedTable } from '../../core/exchange/saved-table.ts';
import type { TableFormat } from '../../core/exchange/table-format.ts';
import { Unreadable } from '../../core/exchange/unreadable.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { nextTurn } from '../../core/ports/next-turn.ts';
import type { Desk } from './desk.ts';
import { saveBytes } from './save-bytes.ts';

/** The file that a table becomes, before its rows are known. */
export interface TableFile extends Pick<SavedTable, 'title' | 'about'> {
  readonly name: string;
  readonly format: TableFormat<SavedTable>;
}

/**
 * Saves what is shown as a table; null if the person changed their mind. The window has its turn while rows are made. Rows that
 * are made meanwhile may throw `Unreadable`: then nothing is saved, and its failure is the answer.
 */
export async function saveTable<T>(
  { host }: Pick<Desk, 'host'>,
  table: T,
  { mediaType, write }: Pick<TableFormat<T>, 'mediaType' | 'write'>,
  fileName: string,
  signal?: AbortSignal,
): Promise<Result<{ readonly where: string } | null>> {
  if (signal?.aborted) return fail('cancelled');
  const written = write(table, nextTurn);
  const pieces = typeof written === 'string' ? [new TextEncoder().encode(written)] : piecesOf(written, signal);
  return saveBytes(host, fileName, mediaType, pieces);
}

async function* piecesOf(
  written: AsyncIterable<Uint8Array<ArrayBuffer>>,
  signal?: AbortSignal,
): AsyncGenerator<Result<Uint8Array<ArrayBuffer>>, void> {
  try {
    for await (const piece of written) {
      if (signal?.aborted) break;
      yield ok(piece);
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    yield error.failure;
  }
  // It may have been given up while its last piece was written.
  if (signal?.aborted) yield fail('cancelled');
}

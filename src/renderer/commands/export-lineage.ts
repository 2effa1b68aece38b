import { lineageToCsv } from '../../core/exchange/lineage-csv.ts';
import type { LineageReason } from '../../core/exchange/lineage-csv.ts';
import { fail } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { Desk } from './desk.ts';
import { saveBytes } from './save-bytes.ts';

/** Saves why documents hang together; null if the person changed their mind. */
export async function saveLineage(
  { host }: Pick<Desk, 'host'>,
  reasons: readonly LineageReason[],
  fileName: string,
  signal?: AbortSignal,
): Promise<Result<{ readonly where: string } | null>> {
  const bytes = new TextEncoder().encode(lineageToCsv(reasons));
  return signal?.aborted ? fail('cancelled') : saveBytes(host, fileName, 'text/csv', [bytes]);
}

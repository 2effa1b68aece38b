import { claimsFormats } from '../../core/exchange/claims-table.ts';
import type { ClaimsFormatId, ClaimsTable } from '../../core/exchange/claims-table.ts';
import { fail } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { Desk } from './desk.ts';
import { saveBytes } from './save-bytes.ts';

/** Saves claims as they are shown; null if the person changed their mind. */
export async function saveClaims(
  { host }: Pick<Desk, 'host'>,
  table: ClaimsTable,
  formatId: ClaimsFormatId,
  fileNameOf: (ending: string) => string,
  signal?: AbortSignal,
): Promise<Result<{ readonly where: string } | null>> {
  const { ending, mediaType, write } = claimsFormats.find(({ id }) => id === formatId)!;
  const bytes = new TextEncoder().encode(write(table));
  return signal?.aborted ? fail('cancelled') : saveBytes(host, fileNameOf(ending), mediaType, [bytes]);
}

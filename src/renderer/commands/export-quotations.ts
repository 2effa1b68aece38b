import type { QuotationsFormatId } from '../../core/exchange/quotations-formats.ts';
import { quotationsFormats } from '../../core/exchange/quotations-formats.ts';
import type { QuotationsTable } from '../../core/exchange/quotations-table.ts';
import { fail } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { Desk } from './desk.ts';
import { saveBytes } from './save-bytes.ts';

/** Saves quotations as they are shown; null if the person changed their mind. */
export async function saveQuotations(
  { host }: Pick<Desk, 'host'>,
  table: QuotationsTable,
  formatId: QuotationsFormatId,
  fileNameOf: (ending: string) => string,
  signal?: AbortSignal,
): Promise<Result<{ readonly where: string } | null>> {
  const { ending, mediaType, write } = quotationsFormats.find(({ id }) => id === formatId)!;
  const bytes = new TextEncoder().encode(write(table));
  return signal?.aborted ? fail('cancelled') : saveBytes(host, fileNameOf(ending), mediaType, [bytes]);
}

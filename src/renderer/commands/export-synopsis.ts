import type { SynopsisFormatId } from '../../core/exchange/synopsis-formats.ts';
import { synopsisFormats } from '../../core/exchange/synopsis-formats.ts';
import type { SynopsisTable } from '../../core/exchange/synopsis-table.ts';
import { fail } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { Desk } from './desk.ts';
import { saveBytes } from './save-bytes.ts';

/** Saves accounts side by side as they are shown; null if the person changed their mind. */
export async function saveSynopsis(
  { host }: Pick<Desk, 'host'>,
  table: SynopsisTable,
  formatId: SynopsisFormatId,
  fileNameOf: (ending: string) => string,
  signal?: AbortSignal,
): Promise<Result<{ readonly where: string } | null>> {
  const { ending, mediaType, write } = synopsisFormats.find(({ id }) => id === formatId)!;
  const bytes = new TextEncoder().encode(write(table));
  return signal?.aborted ? fail('cancelled') : saveBytes(host, fileNameOf(ending), mediaType, [bytes]);
}

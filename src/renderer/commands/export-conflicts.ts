import type { ConflictsFormatId } from '../../core/exchange/conflicts-formats.ts';
import { conflictsFormats } from '../../core/exchange/conflicts-formats.ts';
import type { ConflictsTable } from '../../core/exchange/conflicts-table.ts';
import { fail } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { Desk } from './desk.ts';
import { saveBytes } from './save-bytes.ts';

/** Saves possible conflicts as they are shown; null if the person changed their mind. */
export async function saveConflicts(
  { host }: Pick<Desk, 'host'>,
  table: ConflictsTable,
  formatId: ConflictsFormatId,
  fileNameOf: (ending: string) => string,
  signal?: AbortSignal,
): Promise<Result<{ readonly where: string } | null>> {
  const { ending, mediaType, write } = conflictsFormats.find(({ id }) => id === formatId)!;
  const bytes = new TextEncoder().encode(write(table));
  return signal?.aborted ? fail('cancelled') : saveBytes(host, fileNameOf(ending), mediaType, [bytes]);
}

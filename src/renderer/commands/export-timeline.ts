import { timelineToCsv } from '../../core/exchange/timeline-csv.ts';
import type { TimelineEntry } from '../../core/exchange/timeline-csv.ts';
import { fail } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { Desk } from './desk.ts';
import { saveBytes } from './save-bytes.ts';

/** Saves the dates of a timeline; null if the person changed their mind. */
export async function saveTimeline(
  { host }: Pick<Desk, 'host'>,
  entries: readonly TimelineEntry[],
  fileName: string,
  signal?: AbortSignal,
): Promise<Result<{ readonly where: string } | null>> {
  const bytes = new TextEncoder().encode(timelineToCsv(entries));
  return signal?.aborted ? fail('cancelled') : saveBytes(host, fileName, 'text/csv', [bytes]);
}

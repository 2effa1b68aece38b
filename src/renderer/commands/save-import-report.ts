import { importReportToCsv } from '../../core/exchange/import-report.ts';
import type { FileOutcome, Import } from '../../core/model/records.ts';
import type { Result } from '../../core/model/result.ts';
import type { Desk } from './desk.ts';
import { documentNames } from '../../core/model/shown-name.ts';
import { saveBytes } from './save-bytes.ts';

/** Saves what became of each file of an import as CSV; null if the person changed their mind. */
export async function saveImportReport(
  desk: Desk,
  record: Import,
  files: Iterable<FileOutcome>,
  fileName: string,
): Promise<Result<{ readonly where: string } | null>> {
  const titles = documentNames(desk.store.snapshot.rows('documents').values());
  const report = importReportToCsv(record, files, titles);
  return saveBytes(desk.host, fileName, 'text/csv', [new TextEncoder().encode(report)]);
}

import { importReportToCsv } from '../../core/exchange/import-report.ts';
import type { FileOutcome, Import } from '../../core/model/records.ts';
import type { Result } from '../../core/model/result.ts';
import type { Desk } from './desk.ts';
import { reportFacts } from '../../core/model/report-facts.ts';
import type { ReportFacts } from '../../core/model/report-facts.ts';
import { documentNames } from '../../core/model/shown-name.ts';
import { saveBytes } from './save-bytes.ts';

/** Saves what became of each file of an import as CSV; null if the person changed their mind. */
export async function saveImportReport(
  desk: Desk,
  record: Import,
  files: readonly FileOutcome[],
  fileName: string,
): Promise<Result<{ readonly where: string } | null>> {
  const { snapshot } = desk.store;
  const titles = documentNames(snapshot.rows('documents').values());
  const facts = factsOfReport(desk, record, files);
  const report = importReportToCsv(record, files, titles, facts);
  return saveBytes(desk.host, fileName, 'text/csv', [new TextEncoder().encode(report)]);
}

/** What an import's report says beside its outcomes, by the records of now. */
export function factsOfReport(
  { store: { snapshot } }: Pick<Desk, 'store'>,
  record: Import,
  files: readonly FileOutcome[],
): ReportFacts {
  return reportFacts(record, files, {
    imports: snapshot.rows('imports'),
    documents: snapshot.rows('documents'),
    annotationsOf: (documentId) => snapshot.annotationsOf(documentId),
  });
}

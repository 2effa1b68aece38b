import { importReportTable } from '../../core/exchange/import-report-sheet.ts';
import { isEncoded } from '../../core/decode/format-names.ts';
import { leftOutOf } from '../../core/model/left-out.ts';
import type { LeftOut } from '../../core/model/left-out.ts';
import { currentVersion, formatOf } from '../../core/model/records.ts';
import type { FileOutcome, Import } from '../../core/model/records.ts';
import type { TableRows } from '../../core/exchange/saved-table.ts';
import type { Desk } from './desk.ts';
import { reportFacts } from '../../core/model/report-facts.ts';
import type { ReportFacts } from '../../core/model/report-facts.ts';
import { documentNames } from '../../core/model/shown-name.ts';

/** What became of each of these files of an import, as a table that can be saved. */
export async function importReport(desk: Desk, record: Import, files: readonly FileOutcome[]): Promise<TableRows> {
  const { snapshot } = desk.store;
  const titles = documentNames(snapshot.rows('documents').values());
  const facts = factsOfReport(desk, record, files);
  return importReportTable(record, files, titles, facts, await leftOutOfFiles(desk, files));
}

/** Of files whose formats leave something out; these few texts are read for it. */
async function leftOutOfFiles(
  { store }: Desk,
  files: readonly FileOutcome[],
): Promise<ReadonlyMap<FileOutcome, LeftOut>> {
  const documents = store.snapshot.rows('documents');
  const left = new Map<FileOutcome, LeftOut>();
  for (const file of files) {
    const document = 'documentId' in file ? documents.get(file.documentId) : undefined;
    const version = file.kind === 'duplicate' ? file.version : document && currentVersion(document);
    if (!version || isEncoded(formatOf(version))) continue;
    const text = await store.text(version.textId);
    // A text that cannot be read is told where it is opened.
    if (text.ok) left.set(file, leftOutOf(text.value.found));
  }
  return left;
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

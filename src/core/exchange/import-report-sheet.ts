import type { Id } from '../model/id.ts';
import type { LeftOut } from '../model/left-out.ts';
import type { FileOutcome, Import } from '../model/records.ts';
import type { MarkFates, ReportFacts } from '../model/report-facts.ts';
import type { Cell } from './comma-separated.ts';
import { momentCell } from './comma-separated.ts';
import { tableRows } from './saved-table.ts';
import type { TableRows } from './saved-table.ts';

const header = [
  'path',
  'outcome',
  'reason',
  'detail',
  'bytes',
  'document',
  'document id',
  'import',
  'started',
  'left out',
  'format',
];

/**
 * What became of every file of an import, one row each, in the given order. `reason` is a stable word of the program,
 * `detail` the system's own words, the version and what became of the marks, the path where a text stood before, or where no
 * file of the import stands that it repeats, or the title of the document that it is like or unlike, or that made way for
 * it; `document` is the title of the document it became, equals or is a version of; `format` the program's word for the one
 * in which it was read. `leftOut`: what of a file is not in its text.
 */
export function importReportTable(
  { name, started }: Import,
  files: Iterable<FileOutcome>,
  titles: ReadonlyMap<Id, string>,
  facts: ReportFacts,
  leftOut: ReadonlyMap<FileOutcome, LeftOut> = new Map(),
  zone?: string,
): TableRows {
  const begun = momentCell(started, zone);
  const row = (file: FileOutcome): readonly Cell[] => {
    const documentId = 'documentId' in file ? file.documentId : null;
    const title = documentId === null ? null : titles.get(documentId);
    return [
      file.path,
      file.kind,
      reasonOf(file, facts),
      detailOf(file, titles, facts),
      file.bytes,
      title,
      documentId,
      name,
      begun,
      leftOutOf(leftOut.get(file)),
      facts.format(file),
    ];
  };
  return tableRows({ header, row }, files);
}

/** How many of each kind of thing; `insertions` are those that were kept. */
function leftOutOf(left: LeftOut | undefined): string | null {
  const said = Object.entries(left ?? {}).map(([kind, count]) => `${kind} ${count}`);
  return said.length === 0 ? null : said.join(', ');
}

function reasonOf(file: FileOutcome, facts: ReportFacts): string | null {
  switch (file.kind) {
    case 'skipped':
    case 'failed':
      return file.reason;
    case 'duplicate':
      if (file.kept !== null) return 'kept-as-copy';
      return facts.unseen(file) ? 'same-text-not-seen-at-its-place' : 'same-text';
    case 'imported':
      return file.like !== undefined ? 'like-another' : file.unlike !== undefined ? 'other-text-before' : null;
    case 'new-version':
      return file.guessed === true ? 'encoding-guessed' : null;
    case 'unchanged':
      return file.from === undefined ? null : 'moved';
  }
}

function detailOf(file: FileOutcome, titles: ReadonlyMap<Id, string>, facts: ReportFacts): string | null {
  switch (file.kind) {
    case 'failed':
      return file.detail;
    case 'new-version':
      return `version ${file.version}${marksOf(facts.marks(file))}`;
    case 'imported':
      return titles.get(file.like ?? file.unlike ?? '') ?? null;
    case 'unchanged':
      return file.from ?? null;
    case 'duplicate':
      return titles.get(facts.madeWay(file)?.id ?? '') ?? facts.unseen(file)?.path ?? null;
    case 'skipped':
      return null;
  }
}

/** Empty where there were none. */
function marksOf(fates: MarkFates | null): string {
  if (fates === null) return '';
  const { comments, highlights, ...older } = fates;
  const said = (counts: object) =>
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', ');
  const [fate, came] = [said(older), said({ comments, highlights })];
  return `${fate && `; marks: ${fate}`}${came && `; new: ${came}`}`;
}

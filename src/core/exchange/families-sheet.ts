import type { AttributeDefinition, Document, Range } from '../model/records.ts';
import { attributeCell, columnNames, shareCell } from './comma-separated.ts';
import { remarkColumns, remarkOnce } from './not-covered.ts';
import type { TableColumns } from './saved-table.ts';

/** One place of a passage that several documents share. */
export interface SharedPlace extends Range {
  /** The passage's number; the first is 1. */
  readonly number: number;
  readonly kind: string;
  /** In how many documents the passage stands. */
  readonly documents: number;
  readonly document: Document;
  readonly version: number;
  /** The number of the passage of its document in which it begins; the first is 1. */
  readonly passage: number;
  readonly text: string;
  readonly words: number;
  /** How much of its document's text it is, from 0 to 1. */
  readonly covered: number;
}

const before = ['shared passage', 'kind', 'documents', 'document', 'path', 'language'];
const after = ['text', 'words', 'share of the document', 'version', 'from', 'to', 'document id', 'passage'];

/**
 * Shared passages, one row for each place of each. Where documents are `missing`, because their texts could not be read, the
 * first row that is made names them in the column `remark`.
 */
export function familiesTable(
  definitions: readonly AttributeDefinition[],
  missing: readonly Document[] = [],
): TableColumns<SharedPlace> {
  const attributes = definitions.toSorted((a, b) => a.order - b.order);
  const said = notCompared(missing);
  const remark = remarkOnce(said);
  return {
    header: columnNames(before, attributes, [...after, ...remarkColumns(said)]),
    row: ({ number, kind, documents, document, version, passage, text, words, covered, from, to }) => [
      number,
      kind,
      documents,
      document.title.value,
      document.path,
      document.language,
      ...attributes.map((definition) => attributeCell(document, definition)),
      text,
      words,
      shareCell(covered),
      version,
      from,
      to,
      document.id,
      passage,
      ...remark(),
    ],
  };
}

/** What the table says where texts could not be read. */
export function notCompared(missing: readonly Document[]): readonly string[] {
  if (missing.length === 0) return [];
  const [what, whose] =
    missing.length === 1 ? ['1 document is', 'its text'] : [`${missing.length} documents are`, 'their texts'];
  const paths = missing.map(({ path }) => path).join(', ');
  return [`Not complete: ${what} not compared, because ${whose} could not be read: ${paths}`];
}

import type { AttributeDefinition, Document, Range } from '../model/records.ts';
import type { Cell } from './comma-separated.ts';
import { columnNames, shareCell, toCommaSeparated } from './comma-separated.ts';
import { remarkAlone, remarkCells, remarkColumns } from './not-covered.ts';

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
 * Shared passages, one row for each place of each, in the given order. Where documents are `missing`, because their texts
 * could not be read, the first row names them in the column `remark`, unless this is a later part.
 */
export function familiesToCsv(
  places: Iterable<SharedPlace>,
  definitions: readonly AttributeDefinition[],
  missing: readonly Document[] = [],
  isFirst = true,
): string {
  const attributes = definitions.toSorted((a, b) => a.order - b.order);
  const said = missing.length === 0 ? [] : [notCompared(missing)];
  const columns = columnNames(before, attributes, [...after, ...remarkColumns(said)]);
  const rows = Array.from(
    places,
    ({ number, kind, documents, document, version, passage, text, words, covered, from, to }, row): Cell[] => [
      number,
      kind,
      documents,
      document.title.value,
      document.path,
      document.language,
      ...attributes.map(({ id }) => document.attributes[id]?.value),
      text,
      words,
      shareCell(covered),
      version,
      from,
      to,
      document.id,
      passage,
      ...remarkCells(said, isFirst && row === 0),
    ],
  );
  return toCommaSeparated(columns, rows.length === 0 && isFirst ? remarkAlone(columns, said) : rows);
}

/** What the table says where texts could not be read. */
export function notCompared(missing: readonly Document[]): string {
  const [what, whose] =
    missing.length === 1 ? ['1 document is', 'its text'] : [`${missing.length} documents are`, 'their texts'];
  const paths = missing.map(({ path }) => path).join(', ');
  return `Not complete: ${what} not compared, because ${whose} could not be read: ${paths}`;
}

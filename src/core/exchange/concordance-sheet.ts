import type { AttributeDefinition, Document, Range } from '../model/records.ts';
import { attributeCell, columnNames } from './comma-separated.ts';
import type { CountedAs } from './counted-as.ts';
import { remarkColumns, remarkOnce } from './not-covered.ts';
import type { TableColumns } from './saved-table.ts';

/** A match with what stands before and after it. `passage` is its passage's number, the first is 0. */
export interface FoundLine extends Range {
  readonly document: Document;
  readonly version: number;
  readonly passage: number;
  readonly left: string;
  readonly node: string;
  readonly right: string;
}

const before = ['left', 'match', 'right', 'document', 'path', 'language'];
const after = ['passage', 'version', 'from', 'to', 'document id'];

/**
 * A concordance, one row a match. `passage` counts from 1; `from` and `to` are the match's. What is `said` of the whole stands
 * in the first row that is made, in the column `remark`. With `counted`, a last column says what the passage of each row counts as.
 */
export function concordanceTable(
  definitions: readonly AttributeDefinition[],
  said: readonly string[] = [],
  counted: CountedAs | null = null,
): TableColumns<FoundLine> {
  const attributes = definitions.toSorted((a, b) => a.order - b.order);
  const remark = remarkOnce(said);
  return {
    header: columnNames(before, attributes, [...after, ...remarkColumns(said), ...(counted ? [counted.column] : [])]),
    row: ({ document, version, passage, left, node, right, from, to }) => [
      left,
      node,
      right,
      document.title.value,
      document.path,
      document.language,
      ...attributes.map((definition) => attributeCell(document, definition)),
      passage + 1,
      version,
      from,
      to,
      document.id,
      ...remark(),
      ...(counted ? [counted.of(document.id, passage)] : []),
    ],
  };
}

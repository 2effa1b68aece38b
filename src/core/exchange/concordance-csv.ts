import type { AttributeDefinition, Document, Range } from '../model/records.ts';
import type { Cell } from './comma-separated.ts';
import { columnNames, toCommaSeparated } from './comma-separated.ts';
import type { CountedAs } from './counted-as.ts';
import { remarkAlone, remarkCells, remarkColumns } from './not-covered.ts';

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
 * A concordance, one row a match, in the given order. `passage` counts from 1; `from` and `to` are the match's. What is
 * `said` of the whole stands in the first row, in the column `remark`, unless this is a later part. With `counted`, a last column says what the passage of each row counts as.
 */
export function concordanceToCsv(
  lines: Iterable<FoundLine>,
  definitions: readonly AttributeDefinition[],
  said: readonly string[] = [],
  counted: CountedAs | null = null,
  isFirst = true,
): string {
  const attributes = definitions.toSorted((a, b) => a.order - b.order);
  const rows = Array.from(lines, ({ document, version, passage, left, node, right, from, to }, row): Cell[] => [
    left,
    node,
    right,
    document.title.value,
    document.path,
    document.language,
    ...attributes.map(({ id }) => document.attributes[id]?.value),
    passage + 1,
    version,
    from,
    to,
    document.id,
    ...remarkCells(said, isFirst && row === 0),
    ...(counted ? [counted.of(document.id, passage)] : []),
  ]);
  const counts = counted ? [counted.column] : [];
  const columns = columnNames(before, attributes, [...after, ...remarkColumns(said), ...counts]);
  return toCommaSeparated(columns, rows.length === 0 && isFirst ? remarkAlone(columns, said) : rows);
}

import type { Id } from '../model/id.ts';
import type { AttributeDefinition, Document, Range } from '../model/records.ts';
import type { Cell } from './comma-separated.ts';
import { columnNames, toCommaSeparated } from './comma-separated.ts';
import type { CountedAs } from './counted-as.ts';
import { remarkAlone, remarkCells, remarkColumns } from './not-covered.ts';

/** A passage that a search found. `passage` is its number, the first is 0. */
export interface FoundPassage extends Range {
  readonly document: Document;
  readonly version: number;
  readonly passage: number;
  readonly text: string;
  /** In document offsets, ascending. */
  readonly matches: readonly Range[];
  /** The annotations that share words with it, in text order. */
  readonly annotationIds: readonly Id[];
}

const before = ['document', 'path', 'language'];
const after = ['passage', 'text', 'matches', 'matched', 'version', 'from', 'to', 'document id', 'annotation ids'];

/**
 * Search results, one row a passage, in the given order. `passage` counts from 1, `matches` is how many stretches
 * matched, `matched` their words with ` | ` between; so are the `annotation ids`. What is `said` of the whole
 * stands in the first row, in the column `remark`, unless this is a later part. With `counted`, a last column says what each row counts as.
 */
export function hitsToCsv(
  hits: Iterable<FoundPassage>,
  definitions: readonly AttributeDefinition[],
  said: readonly string[] = [],
  counted: CountedAs | null = null,
  isFirst = true,
): string {
  const attributes = definitions.toSorted((a, b) => a.order - b.order);
  const rows = Array.from(
    hits,
    ({ document, version, passage, text, matches, annotationIds, from, to }, row): Cell[] => [
      document.title.value,
      document.path,
      document.language,
      ...attributes.map(({ id }) => document.attributes[id]?.value),
      passage + 1,
      text,
      matches.length,
      matches.map((match) => text.slice(match.from - from, match.to - from)).join(' | '),
      version,
      from,
      to,
      document.id,
      annotationIds.join(' | '),
      ...remarkCells(said, isFirst && row === 0),
      ...(counted ? [counted.of(document.id, passage)] : []),
    ],
  );
  const counts = counted ? [counted.column] : [];
  const columns = columnNames(before, attributes, [...after, ...remarkColumns(said), ...counts]);
  return toCommaSeparated(columns, rows.length === 0 && isFirst ? remarkAlone(columns, said) : rows);
}

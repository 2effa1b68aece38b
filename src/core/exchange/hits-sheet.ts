import type { Id } from '../model/id.ts';
import type { AttributeDefinition, Document, Range } from '../model/records.ts';
import { attributeCell, columnNames } from './comma-separated.ts';
import type { CountedAs } from './counted-as.ts';
import { remarkColumns, remarkOnce } from './not-covered.ts';
import type { TableColumns } from './saved-table.ts';

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
 * Search results, one row a passage. `passage` counts from 1, `matches` is how many stretches matched, `matched` their
 * words with ` | ` between; so are the `annotation ids`. What is `said` of the whole stands in the first row that is made, in
 * the column `remark`. With `counted`, a last column says what each row counts as.
 */
export function hitsTable(
  definitions: readonly AttributeDefinition[],
  said: readonly string[] = [],
  counted: CountedAs | null = null,
): TableColumns<FoundPassage> {
  const attributes = definitions.toSorted((a, b) => a.order - b.order);
  const remark = remarkOnce(said);
  return {
    header: columnNames(before, attributes, [...after, ...remarkColumns(said), ...(counted ? [counted.column] : [])]),
    row: ({ document, version, passage, text, matches, annotationIds, from, to }) => [
      document.title.value,
      document.path,
      document.language,
      ...attributes.map((definition) => attributeCell(document, definition)),
      passage + 1,
      text,
      matches.length,
      matches.map((match) => text.slice(match.from - from, match.to - from)).join(' | '),
      version,
      from,
      to,
      document.id,
      annotationIds.join(' | '),
      ...remark(),
      ...(counted ? [counted.of(document.id, passage)] : []),
    ],
  };
}

import type { Document } from '../model/records.ts';
import type { Cell } from './comma-separated.ts';
import { dateCell, shareCell } from './comma-separated.ts';
import { notCompared } from './families-sheet.ts';
import { remarkColumns, remarkOnce } from './not-covered.ts';
import type { TableColumns } from './saved-table.ts';

/** Two documents and how much they share. Shares go from 0 to 1. */
export interface SharedPair {
  readonly a: Document;
  readonly b: Document;
  readonly class: string;
  /** The share of A's words that stand in B, and the other way. */
  readonly share: number;
  readonly shareOfOther: number;
  /** Words of the longest run. */
  readonly longest: number;
  readonly passages: number;
}

const columns = [
  ...['document', 'date', 'outlet', 'path'],
  ...['other document', 'other date', 'other outlet', 'other path'],
  ...['class', 'share of the document in the other', 'share of the other in the document'],
  ...['longest run of words', 'shared passages', 'document id', 'other document id'],
];

/**
 * Pairs of documents, one row each. Where documents are `missing`, because their texts could not be read, the first row that
 * is made names them in the column `remark`.
 */
export function gridTable(missing: readonly Document[] = []): TableColumns<SharedPair> {
  const said = notCompared(missing);
  const remark = remarkOnce(said);
  return {
    header: [...columns, ...remarkColumns(said)],
    row: (pair) => [
      ...factsOf(pair.a),
      ...factsOf(pair.b),
      pair.class,
      shareCell(pair.share),
      shareCell(pair.shareOfOther),
      pair.longest,
      pair.passages,
      pair.a.id,
      pair.b.id,
      ...remark(),
    ],
  };
}

function factsOf({ title, attributes, path }: Document): Cell[] {
  return [title.value, dateCell(attributes['date']?.value), attributes['outlet']?.value, path];
}

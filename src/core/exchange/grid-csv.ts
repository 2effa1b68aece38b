import type { Document } from '../model/records.ts';
import type { Cell } from './comma-separated.ts';
import { shareCell, toCommaSeparated } from './comma-separated.ts';
import { notCompared } from './families-csv.ts';
import { remarkAlone, remarkCells, remarkColumns } from './not-covered.ts';

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
 * Pairs of documents, one row each, in the given order. Where documents are `missing`, because their texts could not be
 * read, the first row names them in the column `remark`, unless this is a later part.
 */
export function gridToCsv(pairs: Iterable<SharedPair>, missing: readonly Document[] = [], isFirst = true): string {
  const said = missing.length === 0 ? [] : [notCompared(missing)];
  const header = [...columns, ...remarkColumns(said)];
  const rows = Array.from(pairs, (pair, row): Cell[] => [
    ...factsOf(pair.a),
    ...factsOf(pair.b),
    pair.class,
    shareCell(pair.share),
    shareCell(pair.shareOfOther),
    pair.longest,
    pair.passages,
    pair.a.id,
    pair.b.id,
    ...remarkCells(said, isFirst && row === 0),
  ]);
  return toCommaSeparated(header, rows.length === 0 && isFirst ? remarkAlone(header, said) : rows);
}

function factsOf({ title, attributes, path }: Document): Cell[] {
  return [title.value, attributes['date']?.value, attributes['outlet']?.value, path];
}

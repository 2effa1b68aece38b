import type { Document } from '../model/records.ts';
import type { Cell } from './comma-separated.ts';
import { toCommaSeparated } from './comma-separated.ts';
import { notCompared } from './families-csv.ts';

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
 * read, the first row names them.
 */
export function gridToCsv(pairs: Iterable<SharedPair>, missing: readonly Document[] = []): string {
  const first = missing.length === 0 ? [] : [columns.map((_, at): Cell => (at === 0 ? notCompared(missing) : null))];
  const rows = Array.from(pairs, (pair): Cell[] => [
    ...factsOf(pair.a),
    ...factsOf(pair.b),
    pair.class,
    pair.share,
    pair.shareOfOther,
    pair.longest,
    pair.passages,
    pair.a.id,
    pair.b.id,
  ]);
  return toCommaSeparated(columns, [...first, ...rows]);
}

function factsOf({ title, attributes, path }: Document): Cell[] {
  return [title.value, attributes['date']?.value, attributes['outlet']?.value, path];
}

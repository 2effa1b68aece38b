import type { Cell } from './comma-separated.ts';
import { sourceCells, sourceColumns } from './quoted-source.ts';
import type { QuotedSource } from './quoted-source.ts';
import { tableRows } from './saved-table.ts';
import type { TableRows } from './saved-table.ts';

/** One reason for a line between two, as it is saved. */
export interface LineageReason {
  readonly from: string;
  readonly to: string;
  readonly directed: boolean;
  /** In words. */
  readonly why: string;
  /** The words of the text that say so, and the document that they stand in; empty where none do. */
  readonly quotation: string;
  readonly document: string;
  readonly documentId: string;
  /** Null where no words do. */
  readonly source: QuotedSource | null;
  /** Offsets in that text; null where none. */
  readonly place: { readonly from: number; readonly to: number } | null;
  /** Who decided, where a person did. */
  readonly author: string;
  readonly note: string;
}

const columns = [
  ...['from', 'to', 'directed', 'why', 'quotation', 'document'],
  ...['document id', 'from offset', 'to offset', 'decided by', 'note', ...sourceColumns],
];

/** Why there are lines, one row each, in the given order. */
export function lineageTable(reasons: Iterable<LineageReason>): TableRows {
  return tableRows({ header: columns, row: rowOf }, reasons);
}

function rowOf(one: LineageReason): readonly Cell[] {
  const { from, to, directed, why, quotation, document, documentId, place, author, note, source } = one;
  return [
    ...[from, to, directed ? 'yes' : 'no', why, quotation, document, documentId],
    ...[place?.from, place?.to, author, note],
    ...sourceCells(source),
  ];
}

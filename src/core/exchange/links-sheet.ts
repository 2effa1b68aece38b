import { momentCell } from './comma-separated.ts';
import { tableRows } from './saved-table.ts';
import type { TableRows } from './saved-table.ts';

/** A link as it is saved. Of a mark the whole of its words, and the document that they stand in. */
export interface SavedLink {
  readonly from: string;
  readonly fromDocument: string;
  readonly relation: string;
  readonly to: string;
  readonly toDocument: string;
  readonly note: string;
  readonly author: string;
  readonly created: string;
  readonly changed: string;
  readonly id: string;
}

const columns = [
  ...['from', 'from document', 'relation', 'to', 'to document'],
  ...['note', 'author', 'created', 'changed', 'id'],
];

/** Links, one row each, in the given order. */
export function linksTable(links: Iterable<SavedLink>, zone?: string): TableRows {
  return tableRows<SavedLink>(
    {
      header: columns,
      row: ({ from, fromDocument, relation, to, toDocument, note, author, created, changed, id }) => [
        ...[from, fromDocument, relation, to, toDocument, note, author],
        ...[momentCell(created, zone), momentCell(changed, zone), id],
      ],
    },
    links,
  );
}

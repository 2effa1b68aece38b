import { toCommaSeparated } from './comma-separated.ts';

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
export function linksToCsv(links: Iterable<SavedLink>): string {
  return toCommaSeparated(
    columns,
    Array.from(links, ({ from, fromDocument, relation, to, toDocument, note, author, created, changed, id }) => [
      ...[from, fromDocument, relation, to, toDocument],
      ...[note, author, created, changed, id],
    ]),
  );
}

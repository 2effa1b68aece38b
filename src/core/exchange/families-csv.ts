import type { AttributeDefinition, Document, Range } from '../model/records.ts';
import type { Cell } from './comma-separated.ts';
import { columnNames, toCommaSeparated } from './comma-separated.ts';

/** One place of a passage that several documents share. */
export interface SharedPlace extends Range {
  /** The passage's number; the first is 1. */
  readonly number: number;
  readonly kind: string;
  /** In how many documents the passage stands. */
  readonly documents: number;
  readonly document: Document;
  readonly version: number;
  readonly text: string;
  readonly words: number;
}

const before = ['shared passage', 'kind', 'documents', 'document', 'path', 'language'];
const after = ['text', 'words', 'version', 'from', 'to', 'document id'];

/** Shared passages, one row for each place of each, in the given order. */
export function familiesToCsv(places: Iterable<SharedPlace>, definitions: readonly AttributeDefinition[]): string {
  const attributes = definitions.toSorted((a, b) => a.order - b.order);
  const rows = Array.from(places, ({ number, kind, documents, document, version, text, words, from, to }): Cell[] => [
    number,
    kind,
    documents,
    document.title.value,
    document.path,
    document.language,
    ...attributes.map(({ id }) => document.attributes[id]?.value),
    text,
    words,
    version,
    from,
    to,
    document.id,
  ]);
  return toCommaSeparated(columnNames(before, attributes, after), rows);
}

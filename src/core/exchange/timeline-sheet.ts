import { dateCell } from './comma-separated.ts';
import type { QuotedSource } from './quoted-source.ts';
import { tableRows } from './saved-table.ts';
import type { TableRows } from './saved-table.ts';

/** A date on a timeline, as it is saved. */
export interface TimelineEntry {
  /** In EDTF; empty where the days cannot be told. */
  readonly when: string;
  /** `published`, `event`, `report`. */
  readonly kind: string;
  readonly document: string;
  /** As the text has it, and its sentence; both empty of when the document appeared. */
  readonly words: string;
  readonly sentence: string;
  /** The day that a relative date was counted from; empty if it says itself when. */
  readonly countedFrom: string;
  /** Numbers of the disagreements in which it stands. */
  readonly disagreements: readonly number[];
  readonly documentId: string;
  /** Where its sentence stands; of when the document appeared, the document. */
  readonly source: QuotedSource;
  readonly place: { readonly from: number; readonly to: number } | null;
}

const columns = [
  ...['when (EDTF)', 'kind', 'document', 'outlet', 'words', 'sentence', 'counted from', 'disagreements'],
  ...['document id', 'from offset', 'to offset', 'document date', 'version', 'passage'],
];

/** Dates, one row each, in the given order. */
export function timelineTable(entries: Iterable<TimelineEntry>): TableRows {
  return tableRows<TimelineEntry>(
    {
      header: columns,
      row: ({ when, kind, document, words, sentence, countedFrom, disagreements, documentId, place, source }) => [
        ...[dateCell(when), kind, document, source.outlet, words, sentence, dateCell(countedFrom)],
        ...[disagreements.join(' '), documentId, place?.from, place?.to],
        ...[dateCell(source.date), source.version, source.passage],
      ],
    },
    entries,
  );
}

import type { Cell } from './comma-separated.ts';
import { dateCell } from './comma-separated.ts';
import type { QuotationsTable } from './quotations-table.ts';
import { leftOutOf, wordsOfForm } from './quotations-table.ts';
import type { SavedTable } from './saved-table.ts';

const header = [
  'family',
  'document',
  'outlet',
  'date',
  'words',
  'left out',
  'speech',
  'verb',
  'speaker',
  'pronoun',
  'inferred',
  'by way of',
  'place',
  'version',
  'passage',
  'document id',
];

/** Quotations in families: a row for each form. Who is named elsewhere in the text, not with the words, is marked so. */
export function quotationsSheet({ title, about, rows }: QuotationsTable): SavedTable {
  return {
    title,
    about,
    header,
    rows: rows.map((row): Cell[] => {
      const { outlet, date, version, passage } = row.source;
      return [
        row.family,
        row.name,
        outlet,
        dateCell(date),
        wordsOfForm(row),
        leftOutOf(row),
        row.direct ? 'direct' : 'indirect',
        row.verb,
        row.speaker,
        row.pronoun,
        row.inferred ? 'yes' : 'no',
        row.chain.map(({ name, near }) => (near ? name : `${name} (elsewhere)`)).join(' › '),
        row.from,
        version,
        passage,
        row.document.id,
      ];
    }),
  };
}

import type { Evidence } from './evidence.ts';
import { saidOf } from './evidence.ts';
import type { Exporter } from './exporter.ts';
import { asBytes } from './exporter.ts';
import type { Cell } from './comma-separated.ts';
import { commaSeparatedStream } from './comma-separated.ts';
import { remarkAlone } from './not-covered.ts';
import type { Placing } from './placing.ts';
import { quotationTable } from './quotation-table.ts';
import type { QuotationTable } from './quotation-table.ts';

/** For spreadsheets and statistics. */
export const csvFormat = {
  id: 'csv',
  ending: 'csv',
  mediaType: 'text/csv',
  arranged: false,
  write: (evidence, { zone }, placing) => asBytes(toCsv(evidence, placing, zone)),
  show: (evidence, { zone }, placing) => toCsv(evidence, placing, zone),
} as const satisfies Exporter;

/**
 * One row for each quotation and tag of it, so that a pivot table can count tags; a quotation without a tag has one row
 * with an empty tag. What is not held, and what the quotations count as, is said in the first row, in a
 * column of its own. The columns are those of `quotationTable`. In pieces, because there may be a great many.
 */
export function toCsv(evidence: Evidence, placing: Placing, zone?: string): AsyncGenerator<string, void> {
  const table = quotationTable(evidence, 'tag', zone);
  return commaSeparatedStream(table.columns, rowsOf(evidence, placing, table));
}

async function* rowsOf(
  evidence: Evidence,
  placing: Placing,
  { columns, row }: QuotationTable,
): AsyncGenerator<readonly Cell[]> {
  if (evidence.quotations.length === 0) yield* remarkAlone(columns, saidOf(evidence));
  const known = new Set(evidence.tags.map(({ id }) => id));
  for (const chosen of evidence.quotations) {
    const excerpt = await placing.of(chosen);
    const own = excerpt.tagIds.filter((id) => known.has(id));
    if (own.length === 0) yield row(excerpt, []);
    for (const id of own) yield row(excerpt, [id]);
  }
}

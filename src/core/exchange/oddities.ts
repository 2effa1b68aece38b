import type { Id } from '../model/id.ts';
import type { Reference } from '../model/kinds.ts';
import type { AllRecords, Document, Records, Table } from '../model/records.ts';
import { kindOf, tables } from '../model/tables.ts';

/** A record speaks of something that the project does not hold: records of a table, a version of a document, or texts. */
export interface Oddity {
  readonly table: Table;
  readonly id: Id;
  readonly missing: Table | 'version' | 'texts';
}

/** What does not fit together, each thing once for a record. */
export function* findOddities(records: AllRecords, textIds: ReadonlySet<Id>): Generator<Oddity> {
  const known = new Map<Table, ReadonlyMap<Id, Records[Table]>>(
    tables.map((table) => [table, new Map<Id, Records[Table]>(records[table].map((record) => [record.id, record]))]),
  );
  for (const table of tables) {
    const { references, texts } = kindOf(table);
    for (const record of records[table]) {
      const missing = new Set<Oddity['missing']>(references(record).flatMap((one) => lackOf(one, known)));
      if (!texts(record).every((id) => textIds.has(id))) missing.add('texts');
      for (const one of missing) yield { table, id: record.id, missing: one };
    }
  }
}

function lackOf(
  { to, id, version }: Reference,
  known: ReadonlyMap<Table, ReadonlyMap<Id, Records[Table]>>,
): readonly (Table | 'version')[] {
  const found = known.get(to)!.get(id);
  if (!found) return [to];
  if (version === undefined) return [];
  return (found as Document).versions.some(({ number }) => number === version) ? [] : ['version'];
}

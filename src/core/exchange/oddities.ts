import { aliasTable, namesOnTheWay } from '../model/aliases.ts';
import { cleanName } from '../model/clean-name.ts';
import type { Id } from '../model/id.ts';
import type { Reference } from '../model/kinds.ts';
import type { AllRecords, Document, Records, Table } from '../model/records.ts';
import { kindOf, tables } from '../model/tables.ts';

/**
 * A record speaks of something that the project does not hold: records of a table, a version of a document, or texts. Or what
 * must hold among all of its kind does not.
 */
export interface Oddity {
  readonly table: Table;
  readonly id: Id;
  readonly missing: Table | 'version' | 'texts' | Unruly;
}

/** `its own place`: another decides on the same, or has the same name. `its end`: names that lead back to themselves. */
export type Unruly = 'its own place' | 'its end';

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
  for (const table of ['cells', 'rulings', 'aliases'] as const) yield* twinsIn(table, records);
  yield* ringsOf(records.aliases);
}

/** Those that stand where another one does already. */
function* twinsIn(table: 'cells' | 'rulings' | 'aliases', records: AllRecords): Generator<Oddity> {
  const { place } = kindOf(table);
  const taken = new Set<string>();
  for (const record of records[table]) {
    const at = place?.(record);
    if (at === undefined) continue;
    if (taken.has(at)) yield { table, id: record.id, missing: 'its own place' };
    taken.add(at);
  }
}

/** Aliases whose names lead back to themselves, one for each ring. */
function* ringsOf(aliases: AllRecords['aliases']): Generator<Oddity> {
  const table = aliasTable(aliases);
  const named = new Map(aliases.map((one) => [cleanName(one.name), one.id]));
  const seen = new Set<string>();
  for (const { name } of aliases) {
    const way = [...namesOnTheWay(name, table, seen)];
    const closing = way.pop()!;
    if (way.includes(closing)) yield { table: 'aliases', id: named.get(way.at(-1)!)!, missing: 'its end' };
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

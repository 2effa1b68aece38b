import { edited, removedAll, sequence } from './diff.ts';
import type { Diff, Edit } from './diff.ts';
import type { Id } from './id.ts';
import type { Records, Table } from './records.ts';
import { kindOf, loadedTables } from './tables.ts';
import type { LoadedTable } from './tables.ts';

/** The records that are held in memory; nothing that can be removed is spoken of by others. */
export interface Rows {
  rows<T extends LoadedTable>(table: T): ReadonlyMap<Id, Records[T]>;
}

/**
 * Removes these records, all that goes with them, and from the rest what is lost with them; kinds.ts says which is which.
 * Texts stay for undo. `time` is when that was.
 */
export function removeWithAll(records: Rows, table: LoadedTable, ids: Iterable<Id>, time: string): Diff {
  const gone = new Map<Table, Set<Id>>(loadedTables.map((one) => [one, new Set()]));
  for (const id of ids) if (records.rows(table).has(id)) gone.get(table)!.add(id);
  const isGone = (of: Table, id: Id): boolean => gone.get(of)?.has(id) === true;
  for (let grown = true; grown;) {
    grown = false;
    for (const one of loadedTables) {
      for (const record of goingWith(records, one, isGone)) {
        gone.get(one)!.add(record.id);
        grown = true;
      }
    }
  }
  return sequence(
    ...loadedTables.flatMap((one) => [losses(records, one, isGone, time), removals(records, one, isGone)]),
  );
}

type IsGone = (table: Table, id: Id) => boolean;

function* goingWith<T extends LoadedTable>(records: Rows, table: T, isGone: IsGone): Generator<Records[T]> {
  const { references } = kindOf(table);
  for (const record of records.rows(table).values()) {
    if (isGone(table, record.id)) continue;
    if (references(record).some(({ to, id, ifGone }) => ifGone === 'goes' && isGone(to, id))) yield record;
  }
}

function losses<T extends LoadedTable>(records: Rows, table: T, isGone: IsGone, time: string): Diff {
  const { references, without } = kindOf(table);
  if (!without) return {};
  const pairs: Edit<Records[T]>[] = [];
  for (const record of records.rows(table).values()) {
    if (isGone(table, record.id) || !references(record).some(({ to, id }) => isGone(to, id))) continue;
    pairs.push([record, without(record, isGone, time)]);
  }
  return edited(table, pairs);
}

function removals<T extends LoadedTable>(records: Rows, table: T, isGone: IsGone): Diff {
  return removedAll(
    table,
    [...records.rows(table).values()].filter(({ id }) => isGone(table, id)),
  );
}

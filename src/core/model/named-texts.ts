import type { Change } from './change.ts';
import { edits } from './diff.ts';
import type { Id } from './id.ts';
import type { AllRecords, Records, Table } from './records.ts';
import { kindOf, tables } from './tables.ts';

/**
 * The ids of all texts that the records need, as they are or as the history knows them: an undone or abandoned act needs
 * its texts, too. Any other text is a leftover that nobody can reach.
 */
export function namedTexts(records: AllRecords, changes: Iterable<Change>): ReadonlySet<Id> {
  const named = new Set<Id>();
  const take = <T extends Table>(table: T, record: Records[T]) => {
    for (const id of kindOf(table).texts(record)) named.add(id);
  };
  for (const table of tables) for (const record of records[table]) take(table, record);
  for (const { diff } of changes) {
    for (const [table, , edit] of edits(diff)) for (const record of edit) if (record) take(table, record);
  }
  return named;
}

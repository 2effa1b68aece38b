import { kinds } from './kinds.ts';
import type { Kind } from './kinds.ts';
import type { Records, Table } from './records.ts';

/** Every table, in the order in which Diffs and files list them. */
export const tables = Object.keys(kinds) as readonly Table[];

/** The tables that are held in memory. */
export type LoadedTable = { [T in Table]: (typeof kinds)[T]['loaded'] extends true ? T : never }[Table];
/** See `LoadedTable`. */
export const loadedTables = tables.filter(isLoaded);

/** Whether its records are held in memory. */
export function isLoaded(table: Table): table is LoadedTable {
  return kinds[table].loaded;
}

/** What holds for the records of a table. */
export function kindOf<T extends Table>(table: T): Kind<Records[T]> {
  // The compiler does not see that the entry of a table is about its records, though the entries are checked to be.
  return kinds[table] as unknown as Kind<Records[T]>;
}

import type { Rows } from '../../src/core/model/cascade.ts';
import type { Records } from '../../src/core/model/records.ts';
import type { LoadedTable } from '../../src/core/model/tables.ts';

/** Records as a project holds them in memory; what is not named is empty. */
export function rowsOf(records: { readonly [T in LoadedTable]?: readonly Records[T][] }): Rows {
  return {
    rows: <T extends LoadedTable>(table: T) =>
      new Map(((records[table] ?? []) as readonly Records[T][]).map((record) => [record.id, record])),
  };
}

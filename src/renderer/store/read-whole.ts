import type { Change } from '../../core/model/change.ts';
import type { Id } from '../../core/model/id.ts';
import type { Records, Table } from '../../core/model/records.ts';
import { tables } from '../../core/model/records.ts';
import type { ProjectDatabase } from './project-database.ts';
import { diffOf } from './write.ts';

/** Everything of a project but its texts, which are read one by one. */
export interface WholeProject {
  readonly records: { readonly [T in Table]: readonly Records[T][] };
  /** In the order of acts. */
  readonly changes: readonly Change[];
  readonly textIds: readonly Id[];
}

/** Reads it in one transaction, so that all of it is from one moment. */
export async function readWhole(database: ProjectDatabase): Promise<WholeProject> {
  const stores = [...tables, 'changes', 'diffs', 'texts'].map((name) => database.table(name));
  return database.transaction('r', stores, async () => {
    const rows = await Promise.all(tables.map(async (table) => [table, await database.table(table).toArray()]));
    const changes: Change[] = [];
    for (const { number, ...change } of await database.changes.orderBy('number').toArray()) {
      changes.push({ ...change, diff: await diffOf(database, number) });
    }
    return {
      records: Object.fromEntries(rows) as WholeProject['records'],
      changes,
      textIds: await database.texts.orderBy('id').primaryKeys(),
    };
  });
}

import type { Transaction } from 'dexie';
import type { Result } from '../../core/model/result.ts';
import { steps } from '../../core/model/upgrade/steps.ts';
import { upgradeDiff, upgradeRecord } from '../../core/model/upgrade/upgrade.ts';
import type { StoredDiff } from './project-database.ts';

/** Thrown inside the transaction of an upgrade to abort it: something was never of the schema that it should be of. */
export class NotUpgraded extends Error {
  override readonly name = 'NotUpgraded';
}

/** Rows that are in memory at once. A piece of a Diff holds up to a thousand records. */
const recordBatch = 500;
const diffBatch = 20;

/**
 * Turns all records of a database of the schema before `to`, and both halves of every edit of its history, into those of
 * `to`. Runs in the transaction that changes the database's version: all of it is upgraded, or nothing.
 */
export async function upgradeTables(transaction: Transaction, to: number): Promise<void> {
  const changed = Object.keys(steps[to - 2] ?? {});
  if (changed.length === 0) return;
  for (const table of changed) {
    await mapRows(transaction, table, recordBatch, (record) => stored(upgradeRecord(table, record, to - 1, to)));
  }
  await mapRows(transaction, 'diffs', diffBatch, (row) => {
    const { diff, ...place } = row as StoredDiff;
    return { ...place, diff: stored(upgradeDiff(diff, to - 1, to)) };
  });
}

async function mapRows(
  transaction: Transaction,
  name: string,
  batchSize: number,
  map: (row: unknown) => unknown,
): Promise<void> {
  const table = transaction.table<unknown, string | number>(name);
  for (let rest = table.orderBy(':id'), more = true; more;) {
    const keys = await rest.limit(batchSize).primaryKeys();
    const rows = await table.bulkGet(keys);
    await table.bulkPut(rows.map(map));
    more = keys.length === batchSize;
    if (more) rest = table.where(':id').above(keys.at(-1)!);
  }
}

function stored(result: Result<unknown>): unknown {
  if (result.ok) return result.value;
  const { about, detail = '' } = result.error;
  throw new NotUpgraded(`${about}: ${detail}`);
}

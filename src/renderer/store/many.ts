import type { Table } from 'dexie';
import type { Id } from '../../core/model/id.ts';

// Many records of one table at once. IndexedDB answers one request for each id, and a request costs more than a record:
// 20,000 of them keep the window busy for seconds. Ids begin with the time they were made at, so what was made in one
// act stands together in the table, and one request reads or removes a thousand of it. Where other records stand between,
// each id is asked for by itself, as ever.

/** Ids of one range: so many that few requests are needed, so few that a refusal is known soon. */
const atOnce = 1000;
/** With fewer ids, or fewer to a run of them, a request for each is as good. */
const few = 4;
/** A range is read as a whole if it holds at most so many times as many records as are wanted of it. */
const muchBetween = 2;

/**
 * The records of these ids, as far as they are there. What stands side by side is read at once, and nothing else with it:
 * of texts, one that stands between may be larger than all.
 */
export async function recordsOf<R extends { readonly id: Id }>(
  table: Table<R, Id>,
  ids: Iterable<Id>,
): Promise<ReadonlyMap<Id, R>> {
  const found = new Map<Id, R>();
  for (const some of rangesOf(ids)) {
    // No further than needed: of ids from all over the table nearly all keys would be read.
    const most = muchBetween * some.length;
    const keys =
      some.length < few
        ? null
        : await between(table, some)
            .limit(most + 1)
            .primaryKeys();
    const runs = keys === null || keys.length > most ? null : runsOf(keys, new Set(some));
    const records =
      runs === null || runs.length * few > some.length
        ? await table.bulkGet([...some])
        : (await Promise.all(runs.map((run) => between(table, run).toArray()))).flat();
    for (const record of records) if (record) found.set(record.id, record);
  }
  return found;
}

/** Of the keys that stand in the table those that are wanted: the first and the last of each unbroken run. */
function runsOf(keys: readonly Id[], wanted: ReadonlySet<Id>): (readonly [Id, Id])[] {
  const runs: [Id, Id][] = [];
  let goesOn = false;
  for (const key of keys) {
    const isWanted = wanted.has(key);
    if (isWanted && goesOn) runs.at(-1)![1] = key;
    else if (isWanted) runs.push([key, key]);
    goesOn = isWanted;
  }
  return runs;
}

/** Those of these ids of which there is a record. */
export async function idsThere(table: Table<unknown, Id>, ids: Iterable<Id>): Promise<ReadonlySet<Id>> {
  const found = new Set<Id>();
  for (const some of rangesOf(ids)) {
    const range = between(table, some);
    const count = await range.count();
    if (count === 0) continue;
    const few = count <= muchBetween * some.length;
    const keys = few
      ? await range.primaryKeys()
      : await table
          .where('id')
          .anyOf([...some])
          .primaryKeys();
    const wanted = new Set(some);
    for (const id of keys) if (wanted.has(id)) found.add(id);
  }
  return found;
}

/** Removes records that are there. */
export async function removeMany(table: Table<unknown, Id>, ids: Iterable<Id>): Promise<void> {
  for (const some of rangesOf(ids)) {
    const range = between(table, some);
    if ((await range.count()) === some.length) await range.delete();
    else await table.bulkDelete([...some]);
  }
}

/** In the order in which they stand in the table. */
function* rangesOf(ids: Iterable<Id>): Generator<readonly Id[]> {
  const sorted = [...new Set(ids)].sort();
  for (let at = 0; at < sorted.length; at += atOnce) yield sorted.slice(at, at + atOnce);
}

function between<R>(table: Table<R, Id>, sorted: readonly Id[]) {
  return table.where('id').between(sorted[0]!, sorted.at(-1)!, true, true);
}

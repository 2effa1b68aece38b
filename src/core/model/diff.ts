import type { Id } from './id.ts';
import type { Records, Table } from './records.ts';
import { tables } from './tables.ts';

/**
 * The one shape in which records change. For each record it holds the value before and the value after; null before
 * means added, null after means removed. Undo is the reverse, history is a list of them, and the index and the screen
 * follow the same Diff. (After tldraw's RecordsDiff, with pairs instead of three lists, so that reversing is a swap.)
 */
export type Diff = { readonly [T in Table]?: Readonly<Record<Id, Edit<Records[T]>>> };

/** One record before and after; never null on both sides. */
export type Edit<R> = readonly [before: R | null, after: R | null];

/** Changes nothing. */
export const noDiff: Diff = {};

/** These records are new. */
export function added<T extends Table>(table: T, ...records: readonly Records[T][]): Diff {
  return edited(
    table,
    records.map((record) => [null, record]),
  );
}

/** These records, as they are now, go. */
export function removed<T extends Table>(table: T, ...records: readonly Records[T][]): Diff {
  return removedAll(table, records);
}

/** `removed` of any number. */
export function removedAll<T extends Table>(table: T, records: readonly Records[T][]): Diff {
  return edited(
    table,
    records.map((record) => [record, null]),
  );
}

/** Many edits of one table, each of another record; for bulk acts, which are too many to be arguments. */
export function edited<T extends Table>(table: T, pairs: Iterable<Edit<Records[T]>>): Diff {
  const rows: Record<Id, Edit<Records[T]>> = {};
  for (const edit of pairs) {
    const id = (edit[0] ?? edit[1])?.id;
    if (id === undefined || id in rows) throw new Error(`No record, or twice the same: ${table} ${id}`);
    rows[id] = edit;
  }
  for (const _any in rows) return { [table]: rows } as Diff;
  return noDiff;
}

/** The record becomes another; no Diff if both are equal. Throws if the ids differ. */
export function updated<T extends Table>(table: T, before: Records[T], after: Records[T]): Diff {
  if (before.id !== after.id) throw new Error(`An update cannot change an id: ${before.id} to ${after.id}`);
  return sameValue(before, after) ? noDiff : edited(table, [[before, after]]);
}

/** The Diff that takes back this one. */
export function reverse(diff: Diff): Diff {
  return mapEdits(diff, ([before, after]) => [after, before]);
}

/**
 * One Diff that does what these do, one after the other. Records that end as they began are left out. Throws if a
 * later Diff does not start from what an earlier one left: that is a bug in who made them.
 */
export function sequence(...diffs: readonly Diff[]): Diff {
  return sequenceOf(diffs);
}

/** `sequence` of any number. */
export function sequenceOf(diffs: Iterable<Diff>): Diff {
  const total: Record<string, Record<Id, Edit<unknown>>> = {};
  for (const diff of diffs) {
    for (const [table, id, [before, after]] of edits(diff)) {
      const rows = (total[table] ??= {});
      const earlier = rows[id];
      if (earlier && !sameValue(earlier[1], before)) {
        throw new Error(`Diffs do not follow each other: ${table} ${id}`);
      }
      const first = earlier ? earlier[0] : before;
      if (sameValue(first, after)) delete rows[id];
      else rows[id] = [first, after];
    }
  }
  for (const table of Object.keys(total)) if (Object.keys(total[table]!).length === 0) delete total[table];
  return total as Diff;
}

/** Whether it changes nothing. */
export function isEmpty(diff: Diff): boolean {
  return tables.every((table) => Object.keys(diff[table] ?? {}).length === 0);
}

/** How many records it changes. */
export function sizeOf(diff: Diff): number {
  return Object.values(diff).reduce((size, rows) => size + Object.keys(rows).length, 0);
}

/** How many records a Diff adds, changes and removes. */
export interface EditCounts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** The counts of each table in which there is an edit. */
export function countEdits(diff: Diff): { readonly [T in Table]?: EditCounts } {
  const counted = tables.flatMap((table) => {
    const all: readonly Edit<unknown>[] = Object.values(diff[table] ?? {});
    if (all.length === 0) return [];
    const added = all.filter(([before]) => before === null).length;
    const removed = all.filter(([, after]) => after === null).length;
    return [[table, { added, changed: all.length - added - removed, removed }] as const];
  });
  return Object.fromEntries(counted);
}

/** Every edit as table, id, pair; in the order of `tables`. */
export function* edits(diff: Diff): Generator<readonly [Table, Id, Edit<Records[Table]>]> {
  for (const table of tables) {
    for (const [id, edit] of Object.entries(diff[table] ?? {})) yield [table, id, edit as Edit<Records[Table]>];
  }
}

/** Equal by content. Records are JSON-able; a key whose value is undefined equals a missing key. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, at) => sameValue(item, b[at]))
    );
  }
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  // Asked of every record of an act of ten thousand: a set of the keys of both would cost more than the look at them.
  for (const key of Object.keys(left)) if (!sameValue(left[key], right[key])) return false;
  for (const key of Object.keys(right)) if (right[key] !== undefined && !Object.hasOwn(left, key)) return false;
  return true;
}

function mapEdits(diff: Diff, map: (edit: Edit<unknown>) => Edit<unknown>): Diff {
  const result: Record<string, Record<Id, Edit<unknown>>> = {};
  for (const [table, id, edit] of edits(diff)) (result[table] ??= {})[id] = map(edit);
  return result as Diff;
}

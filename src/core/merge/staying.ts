import { canonical } from '../model/canonical.ts';
import { sameValue } from '../model/diff.ts';
import type { Id } from '../model/id.ts';
import type { Kind } from '../model/kinds.ts';
import type { Table } from '../model/records.ts';
import { kindOf, tables } from '../model/tables.ts';
import type { AnyRecord, Rows } from './state.ts';

// What they removed and we used stays until somebody answers. With it stays what went from their project only because it
// went: marks of a document, the tag on marks. An answer for them removes it as any removal does.

/** Keeps what goes with what stays; false if nothing more does. */
export function keepWhatGoesAlong(ours: Rows, theirs: Rows, removed: ReadonlyMap<Table, Set<Id>>): boolean {
  let kept = false;
  for (const [table, ids] of removed) {
    for (const id of [...ids]) {
      const record = ours.get(table, id);
      if (!record) continue;
      const hangs = kindOf(table)
        .references(record)
        .some((one) => one.ifGone === 'goes' && isStaying(one.to, one.id, ours, theirs, removed));
      if (!hangs) continue;
      ids.delete(id);
      kept = true;
    }
  }
  return kept;
}

/** Gives our records back what theirs lost only since it was gone there. */
export function giveBackWhatStays(result: Rows, ours: Rows, theirs: Rows, removed: ReadonlyMap<Table, Set<Id>>): void {
  for (const table of tables) {
    const kind = kindOf(table) as unknown as Kind<AnyRecord>;
    for (const [id, record] of ours.all(table)) {
      const now = result.get(table, id);
      if (!now || !kind.without) continue;
      const speaks = new Set(kind.references(now).map(({ to, id: of }) => `${to} ${of}`));
      const lost = kind
        .references(record)
        .filter(
          ({ to, id: of, ifGone }) =>
            ifGone === 'loses it' && !speaks.has(`${to} ${of}`) && isStaying(to, of, ours, theirs, removed),
        );
      if (lost.length === 0) continue;
      const without = kind.without(record, (to, of) => lost.some((one) => one.to === to && one.id === of), '');
      result.set(table, id, givenBack(record, without, now));
    }
  }
}

/** Whether they have it no more and it is here all the same: it is asked about, or stays with what is. */
function isStaying(table: Table, id: Id, ours: Rows, theirs: Rows, removed: ReadonlyMap<Table, Set<Id>>): boolean {
  return ours.get(table, id) !== undefined && !theirs.get(table, id) && !removed.get(table)!.has(id);
}

type Fields = Readonly<Record<string, unknown>>;

function givenBack(ours: AnyRecord, without: AnyRecord, there: AnyRecord): AnyRecord {
  const [o, w, n] = [ours, without, there] as unknown as readonly [Fields, Fields, Fields];
  const fields = Object.keys(o).filter((field) => field !== 'changed' && !sameValue(o[field], w[field]));
  const back = fields.map((field) => [field, valueGivenBack(o[field], w[field], n[field])] as const);
  const now = { ...n, ...Object.fromEntries(back) };
  // Only when it lost it there, which it did not here.
  return sameValue({ ...now, changed: o['changed'] }, o) ? ours : (now as unknown as AnyRecord);
}

function valueGivenBack(ours: unknown, without: unknown, now: unknown): unknown {
  if (Array.isArray(ours)) {
    const [left, there] = [without, now].map((list): readonly unknown[] => (Array.isArray(list) ? list : []));
    const [inOurs, inLeft, inThere] = [ours, left!, there!].map((list) => new Set(list.map(canonical)));
    const kept = ours.filter((item) => inThere!.has(canonical(item)) || !inLeft!.has(canonical(item)));
    return [...kept, ...there!.filter((item) => !inOurs!.has(canonical(item)))];
  }
  if (typeof ours === 'object' && ours !== null && (now === undefined || typeof now === 'object')) {
    const lost = Object.entries(ours).filter(([key]) => (without as Fields | undefined)?.[key] === undefined);
    return { ...Object.fromEntries(lost), ...(now as Fields | undefined) };
  }
  return sameValue(now, without) ? ours : now;
}

import { edits } from './diff.ts';
import type { Diff, Edit } from './diff.ts';
import type { Records, Table } from './records.ts';
import { kindOf } from './tables.ts';

// Acts are undone from the last to the first. What the program did by itself may stand between, and is passed over:
// that is right only if neither act stands on the other, so that each order ends the same.

/** What a Diff changes, and what it must find. Names are made of a table and an id. */
export interface Reach {
  readonly changes: ReadonlySet<string>;
  readonly needs: ReadonlySet<string>;
}

/** What all of these Diffs reach. */
export function reachOf(diffs: Iterable<Diff>): Reach {
  const changes = new Set<string>();
  const needs = new Set<string>();
  for (const diff of diffs) {
    for (const [table, id, edit] of edits(diff)) {
      changes.add(`${table} ${id}`);
      const [before, after] = edit;
      if (before === null || after === null) changes.add(existence(table, id));
      for (const record of edit) if (record) for (const need of needsOf(table, record)) needs.add(need);
      for (const place of placesOf(table, edit)) changes.add(place);
    }
  }
  return { changes, needs };
}

/** Whether the acts can be done, and taken back, in either order with the same outcome. */
export function areApart(a: Reach, b: Reach): boolean {
  return !meet(a.changes, b.changes) && !meet(a.needs, b.changes) && !meet(b.needs, a.changes);
}

function existence(table: Table, id: string): string {
  return `${table} ${id} exists`;
}

/** What comes or goes takes or leaves its place. */
function placesOf<T extends Table>(table: T, [before, after]: Edit<Records[T]>): readonly string[] {
  const { place } = kindOf(table);
  if (place === null || (before !== null && after !== null)) return [];
  return [`${table} at ${place((before ?? after)!)}`];
}

function needsOf<T extends Table>(table: T, record: Records[T]): readonly string[] {
  return kindOf(table)
    .references(record)
    .map(({ to, id, version }) => (version === undefined ? existence(to, id) : `${to} ${id}`));
}

function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [fewer, more] = a.size < b.size ? [a, b] : [b, a];
  for (const one of fewer) if (more.has(one)) return true;
  return false;
}

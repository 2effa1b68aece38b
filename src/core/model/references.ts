import type { Edit } from './diff.ts';
import type { Reference } from './kinds.ts';
import type { Records, Table } from './records.ts';
import { kindOf } from './tables.ts';

/** What the record speaks of after the edit, and did not before: that must be there. */
export function gainedReferences<T extends Table>(table: T, [before, after]: Edit<Records[T]>): readonly Reference[] {
  if (after === null) return [];
  const { references } = kindOf(table);
  if (before === null) return references(after);
  const had = new Set(references(before).map(nameOf));
  return references(after).filter((one) => !had.has(nameOf(one)));
}

function nameOf({ to, id, version = 0 }: Reference): string {
  return `${to} ${version} ${id}`;
}

import type { Verb } from '../model/change.ts';
import { sameValue } from '../model/diff.ts';
import type { Id } from '../model/id.ts';
import type { Table } from '../model/records.ts';
import { kindOf, tables } from '../model/tables.ts';
import type { AnyRecord, ProjectState } from './state.ts';

/** What made the record chose its colour, or it came as somebody else had chosen it. */
const choosing: ReadonlySet<Verb> = new Set([
  ...(['merge-project', 'answer-question', 'take-in-codebook', 'import'] as const),
  ...(['recolour-tag', 'recolour-person'] as const),
]);

/**
 * The records, by kind, that have still what the program gave when they were made: their history shows how they were made,
 * and that nobody chose otherwise. Of kinds of which the program gives nothing there are none.
 */
export function givenIn({ changes }: Pick<ProjectState, 'changes'>): ReadonlyMap<Table, ReadonlySet<Id>> {
  const given = new Map(tables.flatMap((table) => (fieldsOf(table).length === 0 ? [] : [[table, new Set<Id>()]])));
  for (const { state, label, diff } of changes) {
    if (state !== 'done') continue;
    for (const [table, ids] of given) {
      for (const [id, [before, after]] of Object.entries(diff[table] ?? {})) {
        const isGiven = before === null ? !choosing.has(label.verb) : ids.has(id) && !isChosen(table, before, after);
        if (after && isGiven) ids.add(id);
        else ids.delete(id);
      }
    }
  }
  return given;
}

function fieldsOf(table: Table): readonly string[] {
  return kindOf(table).joining?.given ?? [];
}

function isChosen(table: Table, before: AnyRecord, after: AnyRecord | null): boolean {
  const [b, a] = [before, after] as unknown as readonly Readonly<Record<string, unknown>>[];
  return fieldsOf(table).some((field) => !sameValue(b![field], a?.[field]));
}

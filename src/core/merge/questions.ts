import type { Id } from '../model/id.ts';
import type { SomeRecords, Table } from '../model/records.ts';
import { keyOfQuestion } from './question.ts';
import type { NewQuestion } from './question.ts';
import type { AnyRecord } from './state.ts';

/** The questions of a merge, as they come up. */
export class Questions {
  readonly #asked = new Map<string, { readonly of: Omit<NewQuestion, 'theirs'>; readonly held: Map<string, Held> }>();

  /** Asks, or adds what they hold to the question of that key. Null: they removed it. */
  ask(table: Table, recordId: Id, fields: readonly string[], theirs: AnyRecord | null): void {
    this.#of(table, recordId, fields);
    if (theirs) this.hold(table, recordId, fields, table, theirs);
  }

  /** A record of theirs that cannot be here unless the question is answered for them. */
  hold(table: Table, recordId: Id, fields: readonly string[], of: Table, record: AnyRecord): void {
    const { held } = this.#of(table, recordId, fields);
    const key = `${of} ${record.id}`;
    if (!held.has(key)) held.set(key, { table: of, record });
  }

  all(): readonly NewQuestion[] {
    return [...this.#asked.values()].map(({ of, held }) => ({ ...of, theirs: recordsOf(held.values()) }));
  }

  #of(table: Table, recordId: Id, fields: readonly string[]) {
    const of = { table, recordId, fields };
    const key = keyOfQuestion(of);
    const one = this.#asked.get(key) ?? { of, held: new Map<string, Held>() };
    this.#asked.set(key, one);
    return one;
  }
}

interface Held {
  readonly table: Table;
  readonly record: AnyRecord;
}

function recordsOf(held: Iterable<Held>): SomeRecords {
  const lists: Partial<Record<Table, AnyRecord[]>> = {};
  for (const { table, record } of held) (lists[table] ??= []).push(record);
  return lists as SomeRecords;
}

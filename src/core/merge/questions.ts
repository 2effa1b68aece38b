import { added, sequence } from '../model/diff.ts';
import type { Diff } from '../model/diff.ts';
import type { Id } from '../model/id.ts';
import type { Table } from '../model/records.ts';
import { keyOfQuestion } from './question.ts';
import type { Question } from './question.ts';
import type { AnyRecord } from './state.ts';

/** The questions of a merge, as they come up. */
export class Questions {
  readonly #asked = new Map<string, { readonly of: Omit<Question, 'theirs'>; readonly held: Map<string, Held> }>();

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

  all(): readonly Question[] {
    return [...this.#asked.values()].map(({ of, held }) => ({ ...of, theirs: diffOf([...held.values()]) }));
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

function diffOf(held: readonly Held[]): Diff {
  return sequence(...held.map(({ table, record }) => added(table, record)));
}

import type { Id } from '../model/id.ts';
import type { Reference } from '../model/kinds.ts';
import type { Table } from '../model/records.ts';
import { kindOf, tables } from '../model/tables.ts';
import type { Questions } from './questions.ts';
import type { AnyRecord, Rows } from './state.ts';

// What was removed here and changed there may come back, if a person says so. It comes back as it is there: on what it
// stands on, and with what hung on it. The mirror of it is `staying.ts`.

/** Asks about each of these, or about what it stood on that is gone, too; the question holds all that would come back. */
export function askToComeBack(
  gone: readonly (readonly [Table, AnyRecord])[],
  result: Rows,
  theirs: Rows,
  questions: Questions,
): void {
  if (gone.length === 0) return;
  const back = new ComingBack(result, theirs, questions);
  for (const [table, record] of gone) back.ask(table, record);
}

class ComingBack {
  /** By what they speak of. */
  readonly #speaking = new Map<string, [Table, AnyRecord, Reference['ifGone']][]>();
  readonly #asked = new Set<string>();

  constructor(
    private readonly result: Rows,
    private readonly theirs: Rows,
    private readonly questions: Questions,
  ) {
    for (const table of tables) {
      for (const record of theirs.all(table).values()) {
        for (const { to, id, ifGone } of kindOf(table).references(record)) {
          if (result.get(to, id)) continue;
          const key = `${to} ${id}`;
          const list = this.#speaking.get(key);
          if (list) list.push([table, record, ifGone]);
          else this.#speaking.set(key, [[table, record, ifGone]]);
        }
      }
    }
  }

  ask(table: Table, record: AnyRecord): void {
    const [of, top] = this.#topOf(table, record);
    this.questions.ask(of, top.id, [], top);
    if (this.#asked.has(`${of} ${top.id}`)) return;
    this.#asked.add(`${of} ${top.id}`);
    this.#hold(of, top, of, top.id, new Set([`${of} ${top.id}`]));
  }

  /** What it stood on, and that on, as far as it is gone. */
  #topOf(table: Table, record: AnyRecord, seen: readonly Id[] = []): readonly [Table, AnyRecord] {
    const [below] = this.#standsOn(table, record);
    return below && !seen.includes(record.id) ? this.#topOf(...below, [...seen, record.id]) : [table, record];
  }

  #standsOn(table: Table, record: AnyRecord): readonly (readonly [Table, AnyRecord])[] {
    return kindOf(table)
      .references(record)
      .flatMap(({ to, id, ifGone }) => {
        const one = ifGone === 'goes' && !this.result.get(to, id) ? this.theirs.get(to, id) : undefined;
        return one ? [[to, one] as const] : [];
      });
  }

  #hold(table: Table, record: AnyRecord, of: Table, id: Id, held: Set<string>): void {
    for (const [other, one, ifGone] of this.#speaking.get(`${table} ${record.id}`) ?? []) {
      const key = `${other} ${one.id}`;
      if (held.has(key) || (ifGone === 'loses it' && !this.result.get(other, one.id))) continue;
      held.add(key);
      for (const [below, needed] of this.#standsOn(other, one)) this.questions.hold(of, id, [], below, needed);
      this.questions.hold(of, id, [], other, one);
      if (ifGone === 'goes') this.#hold(other, one, of, id, held);
    }
  }
}

import type { Change } from '../model/change.ts';
import type { Id } from '../model/id.ts';
import type { AllRecords, Records, Table } from '../model/records.ts';
import { tables } from '../model/tables.ts';

/** A project with its history, oldest first. */
export interface ProjectState {
  readonly records: AllRecords;
  readonly changes: readonly Change[];
}

/** A record of any kind. */
export type AnyRecord = Records[Table];

/** The records of a project by table and id; changed in place. */
export class Rows {
  readonly #rows: ReadonlyMap<Table, Map<Id, AnyRecord>>;

  constructor(of: (table: Table) => Iterable<AnyRecord> = () => []) {
    this.#rows = new Map(tables.map((table) => [table, new Map([...of(table)].map((one) => [one.id, one]))]));
  }

  static of(records: AllRecords): Rows {
    return new Rows((table) => records[table]);
  }

  copy(): Rows {
    return new Rows((table) => this.all(table).values());
  }

  all<T extends Table>(table: T): ReadonlyMap<Id, Records[T]> {
    return this.#rows.get(table) as unknown as ReadonlyMap<Id, Records[T]>;
  }

  get<T extends Table>(table: T, id: Id): Records[T] | undefined {
    return this.all(table).get(id);
  }

  /** Null: it goes. */
  set(table: Table, id: Id, record: AnyRecord | null): void {
    if (record === null) this.#rows.get(table)!.delete(id);
    else this.#rows.get(table)!.set(id, record);
  }
}

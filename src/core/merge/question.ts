import type { Diff } from '../model/diff.ts';
import type { Id } from '../model/id.ts';
import type { Table } from '../model/records.ts';

/**
 * What the other project says otherwise, until a person decides. Nothing of it is in the records until then.
 */
export interface Question {
  /** The record that it is about, by the id that it has, or had, in the open project. */
  readonly table: Table;
  readonly recordId: Id;
  /** Which of its fields, a key of a dictionary as `attributes/date`; none: whether it is to be there at all. */
  readonly fields: readonly string[];
  /**
   * That record as it is there, and what hangs on it and cannot be here without it; each is added. Empty: it was removed
   * there, and changed or used here.
   */
  readonly theirs: Diff;
}

/** Questions of one key are one question. */
export function keyOfQuestion({ table, recordId, fields }: Omit<Question, 'theirs'>): string {
  return JSON.stringify([table, recordId, fields]);
}

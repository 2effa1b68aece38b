import type { Question } from '../model/records.ts';

/** A question of a merge that is not stored yet. */
export type NewQuestion = Omit<Question, 'id' | 'mergeId'>;

/** Questions of one key are one question. */
export function keyOfQuestion({ table, recordId, fields }: Pick<Question, 'table' | 'recordId' | 'fields'>): string {
  return JSON.stringify([table, recordId, fields]);
}

import * as v from 'valibot';
import type { Change } from './change.ts';
import { changeSchema } from './change-shape.ts';
import type { Records, Table, Text } from './records.ts';
import type { Result } from './result.ts';
import { fail, ok } from './result.ts';
import { besideText } from './shapes.ts';
import { kindOf } from './tables.ts';

/**
 * A value from outside as a record of this table, unchanged, or `invalid` with the table as `about` and the place and
 * reason of the first fault as `detail`; `made-by-newer` if the fault is a key, word or kind that nobody here knows. Only
 * shape is checked; whether the ids it names exist is for who has them all.
 */
export function checkRecord<T extends Table>(table: T, value: unknown): Result<Records[T]> {
  return check<Records[T]>(table, kindOf(table).schema, value);
}

/** The same for one entry of the history. */
export function checkChange(value: unknown): Result<Change> {
  return check<Change>('changes', changeSchema, value);
}

/** The same for what stands beside a text. */
export function checkBesideText(value: unknown): Result<Pick<Text, 'layout' | 'found'>> {
  return check<Pick<Text, 'layout' | 'found'>>('texts', besideText, value);
}

function check<T>(about: string, schema: v.GenericSchema, value: unknown): Result<T> {
  const answer = v.safeParse(schema, value, { abortEarly: true });
  if (answer.success) return ok(value as T);
  const [issue] = answer.issues;
  const place = v.getDotPath(issue);
  return fail(
    isUnknown(issue) ? 'made-by-newer' : 'invalid',
    about,
    place === null ? issue.message : `${place}: ${issue.message}`,
  );
}

/** Whether it is something that could have been added to the shape since; what is missing or of another type is not. */
function isUnknown({ type, expected, input }: v.BaseIssue<unknown>): boolean {
  if (type === 'strict_object') return expected === 'never';
  return (type === 'picklist' || type === 'variant') && typeof input === 'string';
}

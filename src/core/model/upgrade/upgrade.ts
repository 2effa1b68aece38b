import * as v from 'valibot';
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { steps } from './steps.ts';

/** What this program stores and writes. */
export const newestSchema = 1 + steps.length;

/**
 * A record of an older schema as one of schema `to`; one that is of it already comes back as it is, unchecked. One that never was
 * of its schema is `not-upgraded`, with the table as `about`.
 */
export function upgradeRecord(
  table: string,
  record: unknown,
  schema: number,
  to: number = newestSchema,
): Result<unknown> {
  let now = record;
  if (table === 'questions' && schema < to) {
    const held = upgradeHeld(record, schema, to);
    if (!held.ok) return held;
    now = held.value;
  }
  for (const step of steps.slice(schema - 1, to - 1)) {
    const change = step[table];
    if (!change) continue;
    const shape = v.safeParse(change.before, now, { abortEarly: true });
    if (!shape.success) {
      const [{ message }] = shape.issues;
      return fail('not-upgraded', table, `${v.getDotPath(shape.issues[0]) ?? ''} ${message}`.trim());
    }
    now = change.up(now);
  }
  return ok(now);
}

/** The same for a Diff: both halves of every edit. What has not the shape of a Diff comes back as it is, unchecked. */
export function upgradeDiff(diff: unknown, schema: number, to: number = newestSchema): Result<unknown> {
  if (schema >= to || !isObject(diff)) return ok(diff);
  const tables: [string, unknown][] = [];
  for (const [table, rows] of Object.entries(diff)) {
    const upgraded = upgradeRows(table, rows, schema, to);
    if (!upgraded.ok) return upgraded;
    tables.push([table, upgraded.value]);
  }
  return ok(Object.fromEntries(tables));
}

/** The same for a Change with its Diff. */
export function upgradeChange(change: unknown, schema: number): Result<unknown> {
  if (schema >= newestSchema || !isObject(change)) return ok(change);
  const diff = upgradeDiff(change['diff'], schema);
  return diff.ok ? ok({ ...change, diff: diff.value }) : diff;
}

/** What a question holds are records of its schema. */
function upgradeHeld(question: unknown, schema: number, to: number): Result<unknown> {
  if (!isObject(question) || !isObject(question['theirs'])) return ok(question);
  const theirs: [string, unknown][] = [];
  for (const [table, records] of Object.entries(question['theirs'])) {
    const upgraded: unknown[] = [];
    for (const record of Array.isArray(records) ? (records as readonly unknown[]) : []) {
      const one = upgradeRecord(table, record, schema, to);
      if (!one.ok) return one;
      upgraded.push(one.value);
    }
    theirs.push([table, Array.isArray(records) ? upgraded : records]);
  }
  return ok({ ...question, theirs: Object.fromEntries(theirs) });
}

function upgradeRows(table: string, rows: unknown, schema: number, to: number): Result<unknown> {
  if (!isObject(rows)) return ok(rows);
  const edits: [string, unknown][] = [];
  for (const [id, edit] of Object.entries(rows)) {
    const halves: unknown[] = [];
    for (const half of Array.isArray(edit) ? (edit as readonly unknown[]) : []) {
      const upgraded = half === null ? ok(null) : upgradeRecord(table, half, schema, to);
      if (!upgraded.ok) return upgraded;
      halves.push(upgraded.value);
    }
    edits.push([id, Array.isArray(edit) ? halves : edit]);
  }
  return ok(Object.fromEntries(edits));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import type { Rows } from '../model/cascade.ts';
import { removeWithAll } from '../model/cascade.ts';
import { canonical } from '../model/canonical.ts';
import { added, removed, sameValue, sequenceOf, sequence, updated } from '../model/diff.ts';
import type { Diff } from '../model/diff.ts';
import type { Id } from '../model/id.ts';
import type { Question, Records, Table } from '../model/records.ts';
import { isLoaded, kindOf, tables } from '../model/tables.ts';
import { isMade } from './merge-record.ts';
import type { AnyRecord } from './state.ts';

/** Ours stays, theirs takes its place, or both stand: one below the other. */
export type Answer = 'ours' | 'theirs' | 'both';

/**
 * What can be answered: words of two people can stand below each other. Where what it is about is gone it can only be
 * closed, unless theirs brings it back.
 */
export function answersOf(rows: Rows, question: Question): readonly Answer[] {
  const { table, recordId, fields } = question;
  const isGone = recordOf(rows, table, recordId) === undefined;
  if (isGone && (fields.length > 0 || !heldIn(question))) return ['ours'];
  const prose: readonly string[] = kindOf(table).joining?.prose ?? [];
  return fields.length === 1 && prose.includes(fields[0]!) ? ['ours', 'theirs', 'both'] : ['ours', 'theirs'];
}

/**
 * Does what was answered; the question goes. Null if it cannot be done, because something else stands there by now.
 * A newer text of a document is not taken here: its marks must be followed. `theirs`: what it holds, with marks in the texts of now.
 */
export function answerQuestion(
  rows: Rows,
  asked: Question,
  answer: Answer,
  time: string,
  theirs = asked.theirs,
): Diff | null {
  const close = removed('questions', asked);
  const question = { ...asked, theirs };
  if (answer === 'ours') return close;
  const { table, recordId, fields } = question;
  const now = recordOf(rows, table, recordId);
  const held = heldIn(question);
  if (fields.length > 0) {
    if (!now || !held) return null;
    const after = answer === 'both' ? withBoth(now, held, fields[0]!) : withFields(table, now, held, fields);
    const stamped = 'changed' in after ? { ...after, changed: time } : after;
    if (isInTheWay(rows, table, now, stamped)) return null;
    return sequence(close, updated(table, now, stamped));
  }
  if (Object.keys(theirs).length > 0) {
    const back = restored(rows, question);
    return back && sequence(close, back);
  }
  if (!now || !isLoaded(table)) return close;
  return sequence(close, removeWithAll(rows, table, [recordId], time));
}

/** The record that a question is about as the other project has it; none if it was removed there. */
export function heldIn({ table, recordId, theirs }: Question): AnyRecord | undefined {
  return (theirs[table] as readonly AnyRecord[] | undefined)?.find(({ id }) => id === recordId);
}

/** That record as it is here; none if it is not. */
export function recordOf(rows: Rows, table: Table, id: Id): AnyRecord | undefined {
  return isLoaded(table) ? rows.rows(table).get(id) : undefined;
}

/** What a field of a question holds, in this record; `attributes/date` is a key of a dictionary. */
export function valueOf(record: AnyRecord, field: string): unknown {
  const [name, key] = parts(field);
  const value = (record as unknown as Readonly<Record<string, unknown>>)[name];
  return key === null ? value : (value as Readonly<Record<string, unknown>> | undefined)?.[key];
}

function parts(field: string): readonly [name: string, key: string | null] {
  const at = field.indexOf('/');
  return at < 0 ? [field, null] : [field.slice(0, at), field.slice(at + 1)];
}

function withFields<R extends AnyRecord>(table: Table, now: R, held: AnyRecord, fields: readonly string[]): R {
  const after = fields.reduce((record, field) => withField(record, field, valueOf(held, field)), now);
  const { unsaid, together = [] } = kindOf(table).joining ?? {};
  // A decision is of who decided so.
  const isDecision = isMade(now) && isMade(held) && together.some((group) => sameValue(group.fields, fields));
  const signed = isDecision ? { ...after, author: held.author, created: held.created } : after;
  return unsaid ? (unsaid.left(signed as never) as unknown as R) : signed;
}

function withField<R extends AnyRecord>(record: R, field: string, value: unknown): R {
  const [name, key] = parts(field);
  const put = (into: object, at: string, one: unknown) => {
    const { [at]: _old, ...others } = into as Record<string, unknown>;
    return one === undefined ? others : { ...others, [at]: one };
  };
  const dictionary = (record as unknown as Readonly<Record<string, object | undefined>>)[name];
  return put(record, name, key === null ? value : put(dictionary ?? {}, key, value)) as unknown as R;
}

function withBoth<R extends AnyRecord>(now: R, held: AnyRecord, field: string): R {
  return withField(now, field, [valueOf(now, field), valueOf(held, field)].filter(Boolean).join('\n\n'));
}

/** What they have and is not here, with what hangs on it; what is here speaks of it again. */
function restored(rows: Rows, { theirs }: Question): Diff | null {
  const held = tables.flatMap((table) =>
    ((theirs[table] ?? []) as readonly AnyRecord[]).map((record) => ({ table, record })),
  );
  const back = new Set(
    held.filter(({ table, record }) => !recordOf(rows, table, record.id)).map(({ record }) => record.id),
  );
  const isThere = (table: Table, id: Id) => back.has(id) || recordOf(rows, table, id) !== undefined;
  const diffs: Diff[] = [];
  for (const { table, record } of held) {
    const now = recordOf(rows, table, record.id);
    const after = now ? speakingOf(now, record, back) : standing(table, record, isThere);
    if (after === null) return null;
    if (isInTheWay(rows, table, now ?? null, after)) return null;
    diffs.push(now ? updated(table, now, after) : added(table, after));
  }
  return sequenceOf(diffs);
}

/** A record that comes back, without what is gone since; null if it cannot be without that. */
function standing(table: Table, record: AnyRecord, isThere: (table: Table, id: Id) => boolean): AnyRecord | null {
  const { references, without } = kindOf(table);
  const lacking = references(record).filter(({ to, id }) => !isThere(to, id));
  if (lacking.length === 0) return record;
  if (!without || lacking.some(({ ifGone }) => ifGone === 'goes')) return null;
  const time = 'changed' in record ? record.changed : '';
  return without(record, (to, id) => lacking.some((one) => one.to === to && one.id === id), time);
}

/** In lists, dictionaries and empty fields it speaks again of what comes back. */
function speakingOf<R extends AnyRecord>(now: R, held: AnyRecord, back: ReadonlySet<Id>): R {
  let after = now;
  for (const [field, value] of Object.entries(held)) {
    const has = (now as unknown as Readonly<Record<string, unknown>>)[field];
    if (Array.isArray(value) && Array.isArray(has)) {
      const there = new Set(has.map(canonical));
      const come = (value as readonly unknown[]).filter((one) => mentions(one, back) && !there.has(canonical(one)));
      if (come.length > 0) after = withField(after, field, [...(has as readonly unknown[]), ...come]);
    } else if (isDictionary(value) && (has === undefined || isDictionary(has))) {
      for (const [key, one] of Object.entries(value)) {
        if (back.has(key) && has?.[key] === undefined) after = withField(after, `${field}/${key}`, one);
      }
    } else if ((has === undefined || has === null) && typeof value === 'string' && back.has(value)) {
      after = withField(after, field, value);
    }
  }
  return after;
}

/** Whether it is one of these ids, or words in a document of one. */
function mentions(value: unknown, ids: ReadonlySet<Id>): boolean {
  if (typeof value === 'string') return ids.has(value);
  return isDictionary(value) && typeof value['documentId'] === 'string' && ids.has(value['documentId']);
}

function isDictionary(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isInTheWay<T extends Table>(rows: Rows, table: T, before: Records[T] | null, after: Records[T]): boolean {
  const { invariant } = kindOf(table);
  if (!invariant || !isLoaded(table) || !invariant.concerns(before, after)) return false;
  const all = new Map<Id, Records[T]>(rows.rows(table) as ReadonlyMap<Id, Records[T]>);
  return invariant.broken([after], all.set(after.id, after)) !== null;
}

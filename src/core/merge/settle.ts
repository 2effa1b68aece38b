import { sameValue } from '../model/diff.ts';
import type { Id } from '../model/id.ts';
import type { Reference } from '../model/kinds.ts';
import type { Records, Table } from '../model/records.ts';
import { kindOf, tables } from '../model/tables.ts';
import type { Questions } from './questions.ts';
import { giveBackWhatStays, keepWhatGoesAlong } from './staying.ts';
import type { AnyRecord, Rows } from './state.ts';

// After every record was merged for itself: what hangs together holds together again. What one side removed and the other
// uses stays as it is in the open project, and is asked; so is what cannot stand beside something else.

/** What settling did. */
export interface Settled {
  /** How many of their records speak of what they do not hold themselves. */
  readonly leftOut: number;
  /** What has another name now, since its own was taken: its kind and that name. */
  readonly renamed: readonly (readonly [Table, string])[];
}

/**
 * Takes what was removed out of the result, and what cannot be in it into questions.
 */
export function settle(
  result: Rows,
  ours: Rows,
  theirs: Rows,
  removed: ReadonlyMap<Table, Set<Id>>,
  questions: Questions,
): Settled {
  do keepUsed(result, removed, questions);
  while (keepWhatGoesAlong(ours, theirs, removed));
  giveBackWhatStays(result, ours, theirs, removed);
  for (const [table, ids] of removed) for (const id of ids) result.set(table, id, null);
  dropImports(result, ours);
  const settling = new Settling(result, ours, theirs, questions);
  settling.references();
  for (const table of tables) settling.invariant(table);
  settling.references();
  return { leftOut: settling.leftOut, renamed: settling.renamed };
}

/** What they removed stays where something that is here speaks of it, and so does what it speaks of itself. */
function keepUsed(result: Rows, removed: ReadonlyMap<Table, Set<Id>>, questions: Questions): void {
  const isRemoved = (table: Table, id: Id) => removed.get(table)!.has(id);
  const look: (readonly [Table, Id])[] = [];
  const keep = (table: Table, record: AnyRecord) => {
    for (const { to, id } of kindOf(table).references(record)) {
      if (!isRemoved(to, id)) continue;
      removed.get(to)!.delete(id);
      questions.ask(to, id, [], null);
      look.push([to, id]);
    }
  };
  for (const table of tables) {
    for (const record of result.all(table).values()) if (!isRemoved(table, record.id)) keep(table, record);
  }
  for (const [table, id] of look) {
    const record = result.get(table, id);
    if (record) keep(table, record);
  }
}

/** An import comes with its documents; one of which all were here already does not. */
function dropImports(result: Rows, ours: Rows): void {
  const needed = new Set([...result.all('documents').values()].map(({ importId }) => importId));
  for (const { id } of [...result.all('imports').values()]) {
    if (!ours.get('imports', id) && !needed.has(id)) result.set('imports', id, null);
  }
  for (const { id, importId } of [...result.all('outcomes').values()]) {
    if (!ours.get('outcomes', id) && !result.get('imports', importId)) result.set('outcomes', id, null);
  }
}

/** Questions that are none any more: what they are about is gone, or is what they hold. */
export function dropSettled(result: Rows, ours: Rows): void {
  for (const question of [...result.all('questions').values()]) {
    const { id, table, recordId, fields, theirs } = question;
    const isLacking = kindOf('questions')
      .references(question)
      .some((one) => !result.get(one.to, one.id));
    const now = result.get(table, recordId);
    const held = (theirs[table] as readonly AnyRecord[] | undefined)?.find((one) => one.id === recordId);
    // Whether a question of theirs is about something that is not here.
    const isAboutNothing = !now && (fields.length > 0 || !held);
    const isSame = now && held && changedFields(now, held).every((field) => !concerns(fields, field));
    const isBack = fields.length === 0 && held && now;
    if (isLacking || (!ours.get('questions', id) && (isAboutNothing || isSame || isBack)))
      result.set('questions', id, null);
  }
}

function concerns(fields: readonly string[], field: string): boolean {
  return fields.some((one) => one === field || one.startsWith(`${field}/`));
}

class Settling {
  leftOut = 0;
  readonly renamed: (readonly [Table, string])[] = [];

  constructor(
    private readonly result: Rows,
    private readonly ours: Rows,
    private readonly theirs: Rows,
    private readonly questions: Questions,
  ) {}

  /** What came and speaks of what is not here goes into the question about that, or loses it. */
  references(): void {
    for (let moved = true; moved;) {
      moved = false;
      for (const table of tables) {
        for (const record of [...this.result.all(table).values()]) {
          if (record === this.ours.get(table, record.id)) continue;
          if (this.#loosen(table, record)) moved = true;
        }
      }
    }
  }

  /** Whether others may hang on what was done. */
  #loosen<T extends Table>(table: T, record: Records[T]): boolean {
    const { references, without } = kindOf(table);
    const was = this.ours.get(table, record.id);
    const had = new Set(was ? references(was).map(nameOf) : []);
    const lacking = references(record).filter((one) => !had.has(nameOf(one)) && !this.#isThere(one));
    if (lacking.length === 0) return false;
    for (const { to, id } of lacking) this.#askAbout(to, id, table, record);
    const isGone = (to: Table, id: Id) => lacking.some((one) => one.to === to && one.id === id);
    if (without && lacking.every(({ ifGone }) => ifGone === 'loses it')) {
      const time = 'changed' in record ? record.changed : '';
      this.result.set(table, record.id, without(record, isGone, time));
      return false;
    }
    this.result.set(table, record.id, was ?? null);
    if (was) this.#giveBack(table, was);
    return true;
  }

  /** What ours speaks of, as it stands again, stays too: they removed it, and that is asked. */
  #giveBack(table: Table, ours: AnyRecord): void {
    for (const { to, id } of kindOf(table).references(ours as never)) {
      const was = this.ours.get(to, id);
      if (!was || this.result.get(to, id)) continue;
      this.result.set(to, id, was);
      this.questions.ask(to, id, [], null);
      this.#giveBack(to, was);
    }
  }

  #isThere({ to, id, version }: Reference): boolean {
    const found = this.result.get(to, id);
    if (!found || version === undefined) return found !== undefined;
    return (found as Records['documents']).versions.some(({ number }) => number === version);
  }

  #askAbout(to: Table, id: Id, table: Table, record: AnyRecord): void {
    const gone = this.theirs.get(to, id);
    if (!gone || this.result.get(to, id)) {
      this.leftOut += 1;
      return;
    }
    this.questions.ask(to, id, [], gone);
    this.questions.hold(to, id, [], table, record);
  }

  /** Who has the name stays; what comes, or is called so by them, gets the first number that is free. */
  #callOtherwise<T extends Table>(table: T): void {
    const { joining } = kindOf(table);
    const called = joining?.called;
    if (!called) return;
    const coming: Records[T][] = [];
    const taken = new Set<string>();
    for (const [id, record] of this.result.all(table)) {
      const was = this.ours.get(table, id);
      const key = called.key(record);
      if (record !== was && (!was || called.key(was) !== key)) coming.push(record);
      else taken.add(key);
    }
    /** Of each name, the number that was given last. */
    const numbers = new Map<string, number>();
    for (const record of coming) {
      const key = called.key(record);
      let now = record;
      for (let number = (numbers.get(key) ?? 1) + 1; taken.has(called.key(now)); number += 1) {
        now = called.renamed(record, number);
        numbers.set(key, number);
      }
      taken.add(called.key(now));
      if (now === record) continue;
      this.result.set(table, record.id, now);
      if ('name' in now) this.renamed.push([table, now.name]);
    }
  }

  /** What cannot stand beside the rest stays as it is here and is asked. */
  invariant<T extends Table>(table: T): void {
    this.#callOtherwise(table);
    const { invariant } = kindOf(table);
    if (!invariant) return;
    const coming: Records[T][] = [];
    for (const [id, record] of this.result.all(table)) {
      const was = this.ours.get(table, id) ?? null;
      if (record !== was && invariant.concerns(was, record)) coming.push(record);
    }
    const all = new Map(this.result.all(table));
    const back = (record: Records[T], was: Records[T] | undefined) => {
      if (was) all.set(record.id, was);
      else all.delete(record.id);
    };
    if (coming.length === 0 || invariant.broken(coming, all) === null) return;
    for (const record of coming) back(record, this.ours.get(table, record.id));
    const accept = (some: readonly Records[T][]): void => {
      for (const record of some) all.set(record.id, record);
      if (some.length === 0 || invariant.broken(some, all) === null) return;
      for (const record of some) back(record, this.ours.get(table, record.id));
      if (some.length > 1) {
        accept(some.slice(0, some.length >> 1));
        accept(some.slice(some.length >> 1));
        return;
      }
      const [record] = some as readonly [Records[T]];
      const was = this.ours.get(table, record.id);
      back(record, was);
      this.questions.ask(table, record.id, was ? changedFields(was, record) : [], record);
    };
    accept(coming);
    for (const { id } of coming) this.result.set(table, id, all.get(id) ?? null);
  }
}

function changedFields(before: AnyRecord, after: AnyRecord): readonly string[] {
  const [b, a] = [before, after] as unknown as readonly [Record<string, unknown>, Record<string, unknown>];
  return [...new Set([...Object.keys(b), ...Object.keys(a)])].filter(
    (field) => field !== 'changed' && !sameValue(b[field], a[field]),
  );
}

function nameOf({ to, id, version = 0 }: Reference): string {
  return `${to} ${version} ${id}`;
}

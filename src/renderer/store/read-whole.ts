import type { Change, Label, Verb } from '../../core/model/change.ts';
import { countEdits, sequenceOf } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import type { AllRecords } from '../../core/model/records.ts';
import { tables } from '../../core/model/tables.ts';
import { touchedBy } from '../../core/model/touched.ts';
import type { Touched } from '../../core/model/touched.ts';
import type { Dexie } from 'dexie';
import { shelved } from '../../core/model/shelf.ts';
import type { StoredChange, StoredDiff } from './project-database.ts';
import { diffOf } from './write.ts';

/** Everything of a project but its texts, which are read one by one. */
export interface WholeProject {
  readonly records: AllRecords;
  /** In the order of acts. */
  readonly changes: readonly Change[];
  readonly textIds: readonly Id[];
}

/** Reads it in one transaction, so that all of it is from one moment. An older schema may lack a table: it is empty. */
export async function readWhole(database: Dexie): Promise<WholeProject> {
  const there = new Set(database.tables.map(({ name }) => name));
  const stores = [...tables, 'changes', 'diffs', 'texts'].filter((name) => there.has(name));
  return database.transaction('r', stores, async () => {
    const rows = await Promise.all(
      tables.map(async (table) => [table, there.has(table) ? await database.table(table).toArray() : []]),
    );
    const stored = there.has('changes')
      ? await database.table<StoredChange, number>('changes').orderBy('number').toArray()
      : [];
    const parts = stored.length === 0 ? new Map<number, readonly Diff[]>() : await partsOfDiffs(database);
    const changes = stored.map(({ number, ...change }): Change => ({
      ...change,
      diff: sequenceOf(parts.get(number) ?? []),
    }));
    return {
      records: Object.fromEntries(rows) as WholeProject['records'],
      changes,
      textIds: there.has('texts') ? await database.table<unknown, Id>('texts').orderBy('id').primaryKeys() : [],
    };
  });
}

/** Parts of Diffs that are read at once: a request for each of 20,000 takes seconds, one for all of them as much memory again. */
const partsAtOnce = 1000;

/** The parts of all Diffs in their order, by the numbers of their Changes. */
async function partsOfDiffs(database: Dexie): Promise<ReadonlyMap<number, readonly Diff[]>> {
  const parts = new Map<number, Diff[]>();
  for (let last = 0; ;) {
    const some = await database
      .table<StoredDiff, number>('diffs')
      .where('part')
      .above(last)
      .limit(partsAtOnce)
      .toArray();
    for (const { number, diff } of some) shelved(parts, number, diff);
    if (some.length < partsAtOnce) return parts;
    last = some.at(-1)!.part!;
  }
}

/** The Changes of some verbs that are done, oldest first. */
export async function changesOf(database: Dexie, verbs: readonly Verb[]): Promise<readonly Change[]> {
  return database.transaction('r', ['changes', 'diffs'], async () => {
    const done = database.table<StoredChange, number>('changes').where('state').equals('done');
    const stored = await done.and(({ label }) => verbs.includes(label.verb)).sortBy('number');
    const changes: Change[] = [];
    for (const { number, ...change } of stored) changes.push({ ...change, diff: await diffOf(database, number) });
    return changes;
  });
}

/** One Change of an act. */
export interface ActStep {
  readonly label: Label;
  readonly counts: ReturnType<typeof countEdits>;
}

/** What each Change of an act did, the first one first. One Diff at a time is read: those of an import are large. */
export async function stepsOf(database: Dexie, act: Id): Promise<readonly ActStep[]> {
  return database.transaction('r', ['changes', 'diffs'], async () => {
    const stored = await database.table<StoredChange, number>('changes').where('act').equals(act).sortBy('number');
    const steps: ActStep[] = [];
    for (const { number, label } of stored) steps.push({ label, counts: countEdits(await diffOf(database, number)) });
    return steps;
  });
}

/** What each of these Changes was about, in their order. One Diff at a time is read: those of an import are large. */
export async function touchedIn(database: Dexie, numbers: readonly number[]): Promise<readonly Touched[]> {
  return database.transaction('r', ['diffs'], async () => {
    const touched: Touched[] = [];
    for (const number of numbers) touched.push(touchedBy(await diffOf(database, number)));
    return touched;
  });
}

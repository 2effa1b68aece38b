import type { Change, Label } from '../../core/model/change.ts';
import { edits, isEmpty, reverse, sameValue, sequence } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import { newId } from '../../core/model/id.ts';
import type { Id } from '../../core/model/id.ts';
import type { Records, Table, Text } from '../../core/model/records.ts';
import { tables } from '../../core/model/records.ts';
import type { ProjectDatabase, StoredChange } from './project-database.ts';

// The only code that changes records. Every function here is one transaction: all of it is stored, or nothing.

/** Thrown inside a transaction to abort it: a record is not as the Diff expects, because another window changed it. */
export class ChangedElsewhere extends Error {
  override readonly name = 'ChangedElsewhere';
}

/** What a transaction did: its number in the journal, and the Diff that the screen and the index follow. */
export interface Written {
  readonly number: number;
  readonly diff: Diff;
}

export interface Act {
  readonly act: Id;
  readonly label: Label;
  readonly author: string;
  readonly time: string;
}

/** Applies the Diff and remembers it as a Change. `texts` are stored with it. Acts that were undone are abandoned. */
export async function applyDiff(
  database: ProjectDatabase,
  diff: Diff,
  act: Act,
  texts: readonly Text[] = [],
): Promise<Written> {
  return database.transaction('rw', storesFor(database, diff, texts.length > 0), async () => {
    if (texts.length > 0) await database.texts.bulkPut([...texts]);
    await putEdits(database, diff);
    await database.changes.where('state').equals('undone').modify({ state: 'abandoned' });
    const change: Change = { id: newId(), ...act, state: 'done', diff };
    await database.changes.add(change);
    return { number: await countJournal(database), diff };
  });
}

/** Applies the first Diff of a new project without remembering it, since a project cannot be undone away. */
export async function foundProject(database: ProjectDatabase, diff: Diff): Promise<Written> {
  return database.transaction('rw', storesFor(database, diff, false), async () => {
    await putEdits(database, diff);
    return { number: await countJournal(database), diff };
  });
}

/** Stores texts that no record refers to yet; those that stand there already stay as they are, since texts never change. */
export async function putTexts(database: ProjectDatabase, texts: readonly Text[]): Promise<void> {
  await database.texts.bulkPut([...texts]);
}

/** Takes back the newest act that is done; null if there is none. */
export async function undoAct(database: ProjectDatabase): Promise<(Written & { readonly label: Label }) | null> {
  return database.transaction('rw', allStores(database), async () => {
    const newest = await newestInState(database, 'done', 'last');
    if (!newest) return null;
    const changes = await changesOfAct(database, newest.act, 'done');
    const diff = sequence(...changes.toReversed().map((change) => reverse(change.diff)));
    await putEdits(database, diff);
    await setState(database, changes, 'undone');
    return { number: await countJournal(database), diff, label: newest.label };
  });
}

/** Does the oldest undone act again; null if there is none. */
export async function redoAct(database: ProjectDatabase): Promise<(Written & { readonly label: Label }) | null> {
  return database.transaction('rw', allStores(database), async () => {
    const oldest = await newestInState(database, 'undone', 'first');
    if (!oldest) return null;
    const changes = await changesOfAct(database, oldest.act, 'undone');
    const diff = sequence(...changes.map((change) => change.diff));
    await putEdits(database, diff);
    await setState(database, changes, 'done');
    return { number: await countJournal(database), diff, label: oldest.label };
  });
}

/**
 * Goes back or forward in the history until `act` is the newest act that is done; null for `act` undoes everything.
 * One transaction, whatever the distance.
 */
export async function goToAct(database: ProjectDatabase, act: Id | null): Promise<Written> {
  return database.transaction('rw', allStores(database), async () => {
    const line = await database.changes.where('state').anyOf('done', 'undone').sortBy('number');
    const last = act === null ? -1 : line.findLastIndex((change) => change.act === act);
    if (act !== null && last < 0) throw new ChangedElsewhere(`No act ${act} in the history`);
    const back = line.slice(last + 1).filter((change) => change.state === 'done');
    const forth = line.slice(0, last + 1).filter((change) => change.state === 'undone');
    const diff = sequence(
      ...back.toReversed().map((change) => reverse(change.diff)),
      ...forth.map((change) => change.diff),
    );
    if (!isEmpty(diff)) await putEdits(database, diff);
    await setState(database, back, 'undone');
    await setState(database, forth, 'done');
    return { number: await countJournal(database), diff };
  });
}

/** Fills a new, empty project with the records and the history of a project file. Its texts are stored before. */
export async function putWhole(
  database: ProjectDatabase,
  records: { readonly [T in Table]: readonly Records[T][] },
  changes: readonly Change[],
): Promise<void> {
  await database.transaction('rw', allStores(database), async () => {
    for (const table of tables) await database.table(table).bulkAdd([...records[table]]);
    await database.changes.bulkAdd([...changes]);
    await countJournal(database);
  });
}

async function putEdits(database: ProjectDatabase, diff: Diff): Promise<void> {
  const byTable = new Map<Table, { id: Id; before: unknown; after: unknown }[]>();
  for (const [table, id, [before, after]] of edits(diff)) {
    const rows = byTable.get(table) ?? [];
    rows.push({ id, before, after });
    byTable.set(table, rows);
  }
  for (const [table, rows] of byTable) {
    const store = database.table<unknown, Id>(table);
    const now = await store.bulkGet(rows.map((row) => row.id));
    rows.forEach((row, at) => {
      if (!sameValue(now[at] ?? null, row.before)) throw new ChangedElsewhere(`${table} ${row.id}`);
    });
    await store.bulkPut(rows.filter((row) => row.after !== null).map((row) => row.after));
    await store.bulkDelete(rows.filter((row) => row.after === null).map((row) => row.id));
  }
}

async function countJournal(database: ProjectDatabase): Promise<number> {
  const number = (await readJournal(database)) + 1;
  await database.meta.put({ key: 'journal', value: number });
  return number;
}

export async function readJournal(database: ProjectDatabase): Promise<number> {
  const row = await database.meta.get('journal');
  return typeof row?.value === 'number' ? row.value : 0;
}

async function newestInState(
  database: ProjectDatabase,
  state: Change['state'],
  end: 'first' | 'last',
): Promise<StoredChange | undefined> {
  // The index holds the primary key beside the state, so both ends of one state come in the order of acts.
  const found = database.changes.where('state').equals(state);
  return end === 'last' ? found.last() : found.first();
}

async function changesOfAct(database: ProjectDatabase, act: Id, state: Change['state']): Promise<StoredChange[]> {
  const changes = await database.changes.where('act').equals(act).sortBy('number');
  return changes.filter((change) => change.state === state);
}

async function setState(database: ProjectDatabase, changes: readonly StoredChange[], state: Change['state']) {
  await database.changes.bulkPut(changes.map((change) => ({ ...change, state })));
}

function storesFor(database: ProjectDatabase, diff: Diff, withTexts: boolean) {
  const names: string[] = tables.filter((table) => diff[table] !== undefined);
  return [...names, 'changes', 'meta', ...(withTexts ? ['texts'] : [])].map((name) => database.table(name));
}

function allStores(database: ProjectDatabase) {
  return [...tables, 'changes', 'meta'].map((name) => database.table(name));
}

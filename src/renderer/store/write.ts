import type { Dexie } from 'dexie';
import { isLeftBehind, isPlaced, standsNow } from '../../core/model/annotations.ts';
import { areApart, reachOf } from '../../core/model/apart.ts';
import type { Reach } from '../../core/model/apart.ts';
import type { Change, Label } from '../../core/model/change.ts';
import { edits, isEmpty, reverse, sameValue, sequenceOf, sizeOf } from '../../core/model/diff.ts';
import type { Diff, Edit } from '../../core/model/diff.ts';
import { newId } from '../../core/model/id.ts';
import type { Id } from '../../core/model/id.ts';
import type { Broken } from '../../core/model/kinds.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { AllRecords, Annotation, Document, Records, Table, Text } from '../../core/model/records.ts';
import { gainedReferences } from '../../core/model/references.ts';
import { kindOf, tables } from '../../core/model/tables.ts';
import { idsThere, recordsOf, removeMany } from './many.ts';
import type { ProjectDatabase, StoredChange, StoredDiff } from './project-database.ts';

// The only code that changes records. Every function here is one transaction: all of it is stored, or nothing.

/** Thrown inside a transaction to abort it: a record is not as the Diff expects, because another window changed it. */
class ChangedElsewhere extends Error {
  override readonly name = 'ChangedElsewhere';
}

/** Thrown inside a transaction to abort it: what is to be taken back carries what was done later. */
export class BuiltUpon extends Error {
  override readonly name = 'BuiltUpon';
}

/** The same, because another record of the name that this is the message stands in the way. */
export class InTheWay extends Error {
  override readonly name = 'InTheWay';
}

/** Thrown inside a transaction to abort it: nobody wants it any more. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp';
}

/** How a write of many records is followed, and given up while it is not stored: nothing of it is, then. */
export interface Going {
  readonly told?: (done: number, of: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** What a transaction did: its number in the journal, and the Diff that the screen and the index follow. */
export interface Written {
  readonly number: number;
  readonly diff: Diff;
}

/** What each Change of one act says of it. */
export interface Act {
  readonly act: Id;
  readonly label: Label;
  readonly author: string;
  readonly time: string;
  readonly unasked?: true;
  /** If the newest act is this one, it goes on: both are one Change, of the moment when it began. */
  readonly goesOn?: true;
}

/** Records of one request to IndexedDB: more would hold the thread up while they are cloned. */
const batchSize = 1000;

/**
 * Applies the Diff and remembers it as a Change. `texts` are stored with it. Acts that were undone are abandoned; by one
 * that nobody asked for only those that it takes the ground from. Throws GivenUp if that is what happened to it.
 */
export async function applyDiff(
  database: ProjectDatabase,
  diff: Diff,
  { goesOn, ...act }: Act,
  texts: readonly Text[] = [],
  going: Going = {},
): Promise<Written> {
  return database.transaction('rw', storesFor(database, diff, texts.length > 0), async () => {
    if (texts.length > 0) await database.texts.bulkPut([...texts]);
    // None of these reads what another writes, and asking for all at once saves the ways there and back. None is waited
    // for before all have begun: a refusal that nobody hears yet would count as a bug.
    const [number] = await Promise.all([
      countJournal(database),
      putSound(database, diff, going),
      act.unasked ? abandonWhatStandsOn(database, diff) : abandon(database, 0),
      remember(database, act, goesOn, diff),
    ]);
    // The last moment: what comes after is the commit itself.
    if (going.signal?.aborted) throw new GivenUp('Given up before it was committed');
    return { number, diff };
  });
}

async function remember(database: ProjectDatabase, act: Act, goesOn: true | undefined, diff: Diff): Promise<void> {
  if (goesOn && (await lengthenNewest(database, act.act, diff))) return;
  await putChange(database, { id: newId(), ...act, state: 'done' }, diff);
}

/** Applies the first Diff of a new project without remembering it, since a project cannot be undone away. */
export async function foundProject(database: ProjectDatabase, diff: Diff): Promise<Written> {
  return database.transaction('rw', storesFor(database, diff, false), async () => {
    await putEdits(database, diff);
    return { number: await countJournal(database), diff };
  });
}

/** Stores texts that no record refers to yet; what stands there already is put again as it is, since texts never change. */
export async function putTexts(database: ProjectDatabase, texts: readonly Text[]): Promise<void> {
  await database.texts.bulkPut([...texts]);
}

/**
 * Takes back the newest act that a person did; null if there is none. Strictly the last first: if something else was
 * done in the middle of an act (a title corrected while files came in), the act comes back in the pieces around it. What
 * nobody asked for is passed over, unless it stands on that act: then it goes first, by itself.
 */
export async function undoAct(database: ProjectDatabase): Promise<(Written & { readonly label: Label }) | null> {
  return database.transaction('rw', allStores(database), async () => {
    const run = await nextToUndo(database);
    return run && { ...(await move(database, run, [])), label: run[0]!.label };
  });
}

/** Takes back one act, wherever in the history it stands; throws BuiltUpon if something stands on it. */
export async function takeBackAct(
  database: ProjectDatabase,
  act: Id,
): Promise<(Written & { readonly label: Label }) | null> {
  return database.transaction('rw', allStores(database), async () => {
    const all = await database.changes.where('act').equals(act).sortBy('number');
    const back = all.filter(({ state }) => state === 'done').toReversed();
    if (back.length === 0) return null;
    const later = await database.changes
      .where('number')
      .above(back.at(-1)!.number)
      .filter((change) => change.act !== act && change.state === 'done')
      .toArray();
    if (!areApart(await reachOfChanges(database, back), await reachOfChanges(database, later))) {
      throw new BuiltUpon(`Something stands on ${act}`);
    }
    const written = await move(database, back, []);
    // Undo and redo bring back what was there once; to take out one act from the middle can make what never was.
    await checkInvariants(database, written.diff, ({ why, inTheWay }) =>
      inTheWay === undefined ? new BuiltUpon(why) : new InTheWay(inTheWay),
    );
    await checkMarks(database, written.diff, BuiltUpon);
    await checkFollowers(database, written.diff, BuiltUpon);
    return { ...written, label: back[0]!.label };
  });
}

/** What undo would take back now, the newest first; null if there is nothing. */
export async function nextToUndo(database: ProjectDatabase): Promise<readonly StoredChange[] | null> {
  const done = () => database.changes.where('state').equals('done').reverse();
  // The index holds the primary key beside the state, so the changes of one state come in the order of acts.
  const newest = await done()
    .filter(({ unasked }) => !unasked)
    .first();
  if (!newest) return null;
  const above = await done()
    .until(({ number }) => number <= newest.number)
    .toArray();
  let run = await runOf(
    done().filter(({ number }) => number <= newest.number),
    newest.act,
  );
  for (let left = above; left.length > 0;) {
    const reach = await reachOfChanges(database, run);
    const reaches = await Promise.all(left.map((change) => reachOfChanges(database, [change])));
    const at = reaches.findIndex((one) => !areApart(one, reach));
    if (at < 0) break;
    // All of that act that is above goes at once, if nothing above stands on it in turn.
    const { act } = left[at]!;
    run = left.filter((change) => change.act === act);
    const oldest = run.at(-1)!.number;
    left = left.filter((change) => change.act !== act && change.number > oldest);
  }
  return run;
}

/** Does the oldest undone act again, or the piece of it that was undone at once; null if there is none. */
export async function redoAct(database: ProjectDatabase): Promise<(Written & { readonly label: Label }) | null> {
  return database.transaction('rw', allStores(database), async () => {
    const oldest = await database.changes.where('state').equals('undone').first();
    if (!oldest) return null;
    const run = await runOf(database.changes.where('state').equals('undone'), oldest.act);
    return { ...(await move(database, [], run)), label: run.at(-1)!.label };
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
    return move(database, back.toReversed(), forth);
  });
}

/** Fills a new, empty project with the records and the history of a project file. Its texts are stored before. */
export async function putWhole(
  database: ProjectDatabase,
  records: AllRecords,
  changes: readonly Change[],
): Promise<void> {
  await database.transaction('rw', allStores(database), async () => {
    for (const table of tables) await database.table(table).bulkAdd([...records[table]]);
    for (const { diff, ...change } of changes) await putChange(database, change, diff);
    await countJournal(database);
  });
}

/** The whole Diff of a Change. */
export async function diffOf(database: Dexie, number: number): Promise<Diff> {
  const parts = await database.table<StoredDiff>('diffs').where('number').equals(number).sortBy('part');
  return sequenceOf(parts.map(({ diff }) => diff));
}

/** The number of the newest write; 0 in a project without any. */
export async function readJournal(database: ProjectDatabase): Promise<number> {
  const row = await database.meta.get('journal');
  return typeof row?.value === 'number' ? row.value : 0;
}

/** What of the undone acts the Diff takes the ground from cannot be redone any more, nor can what was done after it. */
async function abandonWhatStandsOn(database: ProjectDatabase, diff: Diff): Promise<void> {
  const undone = await database.changes.where('state').equals('undone').toArray();
  if (undone.length === 0) return;
  const reach = reachOf([diff]);
  for (const change of undone) {
    if (areApart(await reachOfChanges(database, [change]), reach)) continue;
    return abandon(database, change.number);
  }
}

/** Abandons the undone acts from this number on. */
async function abandon(database: ProjectDatabase, from: number): Promise<void> {
  const undone = database.changes.where('state').equals('undone');
  await (from === 0 ? undone : undone.filter(({ number }) => number >= from)).modify({ state: 'abandoned' });
}

async function reachOfChanges(database: ProjectDatabase, changes: readonly StoredChange[]): Promise<Reach> {
  const parts = await database.diffs
    .where('number')
    .anyOf(changes.map(({ number }) => number))
    .toArray();
  return reachOf(parts.map(({ diff }) => diff));
}

/** The changes from the first on that belong to one act, until one of another act comes. */
async function runOf(
  changes: { until(stop: (change: StoredChange) => boolean): { toArray(): PromiseLike<StoredChange[]> } },
  act: Id,
): Promise<StoredChange[]> {
  return changes.until((change) => change.act !== act).toArray();
}

/** Undoes `back` (the newest first), then does `forth` (the oldest first). */
async function move(
  database: ProjectDatabase,
  back: readonly StoredChange[],
  forth: readonly StoredChange[],
): Promise<Written> {
  const diffs: Diff[] = [];
  for (const { number } of back) diffs.push(reverse(await diffOf(database, number)));
  for (const { number } of forth) diffs.push(await diffOf(database, number));
  const diff = sequenceOf(diffs);
  if (!isEmpty(diff)) await putEdits(database, diff);
  await database.changes.bulkPut(back.map((change) => ({ ...change, state: 'undone' as const })));
  await database.changes.bulkPut(forth.map((change) => ({ ...change, state: 'done' as const })));
  return { number: await countJournal(database), diff };
}

/**
 * Makes the Diff a part of the newest Change, if that is done and of this act. Words that are stored while they are
 * written become one Change of their stretch, and the history does not grow with every second of it.
 */
async function lengthenNewest(database: ProjectDatabase, act: Id, diff: Diff): Promise<boolean> {
  const newest = await database.changes.toCollection().last();
  if (newest?.act !== act || newest.state !== 'done') return false;
  const { number } = newest;
  const whole = sequenceOf([await diffOf(database, number), diff]);
  await database.diffs.where('number').equals(number).delete();
  // What came back to where it began is no act.
  if (isEmpty(whole)) await database.changes.delete(number);
  else for (const part of partsOf(whole)) await database.diffs.add({ number, diff: part });
  return true;
}

async function putChange(database: ProjectDatabase, change: Omit<Change, 'diff'>, diff: Diff): Promise<void> {
  const number = await database.changes.add(change);
  for (const part of partsOf(diff)) await database.diffs.add({ number, diff: part });
}

async function putEdits(database: ProjectDatabase, diff: Diff, { told, signal }: Going = {}): Promise<void> {
  const of = sizeOf(diff);
  let done = 0;
  for (const table of tables) {
    // In the order in which they stand in the table: what stands together is read and removed together.
    const rows = (Object.entries(diff[table] ?? {}) as [Id, Edit<Records[Table]>][]).sort(byId);
    for (let at = 0; at < rows.length; at += batchSize) {
      const batch = rows.slice(at, at + batchSize);
      await addNew(database, table, batch);
      await putChanged(database, table, batch);
      if (signal?.aborted) throw new GivenUp(`Given up after ${done} of ${of}`);
      done += batch.length;
      told?.(done, of);
    }
  }
}

function byId([a]: readonly [Id, unknown], [b]: readonly [Id, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Records that were not there: looking first whether they are would cost an import a question for each. */
async function addNew(database: ProjectDatabase, table: Table, batch: readonly [Id, Edit<Records[Table]>][]) {
  const come = batch.flatMap(([, [before, after]]) => (before === null && after !== null ? [after] : []));
  if (come.length === 0) return;
  try {
    await database.table<unknown, Id>(table).bulkAdd(come);
  } catch (error) {
    if (!isThereAlready(error)) throw error;
    throw new ChangedElsewhere(`${table}: ${error.message}`);
  }
}

/** Whether all that failed of a bulk request failed because a record of that id is there. */
function isThereAlready(error: unknown): error is Error & { readonly failures: readonly Error[] } {
  const failures = (error as { readonly failures?: readonly Error[] } | null)?.failures;
  return Array.isArray(failures) && failures.length > 0 && failures.every(({ name }) => name === 'ConstraintError');
}

async function putChanged(database: ProjectDatabase, table: Table, edits: readonly [Id, Edit<Records[Table]>][]) {
  const batch = edits.filter(([, [before, after]]) => before !== null || after === null);
  if (batch.length === 0) return;
  const store = database.table<Records[Table], Id>(table);
  const ids = batch.map(([id]) => id);
  const now = await recordsOf(store, ids);
  for (const [id, [before]] of batch) {
    if (!sameValue(now.get(id) ?? null, before)) throw new ChangedElsewhere(`${table} ${id}`);
  }
  await store.bulkPut(batch.flatMap(([, [, after]]) => after ?? []));
  const gone = batch.flatMap(([id, [, after]]) => (after === null ? id : []));
  await removeMany(store, gone);
}

/** Puts the records, then looks whether what they refer to is there, which may have come with them. */
async function putSound(database: ProjectDatabase, diff: Diff, going: Going): Promise<void> {
  await putEdits(database, diff, going);
  // All at once, as above: each way there and back is waited for by whoever pressed a key.
  await Promise.all([
    checkReferences(database, diff),
    checkInvariants(database, diff, ({ why }) => new ChangedElsewhere(why)),
    checkMarks(database, diff, ChangedElsewhere),
    checkFollowers(database, diff, ChangedElsewhere),
  ]);
}

/** What a record newly refers to must be there: another window may have removed it just now. */
async function checkReferences(database: ProjectDatabase, diff: Diff): Promise<void> {
  await Promise.all([...wantedOf(diff)].map(([table, wanted]) => checkThere(database, table, wanted)));
}

async function checkThere(database: ProjectDatabase, table: Table, wanted: ReadonlyMap<Id, ReadonlySet<number>>) {
  const ids = [...wanted.keys()].filter((id) => wanted.get(id)!.size === 0);
  const versioned = [...wanted].filter(([, versions]) => versions.size > 0);
  const [there, documents] = await Promise.all([
    idsThere(database.table<unknown, Id>(table), ids),
    recordsOf(
      database.table<Document, Id>(table),
      versioned.map(([id]) => id),
    ),
  ]);
  for (const id of ids) if (!there.has(id)) throw new ChangedElsewhere(`${table} ${id} is gone`);
  for (const [id, versions] of versioned) {
    const numbers = new Set(documents.get(id)?.versions.map(({ number }) => number));
    for (const one of versions) if (!numbers.has(one)) throw new ChangedElsewhere(`${table} ${id} has no ${one}`);
  }
}

/** By table, the ids of what is newly spoken of, with the versions, if these are spoken of. */
function wantedOf(diff: Diff): ReadonlyMap<Table, ReadonlyMap<Id, ReadonlySet<number>>> {
  const wanted = new Map<Table, Map<Id, Set<number>>>();
  for (const [table, , edit] of edits(diff)) {
    for (const { to, id, version } of gainedReferences(table, edit)) {
      const rows = wanted.get(to) ?? new Map<Id, Set<number>>();
      const versions = rows.get(id) ?? new Set();
      wanted.set(to, rows.set(id, version === undefined ? versions : versions.add(version)));
    }
  }
  return wanted;
}

/** What must hold among all records of a kind, whatever several windows do at once. */
async function checkInvariants(
  database: ProjectDatabase,
  diff: Diff,
  refusal: (broken: Broken) => Error,
): Promise<void> {
  // Only of tables that are written: Dexie follows a transaction through a hundred steps without a request and no further,
  // and each table that is waited for costs some.
  for (const table of tables.filter((one) => diff[one] !== undefined)) {
    const broken = await brokenIn(database, diff, table);
    if (broken !== null) throw refusal(broken);
  }
}

async function brokenIn<T extends Table>(database: ProjectDatabase, diff: Diff, table: T): Promise<Broken | null> {
  const { invariant } = kindOf(table);
  const rows = Object.values(diff[table] ?? {}) as Edit<Records[T]>[];
  const concerned = rows.flatMap(([before, after]) => (after && invariant?.concerns(before, after) ? [after] : []));
  if (!invariant || concerned.length === 0) return null;
  const all = await database.table<Records[T]>(table).toArray();
  const byId = new Map(all.map((record) => [record.id, record]));
  const broken = invariant.broken(concerned, byId);
  return broken && { ...broken, why: `${table}: ${broken.why}` };
}

/**
 * A mark is made in the text as it is now, and goes with it into the next version or away. Another window may have stored
 * the one while this one made the other: then the mark would stand where nobody sees it.
 */
async function checkMarks(database: ProjectDatabase, diff: Diff, Refusal: new (words: string) => Error): Promise<void> {
  const wrong = (await astrayIn(database, diff)) ?? (await leftBehindBy(database, diff));
  if (wrong !== null) throw new Refusal(`annotations: ${wrong} is not in the text of now`);
}

async function astrayIn(database: ProjectDatabase, diff: Diff): Promise<Id | null> {
  const edits = Object.values(diff.annotations ?? {});
  const placed = edits.flatMap(([before, after]) => (after && isPlaced(before, after) ? [after] : []));
  if (placed.length === 0) return null;
  const documents = await recordsOf(
    database.table<Document, Id>('documents'),
    placed.map(({ documentId }) => documentId),
  );
  return placed.find((annotation) => !standsNow(annotation, documents))?.id ?? null;
}

async function leftBehindBy(database: ProjectDatabase, diff: Diff): Promise<Id | null> {
  const turned = new Map<Id, readonly [Document, Document | null]>();
  for (const [id, [before, after]] of Object.entries(diff.documents ?? {})) {
    if (!before || (after && currentVersion(after).number === currentVersion(before).number)) continue;
    turned.set(id, [before, after]);
  }
  if (turned.size === 0) return null;
  const annotations = database.table<Annotation, Id>('annotations').where('documentId');
  const there = await annotations.anyOf([...turned.keys()]).toArray();
  return there.find((annotation) => isLeftBehind(annotation, ...turned.get(annotation.documentId)!))?.id ?? null;
}

/**
 * Some records go with what they speak of, or lose it, as a tag its example. Another window may have written one while
 * this one removed that. A mark whose tag is gone stands all the same.
 */
async function checkFollowers(
  database: ProjectDatabase,
  diff: Diff,
  Refusal: new (words: string) => Error,
): Promise<void> {
  if (!takesSubjects(diff)) return;
  for (const table of followers) {
    const { references } = kindOf(table);
    const rows = await database.table<Records[typeof table], Id>(table).toArray();
    const orphan = rows.find((row) => references(row).some(({ to, id }) => diff[to]?.[id]?.[1] === null));
    if (orphan) throw new Refusal(`${table}: what ${orphan.id} speaks of is not there`);
  }
}

const followers = [
  'tags',
  'notes',
  'eventSets',
  'claims',
  'cells',
  'rulings',
  'links',
] as const satisfies readonly Table[];
const subjects = [
  'documents',
  'tags',
  'annotations',
  'notes',
  'eventSets',
  'claims',
  'origins',
  'relations',
] as const satisfies readonly Table[];

/** Whether it removes something that these may speak of. */
function takesSubjects(diff: Diff): boolean {
  return subjects.some((table) => Object.values(diff[table] ?? {}).some(([, after]) => after === null));
}

async function countJournal(database: ProjectDatabase): Promise<number> {
  const number = (await readJournal(database)) + 1;
  await database.meta.put({ key: 'journal', value: number });
  return number;
}

/** A Diff in pieces of at most `batchSize` records. */
function* partsOf(diff: Diff): Generator<Diff> {
  let part: Record<string, Record<Id, unknown>> = {};
  let size = 0;
  for (const [table, id, edit] of edits(diff)) {
    (part[table] ??= {})[id] = edit;
    if (++size < batchSize) continue;
    yield part as Diff;
    part = {};
    size = 0;
  }
  if (size > 0) yield part as Diff;
}

function storesFor(database: ProjectDatabase, diff: Diff, withTexts: boolean) {
  const names = new Set<string>([...tables.filter((table) => diff[table] !== undefined), ...wantedOf(diff).keys()]);
  // Marks and the texts that they stand in are looked at together.
  if (names.has('annotations')) names.add('documents');
  if (diff.documents !== undefined) names.add('annotations');
  if (takesSubjects(diff)) for (const table of followers) names.add(table);
  return [...names, 'changes', 'diffs', 'meta', ...(withTexts ? ['texts'] : [])].map((name) => database.table(name));
}

function allStores(database: ProjectDatabase) {
  return [...tables, 'changes', 'diffs', 'meta'].map((name) => database.table(name));
}

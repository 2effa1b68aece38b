import type { Change, Label, Verb } from '../../core/model/change.ts';
import type { Diff } from '../../core/model/diff.ts';
import { isEmpty, sizeOf } from '../../core/model/diff.ts';
import { newId } from '../../core/model/id.ts';
import type { Id } from '../../core/model/id.ts';
import type { AllRecords, DocumentVersion, ImportOutcomes, Records, Text } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { changesOf, readWhole, stepsOf, touchedIn } from './read-whole.ts';
import type { ActStep, WholeProject } from './read-whole.ts';
import { textsInBatches } from './text-batches.ts';
import { FullDiskGuard } from './full-disk-guard.ts';
import { recordsOf } from './many.ts';
import { openUnlessBlocked, refuseNewer } from './open-database.ts';
import { databaseFailure } from './problem.ts';
import { ProjectDatabase, projectDatabaseName } from './project-database.ts';
import { idsOfKind } from './part-ids.ts';
import type { Place, StoredChange, StoredSegment } from './project-database.ts';
import { loadedTables } from '../../core/model/tables.ts';
import type { Touched } from '../../core/model/touched.ts';
import type { LoadedTable } from '../../core/model/tables.ts';
import { Snapshot } from './snapshot.ts';
import {
  applyDiff,
  foundProject,
  goToAct,
  nextToUndo,
  putTexts,
  putWhole,
  readJournal,
  redoAct,
  takeBackAct,
  undoAct,
} from './write.ts';
import { isWorthSending } from './worth-sending.ts';
import type { Going, Written } from './write.ts';

/** What a context tells the others (tabs, workers) after it wrote. */
interface Announcement {
  readonly kind: 'written';
  readonly number: number;
  /** Null if it is too large to be sent around: who hears of it loads everything again. */
  readonly diff: Diff | null;
}

/** What the history says of a write. */
export interface ActRequest {
  readonly label: Label;
  readonly author: string;
  /** The same for several writes that are one act; a new one otherwise. */
  readonly act?: Id;
  readonly time?: string;
  /** Nobody asked for it just now; see Change. */
  readonly unasked?: true;
  /** With `act`: the newest act goes on, if it is this one, and stays one Change. */
  readonly goesOn?: true;
}

/**
 * One open project: its records in memory, and the only ways to change them. Every tab and every worker of a project
 * has one; they hear of each other's writes by BroadcastChannel, in the order of the journal, and load again if they
 * missed one. A write returns when it is stored; the records in memory change right then, not before.
 */
export interface ProjectStore {
  readonly id: Id;
  readonly snapshot: Snapshot;
  /** Calls back after the records in memory changed: with the Diff, or null if everything was loaded again. */
  subscribe(listener: (diff: Diff | null) => void): () => void;

  /** The first records of a new project: not an act, so nothing that undo could take back. */
  found(diff: Diff): Promise<Result<Diff>>;
  /** Of many records it can be followed, and given up until it is stored: then it is `cancelled`, and nothing is. */
  apply(diff: Diff, request: ActRequest, texts?: readonly Text[], going?: Going): Promise<Result<Diff>>;
  undo(): Promise<Result<Label>>;
  redo(): Promise<Result<Label>>;
  /** Takes back one act, whatever was done since; `built-upon` if some of that stands on it. */
  takeBack(act: Id): Promise<Result<Label>>;
  /** Makes `act` the newest act that is done; null undoes everything. */
  goTo(act: Id | null): Promise<Result<Diff>>;
  /** The newest first; `abandoned` ones included. At most `limit` Changes. */
  history(limit: number): Promise<Result<readonly StoredChange[]>>;
  /** What each Change of an act did, the first one first: its label, and how many records of each table it edited. */
  stepsOf(act: Id): Promise<Result<readonly ActStep[]>>;
  /** What each of these Changes, named by their numbers, was about. */
  touchedIn(numbers: readonly number[]): Promise<Result<readonly Touched[]>>;
  /** The Changes of these verbs that are done, oldest first, with their Diffs. */
  changesOf(verbs: readonly Verb[]): Promise<Result<readonly Change[]>>;
  /** The labels of what undo and redo would do now; null if there is nothing. */
  next(): Promise<Result<{ readonly undo: Label | null; readonly redo: Label | null }>>;

  text(textId: Id): Promise<Result<Text>>;
  /**
   * The texts of these versions, in their order, read a few at a time: for whoever goes through many. In the place of a
   * text that is not there stands `not-found`; any other failure is the last.
   */
  texts(versions: readonly DocumentVersion[]): AsyncGenerator<Result<Text>, void>;
  /** Stores texts before the records that refer to them; for project files. Not an act. */
  putTexts(texts: readonly Text[]): Promise<Result<null>>;
  /** Fills a new, empty project with what a project file holds. All or nothing. */
  putWhole(records: AllRecords, changes: readonly Change[]): Promise<Result<null>>;
  /** Everything of the project but its texts, from one moment. */
  whole(): Promise<Result<WholeProject>>;
  /** Replaces the derived part of a stored text. Not an act. */
  putDivision(text: Text): Promise<Result<null>>;
  outcomes(importId: Id): Promise<Result<readonly ImportOutcomes[]>>;

  place(documentId: Id): Promise<Place | null>;
  putPlace(place: Place): Promise<void>;

  /** The parts of one kind of what is derived: those of the index, or of another kind. */
  segments(kind?: string): Promise<Result<readonly StoredSegment[]>>;
  /** Stores and removes in one transaction. */
  replaceSegments(
    put: readonly StoredSegment[],
    removeIds: readonly Id[],
    mark?: { readonly key: string; readonly value: unknown },
  ): Promise<Result<null>>;
  /** Throws all of them away without reading one. Who has them in memory goes on with those. */
  dropSegments(): Promise<Result<null>>;

  meta(key: string): Promise<unknown>;
  putMeta(key: string, value: unknown): Promise<void>;

  /** Returns when the records in memory hold all that any window or worker had stored when this was called. */
  settle(): Promise<Result<null>>;
  /**
   * False after `close`, or when the database is being deleted or upgraded elsewhere. One that the engine closed, e.g. for
   * want of room, is opened again by the next call.
   */
  isOpen(): boolean;
  close(): void;
}

/** Opens (or makes) the database of a project and loads its records. */
export async function openProjectStore(id: Id): Promise<Result<ProjectStore>> {
  const database = new ProjectDatabase(id);
  try {
    await refuseNewer(database);
    await openUnlessBlocked(database);
    const store = new OpenStore(id, database);
    await store.load();
    return ok(store);
  } catch (error) {
    database.close();
    const failure = databaseFailure(error, id);
    if (failure) return failure;
    throw error;
  }
}

/** Deletes a project's database for good. The list of projects forgets it afterwards: what could not be deleted is still listed. */
export async function deleteProjectDatabase(id: Id): Promise<Result<null>> {
  try {
    await new ProjectDatabase(id).delete();
    return ok(null);
  } catch (error) {
    const failure = databaseFailure(error, id);
    if (failure) return failure;
    throw error;
  }
}

/** Milliseconds that a gap in the journal may last before everything is loaded again. */
const gapPatience = 300;

class OpenStore implements ProjectStore {
  readonly snapshot = new Snapshot();
  readonly #channel: BroadcastChannel;
  readonly #listeners = new Set<(diff: Diff | null) => void>();
  readonly #early = new Map<number, Diff>();
  #journal = 0;
  #gapTimer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;
  readonly #guard: FullDiskGuard;

  constructor(
    readonly id: Id,
    private readonly database: ProjectDatabase,
  ) {
    this.#channel = new BroadcastChannel(projectDatabaseName(id));
    this.#guard = new FullDiskGuard(database, {
      name: () => this.snapshot.rows('project').values().next().value?.name ?? '',
      isClosed: () => this.#closed,
      journal: () => this.#journal,
      load: () => this.load(),
      mindGap: () => this.#mindGap(),
    });
    // The database is being deleted or upgraded elsewhere. Dexie would open it again by itself, perhaps another one of
    // the same name, and our records would be those of the old one.
    database.on('versionchange', () => this.close());
    this.#channel.onmessage = ({ data }: MessageEvent<Announcement>) => this.#hear(data);
  }

  async load(): Promise<void> {
    await this.database.transaction(
      'r',
      [...loadedTables, 'meta'].map((name) => this.database.table(name)),
      async () => {
        const [journal, ...entries] = await Promise.all([
          readJournal(this.database),
          ...loadedTables.map(async (table) => [table, await this.database.table(table).toArray()] as const),
        ]);
        // Both at once: a Diff that is heard in between must find records and number of one moment.
        this.snapshot.load(Object.fromEntries(entries) as unknown as { [T in LoadedTable]: Records[T][] });
        this.#journal = journal;
      },
    );
    for (const number of this.#early.keys()) if (number <= this.#journal) this.#early.delete(number);
    this.#takeEarly();
    this.#tell(null);
  }

  subscribe(listener: (diff: Diff | null) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  found(diff: Diff): Promise<Result<Diff>> {
    return this.#guard.write(async () => {
      const written = await foundProject(this.database, diff);
      await this.#wrote(written);
      return ok(written.diff);
    });
  }

  async apply(diff: Diff, request: ActRequest, texts: readonly Text[] = [], going: Going = {}): Promise<Result<Diff>> {
    if (isEmpty(diff) && texts.length === 0) return ok(diff);
    const act = { time: new Date().toISOString(), act: newId(), ...request };
    return this.#guard.write(async () => {
      const written = await applyDiff(this.database, diff, act, texts, going);
      await this.#wrote(written);
      return ok(written.diff);
    });
  }

  undo(): Promise<Result<Label>> {
    return this.#guard.write(async () => {
      const written = await undoAct(this.database);
      if (!written) return fail('nothing-to-undo');
      await this.#wrote(written);
      return ok(written.label);
    });
  }

  redo(): Promise<Result<Label>> {
    return this.#guard.write(async () => {
      const written = await redoAct(this.database);
      if (!written) return fail('nothing-to-redo');
      await this.#wrote(written);
      return ok(written.label);
    });
  }

  takeBack(act: Id): Promise<Result<Label>> {
    return this.#guard.write(async () => {
      const written = await takeBackAct(this.database, act);
      if (!written) return fail('nothing-to-undo');
      await this.#wrote(written);
      return ok(written.label);
    });
  }

  goTo(act: Id | null): Promise<Result<Diff>> {
    return this.#guard.write(async () => {
      const written = await goToAct(this.database, act);
      await this.#wrote(written);
      return ok(written.diff);
    });
  }

  history(limit: number): Promise<Result<readonly StoredChange[]>> {
    return this.#guard.guard(async () => ok(await this.database.changes.reverse().limit(limit).toArray()));
  }

  stepsOf(act: Id): Promise<Result<readonly ActStep[]>> {
    return this.#guard.guard(async () => ok(await stepsOf(this.database, act)));
  }

  touchedIn(numbers: readonly number[]): Promise<Result<readonly Touched[]>> {
    return this.#guard.guard(async () => ok(await touchedIn(this.database, numbers)));
  }

  changesOf(verbs: readonly Verb[]): Promise<Result<readonly Change[]>> {
    return this.#guard.guard(async () => ok(await changesOf(this.database, verbs)));
  }

  next(): Promise<Result<{ readonly undo: Label | null; readonly redo: Label | null }>> {
    return this.#guard.guard(async () => {
      const { database } = this;
      const { changes, diffs } = database;
      return database.transaction('r', [changes, diffs], async () => {
        const [undo, redo] = await Promise.all([nextToUndo(database), changes.where('state').equals('undone').first()]);
        return ok({ undo: undo?.[0]!.label ?? null, redo: redo?.label ?? null });
      });
    });
  }

  text(textId: Id): Promise<Result<Text>> {
    return this.#guard.guard(async () => {
      const text = await this.database.texts.get(textId);
      return text ? ok(text) : fail('not-found', textId);
    });
  }

  texts(versions: readonly DocumentVersion[]): AsyncGenerator<Result<Text>, void> {
    const sizes = new Map(versions.map((one) => [one.textId, one.bytes + 2 * one.length]));
    return textsInBatches(
      versions.map(({ textId }) => textId),
      (id) => sizes.get(id)!,
      (batch) =>
        this.#guard.guard(async () => {
          const found = await recordsOf(this.database.texts, batch);
          return ok(batch.map((id) => found.get(id)));
        }),
    );
  }

  putTexts(texts: readonly Text[]): Promise<Result<null>> {
    return this.#guard.write(async () => (await putTexts(this.database, texts), ok(null)));
  }

  putWhole(records: AllRecords, changes: readonly Change[]): Promise<Result<null>> {
    return this.#guard.write(async () => {
      await putWhole(this.database, records, changes);
      await this.load();
      return ok(null);
    });
  }

  whole(): Promise<Result<WholeProject>> {
    return this.#guard.guard(async () => ok(await readWhole(this.database)));
  }

  putDivision(text: Text): Promise<Result<null>> {
    return this.#guard.write(async () => {
      await this.database.texts.put(text);
      return ok(null);
    });
  }

  outcomes(importId: Id): Promise<Result<readonly ImportOutcomes[]>> {
    return this.#guard.guard(async () =>
      ok(await this.database.records('outcomes').where('importId').equals(importId).sortBy('id')),
    );
  }

  async place(documentId: Id): Promise<Place | null> {
    return (await this.#guard.lightly(() => this.database.places.get(documentId))) ?? null;
  }

  async putPlace(place: Place): Promise<void> {
    if (!this.#guard.isTorn()) await this.#guard.lightly(() => this.database.places.put(place));
  }

  segments(kind = 'segments'): Promise<Result<readonly StoredSegment[]>> {
    const [first, end] = idsOfKind(kind);
    return this.#guard.guard(async () => ok(await this.database.segments.where('id').between(first, end).toArray()));
  }

  replaceSegments(
    put: readonly StoredSegment[],
    removeIds: readonly Id[],
    mark?: { readonly key: string; readonly value: unknown },
  ): Promise<Result<null>> {
    return this.#guard.write(async () => {
      await this.database.transaction('rw', this.database.segments, this.database.meta, async () => {
        if (mark) await this.database.meta.put(mark);
        await this.database.segments.bulkDelete([...removeIds]);
        await this.database.segments.bulkPut([...put]);
      });
      return ok(null);
    });
  }

  dropSegments(): Promise<Result<null>> {
    return this.#guard.write(async () => (await this.database.segments.clear(), ok(null)));
  }

  async meta(key: string): Promise<unknown> {
    return (await this.#guard.lightly(() => this.database.meta.get(key)))?.value;
  }

  async putMeta(key: string, value: unknown): Promise<void> {
    if (!this.#guard.isTorn()) await this.#guard.lightly(() => this.database.meta.put({ key, value }));
  }

  settle(): Promise<Result<null>> {
    return this.#guard.guard(async () => {
      const number = await readJournal(this.database);
      // Nothing may ever be announced: the window that wrote may be gone, or this one was asleep.
      if (this.#journal < number) this.#mindGap();
      await this.#until(number);
      return ok(null);
    });
  }

  isOpen(): boolean {
    return !this.#closed;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#gapTimer);
    this.#channel.close();
    this.#tell(null);
    this.#listeners.clear();
    this.database.close();
  }

  /** Returns when the records in memory hold what was written, and all that was written before it elsewhere. */
  async #wrote(written: Written): Promise<void> {
    this.#guard.stored();
    const { number, diff } = written;
    const isSent = isWorthSending(sizeOf(diff), this.snapshot.size);
    this.#channel.postMessage({ kind: 'written', number, diff: isSent ? diff : null } satisfies Announcement);
    this.#hear(written);
    await this.#until(written.number);
  }

  async #until(number: number): Promise<void> {
    while (this.#journal < number && !this.#closed) {
      await new Promise<void>((resolve) => {
        const stop = this.subscribe(() => {
          stop();
          resolve();
        });
      });
    }
  }

  /** Journal numbers are applied in order; what comes early waits for what is missing, but not for ever. */
  #hear({ number, diff }: Omit<Announcement, 'kind'>): void {
    if (number <= this.#journal) return;
    if (diff === null) {
      this.load().catch(() => this.#mindGap());
      return;
    }
    this.#early.set(number, diff);
    this.#takeEarly();
    if (this.#early.size > 0) this.#mindGap();
  }

  /** A running clock goes on, or steady writes elsewhere would put the repair off for ever. */
  #mindGap(): void {
    if (this.#closed || this.#gapTimer !== undefined) return;
    const journal = this.#journal;
    this.#gapTimer = setTimeout(() => {
      this.#gapTimer = undefined;
      // A database that cannot be read now is asked again; whoever needs it next is told what is wrong.
      if (this.#journal === journal) this.load().catch(() => this.#mindGap());
      else if (this.#early.size > 0) this.#mindGap();
    }, gapPatience);
  }

  #takeEarly(): void {
    for (let diff; (diff = this.#early.get(this.#journal + 1));) {
      this.#journal++;
      this.#early.delete(this.#journal);
      this.snapshot.apply(diff);
      this.#tell(diff);
    }
  }

  #tell(diff: Diff | null): void {
    for (const listener of [...this.#listeners]) listener(diff);
  }
}

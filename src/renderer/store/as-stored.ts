import { Dexie } from 'dexie';
import type { Id } from '../../core/model/id.ts';
import type { Project, Text } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { recordsOf } from './many.ts';
import { nameAbortCauses } from './abort-causes.ts';
import { databaseFailure } from './problem.ts';
import { newestSchema } from '../../core/model/upgrade/upgrade.ts';
import { projectDatabaseName } from './project-database.ts';
import type { Meta } from './project-database.ts';
import { readWhole } from './read-whole.ts';
import type { WholeProject } from './read-whole.ts';
import { textsInBatches } from './text-batches.ts';

/** A project's database as it stands on disk, only to be read. */
export interface AsStored {
  /** The schema of all that it gives. */
  readonly schema: number;
  /** What is there of the project's record, in whatever schema; undefined if there is none: it was only begun. */
  project(): Promise<Result<Partial<Project> | undefined>>;
  /** What is kept beside the records under a key; undefined if nothing is. */
  meta(key: string): Promise<Result<unknown>>;
  /** Everything but the texts, from one moment. */
  whole(): Promise<Result<WholeProject>>;
  /** The texts of these ids, a few at a time, in this order; `not-found` in the place of one that is not there. */
  texts(ids: readonly Id[], sizeOf: (id: Id) => number): AsyncGenerator<Result<Text>>;
  close(): void;
}

/**
 * Opens a project's database in the schema that it has, so that an older one is not upgraded by it, and without loading
 * it into memory. Fails with `not-found` if there is none, and with `database-newer` if it cannot be understood.
 */
export async function openAsStored(projectId: Id): Promise<Result<AsStored>> {
  const schema = await storedSchema(projectId);
  if (!schema.ok) return schema;
  if (schema.value === null) return fail('not-found', projectId);
  // Told no schema, Dexie finds out which one is there.
  const database = new Dexie(projectDatabaseName(projectId));
  nameAbortCauses(database);
  const holds = (table: string) => database.tables.some(({ name }) => name === table);
  const guard = <T>(work: () => Promise<Result<T>>) => guarded(projectId, work);
  const opened = await guard(async () => {
    await database.open();
    return database.verno > newestSchema ? fail('database-newer', projectId) : ok(null);
  });
  if (!opened.ok) {
    database.close();
    return opened;
  }
  return ok({
    schema: database.verno,
    project: () =>
      guard(async () =>
        ok(holds('project') ? await database.table<Partial<Project>>('project').toCollection().first() : undefined),
      ),
    meta: (key) =>
      guard(async () => ok(holds('meta') ? (await database.table<Meta, string>('meta').get(key))?.value : undefined)),
    whole: () => guard(async () => ok(await readWhole(database))),
    texts: (ids, sizeOf) =>
      textsInBatches(ids, sizeOf, (batch) =>
        guard(async () => {
          const found = await recordsOf(database.table<Text, Id>('texts'), batch);
          return ok(batch.map((id) => found.get(id)));
        }),
      ),
    close: () => database.close(),
  });
}

/** The schema in which a project is stored here; null if it is not. */
export function storedSchema(projectId: Id): Promise<Result<number | null>> {
  return guarded(projectId, async () => {
    const name = projectDatabaseName(projectId);
    const stored = (await indexedDB.databases()).find((one) => one.name === name);
    // Dexie keeps its version number times ten.
    return ok(stored ? (stored.version ?? 0) / 10 : null);
  });
}

async function guarded<T>(about: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    const failure = databaseFailure(error, about);
    if (failure) return failure;
    throw error;
  }
}

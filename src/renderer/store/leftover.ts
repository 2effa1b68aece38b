import type { Id } from '../../core/model/id.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { openAsStored, storedSchema } from './as-stored.ts';
import { databaseFailure } from './problem.ts';
import { projectDatabaseName } from './project-database.ts';
import { deleteProjectDatabase } from './project-store.ts';
import type { ProjectEntry } from './registry.ts';

// A database is made before there is a project in it: the project's record comes last. Whoever is ended in between, or
// cannot take back what was begun, leaves one behind that is no project and is in no list, but takes its room. One that
// holds a whole project and is in no list was filled when the list could not be written. Whether somebody has worked in it
// nobody can tell, e.g. after the list itself was lost, so it is never deleted but listed again.

/** Held while a project file is unpacked; what was begun and is left may be deleted only under it. */
export const unpackLock = 'lectern-unpack';

/** Held while a new project is founded in its database. */
export function foundingLock(id: Id): string {
  return `lectern-founding-${id}`;
}

/** Under this key a database that is filled from a file keeps which attempt fills it. */
export const attemptKey = 'unpacked-as';

/**
 * Deletes a database that was only begun: whoever filled it ended before. So it does with one that this attempt has just
 * filled. Any other is left alone.
 */
export async function deleteLeftover(id: Id, attempt?: Id): Promise<Result<null>> {
  const stored = await storedSchema(id);
  if (!stored.ok) return stored;
  return stored.value !== null && (await isLeftover(id, attempt)) ? deleteProjectDatabase(id) : ok(null);
}

/**
 * Deletes what is in no list of projects, was only begun and is not at work in any window, and hands what is a whole
 * project to `list`. What it cannot delete waits for the next time; so does everything while a project file is unpacked.
 */
export async function deleteLeftovers(
  listed: ReadonlySet<Id>,
  list: (entry: ProjectEntry) => Promise<Result<null>> = () => Promise.resolve(ok(null)),
): Promise<Result<null>> {
  return navigator.locks.request(unpackLock, { ifAvailable: true }, async (lock) => {
    if (!lock) return ok(null);
    const stored = await storedProjects();
    if (!stored.ok) return stored;
    let failure: Result<null> = ok(null);
    for (const id of stored.value) {
      if (listed.has(id)) continue;
      const deleted = await navigator.locks.request(foundingLock(id), { ifAvailable: true }, async (free) =>
        free ? deleteOrList(id, list) : ok(null),
      );
      if (!deleted.ok) failure = deleted;
    }
    return failure;
  });
}

async function deleteOrList(id: Id, list: (entry: ProjectEntry) => Promise<Result<null>>): Promise<Result<null>> {
  const entry = await entryOf(id);
  return entry ? list(entry) : deleteLeftover(id);
}

/** The line of the list for a whole project; null if it is none, or cannot be understood. */
async function entryOf(id: Id): Promise<ProjectEntry | null> {
  const stored = await openAsStored(id);
  if (!stored.ok) return null;
  const project = await stored.value.project();
  stored.value.close();
  if (!project.ok || typeof project.value?.name !== 'string') return null;
  const { name, created = new Date(0).toISOString() } = project.value;
  // Nobody opened it as far as anybody knows: it stands below those that were.
  return { id, name, created, opened: created };
}

/** Whether the project's record is missing, or this attempt put it there. */
async function isLeftover(id: Id, attempt?: Id): Promise<boolean> {
  // As it is: to open it as a project would upgrade one of an older schema, without a backup.
  const stored = await openAsStored(id);
  if (!stored.ok) return false; // Whatever it is, it is left alone.
  const database = stored.value;
  try {
    const project = await database.project();
    if (!project.ok) return false;
    if (!project.value) return true;
    const filledBy = attempt === undefined ? ok(undefined) : await database.meta(attemptKey);
    return attempt !== undefined && filledBy.ok && filledBy.value === attempt;
  } finally {
    database.close();
  }
}

async function storedProjects(): Promise<Result<readonly Id[]>> {
  const prefix = projectDatabaseName('');
  try {
    const names = (await indexedDB.databases()).flatMap(({ name = '' }) => (name.startsWith(prefix) ? [name] : []));
    return ok(names.map((name) => name.slice(prefix.length)));
  } catch (error) {
    const failure = databaseFailure(error);
    if (failure) return failure;
    throw error;
  }
}

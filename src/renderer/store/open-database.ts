import type { ProjectDatabase } from './project-database.ts';

/** Milliseconds after which an opening that another tab blocks is given up. */
const patience = 10_000;

/** Dexie opens a newer database and adds the tables it misses; we must not touch what we do not understand. */
export async function refuseNewer(database: ProjectDatabase): Promise<void> {
  const stored = (await indexedDB.databases()).find(({ name }) => name === database.name);
  // Dexie keeps its version number times ten.
  if ((stored?.version ?? 0) > database.verno * 10) {
    throw Object.assign(new Error(`${database.name} has version ${stored?.version}`), { name: 'VersionError' });
  }
}

/** To open one that is not there any more would make an empty one. */
export async function refuseGone(database: ProjectDatabase): Promise<void> {
  if ((await indexedDB.databases()).some(({ name }) => name === database.name)) return;
  throw Object.assign(new Error(`${database.name} is gone`), { name: 'NotReadableError' });
}

/** Opens a database. Throws a `TimeoutError` where another window or a deletion holds it for too long. */
export async function openUnlessBlocked(database: ProjectDatabase): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const blocked = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(Object.assign(new Error(`${database.name} did not open`), { name: 'TimeoutError' }));
    }, patience);
  });
  try {
    await Promise.race([database.open(), blocked]);
  } finally {
    clearTimeout(timer);
  }
}

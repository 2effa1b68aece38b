import type { Table as DexieTable } from 'dexie';

// Chromium keeps all databases of an origin in one LevelDB with one log. A write that a full disk cuts short leaves a
// torn end in the log; the engine opens it again and writes on behind the torn end (google/leveldb issue 1287). All
// goes well until it is opened once more: now the log does not read, counts as corrupt, and the engine deletes every
// database of the origin. So nothing may be written behind a torn end. As soon as there is certainly room, enough is
// written at once to make the engine begin a new log and throw the old one away.

/** More than what LevelDB holds in memory before it begins a new log: four megabytes at most. */
const logBytes = 5 * 1024 * 1024;
/** Chromium keeps values of up to 64 kB in the log; random ones, since it packs what can be packed. */
const pieceBytes = 32 * 1024;
/** The old log, the new one, and the file that the old one becomes. */
const roomBytes = 3 * logBytes;

/** Throws an error that says `disk-full` unless the disk certainly has room for a new log. Touches no database. */
export async function demandRoom(): Promise<void> {
  if (!(await hasRoom())) throw new DOMException('There is no room to begin a new log.', 'QuotaExceededError');
}

/** Makes the engine begin a new log, by way of a table of named values. For who has just seen that there is room. */
export async function beginNewLog(table: DexieTable<{ readonly key: string; readonly value: unknown }, string>) {
  const value = crypto.getRandomValues(new Uint8Array(pieceBytes));
  const keys = Array.from({ length: logBytes / pieceBytes }, (_, at) => `new-log ${at}`);
  await table.bulkPut(keys.map((key) => ({ key, value })));
  // The write after the large one is the first of the new log.
  await table.bulkDelete(keys);
}

/** Tries it with a file in the page's private file system, which knows nothing of the databases. */
async function hasRoom(): Promise<boolean> {
  const folder = await navigator.storage?.getDirectory?.().catch(() => null);
  if (!folder) return true; // Nothing to try it with.
  const name = `room ${crypto.randomUUID()}`;
  try {
    const file = await folder.getFileHandle(name, { create: true });
    const writing = await file.createWritable();
    try {
      const piece = new Uint8Array(1024 * 1024);
      for (let written = 0; written < roomBytes; written += piece.length) await writing.write(piece);
      return true;
    } finally {
      await writing.abort();
    }
  } catch {
    return false; // Whatever it says: a file of that size could not be written.
  } finally {
    await folder.removeEntry(name).catch(() => undefined); // It was not even begun.
  }
}

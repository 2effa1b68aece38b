import { watchProcesses } from './processes.mjs';
import { indexed, memory, pick, tracing, withProgram } from './program.mjs';

// Bringing a folder in: from picking it to the report, and until everything can be found.

/** Imports the folder into an empty program; answers figures of one run. `work` goes on with the full program. */
export async function measureImport(address, folder, { trace = null, work = () => undefined } = {}) {
  return withProgram(address, async (program) => {
    const { page, session } = program;
    const empty = await memory(program);
    const imported = async () => {
      await pick(page, 'Import folder', folder.path);
      const handle = await page.waitForFunction(
        () =>
          document.querySelector('[role="dialog"]') !== null && {
            picked: window.bench.picked,
            done: performance.now(),
          },
        undefined,
        { timeout: 1_800_000 },
      );
      const { picked, done } = await handle.jsonValue();
      const ready = await indexed(page, await page.evaluate(countDocuments));
      return { seconds: (done - picked) / 1000, indexedSeconds: (Math.max(ready, done) - picked) / 1000 };
    };
    const watch = await watchProcesses(program.browser);
    const { result, tasks } = await tracing(session, imported, trace);
    const processes = await watch.end();
    const batches = await page.evaluate(() =>
      window.bench.calls.filter(({ method }) => method === 'takeBatch').map(({ sent, got }) => got - sent),
    );
    await page.keyboard.press('Escape');
    const full = await memory(program);
    const stored = await settledDatabase(page);
    const more = await work(program);
    return { ...result, tasks, processes, batches, empty, full, stored, more };
  });
}

/** What the database holds when the pieces of the index are merged: when nothing was for a while. */
async function settledDatabase(page) {
  for (let before = null; ;) {
    const stored = await page.evaluate(measureDatabase);
    if (before?.segments === stored.segments && before.indexBytes === stored.indexBytes) return stored;
    before = stored;
    await page.waitForTimeout(6000);
  }
}

// These stand alone, because they run in the page.

/** Without reading them, which would hold up the window that is measured. */
async function countDocuments() {
  const names = (await indexedDB.databases()).map(({ name }) => name);
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(names.find((name) => name.startsWith('lectern-project-')));
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const counting = request.result.transaction('documents').objectStore('documents').count();
      counting.onsuccess = () => {
        request.result.close();
        resolve(counting.result);
      };
    };
  });
}

/** Adds up what the project's database holds. */
async function measureDatabase() {
  const names = (await indexedDB.databases()).map(({ name }) => name);
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open(names.find((name) => name.startsWith('lectern-project-')));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const all = (store) =>
    new Promise((resolve, reject) => {
      const request = database.transaction(store).objectStore(store).getAll();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const sizeOf = (value) => {
    if (ArrayBuffer.isView(value)) return value.byteLength;
    if (typeof value === 'string') return value.length;
    if (typeof value !== 'object' || value === null) return 8;
    const parts = value instanceof Map ? [...value].flat() : Object.values(value);
    return parts.reduce((sum, part) => sum + sizeOf(part), 0);
  };
  const segments = await all('segments');
  const documents = await all('documents');
  database.close();
  const versions = documents.map((one) => one.versions.at(-1));
  return {
    documents: documents.length,
    segments: segments.length,
    passages: versions.reduce((sum, { passages }) => sum + passages, 0),
    textBytes: versions.reduce((sum, { bytes }) => sum + bytes, 0),
    indexBytes: sizeOf(segments),
  };
}

import { indexed, tracing, withProgram } from './program.mjs';

// A backup of a large project. The window's side runs in Chromium with a desktop that takes each piece as Electron does,
// by a copy; the pieces are then written by the main process's own code, in Node. In the program both overlap, so their
// sum is more than a person waits.

/** Measures backups of a project with so many documents of so many code units each. */
export async function benchBackup(report, address, material, { documents, length, runs }) {
  const file = await material.wideProject(documents, length);
  const { backups, tasks } = await measureWindow(address, file, runs);
  const writing = [];
  for (const { pieces } of backups.slice(-1)) {
    for (let run = 0; run < runs; run += 1) writing.push(await material.writeBackup(pieces));
  }
  report.table(`Backing up ${((documents * length) / 1e6).toFixed(0)} MB in ${documents} documents`, [
    { what: 'packed and handed over', values: backups.map((one) => one.seconds), unit: 's' },
    { what: 'written, synced and renamed', values: writing.map((one) => one.seconds), unit: 's' },
    { what: 'both', values: backups.map((one) => one.seconds + writing[0].seconds), unit: 's', goal: '< 3' },
    { what: 'verified when it is opened', values: writing.map((one) => one.verifying), unit: 's' },
    { what: 'size of the file', values: backups.map((one) => one.bytes / 1e6), unit: 'MB' },
    { what: 'processor time of the worker', values: tasks.map((one) => one.workersCpu / 1000), unit: 's' },
    { what: 'longest task of the window', values: tasks.map((one) => one.longest), unit: 'ms', goal: '< 50' },
    { what: 'longest task, processor time', values: tasks.map((one) => one.longestCpu), unit: 'ms', goal: '< 50' },
    { what: 'processor time of the window', values: tasks.map((one) => one.cpu), unit: 'ms' },
  ]);
}

async function measureWindow(address, file, runs) {
  return withProgram(address, async ({ page, session }) => {
    await page.route('**/bench.lectern', (route) => route.fulfill({ body: Buffer.from(file) }));
    await page.addInitScript(installDesktop);
    await page.goto(address);
    await page.getByRole('button', { name: 'Open project file' }).click();
    await page.getByRole('tree', { name: 'Documents' }).waitFor({ timeout: 300_000 });
    await indexed(page);
    await page.getByRole('button', { name: /^Project: / }).click();
    await page.getByRole('menuitem', { name: 'Backups…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Backups' });
    const backups = [];
    const tasks = [];
    for (let run = 0; run < runs; run += 1) {
      const made = await tracing(session, async () => {
        await dialog.getByRole('button', { name: 'Back up now' }).click();
        await page.waitForFunction((count) => window.bench.backups.length === count, run + 1, { timeout: 120_000 });
      });
      tasks.push(made.tasks);
      backups.push(await page.evaluate(() => window.bench.backups.at(-1)));
    }
    const pieces = await page.evaluate(async () => window.bench.pieces.map((piece) => piece.toBase64()));
    backups.at(-1).pieces = pieces.map((piece) => Buffer.from(piece, 'base64'));
    return { backups, tasks };
  });
}

/** Runs in the page before the program, and stands alone: a desktop that takes backups and lends one project file. */
function installDesktop() {
  const ok = (value) => Promise.resolve({ ok: true, value });
  const made = [];
  window.bench.backups = made;
  window.bench.pieces = [];
  let begun = 0;
  const backups = {
    begin: (projectId, projectName, reason) => {
      begun = performance.now();
      window.bench.pieces = [];
      window.bench.next = { id: 'x', projectId, projectName, reason, made: new Date().toISOString(), whole: true };
      return ok('backup');
    },
    write: (_id, bytes) => {
      window.bench.pieces.push(window.structuredClone(bytes));
      return ok(null);
    },
    end: () => {
      const bytes = window.bench.pieces.reduce((sum, { length }) => sum + length, 0);
      made.push({ seconds: (performance.now() - begun) / 1000, bytes });
      return ok({ ...window.bench.next, bytes });
    },
    abort: () => Promise.resolve(),
    list: () => ok([]),
    folder: () => ok({ where: '/' }),
    open: () => ok(null),
    chooseFolder: () => ok(null),
    show: () => ok(null),
  };
  const host = {
    kind: 'desktop',
    platform: 'linux',
    openFiles: () => ok({ id: 'bench', name: 'bench.lectern', kind: 'files' }),
    pullFiles: async () => {
      const bytes = new Uint8Array(await (await window.fetch('bench.lectern')).arrayBuffer());
      const total = { files: 1, bytes: bytes.length, complete: true };
      return ok({ entries: [{ kind: 'file', path: 'bench.lectern', bytes }], done: true, total });
    },
    closeFiles: () => Promise.resolve(),
    startsSafely: () => ok(false),
    native: new Proxy(
      { backups, logs: { write: () => ok(null) }, linkedFolders: { onChanged: () => () => undefined } },
      {
        get: (target, name) => {
          if (name in target) return target[name];
          // What announces gives back what stops it; what answers has nothing to say.
          return String(name).startsWith('on') ? () => () => undefined : () => ok(null);
        },
      },
    ),
  };
  Object.defineProperty(window, 'host', { value: host });
}

import '../fixtures/next-schema.ts';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { afterEach, describe, expect, test } from 'vitest';
import { readProjectFile, writeProjectFile } from '../../src/core/exchange/project-file.ts';
import type { Change } from '../../src/core/model/change.ts';
import { edits } from '../../src/core/model/diff.ts';
import { newId } from '../../src/core/model/id.ts';
import type { Id } from '../../src/core/model/id.ts';
import type { AllRecords } from '../../src/core/model/records.ts';
import { fail, must, ok } from '../../src/core/model/result.ts';
import { tables } from '../../src/core/model/tables.ts';
import { newestSchema, upgradeChange, upgradeRecord } from '../../src/core/model/upgrade/upgrade.ts';
import type { ArchivePort } from '../../src/core/ports/archive.ts';
import { backUp, backUpBeforeUpgrade, restoreBackup } from '../../src/renderer/commands/backups.ts';
import { deleteProject, openProject } from '../../src/renderer/commands/projects.ts';
import { memoryHost } from '../../src/renderer/host/memory.ts';
import { openAsStored, storedSchema } from '../../src/renderer/store/as-stored.ts';
import { projectDatabaseName } from '../../src/renderer/store/project-database.ts';
import { deleteProjectDatabase, openProjectStore } from '../../src/renderer/store/project-store.ts';
import type { ProjectStore } from '../../src/renderer/store/project-store.ts';
import { archive } from '../../src/renderer/workers/archive-far.ts';
import { startArchive } from '../../src/renderer/workers/archive.ts';
import type { StartArchive } from '../../src/renderer/workers/archive.ts';
import { layDown } from '../fixtures/dump.ts';
import type { Dump } from '../fixtures/dump.ts';
import { afterAll, dumpOf, madeProjects } from '../store/acts-of-schema-1.ts';
import { withBackups } from './backup-folder.ts';
import { registry } from './desk.ts';

// The program of a schema 10 that there is not, with one more step, meets what schema 1 stored. Its workers, which are started
// as they are, do not know that step: they are the older program.

const frozen = async (name: string) => fetch(new URL(`../fixtures/schema-1/${name}`, import.meta.url));
const dump = (await (await frozen('database.json')).json()) as Dump;
const fileBytes = new Uint8Array(await (await frozen('project.lectern')).arrayBuffer());

const stores: ProjectStore[] = [];
const ids = new Set<Id>();
afterEach(async () => {
  for (const store of stores.splice(0)) store.close();
  for (const id of ids) {
    await registry.forgetProject(id);
    await deleteProjectDatabase(id);
  }
  ids.clear();
});

async function unpack(port: ArchivePort, bytes: Uint8Array<ArrayBuffer>) {
  must(await port.look([bytes.slice()], 'a.lectern'));
  return port.unpack(newId());
}

async function open(id: Id): Promise<ProjectStore> {
  ids.add(id);
  const store = must(await openProjectStore(id));
  stores.push(store);
  return store;
}

/** A database of schema 1, as it lay on disk. */
async function lay(of: Dump): Promise<Id> {
  const id = newId();
  ids.add(id);
  await layDown(of, projectDatabaseName(id));
  return id;
}

async function listed(of: Dump): Promise<Id> {
  const id = await lay(of);
  const opened = '2026-01-02T00:00:00.000Z';
  must(await registry.putProject({ id, name: 'Altbestand', created: opened, opened }));
  return id;
}

async function written(
  records: AllRecords,
  changes: readonly Change[],
  schema: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const content = { program: 'Lectern', schema, records, changes, texts: [], textCount: 0 };
  await writeProjectFile(content, (bytes) => Promise.resolve(void pieces.push(bytes)));
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

/** What a file gives, stored as a project. */
async function opened(bytes: Uint8Array<ArrayBuffer>): Promise<ProjectStore> {
  const file = must(readProjectFile(bytes));
  const store = await open(newId());
  must(await store.putWhole(file.records, file.changes));
  return store;
}

const here: StartArchive = () => ({
  port: archive(() => undefined),
  listen: () => () => undefined,
  end: () => undefined,
});

const withoutTexts = async (store: ProjectStore) => {
  const { records, changes } = must(await store.whole());
  return { records, changes };
};

test('the program of these tests is one schema further than its workers', () => {
  expect(newestSchema).toBe(10);
});

describe('a project of schema 1', () => {
  test('that is upgraded undoes and redoes in full, and database and file agree', async () => {
    let undone = 0;
    await fc.assert(
      fc.asyncProperty(madeProjects, async (made) => {
        undone += made.changes.filter(({ state }) => state !== 'done').length;
        const database = await open(await lay(dumpOf(made, dump)));
        const file = await opened(await written(made.records, made.changes, 1));
        const expected = {
          records: Object.fromEntries(
            tables.map((table) => [
              table,
              made.records[table]
                .map((one) => must(upgradeRecord(table, one, 1)) as typeof one)
                .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
            ]),
          ),
          changes: made.changes.map((one) => must(upgradeChange(one, 1))),
        };
        for (const store of [database, file]) {
          expect(await withoutTexts(store)).toEqual(expected);
          const before = await withoutTexts(store);
          must(await store.goTo(null));
          const { records } = await withoutTexts(store);
          expect([records.tags, records.searches, records.notes]).toEqual([[], [], []]);
          while ((await store.redo()).ok);
          const all = await withoutTexts(store);
          const present = [...edits(afterAll(before.changes))].map(([table, , [, after]]) => [table, after]);
          expect(
            (['tags', 'searches', 'notes'] as const).flatMap((table) => all.records[table].map((one) => [table, one])),
          ).toEqual(expect.arrayContaining(present.filter(([, after]) => after !== null)));
          const last = before.changes.findLast(({ state }) => state === 'done');
          must(await store.goTo(last?.act ?? null));
          expect(await withoutTexts(store)).toEqual(before);
        }
      }),
      { numRuns: 15 },
    );
    expect(undone).toBeGreaterThan(10);
  });

  test('as it was frozen opens from its database and from its file as the same, and undoes all', async () => {
    const database = await open(await lay(dump));
    const file = await opened(fileBytes);
    const whole = await withoutTexts(database);
    expect(await withoutTexts(file)).toEqual(whole);
    expect(whole.records.tags.every(({ name, description }) => description.endsWith(`※ ${name}`))).toBe(true);
    for (const store of [database, file]) {
      must(await store.goTo(null));
      while ((await store.redo()).ok);
      must(await store.goTo(whole.changes.findLast(({ state }) => state === 'done')!.act));
      expect(await withoutTexts(store)).toEqual(whole);
    }
  });

  test('stays as it is, whole, when one of its records never was of schema 1', async () => {
    const broken = {
      ...dump,
      stores: dump.stores.map((store) =>
        store.name === 'tags' ? { ...store, records: [...store.records, { id: 'zz', name: 7 }] } : store,
      ),
    };
    const id = await lay(broken);
    expect(await openProjectStore(id)).toMatchObject({ ok: false, error: { code: 'not-upgraded' } });
    expect(must(await storedSchema(id))).toBe(1);
    const stored = must(await openAsStored(id));
    const { records } = must(await stored.whole());
    stored.close();
    expect(records.tags).toEqual([...must(readOld()).tags, { id: 'zz', name: 7 }]);
  });
});

/** The records of the frozen database, as they lay there. */
function readOld() {
  return ok(Object.fromEntries(dump.stores.map(({ name, records }) => [name, records])) as unknown as AllRecords);
}

describe('the backup before an upgrade', () => {
  test('is labelled as what it holds: nothing in it differs from a file of schema 1', async () => {
    const id = await listed(dump);
    const { host, backups } = withBackups(memoryHost());
    const store = must(
      await openProject(registry, id, (projectId) => backUp(backups, projectId, 'Altbestand', 'upgrade', here)),
    );
    stores.push(store);
    expect(must(await storedSchema(id))).toBe(newestSchema);
    const whole = await withoutTexts(store);
    const [{ bytes, backup }] = backups.files as [(typeof backups.files)[0]];
    const [entries, frozenEntries] = [unzipSync(bytes), unzipSync(fileBytes)];
    expect(Object.keys(entries)).toEqual(expect.arrayContaining(Object.keys(frozenEntries)));
    for (const name of Object.keys(entries)) {
      // Kinds that came later have lists in it, too, with nothing in them; the older program passes over them.
      const before = frozenEntries[name] ?? new Uint8Array();
      if (name !== 'manifest.json') expect([name, entries[name]]).toEqual([name, before]);
    }
    expect(JSON.parse(new TextDecoder().decode(entries['manifest.json']))).toMatchObject({ version: 1, schema: 1 });

    // The older program opens it: its worker stores it in its own schema.
    const older = startArchive();
    const unpacked = must(await unpack(older.port, bytes));
    older.end();
    ids.add(unpacked.id);
    expect(must(await storedSchema(unpacked.id))).toBe(newestSchema - 1);
    must(await deleteProject(registry, unpacked.id));

    // This one upgrades it.
    const restored = must(await restoreBackup(host, registry, backup, 'Ада', String));
    stores.push(restored);
    ids.add(restored.id);
    must(await restored.goTo(whole.changes.findLast(({ state }) => state === 'done')!.act));
    expect((await withoutTexts(restored)).records.tags).toEqual(whole.records.tags);
  });

  test('is made of what an older program stored, by whatever program, and only once', async () => {
    const id = await listed(dump);
    const { host, backups } = withBackups(memoryHost());
    for (let times = 0; times < 2; times += 1) {
      const store = must(await openProject(registry, id, backUpBeforeUpgrade(host, registry)));
      store.close();
    }
    expect(backups.files.map(({ backup }) => [backup.projectName, backup.reason])).toEqual([['Altbestand', 'upgrade']]);
  });

  test('must be made: else the project is neither opened nor upgraded', async () => {
    const id = await listed(dump);
    const { host, backups } = withBackups(memoryHost());
    backups.refuse('begin', fail('write-place-gone', '/backups'));
    const answer = await openProject(registry, id, backUpBeforeUpgrade(host, registry));
    expect(answer).toMatchObject({ ok: false, error: { code: 'backup-failed', about: '/backups' } });
    expect(must(await storedSchema(id))).toBe(1);
  });
});

test('opening a file of a project that is here in an older schema leaves that one as it is', async () => {
  const { id } = must(readOld()).project[0]!;
  ids.add(id);
  await layDown(dump, projectDatabaseName(id));
  const unpacked = must(
    await unpack(
      archive(() => undefined),
      fileBytes,
    ),
  );
  ids.add(unpacked.id);
  expect(unpacked.id).not.toBe(id);
  expect([must(await storedSchema(id)), must(await storedSchema(unpacked.id))]).toEqual([1, newestSchema]);
});

test('a file of a schema that is not known yet is one of a newer Lectern, not a damaged one', async () => {
  const { records, changes } = must(readProjectFile(fileBytes));
  expect(readProjectFile(await written(records, changes, newestSchema + 1))).toMatchObject({
    ok: false,
    error: { code: 'project-file-newer' },
  });
});

test('an upgrade that is killed in the middle leaves the old state whole', async () => {
  const id = await lay(dump);
  const worker = new Worker(new URL('../store/upgrading.worker.ts', import.meta.url), { type: 'module', name: id });
  const said = await new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (error) => reject(new Error(error.message));
  });
  worker.terminate();
  expect(said).toBe('in the middle');
  await expect.poll(async () => (await openAsStored(id)).ok, { timeout: 20_000 }).toBe(true);
  expect(must(await storedSchema(id))).toBe(1);
  const stored = must(await openAsStored(id));
  const { records, changes } = must(await stored.whole());
  stored.close();
  const old = must(readOld());
  for (const table of tables) expect([table, records[table]]).toEqual([table, old[table] ?? []]);
  expect(changes).toHaveLength(dump.stores.find(({ name }) => name === 'changes')!.records.length);
  // And then it is upgraded as if nothing had been.
  const store = await open(id);
  expect(await withoutTexts(store)).toEqual(await withoutTexts(await opened(fileBytes)));
});

import { afterEach, describe, expect, test } from 'vitest';
import { readProjectFile } from '../../src/core/exchange/project-file.ts';
import { added } from '../../src/core/model/diff.ts';
import { newId } from '../../src/core/model/id.ts';
import type { Tag } from '../../src/core/model/records.ts';
import { fail, must, ok } from '../../src/core/model/result.ts';
import type { Host } from '../../src/core/ports/host.ts';
import { backUp, newestWhole, restoreBackup } from '../../src/renderer/commands/backups.ts';
import { addTag } from '../../src/renderer/commands/change-tags.ts';
import { copyIsDue, dueCopy } from '../../src/renderer/commands/file-copy.ts';
import { BackupKeeper } from '../../src/renderer/session/backup-keeper.ts';
import { saveProjectFile } from '../../src/renderer/commands/project-files.ts';
import { deleteProject, openProject, projectOf } from '../../src/renderer/commands/projects.ts';
import { memoryHost } from '../../src/renderer/host/memory.ts';
import { openAsStored, storedSchema } from '../../src/renderer/store/as-stored.ts';
import { deleteProjectDatabase } from '../../src/renderer/store/project-store.ts';
import type { ProjectStore } from '../../src/renderer/store/project-store.ts';
import { annotateWords, clearDesks, documentAt, importFolder, makeDesk, registry } from './desk.ts';
import type { TestDesk } from './desk.ts';
import { withBackups } from './backup-folder.ts';

// Backups on the window's side: the real database, the real worker. Only the folder is in memory.

const texts = {
  'a.txt': 'Зерно пришло весной.\n\nОсенью его не было.\n',
  'b.txt': '\ufeffThe silo burst at 5:40.\r\n\r\nNobody was told.',
  'c/د.txt': 'انفجرت الصومعة عند الفجر.',
};

const leaving: (() => unknown)[] = [];
afterEach(async () => {
  for (const leave of leaving.splice(0)) await leave();
  await registry.putSetting('reminded-to-save', null);
  await clearDesks();
});

/** Asks until it is so; a busy machine is given its time. */
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 30_000 });

/** Milliseconds; the real ones are minutes. */
const soon = { quiet: 40, most: 100_000 };
const never = { quiet: 1_000_000, most: 1_000_000 };

async function worked(): Promise<TestDesk> {
  const desk = await makeDesk(texts);
  await importFolder(desk);
  must(await addTag(desk, 'Зерно'));
  await annotateWords(desk, documentAt(desk, 'a.txt'), 'пришло весной');
  return desk;
}

function keeperOf(store: ProjectStore, backups: ReturnType<typeof withBackups>['backups'], pauses = never) {
  const keeper = new BackupKeeper(store, backups, pauses);
  leaving.push(() => keeper.end());
  return keeper;
}

const tag = (name: string): Tag => ({ id: newId(), name, parentId: null, colour: 'blue', description: '', order: 0 });
const change = async (store: ProjectStore, name: string) =>
  must(await store.apply(added('tags', tag(name)), { label: { verb: 'add-tag', names: [name] }, author: '' }));

/** Everything of a project but what is derived. */
async function contentOf(projectId: string) {
  const stored = must(await openAsStored(projectId));
  const { records, changes, textIds } = must(await stored.whole());
  const all = [];
  for await (const text of stored.texts(textIds, () => 1)) all.push(must(text));
  stored.close();
  return { records, changes, texts: all.map(({ id, bytes, text }) => ({ id, bytes, text })) };
}

describe('a backup', () => {
  test('is restored with every record, act and byte, when its project is gone', async () => {
    const desk = await worked();
    const { host, backups } = withBackups(desk.host);
    const { id } = desk.store;
    const before = await contentOf(id);
    const made = must(await backUp(backups, id, 'Проба', 'asked'));
    expect(made).toMatchObject({ projectId: id, projectName: 'Проба', reason: 'asked' });
    desk.store.close();
    must(await deleteProject(registry, id));
    const store = must(await restoreBackup(host, registry, made, 'Ада', (name) => `${name} 2`));
    leaving.push(() => store.close());
    expect(store.id).toBe(id);
    expect(await contentOf(id)).toEqual(before);
  });

  test('is restored beside its project under a name of its own, which can be undone', async () => {
    const desk = await worked();
    const { host, backups } = withBackups(desk.host);
    const made = must(await backUp(backups, desk.store.id, 'Проба', 'asked'));
    const store = must(await restoreBackup(host, registry, made, 'Ада', (name) => `${name} 2`));
    leaving.push(async () => {
      store.close();
      must(await deleteProject(registry, store.id));
    });
    expect(store.id).not.toBe(desk.store.id);
    expect(projectOf(store)?.name).toBe('Проба 2');
    must(await store.undo());
    expect(projectOf(store)?.name).toBe('Проба');
    expect(projectOf(desk.store)?.name).toBe('Проба');
  });

  test('that comes in pieces is restored like one that comes whole; one that is cut off is not', async () => {
    const desk = await worked();
    const { host, backups } = withBackups(desk.host);
    const { id } = desk.store;
    const before = await contentOf(id);
    const made = must(await backUp(backups, id, 'Проба', 'asked'));
    desk.store.close();
    must(await deleteProject(registry, id));
    const { bytes } = backups.files[0]!;
    /** Hands over the file in pieces of a length that divides nothing. */
    const inPieces = (end: number): Host => {
      let at = 0;
      return {
        ...host,
        pullFiles: async () => {
          const [from, to] = [at, Math.min((at += 997), end)];
          const done = to === end;
          const entry = { kind: 'file', path: 'a.lectern', bytes: bytes.slice(from, to) } as const;
          const total = { files: 1, bytes: bytes.length, complete: true };
          return ok({ entries: [done ? entry : { ...entry, more: true as const }], done, total });
        },
      };
    };
    expect(await restoreBackup(inPieces(bytes.length - 30), registry, made, '', String)).toMatchObject({
      ok: false,
      error: { code: 'project-file-damaged' },
    });
    const store = must(await restoreBackup(inPieces(bytes.length), registry, made, 'Ада', String));
    leaving.push(() => store.close());
    expect(await contentOf(id)).toEqual(before);
  });

  test('that is damaged is passed over when the newest whole one is looked for', async () => {
    const desk = await worked();
    const { host, backups } = withBackups(desk.host);
    const older = must(await backUp(backups, desk.store.id, 'Проба', 'asked'));
    const newer = must(await backUp(backups, desk.store.id, 'Проба', 'asked'));
    must(await backUp(backups, 'another', 'Другой', 'asked').then(() => backUp(backups, desk.store.id, 'x', 'quit')));
    backups.damage(backups.files[0]!.backup.id);
    backups.damage(newer.id);
    expect(await newestWhole(host, desk.store.id)).toEqual(older);
    backups.damage(older.id);
    expect(await newestWhole(host, desk.store.id)).toBeNull();
    expect(await restoreBackup(host, registry, older, '', String)).toMatchObject({
      ok: false,
      error: { code: 'project-file-damaged' },
    });
  });

  test('of a project that is not there fails in words', async () => {
    const { backups } = withBackups(memoryHost());
    expect(await backUp(backups, 'nowhere', 'x', 'asked')).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await storedSchema('nowhere')).toEqual({ ok: true, value: null });
    expect([...backups.under]).toEqual([]);
  });

  test('whose folder fails in the middle is given up, and the next one works', async () => {
    const desk = await worked();
    const { backups } = withBackups(desk.host);
    backups.refuse('write', fail('write-full', '/backups'));
    expect(await backUp(backups, desk.store.id, 'x', 'asked')).toEqual(fail('write-full', '/backups'));
    expect([...backups.under]).toEqual([]);
    backups.refuse('write', null);
    must(await backUp(backups, desk.store.id, 'x', 'asked'));
    expect(backups.files).toHaveLength(1);
  });

  test('is given up, too, when a bug ends it in the middle', async () => {
    const desk = await worked();
    const { backups } = withBackups(desk.host);
    const broken = { ...backups, write: () => Promise.reject(new Error('broken')) };
    await expect(backUp(broken, desk.store.id, 'x', 'asked')).rejects.toThrow('broken');
    expect([...backups.under]).toEqual([]);
  });
});

describe('the keeper', () => {
  test('backs up after changes, once it is quiet, and only if something changed', async () => {
    const desk = await makeDesk(texts);
    const { backups } = withBackups(desk.host);
    const keeper = keeperOf(desk.store, backups, soon);
    expect(must(await keeper.flush('quit'))).toBeNull();
    for (const name of ['один', 'два', 'три']) await change(desk.store, name);
    await eventually(() => backups.files.length).toBe(1);
    await expect
      .poll(() => keeper.state)
      .toEqual({
        running: false,
        made: backups.files[0]!.backup.made,
        problem: null,
      });
    expect(backups.files[0]!.backup.reason).toBe('changes');
    const { records } = must(readProjectFile(backups.files[0]!.bytes));
    expect(records.tags.map(({ name }) => name).sort()).toEqual(['два', 'один', 'три']);
    expect(must(await keeper.flush('quit'))).toBeNull();
    expect(backups.files).toHaveLength(1);
  });

  test('backs up while changes go on and on', async () => {
    const desk = await makeDesk();
    const { backups } = withBackups(desk.host);
    keeperOf(desk.store, backups, { quiet: 1_000_000, most: 150 });
    let over = false;
    const busy = (async () => {
      for (let at = 0; !over; at += 1) {
        await change(desk.store, `тег ${at}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    try {
      await eventually(() => backups.files.length).toBeGreaterThan(1);
    } finally {
      over = true;
      await busy;
    }
  });

  test('backs up what is left when the project is closed, and nothing at the next opening', async () => {
    const desk = await makeDesk();
    const { backups } = withBackups(desk.host);
    const keeper = keeperOf(desk.store, backups);
    await change(desk.store, 'Зерно');
    await keeper.end();
    expect(backups.files.map(({ backup }) => backup.reason)).toEqual(['quit']);
    const again = must(await openProject(registry, desk.store.id));
    leaving.push(() => again.close());
    const next = keeperOf(again, backups, soon);
    await eventually(() => next.state.made).toBe(backups.files[0]!.backup.made);
    expect(must(await next.flush('quit'))).toBeNull();
  });

  test('backs up after a start what a crash left without', async () => {
    const desk = await makeDesk();
    await change(desk.store, 'Зерно');
    const { backups } = withBackups(desk.host);
    keeperOf(desk.store, backups, soon);
    await eventually(() => backups.files.length).toBe(1);
  });

  test('says why a backup failed, tries again after the next change, and then says so no more', async () => {
    const desk = await makeDesk();
    const { backups } = withBackups(desk.host);
    backups.refuse('begin', fail('write-denied', '/backups'));
    const keeper = keeperOf(desk.store, backups, soon);
    await change(desk.store, 'Зерно');
    await eventually(() => keeper.state.problem).toEqual({ code: 'write-denied', about: '/backups' });
    backups.refuse('begin', null);
    await change(desk.store, 'Хлеб');
    await eventually(() => keeper.state.problem).toBeNull();
    expect(backups.files).toHaveLength(1);
  });

  test('asked twice at once, writes once', async () => {
    const desk = await makeDesk();
    const { backups } = withBackups(desk.host);
    const keeper = keeperOf(desk.store, backups);
    await change(desk.store, 'Зерно');
    await Promise.all([keeper.flush('changes'), keeper.flush('quit'), keeper.flush('restore')]);
    expect(backups.files).toHaveLength(1);
  });
});

test('a project that is gone from the disk is named, and no empty one is made in its place', async () => {
  const desk = await makeDesk();
  const { id } = desk.store;
  desk.store.close();
  must(await deleteProjectDatabase(id));
  expect(await openProject(registry, id)).toEqual(fail('not-found', 'Проба'));
  expect(await openProject(registry, 'never-was')).toEqual(fail('not-found', 'never-was'));
  expect(must(await storedSchema(id))).toBeNull();
});

describe('in a browser tab, a person is reminded to save a copy', () => {
  const day = 24 * 3_600_000;
  const at = (days: number) => new Date(Date.UTC(2026, 0, 1) + days * day);

  test('after a week with changes, at most once a day, and not after saving', async () => {
    const desk = await makeDesk();
    const due = (days: number) => dueCopy(desk.store, registry, at(days));
    expect(await due(0)).toBeNull();
    expect(await due(30)).toBeNull();
    await change(desk.store, 'Зерно');
    expect(await due(6)).toBeNull();
    expect(await due(copyIsDue.days)).toBe(at(0).toISOString());
    expect(await due(copyIsDue.days + 0.5)).toBeNull();
    expect(await due(copyIsDue.days + 1)).toBe(at(0).toISOString());
    must(await saveProjectFile(desk));
    expect(await due(copyIsDue.days + 100_000)).toBeNull();
    await change(desk.store, 'Хлеб');
    expect(await due(copyIsDue.days + 100_000)).not.toBeNull();
  });

  test('after many changes, however short the time', async () => {
    const desk = await makeDesk();
    expect(await dueCopy(desk.store, registry, at(0))).toBeNull();
    for (let number = 1; number < copyIsDue.writes; number += 1) await change(desk.store, `№ ${number}`);
    expect(await dueCopy(desk.store, registry, at(0.01))).toBeNull();
    await change(desk.store, 'и ещё');
    expect(await dueCopy(desk.store, registry, at(0.02))).toBe(at(0).toISOString());
  });
});

import { afterEach, expect, test } from 'vitest';
import type { Id } from '../../src/core/model/id.ts';
import { fail, must, ok } from '../../src/core/model/result.ts';
import { openAsking, openProjectSource, saveProjectFile } from '../../src/renderer/commands/project-files.ts';
import type { Twin, TwinChoice } from '../../src/renderer/commands/project-files.ts';
import { deleteProject, openProject, projectOf, renameProject } from '../../src/renderer/commands/projects.ts';
import { deleteLeftover, deleteLeftovers, foundingLock, unpackLock } from '../../src/renderer/store/leftover.ts';
import { projectDatabaseName } from '../../src/renderer/store/project-database.ts';
import { openProjectStore } from '../../src/renderer/store/project-store.ts';
import { startArchive } from '../../src/renderer/workers/archive.ts';
import { clearDesks, importFolder, makeDesk, opening, registry } from './desk.ts';

// A project file of a project that is here: the person says what is to be opened, and only that is stored.

const made: Id[] = [];
afterEach(async () => {
  for (const id of made.splice(0)) await deleteProject(registry, id);
  await clearDesks();
});

const databases = async () => (await indexedDB.databases()).map(({ name }) => name).toSorted();

async function deskWithFile() {
  const desk = await makeDesk();
  await importFolder(desk, { 'a.txt': 'The ferry left before dawn.\n', 'б.txt': 'Паром вышел из гавани.\n' });
  must(await saveProjectFile(desk));
  const [name, bytes] = [...desk.host.saved][0]!;
  const drop = async () => must(await desk.host.openDropped({ [name]: bytes.slice() }))!;
  const open = async (choice: TwinChoice) => {
    const asked: Twin[] = [];
    const here: Id[] = [];
    const opened = await openAsking(desk.host, registry, await drop(), {
      ...opening,
      askTwin: (twin) => Promise.resolve((asked.push(twin), choice)),
      openHere: (id) => Promise.resolve((here.push(id), ok(null))),
    });
    const store = must(opened);
    if (store) made.push(store.id);
    store?.close();
    return { asked: asked[0], here, store };
  };
  return { desk, drop, open };
}

test('is told what each holds, and stores nothing unless the one beside is wanted', async () => {
  const { desk, open } = await deskWithFile();
  must(await renameProject(desk, registry, 'Позже'));
  const before = await databases();
  const { asked, store } = await open(null);
  expect(store).toBeNull();
  expect(asked?.here).toMatchObject({ id: desk.store.id, name: 'Позже', documents: 2, annotations: 0 });
  expect(asked?.file).toMatchObject({ id: desk.store.id, name: 'Проба', documents: 2, annotations: 0 });
  expect(asked?.freeName).toBe('Проба 2');
  expect(asked!.here.changed! > asked!.file.changed!).toBe(true);
  expect((await open('here')).here).toEqual([desk.store.id]);
  expect(await databases()).toEqual(before);
});

test('is opened beside by the name that was chosen, and the next is offered another', async () => {
  const { open, drop, desk } = await deskWithFile();
  const { store } = await open({ name: 'Проба 2' });
  expect([projectOf(store!)?.name, store!.snapshot.rows('documents').size]).toEqual(['Проба 2', 2]);
  expect((await open(null)).asked?.freeName).toBe('Проба 2 2');
  const unasked = must(await openProjectSource(desk.host, registry, await drop(), opening));
  made.push(unasked.id);
  expect(projectOf(unasked)?.name).toBe('Проба 2 2');
  unasked.close();
});

test('is found damaged before anybody is asked what to do with it', async () => {
  const { desk, open } = await deskWithFile();
  const [name, bytes] = [...desk.host.saved][0]!;
  const damaged = bytes.slice();
  // In the middle stand the texts.
  damaged[damaged.length >> 1]! ^= 0xff;
  const asked: Twin[] = [];
  const source = must(await desk.host.openDropped({ [name]: damaged }))!;
  const answer = await openAsking(desk.host, registry, source, {
    ...opening,
    askTwin: (twin) => Promise.resolve((asked.push(twin), null)),
    openHere: () => Promise.resolve(ok(null)),
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'project-file-damaged' } });
  expect(asked).toEqual([]);
  expect((await open(null)).asked?.file.documents).toBe(2);
});

test('says that what was unpacked could not be removed, and removes it at the next start, but nothing else', async () => {
  const { desk, drop } = await deskWithFile();
  const founding = must(await openProjectStore('founding'));
  founding.close();
  // What tests before this one have left is not looked at: it may go at any time.
  const mine = ['founding', desk.store.id].map(projectDatabaseName);
  const foreign = new Set((await databases()).filter((name = '') => !mine.includes(name)));
  const ours = async () => (await databases()).filter((name) => !foreign.has(name));
  const before = await ours();
  const listed = async () => must(await registry.projects()).map(({ id }) => id);
  const listedBefore = await listed();
  const others = new Set([...foreign, mine[1]].flatMap((one = '') => one.replace('lectern-project-', '')));
  const cancelling = new AbortController();
  const { deleteDatabase } = IDBFactory.prototype;
  IDBFactory.prototype.deleteDatabase = () => {
    throw new DOMException('Internal error.', 'UnknownError');
  };
  const answer = await openProjectSource(desk.host, registry, await drop(), {
    ...opening,
    signal: cancelling.signal,
    onProgress: (_done, of) => {
      if (of > 0) cancelling.abort();
    },
  }).finally(() => (IDBFactory.prototype.deleteDatabase = deleteDatabase));
  expect(answer).toMatchObject({ ok: false, error: { code: 'left-behind', about: 'Проба', detail: 'cancelled' } });
  expect(await ours()).toHaveLength(before.length + 1);
  expect(listedBefore).toContain(desk.store.id);
  expect(await listed()).toEqual(listedBefore);

  // Nothing is removed while a file is unpacked, nor a project that is being founded.
  await navigator.locks.request(unpackLock, () => deleteLeftovers(others));
  expect(await ours()).toHaveLength(before.length + 1);
  await navigator.locks.request(foundingLock('founding'), () => deleteLeftovers(others));
  expect(await ours()).toEqual(before);
  // Nor one that is whole and in no list.
  others.delete(desk.store.id);
  must(await deleteLeftovers(others));
  expect(await ours()).toEqual(before.filter((name) => name !== 'lectern-project-founding'));
});

test('takes back what it has just filled, and only that', async () => {
  const { desk, drop } = await deskWithFile();
  const store = must(await openProjectSource(desk.host, registry, await drop(), opening));
  made.push(store.id);
  store.close();
  must(await deleteLeftover(store.id, 'another'));
  expect(await databases()).toContain(projectDatabaseName(store.id));
  must(await deleteLeftover(store.id, store.id));
  expect(await databases()).not.toContain(projectDatabaseName(store.id));
});

test('says of a full disk that the file was not opened, and keeps nothing of it', async () => {
  const { desk, drop } = await deskWithFile();
  const before = await databases();
  const answer = await openProjectSource(desk.host, registry, await drop(), {
    ...opening,
    start: () => {
      const archive = startArchive();
      const unpack = () => Promise.resolve(fail('disk-full', 'Проба.lectern', 'No room.'));
      return { ...archive, port: { ...archive.port, unpack } };
    },
  });
  expect(answer).toEqual(fail('no-room-to-open', 'Проба.lectern', 'No room.'));
  expect(await databases()).toEqual(before);
});

test('leaves no database behind when it is cancelled while it is unpacked', async () => {
  const { desk, drop } = await deskWithFile();
  const before = await databases();
  const cancelling = new AbortController();
  const answer = await openProjectSource(desk.host, registry, await drop(), {
    ...opening,
    signal: cancelling.signal,
    onProgress: (_done, of) => {
      if (of > 0) cancelling.abort();
    },
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(await databases()).toEqual(before);
});

test('a whole project that no list names, since neither list nor deletion worked, is listed at the next start', async () => {
  const { desk, drop } = await deskWithFile();
  const full = { ...registry, putProject: () => Promise.resolve(fail('disk-full')) };
  const { deleteDatabase } = IDBFactory.prototype;
  IDBFactory.prototype.deleteDatabase = () => {
    throw new DOMException('Internal error.', 'UnknownError');
  };
  const before = new Set(await databases());
  const answer = await openProjectSource(desk.host, full, await drop(), opening).finally(() => {
    IDBFactory.prototype.deleteDatabase = deleteDatabase;
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'left-behind' } });
  const [left] = (await databases()).filter((name) => !before.has(name));
  const id = left!.slice(projectDatabaseName('').length);
  made.push(id);
  // What other tests leave is none of its business.
  const others = [...(await databases())].map((name = '') => name.slice(projectDatabaseName('').length));
  must(await deleteLeftovers(new Set(others.filter((one) => one !== id)), registry.putProject));
  const listed = must(await registry.projects()).find((one) => one.id === id);
  // Nobody opened it, so it does not come before those that were.
  expect(listed).toEqual({ id, name: 'Проба', created: projectOf(desk.store)!.created, opened: listed!.created });
  const store = must(await openProject(registry, id));
  expect(store.snapshot.rows('documents').size).toBe(2);
  store.close();
});

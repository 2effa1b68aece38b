import { afterEach, expect, test } from 'vitest';
import { must, ok } from '../../src/core/model/result.ts';
import { takeBack } from '../../src/renderer/commands/history.ts';
import { importFiles } from '../../src/renderer/commands/import-files.ts';
import { linkFolder, takeInBySelf } from '../../src/renderer/commands/linked-folders.ts';
import { memoryDesktop } from '../../src/renderer/host/memory.ts';
import { countChanges, linkNamed } from '../../src/renderer/session/folder-watching.ts';
import { openSession } from './open-session.ts';
import { clearDesks, documents, makeDesk, registry } from '../commands/desk.ts';

afterEach(clearDesks);

test('a file that cannot be taken in unasked is tried once, and stays in the list', async () => {
  const host = memoryDesktop({ 'паром.txt': 'Паром вышел из гавани.' });
  const desk = { ...(await makeDesk()), host };
  const source = must(await host.openFiles('folder'))!;
  must(await importFiles(desk, source));
  const { linkId } = must(await linkFolder(desk, registry, source.id, source.name));
  await takeInBySelf(desk, registry, linkId, true);
  const ingest: typeof desk.ingest = {
    ...desk.ingest,
    takeBatch: async (request) => {
      const outcomes = request.entries.map(
        ({ path }) => ({ path, bytes: 1, kind: 'failed', reason: 'unreadable', detail: '' }) as const,
      );
      return ok({ outcomes });
    },
  };
  const session = openSession({ ...desk, ingest }, { listenFinder: () => () => undefined });
  const watching = session.folders;
  const end = watching.start();
  try {
    await expect.poll(() => watching.state.folders[0]?.findings).toBeTruthy();
    // Written long ago, so nobody waits for it to grow.
    host.put({ 'паром.txt': 'Паром вышел из гавани.', 'залив.txt': 'Залив замёрз.' }, 0);
    const listed = () => watching.state.folders[0]!.changes.map(({ kind, path }) => `${kind} ${path}`);
    await expect.poll(listed).toEqual(['new залив.txt']);
    await expect.poll(() => desk.store.snapshot.rows('imports').size).toBe(2);
    // The looks that were heard of are over.
    await expect.poll(() => session.importing.runs).toBe(false);
    for (let look = 1; look <= 5; look += 1) await watching.look(linkId);
    expect(listed()).toEqual(['new залив.txt']);
    expect(session.workspace.state.messages.filter(({ text }) => text.startsWith('Took in'))).toEqual([]);
    expect(documents(desk)).toHaveLength(1);
    expect(desk.store.snapshot.rows('imports').size).toBe(2);
  } finally {
    end();
  }
});

/** A linked folder with one text, watched. */
async function watched(files: Record<string, string> = { 'паром.txt': 'Паром вышел из гавани.' }) {
  const host = memoryDesktop(files);
  const desk = { ...(await makeDesk()), host };
  const source = must(await host.openFiles('folder'))!;
  must(await importFiles(desk, source));
  const { linkId } = must(await linkFolder(desk, registry, source.id, source.name));
  const session = openSession(desk, { listenFinder: () => () => undefined });
  const watching = session.folders;
  const end = watching.start();
  ends.push(end);
  await expect.poll(() => watching.state.folders[0]?.findings).toBeTruthy();
  const listed = () =>
    watching.state.folders.flatMap(({ changes }) => changes.map(({ kind, path }) => `${kind} ${path}`));
  return { host, desk, linkId, session, watching, end, listed };
}

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

test('what comes to a folder is taken in by itself where a person let it, and one message takes it back', async () => {
  const { host, desk, linkId, session, watching, listed } = await watched();
  host.put({ 'паром.txt': 'Паром вышел из гавани.', 'залив.txt': 'Залив замёрз.' }, 0);
  await expect.poll(listed).toEqual(['new залив.txt']);
  expect(documents(desk)).toHaveLength(1);
  await watching.setBySelf(linkId, true);
  await expect.poll(() => documents(desk).length).toBe(2);
  await expect.poll(listed).toEqual([]);
  const acts = () => session.workspace.state.messages.flatMap(({ undo }) => (typeof undo === 'string' ? [undo] : []));
  await expect.poll(() => acts().length).toBe(1);
  must(await takeBack(desk, acts()[0]!));
  expect(documents(desk)).toHaveLength(1);
  // What was taken back waits for the person.
  await expect.poll(listed).toEqual(['new залив.txt']);
  await watching.look(linkId);
  expect(documents(desk)).toHaveLength(1);
});

test('what is ignored is not heard of again until it changes, and a folder that is away is said to be', async () => {
  const { host, linkId, watching, listed } = await watched();
  host.put({ 'паром.txt': 'Паром вышел из гавани.', 'залив.txt': 'Залив замёрз.' }, 0);
  await expect.poll(listed).toEqual(['new залив.txt']);
  await watching.ignore(linkId, watching.state.folders[0]!.changes);
  expect(listed()).toEqual([]);
  expect(countChanges(watching.state)).toBe(0);
  host.put({ 'паром.txt': 'Паром вышел из гавани.', 'залив.txt': 'Залив растаял.' }, 1);
  await expect.poll(listed).toEqual(['new залив.txt']);
  host.put(null);
  await expect.poll(() => watching.state.folders[0]!.problem?.code).toBeTruthy();
  expect([listed(), watching.state.folders[0]!.findings]).toEqual([[], null]);
  host.put({ 'паром.txt': 'Паром вышел из гавани.' }, 2);
  await expect.poll(() => watching.state.folders[0]!.problem).toBeNull();
});

test('a folder that is let go is watched no more, and its documents stay', async () => {
  const { host, desk, linkId, session, watching, end, listed } = await watched();
  expect(linkNamed(watching.state, 'texts')?.linkId).toBe(linkId);
  await watching.unlink(linkId);
  expect(watching.state.folders).toEqual([]);
  expect(session.workspace.state.messages.map(({ kind }) => kind)).toEqual(['done']);
  host.put({ 'залив.txt': 'Залив замёрз.' }, 0);
  await watching.lookAtAll();
  expect([listed(), documents(desk).length]).toEqual([[], 1]);
  end();
});

test('a folder is looked at once more after a look in whose middle it was heard of', async () => {
  const { host, desk, linkId, watching, listed } = await watched();
  const { look } = host.native.linkedFolders;
  let looks = 0;
  let go: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => (go = resolve));
  const ability = desk.host.native.linkedFolders as { look: typeof look };
  ability.look = async (id) => {
    looks += 1;
    const seen = await look(id);
    if (looks === 1) await waiting;
    return seen;
  };
  const first = watching.look(linkId);
  host.put({ 'паром.txt': 'Паром вышел из гавани.', 'залив.txt': 'Залив замёрз.' }, 0);
  await watching.look(linkId);
  expect(looks).toBe(1);
  go();
  await first;
  await expect.poll(listed).toEqual(['new залив.txt']);
  expect(looks).toBe(2);
});

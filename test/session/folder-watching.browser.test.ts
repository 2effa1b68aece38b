import { afterEach, expect, test } from 'vitest';
import { must, ok } from '../../src/core/model/result.ts';
import { importFiles } from '../../src/renderer/commands/import-files.ts';
import { linkFolder, takeInBySelf } from '../../src/renderer/commands/linked-folders.ts';
import { memoryDesktop } from '../../src/renderer/host/memory.ts';
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

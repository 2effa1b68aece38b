import { afterEach, describe, expect, test } from 'vitest';
import { must } from '../../src/core/model/result.ts';
import { backUp, restoreBackup } from '../../src/renderer/commands/backups.ts';
import { openProjectSource, saveProjectFile } from '../../src/renderer/commands/project-files.ts';
import { deleteProject } from '../../src/renderer/commands/projects.ts';
import { nearArchive, startArchive } from '../../src/renderer/workers/archive.ts';
import { withBackups } from './backup-folder.ts';
import { clearDesks, documents, importFolder, makeDesk, opening, registry } from './desk.ts';

// A worker of project files that hangs or crashes: what it was at is given up and said, and the next one works.

const stops: string[] = [];
afterEach(async () => {
  stops.length = 0;
  await clearDesks();
});

const texts = { 'a.txt': 'The ferry left the harbour of Vell before dawn.\n', 'б.txt': 'Паром вышел из гавани.\n' };

type End = `${'hangs' | 'crashes'} ${'pack' | 'nextPiece' | 'unpack'}`;

/** Starts a worker that stops so, and is given up after so many milliseconds. */
function stopping(name: End, patience = 1500) {
  const start = () =>
    nearArchive(new Worker(new URL('./stopping-archive.worker.ts', import.meta.url), { type: 'module', name }));
  return () => startArchive(patience, start, ({ message }) => stops.push(message));
}

const stopped = { ok: false, error: { code: 'archive-stopped' } };

describe.each(['hangs', 'crashes'] as const)('a worker that %s', (end) => {
  test.each(['pack', 'nextPiece'] as const)(
    'at %s of a backup leaves nothing behind, and the next one works',
    async (method) => {
      const desk = await makeDesk();
      await importFolder(desk, texts);
      const { host, backups } = withBackups(desk.host);
      const { id } = desk.store;
      // The second one waits for the first, as the one at quitting does.
      const [first, second] = await Promise.all([
        backUp(backups, id, 'Vell', 'changes', stopping(`${end} ${method}`)),
        backUp(backups, id, 'Vell', 'quit'),
      ]);
      expect(first).toMatchObject(stopped);
      expect(stops).toHaveLength(1);
      expect(must(second).reason).toBe('quit');
      expect(backups.under.size).toBe(0);
      const restored = must(await restoreBackup(host, registry, must(second), 'Ада', (name) => `${name} 2`));
      expect(documents({ ...desk, store: restored }).length).toBe(2);
      restored.close();
      must(await deleteProject(registry, restored.id));
    },
  );

  test('while a project is saved to a file leaves no file', async () => {
    const desk = await makeDesk();
    await importFolder(desk, texts);
    expect(await saveProjectFile(desk, undefined, undefined, stopping(`${end} nextPiece`))).toMatchObject(stopped);
    expect(desk.host.saved.size).toBe(0);
    must(await saveProjectFile(desk));
    expect(desk.host.saved.size).toBe(1);
  });

  test('while a project file is opened adds no project, and the file opens afterwards', async () => {
    const desk = await makeDesk();
    await importFolder(desk, texts);
    must(await saveProjectFile(desk));
    const [name, bytes] = [...desk.host.saved][0]!;
    const before = must(await registry.projects()).length;
    const drop = async () => must(await desk.host.openDropped({ [name]: bytes }))!;
    const answer = await openProjectSource(desk.host, registry, await drop(), {
      ...opening,
      start: stopping(`${end} unpack`, 200),
    });
    expect(answer).toMatchObject(stopped);
    expect(must(await registry.projects())).toHaveLength(before);
    const store = must(await openProjectSource(desk.host, registry, await drop(), opening));
    store.close();
    must(await deleteProject(registry, store.id));
  });
});

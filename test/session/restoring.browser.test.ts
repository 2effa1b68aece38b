import { afterEach, expect, test } from 'vitest';
import { fail, must, ok } from '../../src/core/model/result.ts';
import type { Work } from '../../src/core/ports/host.ts';
import { backUp } from '../../src/renderer/commands/backups.ts';
import { addTag } from '../../src/renderer/commands/change-tags.ts';
import { deleteProject } from '../../src/renderer/commands/projects.ts';
import { restoreBeside } from '../../src/renderer/session/restoring.ts';
import { RunningWork } from '../../src/renderer/session/running-work.ts';
import type { ProjectStore } from '../../src/renderer/store/project-store.ts';
import { withBackups } from '../commands/backup-folder.ts';
import { clearDesks, importFolder, makeDesk, registry } from '../commands/desk.ts';
import type { TestDesk } from '../commands/desk.ts';
import { openSession } from './open-session.ts';

// A restore goes on whatever the screen shows. The real database and worker; only the folder is in memory.

const leaving: (() => unknown)[] = [];
afterEach(async () => {
  for (const leave of leaving.splice(0)) await leave();
  await clearDesks();
});

/** A project with a backup, the list of backups open; `hold` stops the restore before it reads, until it is let go. */
async function listed() {
  const desk = await makeDesk({ 'a.txt': 'Зерно пришло весной.\n', 'b.txt': 'The silo burst at 5:40.\n' });
  await importFolder(desk);
  must(await addTag(desk, 'Зерно'));
  const { host, backups } = withBackups(desk.host);
  const backup = must(await backUp(backups, desk.store.id, 'Проба', 'asked'));
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const opened: string[] = [];
  const told: (Work | null)[] = [];
  const native = {
    ...host.native!,
    showWork: async (work: Work | null) => {
      told.push(work);
      return ok(null);
    },
    backups: {
      ...backups,
      async open(id: string) {
        opened.push(id);
        await held;
        return backups.open(id);
      },
    },
  };
  const whole = { ...desk.host, ...host, native };
  const turned: ProjectStore[] = [];
  const session = openSession(
    { ...desk, host: whole as unknown as TestDesk['host'] },
    {
      work: new RunningWork(whole),
      turnTo: (store) => {
        if (!store) return;
        turned.push(store);
        leaving.push(() => store.close());
      },
    },
  );
  session.workspace.set({ dialog: 'backups' });
  const messages = () => session.workspace.state.messages.map(({ text }) => text.replace(/[\u2066-\u2069]/gu, ''));
  return { session, backup, backups, letGo, opened, told, turned, messages };
}

/** The projects of the list that a restore made. */
async function restoredProjects() {
  const projects = must(await registry.projects()).filter(({ name }) => name.includes('(restored'));
  leaving.push(async () => {
    for (const { id } of projects) must(await deleteProject(registry, id));
  });
  return projects;
}

test('a restore goes on when the list of backups is closed, is begun once, and is told when it is done', async () => {
  const { session, backup, letGo, opened, told, turned, messages } = await listed();
  const restored = restoreBeside(session, backup);
  expect(session.restoring.state.running).toEqual({ done: 0, of: 0 });
  session.workspace.set({ dialog: null });
  session.workspace.set({ dialog: 'backups' });
  await restoreBeside(session, backup);
  session.workspace.set({ dialog: null });
  expect(session.restoring.state.running).not.toBe(null);
  expect(told.at(-1)).toMatchObject({ label: 'Restoring the backup' });
  letGo();
  await restored;
  expect(opened).toEqual([backup.id]);
  expect([session.restoring.state.running, told.at(-1), turned]).toEqual([null, null, []]);
  expect(await restoredProjects()).toHaveLength(1);
  expect(messages()).toEqual([expect.stringMatching(/^Opened “.+ \(restored .+\)”, which waits/u)]);
});

test('who still has the list before them goes to the new project', async () => {
  const { session, backup, letGo, turned } = await listed();
  letGo();
  await restoreBeside(session, backup);
  expect(turned).toHaveLength(1);
  expect(session.workspace.state.dialog).toBe(null);
  await restoredProjects();
});

test('a restore that is given up, or cut short by leaving, leaves no project and is no problem', async () => {
  const { session, backup, letGo, turned, messages } = await listed();
  for (const giveUp of [() => session.restoring.cancel(), () => void session.restoring.end()]) {
    const restored = restoreBeside(session, backup);
    giveUp();
    letGo();
    await restored;
    expect(session.restoring.state).toEqual({ running: null, problem: null, unkept: null });
  }
  expect([turned, messages(), await restoredProjects()]).toEqual([[], [], []]);
});

test('why a restore failed is said in the list of backups, or as a message where that was closed', async () => {
  const { session, backup, backups, letGo, messages } = await listed();
  letGo();
  backups.open = async () => fail('project-file-damaged', 'Проба');
  await restoreBeside(session, backup);
  expect([session.restoring.state.problem?.code, messages()]).toEqual(['project-file-damaged', []]);
  session.workspace.set({ dialog: null });
  await restoreBeside(session, backup);
  expect(session.restoring.state.problem).toBe(null);
  expect(messages()).toEqual([expect.stringContaining('damaged')]);
});

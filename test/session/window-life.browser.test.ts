import { afterEach, expect, test } from 'vitest';
import { fail, must, ok } from '../../src/core/model/result.ts';
import type { Backup } from '../../src/core/ports/backups.ts';
import type { Host, Source } from '../../src/core/ports/host.ts';
import type { Beginning } from '../../src/renderer/commands/begin.ts';
import { saveProjectFile } from '../../src/renderer/commands/project-files.ts';
import { createProject, deleteProject, openProject, projectOf } from '../../src/renderer/commands/projects.ts';
import { actions, doors, openDoor, runAction } from '../../src/renderer/session/actions.ts';
import type { Session } from '../../src/renderer/session/session.ts';
import { WindowLife } from '../../src/renderer/session/window-life.ts';
import { memoryDesktop, memoryHost } from '../../src/renderer/host/memory.ts';
import { clearDesks, documents, importFolder, makeDesk, registry } from '../commands/desk.ts';
import type { TestDesk } from '../commands/desk.ts';

// What a window begins with, how projects are opened and left in it, and what is stored before it ends; without a screen.

const letters = { 'a.txt': 'The ferry left before dawn.\n', 'б.txt': 'Паром вышел из гавани.\n' };
const nothing: Beginning = { author: 'Ада', given: { source: null, problems: [] }, project: null, store: null };

const stops: (() => void)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) stop();
  await clearDesks();
  const listed = must(await registry.projects());
  for (const { id } of listed) await deleteProject(registry, id);
});

function lifeOn(desk: TestDesk, host: Host = desk.host): WindowLife {
  const { ingest, finder, listen, comparer, listenComparer } = desk;
  const life = new WindowLife({ host, registry, ingest, finder, listenFinder: listen, comparer, listenComparer });
  stops.push(life.listen(), () => life.session?.desk.store.close());
  return life;
}

/** A desktop that remembers who listens for its end. */
function desktop(change: Partial<NonNullable<Host['native']>> = {}) {
  const host = memoryDesktop(letters);
  const leaves: (() => Promise<void>)[] = [];
  const stores: (() => Promise<void>)[] = [];
  const native = {
    ...host.native,
    onLeave: (listener: () => Promise<void>) => (leaves.push(listener), () => undefined),
    onStore: (listener: () => Promise<void>) => (stores.push(listener), () => undefined),
    ...change,
  };
  const all = async (listeners: (() => Promise<void>)[]) => void (await Promise.all(listeners.map((one) => one())));
  return { host: { ...host, native }, leave: () => all(leaves), store: () => all(stores) };
}

const nameOf = ({ desk }: Session) => projectOf(desk.store)?.name;

/** The session that is open next. */
async function opened(life: WindowLife, other: Session | null = null): Promise<Session> {
  await expect.poll(() => life.session !== null && life.session !== other).toBe(true);
  return life.session!;
}

test('a window that begins with nothing shows the first screen', async () => {
  const life = lifeOn(await makeDesk());
  expect(life.state.session).toBe('starting');
  await life.begin(Promise.resolve(nothing));
  expect([life.state.session, life.state.problems, life.author]).toEqual([null, [], 'Ада']);
});

test('a window begins with the project that was open last, and begins once', async () => {
  const life = lifeOn(await makeDesk());
  const { id } = must(await createProject(registry, 'Letters', ''));
  const beginning = { ...nothing, project: id, store: openProject(registry, id) };
  await Promise.all([life.begin(Promise.resolve(beginning)), life.begin(Promise.resolve(nothing))]);
  const session = await opened(life);
  expect([nameOf(session), document.title]).toEqual(['Letters', 'Letters – Lectern']);
  expect(await registry.setting('last-project')).toBe(id);
});

test('where the last project is gone, the first screen comes without a word; where it is broken, with one and a backup', async () => {
  const gone = lifeOn(await makeDesk());
  await gone.begin(Promise.resolve({ ...nothing, project: 'gone', store: Promise.resolve(fail('not-found', 'gone')) }));
  expect([gone.state.session, gone.state.problems]).toEqual([null, []]);

  const backup = { id: 'b', projectId: 'torn', projectName: 'Letters', whole: true } as Backup;
  const backups = {
    ...desktop().host.native.backups,
    list: async () => ok([backup]),
    open: async () => ok({ id: 's', name: 'b.lectern', kind: 'files' } satisfies Source),
  };
  const torn = lifeOn(await makeDesk(), desktop({ backups }).host);
  await torn.begin(
    Promise.resolve({ ...nothing, project: 'torn', store: Promise.resolve(fail('database-broken', 'torn')) }),
  );
  expect([torn.state.session, torn.state.problems.map(({ code }) => code), torn.state.offer]).toEqual([
    null,
    ['database-broken'],
    backup,
  ]);
});

test('a bug at the start is thrown on, and leaves the first screen', async () => {
  const life = lifeOn(await makeDesk());
  const bug = new Error('a bug');
  await expect(life.begin(Promise.reject(bug))).rejects.toBe(bug);
  expect(life.state.session).toBe(null);
});

test('texts that the program was asked to open wait for the project that opens', async () => {
  const desk = await makeDesk(letters);
  const source = must(await desk.host.openFiles('folder'))!;
  const life = lifeOn(desk);
  await life.begin(Promise.resolve({ ...nothing, given: { source, problems: [] } }));
  const session = await opened(life);
  expect([nameOf(session), life.state.source]).toEqual([source.name, source]);
});

test('a second start opens what it names, from the first screen; what cannot be is said there', async () => {
  const desk = await makeDesk();
  const given = [fail('not-found', '/gone.txt'), ok({ id: 'x', name: 'letters', kind: 'folder' } satisfies Source)];
  const life = lifeOn(desk, desktop({ takeArguments: async () => given.shift() ?? ok(null) }).host);
  await life.begin(Promise.resolve(nothing));
  await life.openArguments();
  const session = await opened(life);
  expect([nameOf(session), life.state.source?.name]).toEqual(['letters', 'letters']);
  expect(session.workspace.state.messages.map(({ text }) => text).join()).toContain('gone.txt');
});

test('opening one project from another leaves it: its drafts are stored, its list entry is new, its database is closed', async () => {
  const life = lifeOn(await makeDesk(letters));
  await life.begin(Promise.resolve(nothing));
  await life.newProject();
  const here = await opened(life);
  await here.importing.importFolder();
  const kept: string[] = [];
  here.shell.beforeLeaving(async () => void kept.push(here.desk.store.isOpen() ? 'stored' : 'too late'));
  const next = must(await createProject(registry, 'Next', ''));
  const late = must(await createProject(registry, 'Too late', ''));
  here.turnTo(next);
  here.turnTo(late);
  const session = await opened(life, here);
  expect([nameOf(session), kept, here.desk.store.isOpen(), late.isOpen()]).toEqual(['Next', ['stored'], false, false]);
  const listed = must(await registry.projects()).find(({ id }) => id === here.desk.store.id);
  expect(listed?.documents).toBe(2);
  session.turnTo(null);
  await expect.poll(() => life.state.session).toBe(null);
  expect([document.title, await registry.setting('last-project')]).toEqual(['Lectern', null]);
});

test('an import that runs is ended before its project is left, and what it did is stored', async () => {
  const many = Object.fromEntries(Array.from({ length: 2500 }, (_, at) => [`${at}.txt`, `Письмо ${at} из гавани.\n`]));
  const life = lifeOn(await makeDesk(many));
  await life.begin(Promise.resolve(nothing));
  await life.newProject();
  const session = await opened(life);
  const { store } = session.desk;
  const importing = session.importing.importFolder();
  await expect.poll(() => documents(session.desk).length).toBeGreaterThan(0);
  session.turnTo(null);
  await importing;
  await expect.poll(() => life.state.session).toBe(null);
  const again = must(await openProject(registry, store.id));
  expect([...again.snapshot.rows('imports').values()].map(({ state }) => state)).toEqual(['cancelled']);
  expect(again.snapshot.rows('documents').size).toBe(store.snapshot.rows('documents').size);
  again.close();
});

test('a file that is being saved is given up before its project is left, and nothing of it is kept', async () => {
  const life = lifeOn(await makeDesk());
  await life.begin(Promise.resolve(nothing));
  await life.newProject();
  const session = await opened(life);
  const given: boolean[] = [];
  const saving = session.saves.save(
    'families',
    ({ signal }) =>
      new Promise((resolve) => {
        signal!.addEventListener('abort', () => {
          given.push(true);
          resolve(fail('cancelled'));
        });
      }),
  );
  session.turnTo(null);
  expect([await saving, given]).toEqual([null, [true]]);
  await expect.poll(() => life.state.session).toBe(null);
});

test('before the window ends, imports end and drafts are stored; at a log-off, drafts are', async () => {
  const { host, leave, store } = desktop();
  const life = lifeOn(await makeDesk(), host);
  await leave(); // With nothing open there is nothing to store.
  await life.begin(Promise.resolve(nothing));
  await life.newProject();
  const session = await opened(life);
  const kept: string[] = [];
  session.shell.beforeLeaving(async () => void kept.push('draft'));
  await store();
  expect(kept).toEqual(['draft']);
  await leave();
  expect(kept).toEqual(['draft', 'draft']);
});

test('a safe start opens no tabs, leaves the index aside once, and keeps the tabs for the next start', async () => {
  const desk = await makeDesk(letters);
  await importFolder(desk);
  const [first] = documents(desk);
  const { id } = desk.store;
  await desk.store.putMeta('tabs', { panes: [{ tabs: [{ kind: 'document', documentId: first!.id }], active: 0 }] });
  const safe = lifeOn(desk, { ...desk.host, startsSafely: async () => ok(true) });
  await safe.begin(Promise.resolve(nothing));
  await safe.openListed(id);
  const session = await opened(safe);
  expect(session.workspace.state.panes).toEqual([{ tabs: [], active: -1 }]);
  expect(session.workspace.state.messages).toHaveLength(1);
  session.workspace.open({ kind: 'search' });
  session.turnTo(must(await openProject(registry, id)));
  const again = await opened(safe, session);
  expect(again.workspace.state.messages).toEqual([]);

  const plain = lifeOn(desk);
  await plain.begin(Promise.resolve(nothing));
  await plain.openListed(id);
  expect((await opened(plain)).workspace.state.panes[0]?.tabs).toEqual([{ kind: 'document', documentId: first!.id }]);
});

test('one thing is opened at a time, and a folder that is picked meanwhile is put away', async () => {
  const desk = await makeDesk(letters);
  let answer: (picked: Awaited<ReturnType<Host['openFiles']>>) => void = () => undefined;
  const closed: string[] = [];
  const host: Host = {
    ...desk.host,
    openFiles: () => new Promise((resolve) => (answer = resolve)),
    openDropped: async () => ok({ id: 'dropped', name: 'dropped', kind: 'folder' } satisfies Source),
    closeFiles: async (id) => void closed.push(id),
  };
  const life = lifeOn(desk, host);
  await life.begin(Promise.resolve(nothing));
  const first = life.importFolder();
  await life.newProject();
  await life.openDropped(new DataTransfer());
  expect([life.state.working, life.state.session, closed]).toEqual([true, null, ['dropped']]);
  answer(ok(null));
  await first;
  expect([life.state.working, life.state.session]).toEqual([false, null]);
});

test('a project file that cannot be read is said in place', async () => {
  const life = lifeOn(await makeDesk(), memoryHost({ 'torn.lectern': 'no archive' }));
  await life.begin(Promise.resolve(nothing));
  await life.openFile();
  expect([life.state.session, life.state.progress, life.state.problems.length]).toEqual([null, null, 1]);
});

test('the name of who writes follows what the person says, without another session', async () => {
  const life = lifeOn(await makeDesk());
  await life.begin(Promise.resolve(nothing));
  await life.newProject();
  const session = await opened(life);
  expect(session.desk.author).toBe('Ада');
  session.shell.set({ author: 'Борис' });
  expect([session.desk.author, life.author, life.session === session]).toEqual(['Борис', 'Борис', true]);
});

test('every action that needs no project does on the first screen what it says, and no other is there', async () => {
  const source = await makeDesk();
  must(await saveProjectFile(source));
  const [, sample] = [...source.host.saved][0]!;
  const life = lifeOn(await makeDesk(), memoryHost(letters, { sample }));
  await life.begin(Promise.resolve(nothing));
  const here = doors.map(({ id }) => id).toSorted();
  expect(here).toEqual(
    ['backups.open', 'import.folder', 'project.new', 'project.open', 'project.sample'].concat(
      ['dark', 'light', 'system'].map((theme) => `theme.${theme}`),
    ),
  );
  for (const { id } of actions) if (!here.includes(id)) expect(openDoor(life, id)).toBe(false);
  expect(openDoor(life, 'backups.open')).toBe(false); // A browser has none.
  openDoor(life, 'theme.dark');
  expect(document.documentElement.dataset['theme']).toBe('dark');
  openDoor(life, 'theme.system');
  openDoor(life, 'import.folder');
  const session = await opened(life);
  expect([nameOf(session), life.state.source?.name]).toEqual(['texts', 'texts']);
  // The same name of an action does in a project what belongs there.
  expect(runAction(session, 'project.new')).toBe(true);
  expect(session.shell.state.asking).toEqual({ kind: 'new-project' });
});

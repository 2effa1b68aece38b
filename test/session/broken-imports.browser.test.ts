import { afterEach, expect, test } from 'vitest';
import { added } from '../../src/core/model/diff.ts';
import { newId } from '../../src/core/model/id.ts';
import type { Import } from '../../src/core/model/records.ts';
import { fail, must } from '../../src/core/model/result.ts';
import { undo } from '../../src/renderer/commands/history.ts';
import { importFiles, importLock } from '../../src/renderer/commands/import-files.ts';
import { memoryHost } from '../../src/renderer/host/memory.ts';
import { clearDesks, documents, makeDesk } from '../commands/desk.ts';
import type { TestDesk } from '../commands/desk.ts';
import { openSession } from './open-session.ts';

// What a window leaves behind that was killed in the midst of an import, and what is said of it.

afterEach(clearDesks);

/** An import of a folder that ends as if its window was killed: after its batch nothing more is stored. */
async function killedImport(desk: TestDesk, files: Readonly<Record<string, string>>): Promise<void> {
  const host = memoryHost(files);
  const source = must(await host.openFiles('folder'))!;
  const killed = new Promise<never>(() => undefined);
  let reached: () => void;
  const taken = new Promise<void>((resolve) => (reached = resolve));
  const ingest = {
    ...desk.ingest,
    settleFolder: () => {
      reached();
      return killed;
    },
  };
  // The lock of a killed window is free; this one's would be held for ever.
  const { request } = navigator.locks;
  const locks = navigator.locks as { request: unknown };
  locks.request = (name: string, options: unknown, work: (lock: null) => unknown) =>
    name === importLock(desk.store.id)
      ? work(null)
      : request.call(navigator.locks, name, options as never, work as never);
  void importFiles({ ...desk, host, ingest, running: new Set() }, source);
  await taken;
  locks.request = request.bind(navigator.locks);
}

test('an import that was broken off is told of once, with its report, and is undone whole', async () => {
  const desk = await makeDesk();
  await killedImport(desk, { 'паром.txt': 'Паром вышел из гавани.', 'залив.txt': 'Залив замёрз.' });
  const { importing, workspace } = openSession(desk);
  await importing.tellBroken();
  const [record] = desk.store.snapshot.rows('imports').values();
  const told = () => workspace.state.messages.map(({ kind, text, report }) => ({ kind, text, report }));
  const name = record!.name;
  expect(told()).toEqual([
    {
      kind: 'problem',
      text: expect.stringMatching(/was broken off after 2 files\. Import the folder again to go on\.$/u),
      report: record!.id,
    },
  ]);
  expect(told()[0]!.text).toContain(name);
  expect(record!.state).toBe('failed');
  await importing.tellBroken();
  expect(told()).toHaveLength(1);
  expect(documents(desk)).toHaveLength(2);
  must(await undo(desk));
  expect([documents(desk).length, desk.store.snapshot.rows('imports').size]).toEqual([0, 0]);
});

test('an import that may run in another window is not told of', async () => {
  const desk = await makeDesk();
  const record: Import = {
    id: newId(),
    name: 'letters',
    source: 'folder',
    started: desk.now(),
    finished: null,
    state: 'running',
  };
  must(await desk.store.apply(added('imports', record), { label: { verb: 'import', names: ['letters'] }, author: '' }));
  const { importing, workspace } = openSession(desk);
  await navigator.locks.request(importLock(desk.store.id), { mode: 'shared' }, () => importing.tellBroken());
  expect(workspace.state.messages).toEqual([]);
  expect(desk.store.snapshot.rows('imports').get(record.id)).toEqual(record);
  await importing.tellBroken();
  expect(workspace.state.messages).toHaveLength(1);
});

test('of several that were broken off each that was ended is told of, though another cannot be', async () => {
  const desk = await makeDesk();
  for (const name of ['letters', 'diaries']) {
    const record: Import = {
      ...{ id: newId(), name, source: 'folder', started: desk.now(), finished: null, state: 'running' },
    };
    must(await desk.store.apply(added('imports', record), { label: { verb: 'import', names: [name] }, author: '' }));
  }
  let left = 1;
  const full: TestDesk = {
    ...desk,
    store: new Proxy(desk.store, {
      get: (store, key) => {
        const value: unknown = Reflect.get(store, key, store);
        if (key === 'apply' && left-- <= 0) return async () => fail('disk-full');
        return typeof value === 'function' ? (value.bind(store) as unknown) : value;
      },
    }),
  };
  const broken = openSession(full);
  await broken.importing.tellBroken();
  expect(broken.workspace.state.messages.filter(({ report }) => report !== undefined)).toHaveLength(1);
  const later = openSession(desk);
  await later.importing.tellBroken();
  expect(later.workspace.state.messages.filter(({ report }) => report !== undefined)).toHaveLength(1);
  const states = [...desk.store.snapshot.rows('imports').values()].map(({ state }) => state);
  expect(states).toEqual(['failed', 'failed']);
});

import { afterEach, expect, test } from 'vitest';
import { readProjectFile } from '../../src/core/exchange/project-file.ts';
import { newId } from '../../src/core/model/id.ts';
import { must } from '../../src/core/model/result.ts';
import { projectDatabaseName } from '../../src/renderer/store/project-database.ts';
import { deleteProjectDatabase, openProjectStore } from '../../src/renderer/store/project-store.ts';
import type { ProjectStore } from '../../src/renderer/store/project-store.ts';
import { layDown } from '../fixtures/dump.ts';
import type { Dump } from '../fixtures/dump.ts';

// The frozen project of schema 1, laid down as it was; see its README.

const frozen = async (name: string) => fetch(new URL(`../fixtures/schema-1/${name}`, import.meta.url));
const dump = (await (await frozen('database.json')).json()) as Dump;
const file = must(readProjectFile(new Uint8Array(await (await frozen('project.lectern')).arrayBuffer())));

const opened: ProjectStore[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) {
    store.close();
    await deleteProjectDatabase(store.id);
  }
});

async function open(): Promise<ProjectStore> {
  const id = newId();
  await layDown(dump, projectDatabaseName(id));
  const store = must(await openProjectStore(id));
  opened.push(store);
  return store;
}

test('a database of schema 1 opens with every record, act and text in it', async () => {
  const store = await open();
  const { records, changes, textIds } = must(await store.whole());
  expect({ records, changes, textIds }).toEqual({
    records: file.records,
    changes: file.changes,
    textIds: [...file.textIds].sort(),
  });
  for (const text of file.texts()) expect(must(await store.text(must(text).id))).toMatchObject(must(text));
});

test('a database of schema 1 undoes all that was done in it, and does it again', async () => {
  const store = await open();
  const before = must(await store.whole());
  for (const change of [null, before.changes.findLast(({ state }) => state === 'undone')!.act]) {
    must(await store.goTo(change));
  }
  const all = must(await store.whole());
  expect(all.changes.filter(({ state }) => state === 'undone')).toEqual([]);
  must(await store.goTo(before.changes.findLast(({ state }) => state === 'done')!.act));
  expect(must(await store.whole())).toEqual(before);
});

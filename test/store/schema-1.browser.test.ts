import { afterEach, expect, test } from 'vitest';
import { readProjectFile } from '../../src/core/exchange/project-file.ts';
import { newId } from '../../src/core/model/id.ts';
import { must } from '../../src/core/model/result.ts';
import { projectDatabaseName } from '../../src/renderer/store/project-database.ts';
import { deleteProjectDatabase, openProjectStore } from '../../src/renderer/store/project-store.ts';
import type { ProjectStore } from '../../src/renderer/store/project-store.ts';
import { layDown } from '../fixtures/dump.ts';
import type { Dump } from '../fixtures/dump.ts';

// The frozen projects of each schema, laid down as they were; see their READMEs.

const frozen = async (schema: number, name: string) =>
  fetch(new URL(`../fixtures/schema-${schema}/${name}`, import.meta.url));
const projects = await Promise.all(
  [1, 2, 3, 4, 5, 6, 7, 8, 9].map(async (schema) => ({
    schema,
    dump: (await (await frozen(schema, 'database.json')).json()) as Dump,
    file: must(readProjectFile(new Uint8Array(await (await frozen(schema, 'project.lectern')).arrayBuffer()))),
  })),
);

const opened: ProjectStore[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) {
    store.close();
    await deleteProjectDatabase(store.id);
  }
});

async function open(dump: Dump): Promise<ProjectStore> {
  const id = newId();
  await layDown(dump, projectDatabaseName(id));
  const store = must(await openProjectStore(id));
  opened.push(store);
  return store;
}

test.each(projects)(
  'a database of schema $schema opens with every record, act and text in it',
  async ({ dump, file }) => {
    const store = await open(dump);
    const { records, changes, textIds } = must(await store.whole());
    expect({ records, changes, textIds }).toEqual({
      records: file.records,
      changes: file.changes,
      textIds: [...file.textIds].sort(),
    });
    for (const text of file.texts()) expect(must(await store.text(must(text).id))).toMatchObject(must(text));
  },
);

test.each(projects)(
  'a database of schema $schema undoes all that was done in it, and does it again',
  async ({ dump }) => {
    const store = await open(dump);
    const before = must(await store.whole());
    for (const change of [null, before.changes.findLast(({ state }) => state === 'undone')!.act]) {
      must(await store.goTo(change));
    }
    const all = must(await store.whole());
    expect(all.changes.filter(({ state }) => state === 'undone')).toEqual([]);
    must(await store.goTo(before.changes.findLast(({ state }) => state === 'done')!.act));
    expect(must(await store.whole())).toEqual(before);
  },
);

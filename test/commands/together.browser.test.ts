import { Dexie } from 'dexie';
import { afterEach, describe, expect, test } from 'vitest';
import { writeProjectFile } from '../../src/core/exchange/project-file.ts';
import { updated } from '../../src/core/model/diff.ts';
import { newId } from '../../src/core/model/id.ts';
import { must } from '../../src/core/model/result.ts';
import type { Result } from '../../src/core/model/result.ts';
import { addTag, describeTag, moveTag, removeTag, renameTag } from '../../src/renderer/commands/change-tags.ts';
import { annotate, tagRange } from '../../src/renderer/commands/annotate.ts';
import { tagAnnotations } from '../../src/renderer/commands/change-annotations.ts';
import type { Desk } from '../../src/renderer/commands/desk.ts';
import { takeBack, undo } from '../../src/renderer/commands/history.ts';
import { importFiles } from '../../src/renderer/commands/import-files.ts';
import { deleteProject, mendedTags, openProject } from '../../src/renderer/commands/projects.ts';
import { tagHits } from '../../src/renderer/commands/tag-hits.ts';
import { openProjectSource, saveProjectFile } from '../../src/renderer/commands/project-files.ts';
import { openProjectStore } from '../../src/renderer/store/project-store.ts';
import { memoryHost } from '../../src/renderer/host/memory.ts';
import { clearDesks, documentAt, documents, importFolder, makeDesk, opening, registry } from './desk.ts';

// What two windows, or two things at once in one window, must not do to each other.

afterEach(clearDesks);

const many = Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`${at}.txt`, `Письмо № ${at} из архива.`]));

describe('two windows of one project', () => {
  test('import the same folder at once and get every file once', async () => {
    const here = await makeDesk();
    const there = await makeDesk({}, must(await openProject(registry, here.store.id)));
    await Promise.all([importFolder(here, many), importFolder(there, many)]);
    must(await here.store.settle());
    expect(documents(here)).toHaveLength(600);
  });

  test('do not undo each other’s running import', async () => {
    const here = await makeDesk();
    const there = await makeDesk({}, must(await openProject(registry, here.store.id)));
    const host = memoryHost(many);
    const refused: string[] = [];
    const importing = importFiles({ ...here, host }, must(await host.openFiles('folder'))!, {
      onProgress: () => {
        void undo(there).then((answer) => refused.push(answer.ok ? 'undone' : answer.error.code));
      },
    });
    expect(must(await importing).problem).toBeNull();
    expect(documents(here)).toHaveLength(600);
    expect(new Set(refused)).toEqual(new Set(['not-available']));
  });
});

describe('two windows that move tags', () => {
  test('cannot put each of two tags below the other', async () => {
    const here = await makeDesk();
    const a = must(await addTag(here, 'Aid'));
    const b = must(await addTag(here, 'War'));
    const there = await makeDesk({}, must(await openProject(registry, here.store.id)));
    const moved = await Promise.all([moveTag(here, a.id, b.id), moveTag(there, b.id, a.id)]);
    expect(moved.map((one) => one.ok || one.error.code).sort()).toEqual(['changed-elsewhere', true]);
    must(await here.store.settle());
    const parents = [...here.store.snapshot.rows('tags').values()].map(({ parentId }) => parentId);
    expect(parents.filter((id) => id === null)).toHaveLength(1);
  });

  test('make no twins: the second takes the tag of the first, or is told of it', async () => {
    const here = await makeDesk({ 'a.txt': 'Зерно пришло весной. Grain came late.' });
    await importFolder(here);
    const other = must(await addTag(here, 'Rice'));
    const there = await makeDesk({}, must(await openProject(registry, here.store.id)));
    const at = { documentId: documentAt(here, 'a.txt').id, version: 1, text: 'Зерно пришло весной. Grain came late.' };
    const mark = must(await annotate(here, { ...at, from: 21, to: 26 }));
    must(await there.store.settle());
    const hits = [{ documentId: at.documentId, version: 1, from: 0, to: 37 }] as never;
    const acts: ((desk: Desk, name: readonly string[]) => Promise<Result<unknown>>)[] = [
      (desk, name) => tagRange(desk, { ...at, from: 0, to: 5 }, name),
      (desk, name) => tagAnnotations(desk, [mark.id], name),
      (desk, name) => tagHits(desk, hits, name),
      (desk, name) => addTag(desk, name.join('/')),
    ];
    for (const [nth, one] of acts.entries()) {
      for (const [mth, two] of acts.entries()) {
        const name = ['Помощь', `${nth} ${mth}`];
        const both = await Promise.all([one(here, name), two(there, name)]);
        expect(both.map(({ ok }) => ok)).toEqual([true, true]);
        must(await here.store.settle());
        const made = [...here.store.snapshot.rows('tags').values()].filter((tag) => tag.name === name[1]);
        expect(made).toHaveLength(1);
        const marks = [...here.store.snapshot.rows('annotations').values()];
        const tagging = new Set([one, two].filter((act) => act !== acts[3]));
        expect(marks.filter(({ tagIds }) => tagIds.includes(made[0]!.id))).toHaveLength(tagging.size);
      }
    }
    const renamed = await Promise.all([addTag(here, 'Bread'), renameTag(there, other.id, 'Bread')]);
    const codes = renamed.map((answer) => answer.ok || answer.error.code);
    // The renaming was first, or it is asked whether to merge.
    expect([
      [true, true],
      [true, 'tag-twin'],
    ]).toContainEqual(codes);
    must(await here.store.settle());
    expect([...here.store.snapshot.rows('tags').values()].filter(({ name }) => name === 'Bread')).toHaveLength(1);
  });

  test('do not overrule each other: of two names for one tag the second is told', async () => {
    const here = await makeDesk();
    const aid = must(await addTag(here, 'Aid'));
    const there = await makeDesk({}, must(await openProject(registry, here.store.id)));
    const named = await Promise.all([renameTag(here, aid.id, 'Help'), renameTag(there, aid.id, 'Помощь')]);
    expect(named.map((one) => one.ok || one.error.code).sort()).toEqual(['changed-elsewhere', true]);
  });

  test('cannot take back the end of a tag whose name another one has now', async () => {
    const desk = await makeDesk();
    const aid = must(await addTag(desk, 'Aid'));
    must(await removeTag(desk, aid.id));
    const { act } = must(await desk.store.history(1))[0]!;
    const now = must(await addTag(desk, 'Aid'));
    // It is said which tag that is.
    expect(await takeBack(desk, act)).toMatchObject({
      ok: false,
      error: { code: 'built-upon', about: 'Aid', detail: 'twin' },
    });
    expect([...desk.store.snapshot.rows('tags').keys()]).toEqual([now.id]);
    must(await undo(desk));
    must(await undo(desk));
    expect([...desk.store.snapshot.rows('tags').keys()]).toEqual([aid.id]);
  });

  test('cannot put a tag below one that is gone', async () => {
    const here = await makeDesk();
    const a = must(await addTag(here, 'Aid'));
    const b = must(await addTag(here, 'War'));
    const there = await makeDesk({}, must(await openProject(registry, here.store.id)));
    const [gone, moved] = await Promise.all([removeTag(here, a.id), moveTag(there, b.id, a.id)]);
    expect([gone.ok, moved.ok]).toEqual([true, false]);
  });
});

test('a ring of tags that an older program stored is cut when the project is opened, and that can be undone', async () => {
  const desk = await makeDesk();
  const a = must(await addTag(desk, 'Aid'));
  const b = must(await addTag(desk, 'Food', a.id));
  const database = new Dexie(`lectern-project-${desk.store.id}`);
  await database.open();
  await database.table('tags').put({ ...a, parentId: b.id });
  database.close();
  const opened = must(await openProject(registry, desk.store.id));
  expect(mendedTags(opened)).toEqual(['Aid']);
  expect([...opened.snapshot.rows('tags').values()].map(({ parentId }) => parentId)).toEqual([null, a.id]);
  expect(must(await opened.history(1)).map(({ label, unasked }) => [label.verb, unasked])).toEqual([
    ['move-tag', true],
  ]);
});

test('a project file with a ring of tags opens with the ring cut, says so, and can undo all that it could', async () => {
  const desk = await makeDesk();
  const a = must(await addTag(desk, 'Aid'));
  const b = must(await addTag(desk, 'War'));
  must(await moveTag(desk, a.id, b.id));
  must(await describeTag(desk, a.id, { description: 'Помощь' }));
  // Another window of an older program put the other tag below this one at the same time.
  const { records, changes } = must(await desk.store.whole());
  const moved = updated('tags', b, { ...b, parentId: a.id });
  const other = { ...changes.at(-1)!, id: newId(), act: newId(), label: { verb: 'move-tag' } as const, diff: moved };
  const ring = { ...records, tags: records.tags.map((tag) => (tag.id === b.id ? { ...b, parentId: a.id } : tag)) };
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const content = { program: 'Lectern', records: ring, changes: [...changes, other], texts: [], textCount: 0 };
  await writeProjectFile(content, (bytes) => Promise.resolve(void pieces.push(bytes)));
  const host = memoryHost({ 'ring.lectern': new Uint8Array(await new Blob(pieces).arrayBuffer()) });
  const source = must(await host.openFiles('project'))!;
  const store = must(await openProjectSource(host, registry, source, opening));
  await makeDesk({}, store);
  expect(mendedTags(store)).toEqual(['Aid']);
  expect([...store.snapshot.rows('tags').values()].map(({ parentId }) => parentId)).toEqual([null, a.id]);
  const now = must(await store.whole()).records.tags;
  while ((await store.undo()).ok);
  expect([...store.snapshot.rows('tags').keys()]).toEqual([]);
  while ((await store.redo()).ok);
  expect(must(await store.whole()).records.tags).toEqual(now);
});

describe('one window', () => {
  test('goes on importing while the same worker is asked about another project', async () => {
    const here = await makeDesk();
    const other = await makeDesk({}, undefined);
    await importFolder(other, { 'a.txt': 'Another project.' });
    const [version] = documentAt(other, 'a.txt').versions;
    const host = memoryHost(many);
    const importing = importFiles({ ...here, host }, must(await host.openFiles('folder'))!, {
      onProgress: () => void here.ingest.guess(other.store.id, version!.textId, 'a.txt'),
    });
    expect(must(await importing).problem).toBeNull();
    expect(documents(here)).toHaveLength(600);
  });

  test('does not mark words of an older version as if they stood in the new one', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': 'The old words of the letter.' });
    const { id } = documentAt(desk, 'a.txt');
    await importFolder(desk, { 'a.txt': 'Quite other words, and none of the old ones.' });
    const answer = await annotate(desk, {
      documentId: id,
      version: 1,
      text: 'The old words of the letter.',
      from: 4,
      to: 13,
    });
    expect(answer.ok ? 'stored' : answer.error.code).toBe('changed-elsewhere');
  });

  test('imports into and searches a project that was deleted and opened again from its file', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': 'Зерно пришло весной.' });
    must(await saveProjectFile(desk));
    const file = desk.host.saved.get('Проба.lectern')!;
    const { id } = desk.store;
    desk.store.close();
    must(await deleteProject(registry, id));
    const host = memoryHost({ 'Проба.lectern': file });
    const store = must(await openProjectSource(host, registry, must(await host.openFiles('project'))!, opening));
    expect(store.id).toBe(id);
    const again = { ...desk, store };
    await importFolder(again, { 'b.txt': 'Осенью зерна не было.' });
    expect(documents(again)).toHaveLength(2);
    must(await desk.finder.openProject(id));
    const question = {
      query: 'зерн*',
      anyWord: false,
      order: 'document',
      furniture: true,
      offset: 0,
      limit: 10,
    } as const;
    await expect.poll(async () => must(await desk.finder.search(question)).total, { timeout: 20_000 }).toBe(2);
    store.close();
  });

  test('opens a project file as itself again when an earlier try ended half-way', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': 'Одно письмо.' });
    must(await saveProjectFile(desk));
    const host = memoryHost({ 'Проба.lectern': desk.host.saved.get('Проба.lectern')! });
    const { id } = desk.store;
    await clearDesks();
    // What an unpacking leaves that was killed: a database with texts, but without a project.
    const half = must(await openProjectStore(id));
    half.close();
    const store = must(await openProjectSource(host, registry, must(await host.openFiles('project'))!, opening));
    expect(store.id).toBe(id);
    expect(store.snapshot.rows('documents').size).toBe(1);
    store.close();
    must(await deleteProject(registry, store.id));
  });

  test('opens the same project file twice at once as two projects', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.txt': 'One letter.' });
    must(await saveProjectFile(desk));
    const file = desk.host.saved.get('Проба.lectern')!;
    const opened = await Promise.all(
      [0, 1].map(async () => {
        const host = memoryHost({ 'Проба.lectern': file });
        return must(await openProjectSource(host, registry, must(await host.openFiles('project'))!, opening));
      }),
    );
    expect(new Set([desk.store.id, ...opened.map(({ id }) => id)]).size).toBe(3);
    for (const store of opened) {
      expect(store.snapshot.rows('documents').size).toBe(1);
      store.close();
      must(await deleteProject(registry, store.id));
    }
  });
});

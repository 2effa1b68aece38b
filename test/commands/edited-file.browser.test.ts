import { unzipSync, zipSync } from 'fflate';
import { afterEach, expect, test } from 'vitest';
import type { Id } from '../../src/core/model/id.ts';
import type { Annotation } from '../../src/core/model/records.ts';
import { must } from '../../src/core/model/result.ts';
import { mendedKey } from '../../src/core/ports/archive.ts';
import { openProjectSource, saveProjectFile } from '../../src/renderer/commands/project-files.ts';
import { deleteProject } from '../../src/renderer/commands/projects.ts';
import type { ProjectStore } from '../../src/renderer/store/project-store.ts';
import { clearDesks, annotateWords, documents, importFolder, makeDesk, opening, registry } from './desk.ts';
import type { TestDesk } from './desk.ts';

// Project files that somebody rewrote with the right sums.

const made: Id[] = [];
afterEach(async () => {
  for (const id of made.splice(0)) await deleteProject(registry, id);
  await clearDesks();
});

const ferry = 'The ferry left before dawn, and nobody in the harbour knew of the storm.\n';

async function saved(desk: TestDesk): Promise<Record<string, Uint8Array<ArrayBuffer>>> {
  must(await saveProjectFile(desk));
  return unzipSync([...desk.host.saved.values()].at(-1)!) as Record<string, Uint8Array<ArrayBuffer>>;
}

async function open(desk: TestDesk, entries: Record<string, Uint8Array>): Promise<ProjectStore> {
  const source = must(await desk.host.openDropped({ 'edited.lectern': new Uint8Array(zipSync(entries)) }))!;
  const store = must(await openProjectSource(desk.host, registry, source, opening));
  made.push(store.id);
  return store;
}

function edit(entries: Record<string, Uint8Array>, name: string, change: (text: string) => string): void {
  entries[name] = new TextEncoder().encode(change(new TextDecoder().decode(entries[name])));
}

async function deskWithMark() {
  const desk = await makeDesk();
  await importFolder(desk, { 'ferry.txt': ferry, 'б.txt': 'Паром вышел из гавани на рассвете.\n' });
  const document = documents(desk).find(({ path }) => path.endsWith('ferry.txt'))!;
  await annotateWords(desk, document, 'nobody in the harbour');
  return { desk, document };
}

const onlyMark = (store: ProjectStore) => [...store.snapshot.rows('annotations').values()][0] as Annotation;

test('opens a file whose mark was given other words, says so, and holds what it said before in the history', async () => {
  const { desk } = await deskWithMark();
  const entries = await saved(desk);
  edit(entries, 'records/annotations.jsonl', (json) =>
    json.replace('nobody in the harbour', 'everybody on the mainland'),
  );
  const store = await open(desk, entries);
  expect(onlyMark(store)).toMatchObject({
    anchor: { kind: 'lost' },
    quotation: { exact: 'everybody on the mainland' },
  });
  expect(await store.meta(mendedKey)).toEqual([{ kind: 'mark-lost', in: 'ferry', words: 'everybody on the mainland' }]);
  // Newer is only the name of one that is opened beside another.
  const [, newest] = must(await store.history(2));
  expect(newest).toMatchObject({ unasked: true, state: 'done', label: { names: ['edited.lectern'] } });
  must(await store.takeBack(newest!.act));
  expect(onlyMark(store).anchor).toEqual({ kind: 'exact' });
  store.close();
});

test('opens a file whose text was rewritten, and one that lacks a text, and names the documents', async () => {
  const { desk, document } = await deskWithMark();
  const [{ textId }, other] = [
    document.versions[0]!,
    documents(desk).find(({ id }) => id !== document.id)!.versions[0]!.textId,
  ];
  const entries = await saved(desk);
  for (const ending of ['bytes', 'txt']) edit(entries, `texts/${textId}.${ending}`, (text) => `Said later. ${text}`);
  delete entries[`texts/${other}.bytes`];
  delete entries[`texts/${other}.txt`];
  edit(entries, 'manifest.json', (json) => json.replace('"texts":2', '"texts":1'));
  const store = await open(desk, entries);
  expect(await store.meta(mendedKey)).toEqual([
    { kind: 'mark-found', in: 'ferry', words: 'nobody in the harbour' },
    { kind: 'other-text', in: 'ferry', version: 1 },
    { kind: 'missing', table: 'documents', name: 'Паром вышел из гавани на рассвете.', missing: 'texts' },
  ]);
  const { text } = must(await store.text(textId));
  const { from, to } = onlyMark(store);
  expect(text.slice(from, to)).toBe('nobody in the harbour');
  expect(store.snapshot.rows('documents').get(document.id)!.versions[0]!.length).toBe(text.length);
  expect(store.snapshot.rows('documents').size).toBe(2);
  store.close();
});

test('neither stores nor saves a text that no record and no act needs', async () => {
  const { desk } = await deskWithMark();
  const entries = await saved(desk);
  expect(await desk.store.meta(mendedKey)).toBeUndefined();
  entries['texts/nobodys.bytes'] = entries['texts/nobodys.txt'] = new Uint8Array(8_000_000);
  edit(entries, 'manifest.json', (json) => json.replace('"texts":2', '"texts":3'));
  const store = await open(desk, entries);
  expect(await store.text('nobodys')).toMatchObject({ ok: false, error: { code: 'not-found' } });
  expect(await store.meta(mendedKey)).toBeUndefined();
  store.close();
  // As an import leaves them that was killed before its records came.
  const { division } = must(await desk.store.text(documents(desk)[0]!.versions[0]!.textId));
  must(await desk.store.putTexts([{ id: 'nobodys', bytes: new Uint8Array(3), text: 'abc', division }]));
  const names = Object.keys(await saved(desk)).filter((name) => name.startsWith('texts/'));
  expect(names).toHaveLength(4);
  // What was undone can be redone from the file.
  must(await desk.store.undo());
  must(await desk.store.undo());
  expect(documents(desk)).toEqual([]);
  const undone = await saved(desk);
  const textIds = Object.keys(undone).filter((name) => name.startsWith('texts/'));
  expect(textIds.toSorted()).toEqual(names.toSorted());
});

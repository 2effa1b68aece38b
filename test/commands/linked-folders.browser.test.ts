import { afterEach, describe, expect, test } from 'vitest';
import { fail, must } from '../../src/core/model/result.ts';
import { deleteWithLinks } from '../../src/renderer/commands/delete-project.ts';
import { deleteDocuments } from '../../src/renderer/commands/change-documents.ts';
import type { FolderChange } from '../../src/renderer/commands/folder-changes.ts';
import { neverTaken } from '../../src/renderer/commands/folder-changes.ts';
import { nameOfFolder } from '../../src/renderer/commands/folder-places.ts';
import { redo, undo } from '../../src/renderer/commands/history.ts';
import { importFiles } from '../../src/renderer/commands/import-files.ts';
import {
  changesIn,
  ignoreChanges,
  linkFolder,
  linksOf,
  lookAtFolder,
  openChanges,
  rememberTaken,
  takeInBySelf,
  unlinkFolder,
} from '../../src/renderer/commands/linked-folders.ts';
import type { FolderLink } from '../../src/renderer/commands/linked-folders.ts';
import { openProjectSource, saveProjectFile } from '../../src/renderer/commands/project-files.ts';
import { memoryDesktop, memoryHost } from '../../src/renderer/host/memory.ts';
import type { MemoryDesktop, MemoryFile } from '../../src/renderer/host/memory.ts';
import { annotateWords, clearDesks, documentAt, documents, makeDesk, opening, registry, textOf } from './desk.ts';
import type { TestDesk } from './desk.ts';

afterEach(clearDesks);

const ferry = 'The Ferry at Dawn\n\nThe ferry left the harbour of Vell before dawn.\n\nIt carried grain.\n';
const паром = 'Паром на рассвете\n\nПаром вышел из гавани до рассвета.\n';
const 渡船 = '黎明的渡船\n\n渡船在黎明前离开了港口。\n';

type Files = Readonly<Record<string, MemoryFile>>;

describe('a linked folder', () => {
  test('has no changes right after its import', async () => {
    const { changes } = await linked({
      'a.txt': ferry,
      'b/паром.txt': паром,
      'scan.djvu': '%PDF-1.7',
      'empty.txt': '',
    });
    expect(await changes()).toEqual([]);
  });

  test('lists what is new, changed and gone, and nothing that was only touched', async () => {
    const { host, changes } = await linked({ 'a.txt': ferry, 'b.txt': паром, 'c.txt': 渡船, 'd.txt': 'Stays.' });
    const again = new TextEncoder().encode(паром);
    host.put({ 'a.txt': `${ferry}More of it.\n`, 'b.txt': again, 'd.txt': 'Stays.', 'e.txt': 'Новое.' });
    expect(await changes()).toEqual(['changed a.txt', 'gone c.txt', 'new e.txt']);
  });

  test('hears of a mailbox once, and of a mail that came to it, as of one file', async () => {
    const mail = (subject: string, words: string) =>
      `From a@b.example Mon Mar  4 07:12:05 2024\nSubject: ${subject}\n\n${words}\n\n`;
    const [one, two] = [mail('Паром', паром), mail('Ferry', ferry)];
    const { host, desk, changes, takeIn } = await linked({ 'in.mbox': one, 'a.txt': 渡船 });
    expect(await changes()).toEqual([]);
    host.put({ 'in.mbox': one + two, 'a.txt': 渡船 });
    expect(await changes()).toEqual(['changed in.mbox']);
    await takeIn();
    expect(
      documents(desk)
        .map(({ path }) => path)
        .toSorted(),
    ).toEqual(['a.txt', 'in.mbox/Ferry.eml', 'in.mbox/Паром.eml']);
    expect(await changes()).toEqual([]);
    host.put({ 'a.txt': 渡船 });
    expect(await changes()).toEqual(['gone in.mbox/Ferry.eml', 'gone in.mbox/Паром.eml']);
  });

  test('tells of a mail that is no longer in its mailbox as of a file that is gone, until nobody wants to hear of it', async () => {
    const mail = (subject: string, words: string) =>
      `From a@b.example Mon Mar  4 07:12:05 2024\nSubject: ${subject}\n\n${words}\n\n`;
    const [one, two, three] = [mail('Паром', паром), mail('Ferry', ferry), mail('渡船', 渡船)];
    const { host, desk, link, look, changes, takeIn } = await linked({ 'in.mbox': one + two });
    expect(await changes()).toEqual([]);
    host.put({ 'in.mbox': two });
    expect(await changes()).toEqual(['changed in.mbox']);
    await takeIn();
    expect(documents(desk).length).toBe(2);
    expect(await changes()).toEqual(['gone in.mbox/Паром.eml']);
    expect((await look()).changes).toEqual([
      { kind: 'gone', path: 'in.mbox/Паром.eml', documentId: documentAt(desk, 'in.mbox/Паром.eml').id },
    ]);

    // It is still gone when the mailbox grows, and is told of until it is put aside.
    host.put({ 'in.mbox': two + three });
    await takeIn(({ kind }) => kind === 'changed');
    expect(await changes()).toEqual(['gone in.mbox/Паром.eml']);
    await ignoreChanges(registry, link.linkId, (await look()).changes);
    expect(await changes()).toEqual([]);

    // It came back, and went once more.
    host.put({ 'in.mbox': one + two + three });
    await takeIn();
    expect(await changes()).toEqual([]);
    host.put({ 'in.mbox': two + three });
    await takeIn();
    expect(await changes()).toEqual(['gone in.mbox/Паром.eml']);
    must(await undo(desk));
    expect(await changes()).toEqual(['changed in.mbox']);
  });

  test('finds a change that left size and time as they were, if it happened just after the look', async () => {
    const { host, changes, desk } = await linked({ 'a.txt': 'one two' });
    const now = Date.parse('2026-11-22T12:00:00Z');
    desk.now = () => new Date(now - 500).toISOString();
    host.put({ 'a.txt': 'one six' }, now);
    expect(await changes()).toEqual(['changed a.txt']);
    host.put({ 'a.txt': 'one two' }, now);
    expect(await changes()).toEqual([]);
    host.put({ 'a.txt': 'one ten' }, now);
    expect(await changes()).toEqual(['changed a.txt']);
  });

  test('names the document that a renamed file was', async () => {
    const { host, desk, look } = await linked({ 'a.txt': ferry, 'b.txt': паром });
    host.put({ 'dawn.txt': ferry, 'b.txt': паром });
    const was = documentAt(desk, 'a.txt').id;
    expect((await look()).changes).toMatchObject([
      { kind: 'new', path: 'dawn.txt', was },
      { kind: 'gone', path: 'a.txt', documentId: was },
    ]);
  });

  test('follows a text that was renamed or changed places, when it is taken in', async () => {
    const { host, desk, look, changes } = await linked({ 'a.txt': ferry, 'b.txt': паром, 'c.txt': 渡船 });
    const [a, b, c] = ['a.txt', 'b.txt', 'c.txt'].map((path) => documentAt(desk, path).id);
    host.put({ 'a.txt': паром, 'b.txt': ferry, 'd.txt': 渡船 });
    const found = await look();
    const chosen = found.changes.filter(({ kind }) => kind !== 'gone');
    const source = must(await openChanges(desk, found.link, chosen, found.standing));
    must(await importFiles(desk, source));
    expect(['b.txt', 'a.txt', 'd.txt'].map((path) => documentAt(desk, path).id)).toEqual([a, b, c]);
    expect(documents(desk).map(({ versions }) => versions.length)).toEqual([1, 1, 1]);
    expect(await changes()).toEqual([]);
  });

  test('does not follow a text whose own file still stands, though it was not chosen', async () => {
    const { host, desk, look } = await linked({ 'a.txt': ferry, 'b.txt': паром });
    host.put({ 'a.txt': ferry, 'b.txt': паром, 'copy.txt': ferry });
    const found = await look();
    must(await importFiles(desk, must(await openChanges(desk, found.link, found.changes, found.standing))));
    expect(
      documents(desk)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['a.txt', 'b.txt']);
  });

  test('goes on remembering after a change that could not be stored', async () => {
    const { host, link, look, changes } = await linked({ 'a.txt': ferry });
    host.put({ 'a.txt': ferry, 'b.txt': паром });
    const found = await look();
    const failing = { ...registry, putSetting: () => Promise.reject(new Error('full')) };
    await expect(ignoreChanges(failing, link.linkId, found.changes)).rejects.toThrow('full');
    await ignoreChanges(registry, link.linkId, found.changes);
    expect(await changes()).toEqual([]);
  });

  test('takes in a change as a new version, and annotations follow their words', async () => {
    const { host, desk, takeIn, changes } = await linked({ 'a.txt': ferry });
    const kept = await annotateWords(desk, documentAt(desk, 'a.txt'), 'It carried grain');
    const gone = await annotateWords(desk, documentAt(desk, 'a.txt'), 'before dawn');
    const changed = 'The Ferry at Dawn\n\nNobody knows the hour of its leaving.\n\nIt carried grain.\n';
    host.put({ 'a.txt': changed, 'b.txt': паром });
    await takeIn();
    expect(documentAt(desk, 'a.txt').versions).toHaveLength(2);
    const rows = desk.store.snapshot.rows('annotations');
    const moved = rows.get(kept.id)!;
    expect([changed.slice(moved.from, moved.to), moved.anchor.kind]).toEqual(['It carried grain', 'moved']);
    expect(rows.get(gone.id)!.anchor.kind).toBe('lost');
    expect(await textOf(desk, documentAt(desk, 'b.txt'))).toBe(паром);
    expect(await changes()).toEqual([]);
  });

  test('takes in only what was chosen', async () => {
    const { host, desk, takeIn, changes } = await linked({ 'a.txt': ferry });
    host.put({ 'a.txt': ferry, 'b.txt': паром, 'c.txt': 渡船 });
    await takeIn(({ path }) => path === 'c.txt');
    expect(documents(desk).map(({ path }) => path)).toEqual(['a.txt', 'c.txt']);
    expect(await changes()).toEqual(['new b.txt']);
  });

  test('lists a document whose file made way for another, until it is dismissed', async () => {
    const { host, desk, look, link, takeIn } = await linked({ 'a.txt': ferry, 'b.txt': паром });
    const old = documentAt(desk, 'a.txt');
    host.put({ 'a.txt': 'Мельница над плотиной горела два дня, и никто не пострадал.', 'b.txt': паром });
    await takeIn();
    expect(documents(desk)).toHaveLength(3);
    const { changes } = await look();
    expect(changes).toEqual([{ kind: 'gone', path: 'a.txt', documentId: old.id, madeWay: true }]);
    await ignoreChanges(registry, link.linkId, changes);
    for (let times = 0; times < 2; times++) expect((await look()).changes).toEqual([]);
  });

  test('offers again what was taken back, and no longer when it is redone', async () => {
    const { host, desk, takeIn, changes, look } = await linked({ 'a.txt': ferry });
    host.put({ 'a.txt': `${ferry}More.\n`, 'b.txt': паром });
    await takeIn();
    must(await undo(desk));
    expect(await changes()).toEqual(['changed a.txt', 'new b.txt']);
    const found = await look();
    expect(neverTaken(found.changes, found.memory)).toEqual([]); // Not without asking: it would come back at once.
    must(await redo(desk));
    expect(await changes()).toEqual([]);
  });

  test('does not call a file new whose document was removed, until it changes', async () => {
    const { host, desk, changes } = await linked({ 'a.txt': ferry, 'b.txt': паром });
    await changes();
    must(await deleteDocuments(desk, [documentAt(desk, 'b.txt').id]));
    expect(await changes()).toEqual([]);
    host.put({ 'a.txt': ferry, 'b.txt': `${паром}Дальше.\n` });
    expect(await changes()).toEqual(['new b.txt']);
  });

  test('passes over an ignored file until it changes again, and over a gone one until it is back', async () => {
    const { host, link, changes, look } = await linked({ 'a.txt': ferry, 'c.txt': 渡船 });
    host.put({ 'a.txt': `${ferry}More.\n`, 'b.txt': паром });
    await ignoreChanges(registry, link.linkId, (await look()).changes);
    expect(await changes()).toEqual([]);
    host.put({ 'a.txt': `${ferry}More.\n`, 'b.txt': `${паром}Дальше.\n`, 'c.txt': 渡船 });
    expect(await changes()).toEqual(['new b.txt']);
    host.put({ 'a.txt': `${ferry}More.\n`, 'b.txt': `${паром}Дальше.\n` });
    expect(await changes()).toEqual(['gone c.txt', 'new b.txt']);
  });

  test('knows what another import of the folder decided on since', async () => {
    const { host, desk, changes } = await linked({ 'a.txt': ferry, 'scan.djvu': '%PDF-1.7' });
    expect(await changes()).toEqual([]);
    host.put({ 'a.txt': `${ferry}More.\n`, 'scan.djvu': '%PDF-1.4 changed', 'copy.txt': `${ferry}More.\n` });
    expect(await changes()).toEqual(['changed a.txt', 'new copy.txt', 'new scan.djvu']);
    must(await importFiles(desk, must(await host.openFiles('folder'))!));
    expect(await changes()).toEqual([]);
    must(await undo(desk));
    expect(await changes()).toEqual(['changed a.txt', 'new copy.txt', 'new scan.djvu']);
  });

  test('that is away changes nothing, whether it is missing or an empty place is left', async () => {
    const { host, desk, link, changes } = await linked({ 'a.txt': ferry });
    host.put(null);
    expect(await lookAtFolder(desk, registry, link)).toMatchObject({ ok: false, error: { code: 'vanished' } });
    host.put({});
    expect(await lookAtFolder(desk, registry, link)).toMatchObject({ ok: false, error: { code: 'empty' } });
    expect(documents(desk)).toHaveLength(1);
    host.put({ 'a.txt': ferry });
    expect(await changes()).toEqual([]);
  });

  test('does not take files for gone that cannot be read, and reads them when it can', async () => {
    const { host, changes, takeIn } = await linked({ 'a.txt': ferry, 'b.txt': паром });
    host.put({ 'a.txt': { problem: 'no-permission' }, 'b.txt': паром });
    expect(await changes()).toEqual([]);
    host.put({ 'a.txt': `${ferry}More.\n`, 'b.txt': паром });
    await takeIn();
    expect(await changes()).toEqual([]);
  });

  test('offers a file again that could not be read when it was taken in', async () => {
    const { host, desk, link, look, changes } = await linked({ 'a.txt': ferry });
    host.put({ 'a.txt': ferry, 'b.txt': паром });
    const found = await look();
    const source = must(await openChanges(desk, link, found.changes));
    await desk.host.closeFiles(source.id);
    host.put({ 'a.txt': ferry, 'b.txt': { problem: 'unreadable' } });
    const late = must(await openChanges(desk, link, found.changes));
    const { record } = must(await importFiles(desk, late));
    must(await rememberTaken(desk, registry, link, found.changes, record.id));
    host.put({ 'a.txt': ferry, 'b.txt': паром });
    expect(await changes()).toEqual(['new b.txt']);
  });

  test('knows one file under both Unicode forms of its name', async () => {
    const decomposed = 'Élysée/café.txt'.normalize('NFD');
    const { host, desk, takeIn, changes } = await linked({ [decomposed]: ferry });
    expect(documents(desk).map(({ path }) => path)).toEqual([decomposed]);
    const composed = decomposed.normalize('NFC');
    host.put({ [composed]: ferry });
    expect(await changes()).toEqual([]);
    host.put({ [composed]: `${ferry}More.\n` });
    expect(await changes()).toEqual([`changed ${composed}`]);
    await takeIn();
    expect(documents(desk).map(({ versions }) => versions.length)).toEqual([2]);
    expect(await changes()).toEqual([]);
  });

  test('does not mistake names that programs trip over', async () => {
    const names = ['__proto__', 'constructor', 'line\nbreak 🚢.txt', ' ', 'x'.repeat(3990)];
    const { host, changes, takeIn } = await linked({ 'a.txt': ferry });
    host.put({ 'a.txt': ferry, ...Object.fromEntries(names.map((name, at) => [name, `Text number ${at}.`])) });
    const listed = await changes();
    expect(listed).toEqual([...names].sort().map((name) => `new ${name}`));
    await takeIn();
    expect(await changes()).toEqual([]);
  });
});

describe('the links of a project', () => {
  test('are kept on this machine and travel in no project file', async () => {
    const { desk, link } = await linked({ 'a.txt': ferry });
    await takeInBySelf(desk, registry, link.linkId, true);
    expect(await linksOf(desk, registry)).toEqual([{ ...link, bySelf: true }]);
    must(await saveProjectFile(desk));
    const [file] = desk.host.saved.values();
    const host = memoryHost({ 'x.lectern': file! });
    const copy = await makeDesk(
      {},
      must(await openProjectSource(host, registry, must(await host.openFiles('project'))!, opening)),
    );
    expect(await linksOf({ ...copy, host: desk.host }, registry)).toEqual([]);
  });

  test('end when they are given up, replaced by another folder of that name, or their project is deleted', async () => {
    const { host, desk, link } = await linked({ 'a.txt': ferry });
    const source = must(await host.openFiles('folder'))!;
    const next = must(await linkFolder(desk, registry, source.id, 'texts'));
    expect(await linksOf(desk, registry)).toEqual([next]);
    expect((await lookAtFolder(desk, registry, link)).ok).toBe(false);
    must(await unlinkFolder(desk, registry, next.linkId));
    expect(await linksOf(desk, registry)).toEqual([]);
    expect(documents(desk)).toHaveLength(1);
    const third = must(await linkFolder(desk, registry, source.id, 'texts'));
    // One that could not be deleted keeps what it was linked to.
    const fails = { ...registry, forgetProject: async () => fail('database-blocked', '') };
    expect((await deleteWithLinks(host, fails, desk.store.id)).ok).toBe(false);
    expect(await linksOf(desk, registry)).toEqual([third]);
    must(await deleteWithLinks(host, registry, desk.store.id));
    expect(await lookAtFolder(desk, registry, third)).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  test('are none where the machine cannot, or what is stored makes no sense', async () => {
    const desk = await makeDesk({ 'a.txt': ferry });
    expect(await linkFolder(desk, registry, 'x', 'texts')).toMatchObject({
      ok: false,
      error: { code: 'not-available' },
    });
    const on = { ...desk, host: memoryDesktop() };
    for (const nonsense of ['x', [null], [{ linkId: 1 }], { length: 3 }]) {
      await registry.putSetting(`linked-folders ${desk.store.id}`, nonsense);
      expect(await linksOf(on, registry)).toEqual([]);
    }
  });
});

/** A project with this folder imported and linked, in a desktop that lives in memory. */
async function linked(files: Files) {
  const host: MemoryDesktop = memoryDesktop(files);
  const desk: TestDesk & { readonly host: MemoryDesktop; now: TestDesk['now'] } = { ...(await makeDesk()), host };
  const source = must(await host.openFiles('folder'))!;
  must(await importFiles(desk, source));
  const link: FolderLink = must(await linkFolder(desk, registry, source.id, source.name));
  const look = async () => {
    const findings = must(await lookAtFolder(desk, registry, link));
    return { ...findings, link, changes: changesIn(desk, link, findings) };
  };
  const changes = async () => (await look()).changes.map(({ kind, path }) => `${kind} ${path}`).sort();
  const takeIn = async (chosen: (change: FolderChange) => boolean = () => true) => {
    const wanted = (await look()).changes.filter(chosen);
    const { record, problem } = must(await importFiles(desk, must(await openChanges(desk, link, wanted))));
    if (problem) throw new Error(problem.code);
    must(await rememberTaken(desk, registry, link, wanted, record.id));
  };
  return { host, desk, link, look, changes, takeIn };
}

describe('a folder of the name of a linked one', () => {
  test('is told apart by its place, but not when it is that folder or may be, moved', async () => {
    const { host, desk, link } = await linked({ 'a.txt': ferry });
    const nameAt = (where: string) => nameOfFolder(desk, registry, { id: '', kind: 'folder', name: 'texts', where });
    const named = async (where: string) => (await nameAt(where)).name;
    expect(await named(link.where)).toBe('texts');
    expect(await named('/home/Ада/texts')).toBe('texts (Ада)');
    expect(await named('C:\\Письма\\1947\\texts')).toBe('texts (1947)');
    const other = must(await linkFolder(desk, registry, must(await host.openFiles('folder'))!.id, 'texts (1947)'));
    expect(await named('D:\\1947\\texts')).toBe('texts (D:/1947)');
    expect((await linksOf(desk, registry)).map(({ folder }) => folder)).toEqual(['texts', 'texts (1947)']);
    host.put(null);
    expect(await nameAt('/home/Ада/texts')).toEqual({ name: 'texts', by: 'belief' });
    must(await unlinkFolder(desk, registry, link.linkId));
    must(await unlinkFolder(desk, registry, other.linkId));
    expect(await named('/home/Ада/texts')).toBe('texts');
  });

  test('of which the place is not known, or that is no folder, keeps its name', async () => {
    const { desk } = await linked({ 'a.txt': ferry });
    expect(await nameOfFolder(desk, registry, { id: '', kind: 'folder', name: 'texts' })).toMatchObject({
      name: 'texts',
    });
    expect(await nameOfFolder(desk, registry, { id: '', kind: 'files', name: 'texts' })).toMatchObject({
      name: 'texts',
    });
  });
});

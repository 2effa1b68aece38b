import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { must } from '../../src/core/model/result.ts';
import type { FileEntry } from '../../src/core/ports/host.ts';
import { largestFile, leastPiece } from '../../src/core/ports/host.ts';
import type { DesktopHost } from '../../src/main/host/desktop.ts';
import { desktopHost } from '../../src/main/host/desktop.ts';
import { savesOnDisk } from '../../src/main/host/save.ts';
import { problemAt } from '../../src/main/host/walk.ts';
import type { Seed } from './contract.ts';
import { bytesOf, hostContract, pullAll, read } from './contract.ts';

// The Electron side on real folders; only the dialogs are ours.

const place = await fs.mkdtemp(path.join(await fs.realpath(os.tmpdir()), 'lectern-host-'));
afterAll(() => fs.rm(place, { recursive: true, force: true }));
let worlds = 0;

hostContract('the desktop', async (seed) => {
  const { host, outside } = await world(seed);
  return {
    host,
    pickFolder: async () => must(await host.openFiles('folder'))!,
    saved: (name) => fs.readFile(path.join(outside, name)).catch(() => null),
  };
});

describe('on the desktop', () => {
  test('follows a link to a file inside the folder, and reports one that leads out of it', async () => {
    const { host, folder, outside } = await world({ 'real/a.txt': 'inside' });
    await fs.writeFile(path.join(outside, 'secret.txt'), 'outside');
    await fs.symlink('real/a.txt', path.join(folder, 'link.txt'));
    await fs.symlink(path.join(outside, 'secret.txt'), path.join(folder, 'out.txt'));
    await fs.symlink(outside, path.join(folder, 'out'));
    await fs.symlink('nowhere', path.join(folder, 'to nothing'));
    expect(await paths(host)).toEqual([
      ['link.txt', 'inside'],
      ['out', '(path)'],
      ['out.txt', '(path)'],
      ['real/a.txt', 'inside'],
      ['to nothing', '(vanished)'],
    ]);
  });

  test('comes to an end in a folder that links to itself', async () => {
    const { host, folder } = await world({ 'a/b/c.txt': 'once' });
    await fs.symlink('../..', path.join(folder, 'a/b/up'));
    await fs.symlink('loop', path.join(folder, 'loop'));
    expect(await paths(host)).toEqual([
      ['a/b/c.txt', 'once'],
      ['a/b/up', '(link-loop)'],
      ['loop', '(link-loop)'],
    ]);
  });

  test('comes to an end in a thicket of links, each of which doubles the ways', async () => {
    const { host, folder } = await world({ '20/story.txt': 'here' });
    for (let level = 0; level < 20; level += 1) {
      await fs.mkdir(path.join(folder, `${level}`), { recursive: true });
      await fs.symlink(`../${level + 1}`, path.join(folder, `${level}`, 'left'));
      await fs.symlink(`../${level + 1}`, path.join(folder, `${level}`, 'right'));
    }
    const entries = await paths(host);
    expect(entries.length).toBeLessThan(200);
    expect(entries).toContainEqual(['20/story.txt', 'here']);
  });

  test('does not read a file of more than 64 MiB, and reads the one after it', async () => {
    const { host, folder } = await world({ 'z.txt': 'after' });
    const big = await fs.open(path.join(folder, 'a.txt'), 'w');
    await big.truncate(200 * 1024 * 1024);
    await big.close();
    const entries = await pullAll(host, must(await host.openFiles('folder'))!.id, 1e6);
    expect(entries.map(read)).toEqual([
      ['a.txt', '(too-large)'],
      ['z.txt', 'after'],
    ]);
    expect((entries[0] as FileEntry & { kind: 'problem' }).size).toBe(200 * 1024 * 1024);
  });

  test('does not wait for a pipe to speak', async () => {
    if (process.platform === 'win32') return; // Windows has no such pipes.
    const { host, folder } = await world({ 'a.txt': 'text' });
    execFileSync('mkfifo', [path.join(folder, 'b.txt')]);
    expect(await paths(host)).toEqual([
      ['a.txt', 'text'],
      ['b.txt', '(unreadable)'],
    ]);
  });

  test('reports a file that vanishes between the walk and the reading', async () => {
    const { host, folder } = await world({ 'a.txt': 'x'.repeat(100), 'b.txt': 'x', 'c.txt': 'stays' });
    const { id } = must(await host.openFiles('folder'))!;
    must(await host.pullFiles(id, 100)); // `b` was looked at already, because it did not fit.
    await fs.rm(path.join(folder, 'b.txt'));
    expect((await pullAll(host, id, 1e6)).map(read)).toEqual([
      ['b.txt', '(vanished)'],
      ['c.txt', 'stays'],
    ]);
  });

  test('does not follow a link that was put in the place of a file after the walk', async () => {
    const { host, folder, outside } = await world({ 'a.txt': 'x'.repeat(100), 'b.txt': 'x' });
    await fs.writeFile(path.join(outside, 'secret.txt'), 'outside');
    const { id } = must(await host.openFiles('folder'))!;
    must(await host.pullFiles(id, 100));
    await fs.rm(path.join(folder, 'b.txt'));
    await fs.symlink(path.join(outside, 'secret.txt'), path.join(folder, 'b.txt'));
    expect((await pullAll(host, id, 1e6)).map(read)).toEqual([['b.txt', '(path)']]);
  });

  test('says when the whole folder is gone', async () => {
    const { host, folder } = await world({ 'a.txt': 'x'.repeat(100), 'b.txt': 'x' });
    const { id } = must(await host.openFiles('folder'))!;
    must(await host.pullFiles(id, 100));
    await fs.rm(folder, { recursive: true });
    expect(await host.pullFiles(id, 100)).toMatchObject({ ok: false, error: { code: 'vanished' } });
    expect(await host.openFiles('folder')).toMatchObject({ ok: false, error: { code: 'vanished' } });
  });

  test('tells a missing permission from other failures', () => {
    // The machine that runs this may be root, whom no permission stops; so the system's answers are written here.
    const told = (code: string) => problemAt('a.txt', Object.assign(new Error(code), { code })).problem;
    expect(['EACCES', 'EPERM', 'ENOENT', 'ELOOP', 'EIO', 'ENAMETOOLONG'].map(told)).toEqual([
      'no-permission',
      'no-permission',
      'vanished',
      'link-loop',
      'unreadable',
      'path',
    ]);
  });

  test('keeps files of one name from different folders apart', async () => {
    const { host, folder } = await world({ '1/a.txt': 'one', '2/a.txt': 'two', '2/b.txt': 'three' });
    const dropped = ['1/a.txt', '2/a.txt', '2/b.txt'].map((name) => path.join(folder, name));
    const source = must(await host.openDropped(dropped))!;
    expect(source).toMatchObject({ kind: 'files', name: 'a.txt' });
    expect((await pullAll(host, source.id, 1e6)).map(read)).toEqual([
      ['a.txt', 'one'],
      ['2/a.txt', 'two'],
      ['b.txt', 'three'],
    ]);
  });

  test('takes a dropped folder and dropped files together', async () => {
    const { host, folder } = await world({ 'sub/x.txt': 'x', 'y.txt': 'y' });
    const source = must(await host.openDropped([path.join(folder, 'sub'), path.join(folder, 'y.txt')]))!;
    expect((await pullAll(host, source.id, 1e6)).map(read)).toEqual([
      ['sub/x.txt', 'x'],
      ['y.txt', 'y'],
    ]);
    expect(await host.openDropped([])).toEqual({ ok: true, value: null });
    // A project file among texts is one more file; what comes is not taken for a project.
    await fs.writeFile(path.join(folder, 'a.lectern'), 'x');
    const mixed = must(await host.openDropped([path.join(folder, 'a.lectern'), path.join(folder, 'y.txt')]))!;
    expect(mixed).toMatchObject({ kind: 'files', name: 'y.txt' });
    expect((await pullAll(host, mixed.id, 1e6)).map(({ path: at }) => at)).toEqual(['a.lectern', 'y.txt']);
  });

  test('hands over what was named at the start, once', async () => {
    const { host, folder } = await world({ 'a.txt': 'named' });
    host.giveArguments([folder]);
    const source = must(await host.takeArguments())!;
    expect((await pullAll(host, source.id, 1e6)).map(read)).toEqual([['a.txt', 'named']]);
    expect(await host.takeArguments()).toEqual({ ok: true, value: null });
  });

  test('says of each place that was named and is not there that it is not, and hands over the others', async () => {
    const { host, folder } = await world({ 'ру.txt': 'Паром', 'b.txt': 'Ferry' });
    const at = (name: string) => path.join(folder, name);
    const missing = (name: string) => ({ ok: false, error: { code: 'nothing-there', about: at(name) } });
    host.giveArguments([at('нет.txt'), at('b.txt'), at('b.txt/below'), at('ру.txt')]);
    host.giveArguments([at('nowhere.lectern')]);
    expect(await host.takeArguments()).toMatchObject(missing('нет.txt'));
    expect(await host.takeArguments()).toMatchObject(missing('b.txt/below'));
    const source = must(await host.takeArguments())!;
    expect((await pullAll(host, source.id, 1e6)).map(read)).toEqual([
      ['b.txt', 'Ferry'],
      ['ру.txt', 'Паром'],
    ]);
    expect(await host.takeArguments()).toMatchObject(missing('nowhere.lectern'));
    expect(await host.takeArguments()).toEqual({ ok: true, value: null });
  });

  test('keeps the old file whole, and nothing beside it, when the window is gone', async () => {
    const { host, outside } = await world({});
    await fs.writeFile(path.join(outside, 'notes.md'), 'old');
    const id = must(await host.beginSave('notes.md', 'text/markdown'))!;
    must(await host.writeSave(id, bytesOf('new, but only half of')));
    await host.forget();
    expect(await fs.readdir(outside)).toEqual(['notes.md']);
    expect(await fs.readFile(path.join(outside, 'notes.md'), 'utf8')).toBe('old');
  });

  test('lets what is just taking its place do so when the window is gone', async () => {
    const { host, outside } = await world({});
    const id = must(await host.beginSave('Зерно.md', 'text/markdown'))!;
    must(await host.writeSave(id, bytesOf('всё')));
    const ending = host.endSave(id);
    await host.forget();
    expect(await fs.readdir(outside)).toEqual(['Зерно.md']);
    must(await ending);
  });

  test('saves under a name as long as the file system takes', async () => {
    const { host, outside } = await world({});
    for (const name of [`${'会'.repeat(75)}.md`, `${'会'.repeat(200)}.md`]) {
      const id = must(await host.beginSave(name, 'text/markdown'))!;
      must(await host.writeSave(id, bytesOf('協定')));
      const { where } = must(await host.endSave(id));
      expect(path.basename(where)).toMatch(/^会{75,}\.md$/u);
      expect(await fs.readFile(where, 'utf8')).toBe('協定');
    }
    // What the person types is not shortened.
    const typed = path.join(outside, `${'Ж'.repeat(126)}.md`);
    const saves = savesOnDisk(async () => typed);
    must(await saves.endSave(must(await saves.beginSave('x.md', 'text/markdown'))!));
    expect(saves.wasSaved(typed)).toBe(true);
  });

  test('says why a place cannot be written', async () => {
    const { host, outside } = await world({});
    await fs.rm(outside, { recursive: true });
    const gone = { ok: false, error: { code: 'write-place-gone' } };
    expect(await host.beginSave('notes.md', 'text/markdown')).toMatchObject(gone);
  });

  test('hands over a large project file in pieces, and stays with the file that it began', async () => {
    const { host, folder } = await world({ 'Große Sache.lectern': '' });
    const place = path.join(folder, 'Große Sache.lectern');
    const size = 2 * leastPiece + 10;
    await fs.writeFile(place, 'начало');
    await fs.truncate(place, size - 10);
    await fs.appendFile(place, 'конец');
    const { id } = must(await host.openDropped([place]))!;
    const pull = async () => {
      const { entries, done, total } = must(await host.pullFiles(id, 1));
      const [entry] = entries;
      if (entry?.kind !== 'file' || entries.length > 1) throw new Error(JSON.stringify(entries));
      return { bytes: entry.bytes, more: entry.more === true, done, total };
    };
    const first = await pull();
    if (process.platform !== 'win32') {
      // Another file in its place is not read in its stead.
      await fs.rm(place);
      await fs.writeFile(place, 'Nothing of this.');
    }
    const pieces = [first, await pull(), await pull()];
    expect(pieces.map(({ bytes, more, done }) => [bytes.length, more, done])).toEqual([
      [leastPiece, true, false],
      [leastPiece, true, false],
      [10, false, true],
    ]);
    expect(pieces.map(({ total }) => total)).toEqual(Array(3).fill({ files: 1, bytes: size, complete: true }));
    const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    expect([text(first.bytes.subarray(0, 12)), text(pieces[2]!.bytes)]).toEqual(['начало', 'конец']);
    expect(await host.pullFiles(id, 1)).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  test('opens a project file that is larger than any text may be, however its ending is written', async () => {
    const { host, folder } = await world({ 'Hafen.LECTERN': '', 'Hafen.txt': '' });
    const large = largestFile + 1;
    await Promise.all(['Hafen.LECTERN', 'Hafen.txt'].map((name) => fs.truncate(path.join(folder, name), large)));
    const opened = async (name: string) => {
      const { id } = must(await host.openDropped([path.join(folder, name)]))!;
      const [entry] = must(await host.pullFiles(id, large)).entries;
      return entry?.kind === 'file' ? entry.bytes.length : entry?.problem;
    };
    expect([await opened('Hafen.LECTERN'), await opened('Hafen.txt')]).toEqual([large, 'too-large']);
  });

  test('shows in the file manager only what it saved', async () => {
    const { host, revealed } = await world({});
    const id = must(await host.beginSave('notes.md', 'text/markdown'))!;
    const { where } = must(await host.endSave(id));
    expect(await host.showInFolder('/etc/passwd')).toMatchObject({ ok: false, error: { code: 'invalid' } });
    expect(await host.showInFolder(where)).toEqual({ ok: true, value: null });
    expect(revealed).toEqual([where]);
  });
});

async function world(seed: Seed) {
  worlds += 1;
  const folder = path.join(place, `${worlds}`, 'texts');
  const outside = path.join(place, `${worlds}`, 'outside');
  await fs.mkdir(folder, { recursive: true });
  await fs.mkdir(outside);
  for (const [name, file] of Object.entries(seed)) {
    await fs.mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await fs.writeFile(path.join(folder, name), bytesOf(file));
  }
  const revealed: string[] = [];
  const host: DesktopHost = desktopHost({
    platform: 'linux',
    pick: async () => [folder],
    pickSave: async (suggested) => path.join(outside, suggested),
    openAddress: async () => undefined,
    reveal: (file) => void revealed.push(file),
    sampleFile: path.join(outside, 'sample.lectern'),
    startSafely: () => undefined,
    startsSafely: () => false,
    home: os.tmpdir(),
  });
  return { host, folder, outside, revealed };
}

async function paths(host: DesktopHost): Promise<[string, string][]> {
  return (await pullAll(host, must(await host.openFiles('folder'))!.id, 1e6)).map(read);
}

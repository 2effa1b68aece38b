import type * as callbacks from 'node:fs';
import * as fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { must, ok } from '../../src/core/model/result.ts';
import { filesOnDisk } from '../../src/main/host/files.ts';
import { standingAt } from '../../src/main/host/inside.ts';
import { savesOnDisk } from '../../src/main/host/save.ts';
import { pullAll } from './contract.ts';

// Volumes that the system cannot name the real places of, as RAM disks on Windows: here all of it is one, from the moment
// at which a test says so.

const volume = vi.hoisted(() => ({ says: null as string | null }));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof callbacks>();
  const native: typeof real.realpath.native = ((file: string, done: (error: Error | null, at?: string) => void) => {
    if (volume.says === null) return real.realpath.native(file, done as never);
    return done(Object.assign(new Error(`${volume.says}: realpath '${file}'`), { code: volume.says }));
  }) as never;
  const realpath = Object.assign((...values: Parameters<typeof real.realpath>) => real.realpath(...values), { native });
  return { ...real, realpath };
});

const place = await fs.mkdtemp(path.join(await fs.realpath(os.tmpdir()), 'lectern-ram-'));
afterAll(() => fs.rm(place, { recursive: true, force: true }));
afterEach(() => void (volume.says = null));

const folder = path.join(place, 'письма');
const outside = path.join(place, 'outside');
await fs.mkdir(path.join(folder, 'real'), { recursive: true });
await fs.mkdir(outside);
await fs.writeFile(path.join(folder, 'real/a.txt'), 'inside');
await fs.writeFile(path.join(outside, 'secret.txt'), 'outside');
await fs.symlink('real/a.txt', path.join(folder, 'link.txt'));
await fs.symlink('real', path.join(folder, 'again'));
await fs.symlink('..', path.join(folder, 'real/up'));
await fs.symlink(outside, path.join(folder, 'out'));
await fs.symlink(path.join(outside, 'secret.txt'), path.join(folder, 'out.txt'));

const asRead = [
  ['again/a.txt', 'inside'],
  ['again/up', '(link-loop)'],
  ['link.txt', 'inside'],
  ['out', '(path)'],
  ['out.txt', '(path)'],
  ['real/a.txt', 'inside'],
  ['real/up', '(link-loop)'],
];

describe.each([null, 'EISDIR', 'UNKNOWN', 'ENOENT', 'EINVAL'])('where the system says %s of real places', (says) => {
  test('a folder is read whole, with no loop of links and no way out', async () => {
    volume.says = says;
    const files = filesOnDisk({ pick: async () => [folder], sampleFile: 'none' });
    const source = must(await files.openFiles('folder'))!;
    const entries = await pullAll(files, source.id, 1e6);
    expect(
      entries.map((entry) => [
        entry.path,
        entry.kind === 'file' ? new TextDecoder().decode(entry.bytes) : `(${entry.problem})`,
      ]),
    ).toEqual(asRead);
  });

  test('files of a linked folder are found again, and what leads out of it is not', async () => {
    volume.says = says;
    const found = [];
    for await (const one of standingAt(folder, ['real/a.txt', 'link.txt', 'out.txt', 'out/secret.txt', 'gone.txt'])) {
      found.push([one.path, one.kind === 'file' ? path.relative(folder, one.real) : `(${one.problem})`]);
    }
    expect(found).toEqual([
      ['real/a.txt', path.join('real', 'a.txt')],
      ['link.txt', path.join('real', 'a.txt')],
      ['out.txt', '(path)'],
      ['out/secret.txt', '(path)'],
      ['gone.txt', '(vanished)'],
    ]);
  });

  test('a file that a link stands for is replaced, and not the link', async () => {
    volume.says = says;
    const target = path.join(place, `target ${says}.md`);
    const link = path.join(place, `link ${says}.md`);
    await fs.writeFile(target, 'old');
    await fs.symlink(target, link);
    const saves = savesOnDisk(async () => link);
    const id = must(await saves.beginSave('notes.md', 'text/markdown'))!;
    expect(await saves.writeSave(id, new TextEncoder().encode('new'))).toEqual(ok(null));
    must(await saves.endSave(id));
    expect([await fs.readFile(target, 'utf8'), (await fs.lstat(link)).isSymbolicLink()]).toEqual(['new', true]);
  });
});

test('a folder that may not be entered stays closed', async () => {
  volume.says = 'EACCES';
  const files = filesOnDisk({ pick: async () => [folder], sampleFile: 'none' });
  const source = must(await files.openFiles('folder'))!;
  expect(await files.pullFiles(source.id, 1e6)).toMatchObject({ ok: false, error: { code: 'no-permission' } });
});

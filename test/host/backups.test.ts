import * as disk from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { Backup, BackupReason } from '../../src/core/ports/backups.ts';
import { must } from '../../src/core/model/result.ts';
import { readProjectFile } from '../../src/core/exchange/project-file.ts';
import { backupChecks, backupsOnDisk } from '../../src/main/host/backups.ts';
import type { BackupAbilities } from '../../src/main/host/backups.ts';
import { desktopHost } from '../../src/main/host/desktop.ts';
import { settingsIn } from '../../src/main/host/settings.ts';
import { bindAbility } from '../../src/main/ipc.ts';
import { buildSample } from '../core/sample-project.ts';
import { diskThatRefuses, fault, writeFaults } from './faults.ts';

// Backups in real folders. Faults that a healthy disk does not have are put between.

const sample = await buildSample();
const place = await disk.mkdtemp(path.join(await disk.realpath(os.tmpdir()), 'lectern-backups-'));
afterAll(() => disk.rm(place, { recursive: true, force: true }));
let worlds = 0;

/** A machine with an empty folder for backups, and the same machine after a restart. */
async function machine(more: Partial<BackupAbilities> = {}, data = path.join(place, String((worlds += 1)))) {
  const home = path.join(data, 'backups');
  const shown: string[] = [];
  const host = desktopHost({
    platform: 'linux',
    pick: async () => [],
    pickSave: async () => null,
    openAddress: async () => undefined,
    reveal: () => undefined,
    sampleFile: '',
    startSafely: () => undefined,
    startsSafely: () => false,
    home: os.tmpdir(),
  });
  const backups = backupsOnDisk({
    home,
    settings: settingsIn(path.join(data, 'backups.json')),
    pickFolder: async () => null,
    openFile: (file) => host.openDropped([file]),
    showFolder: async (folder) => (shown.push(folder), ''),
    ...more,
  });
  const backUp = async (projectId: string, name = 'Дело о зерне', reason: BackupReason = 'changes') => {
    const id = must(await backups.begin(projectId, name, reason));
    for (let at = 0; at < sample.length; at += 3000) must(await backups.write(id, sample.slice(at, at + 3000)));
    return must(await backups.end(id));
  };
  /** The bytes that the page gets of a backup. */
  const pull = async ({ id }: Pick<Backup, 'id'>) => {
    const source = must(await backups.open(id));
    const [entry] = must(await host.pullFiles(source.id, 1)).entries;
    if (entry?.kind !== 'file') throw new Error(JSON.stringify(entry));
    return entry.bytes;
  };
  const names = async () => (await disk.readdir(home)).sort();
  return { home, data, backups, backUp, pull, names, shown, again: () => machine(more, data) };
}

/** Something that comes when it is told to. */
function later() {
  let comes = (): void => undefined;
  const come = new Promise<void>((resolve) => (comes = resolve));
  return { come, comes: () => comes() };
}

describe('a backup on disk', () => {
  test('is a project file under a name for people, and opens as the same project', async () => {
    const { backUp, pull, names, backups } = await machine({ now: () => new Date(2026, 10, 22, 14, 2, 31) });
    const made = await backUp('p1');
    expect(await names()).toEqual([
      expect.stringMatching(/^Дело о зерне 2026-11-22 14\.02\.31 [a-z0-9]{8}\.lectern$/u),
    ]);
    expect(must(await backups.list())).toEqual([made]);
    expect(made).toMatchObject({ projectId: 'p1', projectName: 'Дело о зерне', reason: 'changes', whole: true });
    const [read, original] = [must(readProjectFile(await pull(made))), must(readProjectFile(sample))];
    expect({ records: read.records, changes: read.changes }).toEqual({
      records: original.records,
      changes: original.changes,
    });
    expect([...read.texts()]).toEqual([...original.texts()]);
  });

  test('ends with the sum of all that stands before it, so that a copy alone can be verified', async () => {
    const { backUp, names, home } = await machine();
    await backUp('p1');
    const bytes = await disk.readFile(path.join(home, (await names())[0]!));
    const sum = createHash('sha256').update(bytes.subarray(0, -64)).digest('hex');
    expect(bytes.subarray(-64).toString()).toBe(sum);
  });

  test('is listed newest first with others, also after a restart and under another name', async () => {
    const world = await machine();
    const first = await world.backUp('p1', 'Één');
    const second = await world.backUp('p2', '二');
    await disk.rename(
      path.join(
        world.home,
        (await world.names()).find((name) => name.startsWith('二'))!,
      ),
      path.join(world.home, 'from my friend.lectern'),
    );
    const listed = must(await (await world.again()).backups.list());
    expect(listed.map(({ projectName, projectId }) => [projectName, projectId])).toEqual([
      ['二', 'p2'],
      ['Één', 'p1'],
    ]);
    expect(listed[1]).toEqual(first);
    expect(await world.pull(listed[0]!)).toHaveLength(second.bytes);
  });

  test('takes any name of a project', async () => {
    const world = await machine();
    const odd = [
      '../../etc/passwd',
      'a/b\\c:d*?"<>|',
      '',
      '.',
      'CON',
      '\u0000\n',
      'ж'.repeat(5000),
      '\ud800',
      '𝔘'.repeat(300),
    ];
    for (const name of [...odd, '\nLectern backup 1 {}']) await world.backUp('p1', name);
    const listed = must(await world.backups.list());
    expect(listed.map(({ projectName }) => projectName).sort()).toEqual([...odd, '\nLectern backup 1 {}'].sort());
    expect(listed.every(({ whole }) => whole)).toBe(true);
    expect((await disk.readdir(path.dirname(world.home))).sort()).toEqual(['backups', 'backups.json']);
  });

  test('is refused if it is no project file, and leaves nothing', async () => {
    const { backups, names } = await machine();
    const other = new TextEncoder().encode('PK not at all');
    for (const pieces of [[], [other], [sample.slice(0, -5)], [sample, other]]) {
      const id = must(await backups.begin('p1', 'x', 'asked'));
      for (const piece of pieces) must(await backups.write(id, piece));
      expect(await backups.end(id)).toMatchObject({ ok: false, error: { code: 'invalid' } });
    }
    expect(await names()).toEqual([]);
  });

  test('that is damaged anywhere is not opened, and listed as damaged from then on', async () => {
    const { backUp, backups, home, names } = await machine();
    for (const at of [0, 100, sample.length >> 1, sample.length + 30, -70, -1]) {
      const made = await backUp('p1');
      const file = path.join(
        home,
        (await names()).find((name) => name.includes(made.made.slice(0, 4)))!,
      );
      const bytes = await disk.readFile(file);
      bytes[at < 0 ? bytes.length + at : at]! ^= 0x20;
      await disk.writeFile(file, bytes);
      const listed = must(await backups.list());
      expect(listed).toHaveLength(1);
      const opened = await backups.open(listed[0]!.id);
      expect(opened).toMatchObject({ ok: false, error: { code: 'project-file-damaged' } });
      expect(must(await backups.list())[0]!.whole).toBe(false);
      await disk.rm(file);
    }
  });

  test('that is cut off, empty, strange or still being brought in is listed as not whole, and stays', async () => {
    const { backUp, backups, home, names } = await machine();
    await backUp('p1');
    const [name] = await names();
    const bytes = await disk.readFile(path.join(home, name!));
    await disk.writeFile(path.join(home, 'cut.lectern'), bytes.subarray(0, bytes.length - 1));
    await disk.writeFile(path.join(home, 'half.lectern'), bytes.subarray(0, bytes.length >> 1));
    await disk.writeFile(path.join(home, 'grown.lectern'), Buffer.concat([bytes, Buffer.from('more')]));
    await disk.writeFile(path.join(home, 'empty.lectern'), '');
    await disk.writeFile(path.join(home, 'letter.lectern'), 'Dear friend, '.repeat(9000));
    await disk.mkdir(path.join(home, 'folder.lectern'));
    await disk.symlink('nowhere', path.join(home, 'link.lectern'));
    await disk.writeFile(path.join(home, 'notes.txt'), 'mine');
    const listed = must(await backups.list());
    expect(listed.filter(({ whole }) => whole)).toHaveLength(1);
    expect(
      listed
        .filter(({ whole }) => !whole)
        .map(({ projectName }) => projectName)
        .sort(),
    ).toEqual(['cut', 'empty', 'grown', 'half', 'letter'].map((one) => `${one}.lectern`));
    const before = await names();
    await backUp('p1');
    expect(await names()).toEqual(expect.arrayContaining(before));
  });
});

describe('a folder of backups', () => {
  test('is thinned out, but for what was made elsewhere, copied, in conflict, damaged or kept for an upgrade', async () => {
    let day = 0;
    const world = await machine({ now: () => new Date(2026, 0, 1 + day, 12) });
    await world.backUp('p1', 'x', 'upgrade');
    const [pinned] = await world.names();
    day = 1;
    await world.backUp('p1', 'x');
    const [, plain] = await world.names();
    const bytes = await disk.readFile(path.join(world.home, plain!));
    const strangers = [
      plain!.replace('.lectern', ' (1).lectern'),
      plain!.replace('.lectern', ' (conflicted copy 2026-01-03).lectern'),
      plain!.replace('.lectern', '.sync-conflict-20260103.lectern'),
    ];
    for (const name of strangers) await disk.writeFile(path.join(world.home, name), bytes);
    const other = await machine({ now: () => new Date(2026, 0, 1, 13) });
    await other.backUp('p1', 'x');
    const [foreign] = await other.names();
    await disk.copyFile(path.join(other.home, foreign!), path.join(world.home, foreign!));
    await world.backUp('p2', 'another project');
    for (day = 2; day < 100; day += 1) await world.backUp('p1', 'x');
    const left = await world.names();
    expect(left).toEqual(expect.arrayContaining([pinned!, foreign!, ...strangers]));
    expect(left.some((name) => name.startsWith('another project'))).toBe(true);
    expect(left).not.toContain(plain);
    expect(left.length).toBeLessThan(40);
  });

  test('is cleared of what a crash left half written, but not of what another program writes', async () => {
    const world = await machine();
    await world.backUp('p1');
    const { maker } = JSON.parse(await disk.readFile(path.join(world.data, 'backups.json'), 'utf8')) as {
      maker: string;
    };
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const mine = `.x.lectern.${maker}.${dead}.part`;
    const others = [
      '.x.lectern.00000000.1.part',
      'x.part',
      `.x.lectern.${maker}.${process.ppid}.part`,
      '.syncthing.x.tmp',
    ];
    for (const name of [mine, ...others]) await disk.writeFile(path.join(world.home, name), 'half');
    const id = must(await world.backups.begin('p2', 'under way', 'asked'));
    must(await world.backups.write(id, sample));
    await world.backUp('p1');
    expect(await world.names()).toEqual(expect.arrayContaining(others));
    expect(await world.names()).not.toContain(mine);
    must(await world.backups.end(id));
  });

  test('takes the backups of two projects that are written at once, also while one of them is made or gets its name', async () => {
    const held = { open: later(), rename: later() };
    const world = await machine({
      fs: {
        ...disk,
        open: (async (...values: Parameters<typeof disk.open>) => {
          const handle = await disk.open(...values);
          if (path.basename(String(values[0])).startsWith('.曳船')) await held.open.come;
          return handle;
        }) as typeof disk.open,
        rename: async (from, to) => {
          if (path.basename(String(from)).startsWith('.Зерно')) await held.rename.come;
          await disk.rename(from, to);
        },
      },
    });
    const begin = async (project: string, name: string) => {
      const id = must(await world.backups.begin(project, name, 'changes'));
      must(await world.backups.write(id, sample));
      return id;
    };
    const ending = world.backups.end(await begin('p1', 'Зерно'));
    const beginning = begin('p2', '曳船');
    await expect.poll(world.names).toHaveLength(2);
    must(await world.backups.end(await begin('p3', 'Harbour')));
    held.open.comes();
    held.rename.comes();
    must(await ending);
    must(await world.backups.end(await beginning));
    const listed = must(await world.backups.list());
    expect(listed.map(({ projectName, whole }) => `${projectName} ${whole}`).sort()).toEqual([
      'Harbour true',
      'Зерно true',
      '曳船 true',
    ]);
    expect(await world.names()).toHaveLength(3);
  });

  test('has nothing half written in it when the window goes away or begins again', async () => {
    const { backups, names } = await machine();
    const first = must(await backups.begin('p1', 'x', 'changes'));
    must(await backups.write(first, sample));
    const second = must(await backups.begin('p1', 'x', 'changes'));
    expect(await backups.end(first)).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await names()).toHaveLength(1);
    await backups.forget();
    expect(await names()).toEqual([]);
    const third = must(await backups.begin('p1', 'x', 'changes'));
    must(await backups.write(third, sample));
    backups.removeHalfWrittenNow();
    expect(await names()).toEqual([]);
    expect(await backups.write(third, sample)).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await backups.write(second, sample)).toMatchObject({ ok: false, error: { code: 'not-found' } });
    await backups.abort(second);
  });

  test('can be another one, which is remembered; what is in the old one stays', async () => {
    const world = await machine();
    await world.backUp('p1');
    const drive = path.join(world.data, 'drive');
    await disk.mkdir(drive, { recursive: true });
    const moved = await machine({ pickFolder: async () => drive }, world.data);
    expect(must(await moved.backups.chooseFolder())).toEqual({ where: drive });
    await moved.backUp('p1');
    const after = await world.again();
    expect(must(await after.backups.folder())).toEqual({ where: drive });
    expect(await disk.readdir(drive)).toHaveLength(1);
    expect(await world.names()).toHaveLength(1);
    expect(must(await after.backups.list())).toHaveLength(1);
    must(await after.backups.show());
    expect(after.shown).toEqual([drive]);
    expect(must(await world.backups.chooseFolder())).toBeNull();
  });

  test('on a drive that is not there is named, and not made in its place', async () => {
    const world = await machine();
    const drive = path.join(world.data, 'drive');
    await disk.mkdir(drive, { recursive: true });
    const moved = await machine({ pickFolder: async () => drive }, world.data);
    must(await moved.backups.chooseFolder());
    await disk.rm(drive, { recursive: true });
    const vanished = { ok: false, error: expect.objectContaining({ code: 'vanished', about: drive }) };
    const begun = await moved.backups.begin('p1', 'x', 'changes');
    expect(begun).toMatchObject({ ok: false, error: { code: 'write-place-gone', about: drive } });
    expect(await moved.backups.list()).toEqual(vanished);
    expect(await moved.backups.show()).toEqual(vanished);
    await expect(disk.stat(drive)).rejects.toThrow();
  });

  test('opens whatever stands in its settings', async () => {
    for (const written of ['', '[]', '{"folder":7,"maker":{}}', '{"folder":"not/absolute"}', 'null']) {
      const world = await machine();
      await disk.mkdir(world.data, { recursive: true });
      await disk.writeFile(path.join(world.data, 'backups.json'), written);
      expect(must(await world.backups.folder())).toEqual({ where: world.home });
      await world.backUp('p1');
    }
  });
});

describe('the channels of backups', () => {
  type Handler = (event: IpcMainInvokeEvent, ...values: unknown[]) => Promise<unknown>;
  const page = { senderFrame: { url: 'lectern://app/', parent: null } } as unknown as IpcMainInvokeEvent;
  const bind = async () => {
    const world = await machine();
    const channels = new Map<string, Handler>();
    const ipcMain = { handle: (name: string, handler: Handler) => void channels.set(name, handler) };
    bindAbility('backups', world.backups, backupChecks, ipcMain as unknown as IpcMain);
    return { world, ask: (name: string, ...values: unknown[]) => channels.get(`backups.${name}`)!(page, ...values) };
  };

  test('never let a name of the page reach a place', async () => {
    const { world, ask } = await bind();
    await world.backUp('p1');
    const before = await world.names();
    await disk.writeFile(path.join(world.data, 'secret.lectern'), 'secret');
    const [name] = before;
    const places = [
      '../secret.lectern',
      path.join(world.data, 'secret.lectern'),
      name,
      `./${name}`,
      '',
      '.',
      '\0',
      'x'.repeat(5000),
    ];
    for (const at of places) expect(await ask('open', at)).toMatchObject({ ok: false });
    for (const project of ['../p1', 'a/b', '', '.', 'a\0b', 'x'.repeat(101), {}, null, 7]) {
      expect(await ask('begin', project, 'x', 'asked')).toMatchObject({ ok: false, error: { code: 'invalid' } });
    }
    expect(await world.names()).toEqual(before);
  });

  test('answer every malformed question with a refusal, and write nothing for it', async () => {
    const { world, ask } = await bind();
    const wanted: Record<string, unknown[]> = {
      begin: ['p1', 'x', 'asked'],
      write: ['id', sample],
      end: ['id'],
      abort: ['id'],
      open: ['id'],
    };
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(wanted)), fc.nat(2), fc.anything(), async (name, at, odd) => {
        const values = [...wanted[name]!];
        if (at >= values.length) values.push(odd);
        else if (typeof odd === typeof values[at] && typeof odd === 'string') values.splice(at, 1);
        else if (odd instanceof Uint8Array) return;
        else values[at] = odd;
        expect(await ask(name, ...values)).toMatchObject({ ok: false, error: { code: 'invalid' } });
      }),
      { numRuns: 500 },
    );
    expect(must(await world.backups.list())).toEqual([]);
    await expect(disk.stat(world.home)).rejects.toThrow();
  });
});

describe('when the disk refuses', () => {
  test.each(writeFaults)('a write with %s, it says %s and leaves all that was there', async (code, said) => {
    const before = await machine();
    const kept = await before.backUp('p1');
    const world = await machine({ fs: diskThatRefuses('write', code, 2) }, before.data);
    const id = must(await world.backups.begin('p1', 'x', 'changes'));
    must(await world.backups.write(id, sample.slice(0, 100)));
    must(await world.backups.write(id, sample.slice(100, 200)));
    expect(await world.backups.write(id, sample.slice(200))).toMatchObject({
      ok: false,
      error: { code: said, about: world.home },
    });
    expect(await world.backups.end(id)).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(must(await world.backups.list())).toEqual([kept]);
    expect(await world.names()).toHaveLength(1);
  });

  test.each(writeFaults)('a new file with %s, it says %s', async (code, said) => {
    const world = await machine({ fs: diskThatRefuses('open', code) });
    expect(await world.backups.begin('p1', 'x', 'quit')).toMatchObject({
      ok: false,
      error: { code: said, about: world.home },
    });
    const choosing = await machine({
      fs: diskThatRefuses('open', code),
      pickFolder: async () => place,
    });
    expect(await choosing.backups.chooseFolder()).toMatchObject({ ok: false, error: { code: said, about: place } });
    expect(must(await choosing.backups.folder())).toEqual({ where: choosing.home });
  });

  test.runIf(process.platform !== 'win32')('to make files in a read-only folder, it says so', async () => {
    const world = await machine();
    const kept = await world.backUp('p1');
    await disk.chmod(place, 0o755);
    await disk.chmod(world.home, 0o555);
    // No permission stops root, so root becomes somebody else for a moment.
    const root = process.geteuid!() === 0;
    if (root) process.seteuid!(65534);
    const answer = await world.backups.begin('p1', 'x', 'quit');
    if (root) process.seteuid!(0);
    await disk.chmod(world.home, 0o755);
    expect(answer).toMatchObject({ ok: false, error: { code: 'write-denied', about: world.home } });
    expect(must(await world.backups.list())).toEqual([kept]);
  });

  test('the last sync or the new name, nothing half written takes the place of a whole one', async () => {
    for (const step of ['sync', 'close', 'rename'] as const) {
      const before = await machine();
      const kept = await before.backUp('p1');
      const world = await machine({ fs: diskThatRefuses(step, 'EIO') }, before.data);
      const id = must(await world.backups.begin('p1', 'x', 'changes'));
      must(await world.backups.write(id, sample));
      expect(await world.backups.end(id)).toMatchObject({ ok: false, error: { code: 'write-failed' } });
      expect(must(await world.backups.list())).toEqual([kept]);
      expect(await world.names()).toHaveLength(1);
    }
  });

  test('a new name because another program holds the file for a moment, it tries again', async () => {
    let held = 2;
    const world = await machine({
      fs: { ...disk, rename: (from, to) => ((held -= 1) < 0 ? disk.rename(from, to) : Promise.reject(fault('EBUSY'))) },
    });
    expect((await world.backUp('p1')).whole).toBe(true);
  });

  test('to let an old one go, the new one is there all the same', async () => {
    let day = 0;
    const world = await machine({
      now: () => new Date(2026, 0, 1 + day, 12),
      fs: {
        ...disk,
        rm: (file, options) =>
          String(file).endsWith('.part') ? disk.rm(file, options) : Promise.reject(fault('EPERM')),
      },
    });
    for (day = 0; day < 40; day += 1) await world.backUp('p1');
    expect(await world.names()).toHaveLength(40);
  });

  test('to read a file that another program holds, the others are listed', async () => {
    const before = await machine();
    await before.backUp('p1', 'held');
    const free = await before.backUp('p1', 'free');
    const world = await machine(
      {
        fs: {
          ...disk,
          open: ((file: string, ...rest: [string]) =>
            path.basename(file).startsWith('held')
              ? Promise.reject(fault('EBUSY'))
              : disk.open(file, ...rest)) as typeof disk.open,
        },
      },
      before.data,
    );
    expect(must(await world.backups.list())).toEqual([free]);
  });
});

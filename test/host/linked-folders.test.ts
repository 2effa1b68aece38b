import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { must, ok } from '../../src/core/model/result.ts';
import type { FileEntry } from '../../src/core/ports/host.ts';
import { filesOnDisk } from '../../src/main/host/files.ts';
import { isPlainPath } from '../../src/main/host/inside.ts';
import { linkedFoldersOnDisk } from '../../src/main/host/linked-folders.ts';
import { settingsIn } from '../../src/main/host/settings.ts';
import { bytesOf, pullAll, read } from './contract.ts';
import type { Seed } from './contract.ts';

// Linked folders on a real disk. Times that a test waits for are bounded only by the test's own limit.

const place = await fs.mkdtemp(path.join(os.tmpdir(), 'lectern-links-'));
afterAll(() => fs.rm(place, { recursive: true, force: true, maxRetries: 5 }));
let worlds = 0;

const windows = process.platform === 'win32';

describe('a look at a linked folder', () => {
  test('names every file with its size and time, and passes over litter', async () => {
    const { look, folder } = await linked({ 'a.txt': 'Паром', 'b/1.txt': '渡船', '.git/x': 'x', 'Thumbs.db': 'x' });
    await fs.utimes(path.join(folder, 'a.txt'), 1e9, 1e9);
    const { files, unknown } = must(await look());
    expect(files.map(({ path: at, size }) => [at, size])).toEqual([
      ['a.txt', 10],
      ['b/1.txt', 6],
    ]);
    expect(files[0]!.changed).toBe(1e12);
    expect(unknown).toEqual([]);
  });

  test('sees files that are new, changed, only touched, renamed and gone', async () => {
    const { look, folder, at } = await linked({ 'a.txt': 'old', 'b.txt': 'b', 'c.txt': 'c', 'd.txt': 'd' });
    const before = new Map(must(await look()).files.map((file) => [file.path, file]));
    await fs.writeFile(at('a.txt'), 'newer');
    await fs.utimes(at('b.txt'), 1e9, 1e9);
    await fs.rename(at('c.txt'), at('e.txt'));
    await fs.rm(at('d.txt'));
    await fs.mkdir(path.join(folder, 'more'));
    await fs.writeFile(at('more/f.txt'), 'f');
    const after = must(await look()).files;
    expect(after.map((file) => file.path)).toEqual(['a.txt', 'b.txt', 'e.txt', 'more/f.txt']);
    expect(after[0]!.size).toBe(5);
    expect([after[1]!.size, after[1]!.changed]).toEqual([1, 1e12]);
    expect(after[2]!.changed).toBe(before.get('c.txt')!.changed);
  });

  test('says that a folder is away, and sees it when it is back', async () => {
    const { look, open, folder } = await linked({ 'a.txt': 'text' });
    await fs.rename(folder, `${folder} elsewhere`);
    expect(await look()).toMatchObject({ ok: false, error: { code: 'vanished', about: folder } });
    expect(await open(['a.txt']).then(pulled)).toMatchObject({ ok: false, error: { code: 'vanished' } });
    await fs.rename(`${folder} elsewhere`, folder);
    expect(must(await look()).files).toHaveLength(1);
  });

  test('takes a file that stands in the place of the folder for a folder that is away', async () => {
    const { look, folder } = await linked({ 'a.txt': 'text' });
    await fs.rm(folder, { recursive: true });
    await fs.writeFile(folder, 'now a file');
    expect(await look()).toMatchObject({ ok: false, error: { code: 'vanished' } });
  });

  test('finds what a plain listing of the whole tree finds, whatever the tree', async () => {
    const name = fc.constantFrom('a', 'b.txt', 'ц', '会議', 'a b', 'é', 'z'.repeat(200), '-', '0');
    const trees = fc.array(fc.array(name, { minLength: 1, maxLength: 6 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(trees, async (paths) => {
        const { look, folder } = await linked({});
        for (const pieces of paths) {
          // A folder that stands in the way of a file, or the other way round, stays.
          await fs.mkdir(path.join(folder, ...pieces.slice(0, -1)), { recursive: true }).catch(() => null);
          await fs.writeFile(path.join(folder, ...pieces), 'x').catch(() => null);
        }
        const plain = await fs.readdir(folder, { recursive: true, withFileTypes: true });
        const files = plain
          .filter((entry) => entry.isFile())
          .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
        expect(
          must(await look())
            .files.map((file) => file.path)
            .sort(),
        ).toEqual(files.sort());
      }),
      { numRuns: 40 },
    );
  });

  test('goes once through links inside the folder, and through none that loop or lead out', async () => {
    if (windows) return; // Links need a permission there.
    const { look, folder, outside } = await linked({ 'sub/a.txt': 'inside' });
    await fs.writeFile(path.join(outside, 'secret.txt'), 'outside');
    await fs.symlink('..', path.join(folder, 'sub/up'));
    await fs.symlink('self', path.join(folder, 'self'));
    await fs.symlink(outside, path.join(folder, 'out'));
    await fs.symlink(path.join(outside, 'secret.txt'), path.join(folder, 'secret.txt'));
    await fs.symlink('sub', path.join(folder, 'again'));
    const { files, unknown } = must(await look());
    expect(files.map((file) => file.path)).toEqual(['again/a.txt', 'sub/a.txt']);
    expect([...unknown].sort()).toEqual(['again/up', 'out', 'secret.txt', 'self', 'sub/up']);
  });

  test('gives a name in one form, however the disk spells it, and finds it again', async () => {
    const { look, open, at } = await linked({});
    await fs.mkdir(at('Bücher'.normalize('NFD')));
    await fs.writeFile(at('Bücher/Élysée.txt'.normalize('NFD')), 'décomposé');
    const composed = 'Bücher/Élysée.txt'.normalize('NFC');
    expect(must(await look()).files.map((file) => file.path)).toEqual([composed]);
    expect(await entries(await open([composed]))).toEqual([[composed, 'décomposé']]);
  });

  test('keeps two files apart whose names differ only in form', async () => {
    if (process.platform !== 'linux') return; // Others know only one of them.
    const { look, open, at } = await linked({});
    const [composed, decomposed] = ['é.txt'.normalize('NFC'), 'é.txt'.normalize('NFD')];
    await fs.writeFile(at(composed), 'one');
    await fs.writeFile(at(decomposed), 'two');
    const paths = must(await look()).files.map((file) => file.path);
    expect(new Set(paths)).toEqual(new Set([composed, decomposed]));
    expect(await entries(await open([composed, decomposed]))).toEqual([
      [composed, 'one'],
      [decomposed, 'two'],
    ]);
  });

  test('takes names with newlines and names that are nothing but spaces and signs', async () => {
    if (windows) return; // Its names hold no such thing.
    const { look, open } = await linked({ 'line\nbreak 🚢.txt': 'ship', ' ': 'space', 'a\\b:c*?"<>|': 'signs' });
    const paths = must(await look()).files.map((file) => file.path);
    expect(paths).toEqual([' ', 'a\\b:c*?"<>|', 'line\nbreak 🚢.txt']);
    expect((await entries(await open(paths))).map(([, words]) => words)).toEqual(['space', 'signs', 'ship']);
  });

  test('reaches a thousand folders deep, and says what lies deeper than the system can name', async () => {
    if (windows) return; // Its paths end long before.
    const { look, open, folder } = await linked({});
    // Made from inside, so that the whole path may become longer than any call would take.
    execFileSync(process.execPath, ['-e', deepFolders], { cwd: folder });
    const { files, unknown } = must(await look());
    expect(files.map((file) => file.path.split('/').length)).toContain(1001);
    expect(unknown).toHaveLength(1);
    const deepest = files.reduce((deep, file) => (file.path.length > deep.length ? file.path : deep), '');
    expect(await entries(await open([deepest]))).toEqual([[deepest, 'deep']]);
    execFileSync('rm', ['-rf', folder]);
  });
});

/** A file every hundred levels, in 2,500 folders inside each other. */
const deepFolders = `
const fs = require('node:fs');
for (let depth = 0; depth < 2500; depth += 1) {
  if (depth % 100 === 0) fs.writeFileSync('f', 'deep');
  fs.mkdirSync('d');
  process.chdir('d');
}
`;

describe('opening files of a linked folder', () => {
  test('gives just these files, in this order', async () => {
    const { open } = await linked({ 'a.txt': 'one', 'b.txt': 'two', 'c/d.txt': 'three' });
    expect(await entries(await open(['c/d.txt', 'a.txt']))).toEqual([
      ['c/d.txt', 'three'],
      ['a.txt', 'one'],
    ]);
    expect(await entries(await open([]))).toEqual([]);
  });

  test('refuses every path that leads out, and reads the others', async () => {
    const { open, folder, outside } = await linked({ 'a.txt': 'inside', '.hidden': 'hidden' });
    await fs.writeFile(path.join(outside, 'secret.txt'), 'outside');
    if (!windows) await fs.symlink(outside, path.join(folder, 'out'));
    const bad = [
      '../outside/secret.txt',
      `${outside}/secret.txt`,
      'out/secret.txt',
      'a.txt/../../outside/secret.txt',
      './a.txt',
      '.hidden',
      'a\0.txt',
      'a//b',
      '',
      '/',
      '..',
      'é/'.repeat(3000),
      `${'x'.repeat(4000)}.txt`,
    ];
    const got = await entries(await open([...bad, 'a.txt']));
    expect(got.at(-1)).toEqual(['a.txt', 'inside']);
    expect(got.slice(0, -1).map(([, words]) => words)).toEqual(
      bad.map((at) => (at === 'out/secret.txt' && windows ? '(vanished)' : '(path)')),
    );
  });

  test('never answers a generated path with bytes from outside', async () => {
    const { open, outside } = await linked({ 'a.txt': 'inside', 'b/a.txt': 'inside' });
    await fs.writeFile(path.join(outside, 'a.txt'), 'outside');
    const piece = fc.constantFrom('..', '.', 'a.txt', 'b', 'outside', '', 'texts', '\0', '~', 'C:', '\\', '/');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(piece, { maxLength: 6 }), { maxLength: 5 }), async (paths) => {
        const got = await entries(await open(paths.map((pieces) => pieces.join('/'))));
        expect(got.map(([, words]) => words).filter((words) => words !== 'inside' && !words.startsWith('('))).toEqual(
          [],
        );
      }),
      { numRuns: 100 },
    );
  });

  test('knows the names that Windows does not take for files', () => {
    const reserved = ['CON', 'con.txt', 'NUL', 'aux.tar.gz', 'COM1', 'lpt9.md', 'a:b', 'a\\b', 'dot.', 'space ', 'x?'];
    expect(reserved.filter((name) => isPlainPath(`folder/${name}`, 'win32'))).toEqual([]);
    expect(['console.txt', 'communique.md', 'Ω/ночь.txt'].filter((at) => !isPlainPath(at, 'win32'))).toEqual([]);
    expect(isPlainPath('con.txt', 'linux')).toBe(true);
  });

  test('gives a file that grows or shrinks while it is read as one state of it, never mixed with nothing', async () => {
    const { open, at } = await linked({ 'log.txt': '' });
    const line = 'запись\n';
    for (let round = 0; round < 20; round += 1) {
      const growing = fs.appendFile(at('log.txt'), line.repeat(2000));
      const [[, words]] = (await entries(await open(['log.txt']))) as [[string, string]];
      await growing;
      const whole = await fs.readFile(at('log.txt'), 'utf8');
      expect(whole.startsWith(words)).toBe(true);
      if (round % 5 === 4) await fs.truncate(at('log.txt'), 0);
    }
  });

  test('says of a file that vanished that it did', async () => {
    const { open } = await linked({ 'a.txt': 'stays' });
    expect(await entries(await open(['b.txt', 'a.txt', 'c/d.txt']))).toEqual([
      ['b.txt', '(vanished)'],
      ['a.txt', 'stays'],
      ['c/d.txt', '(vanished)'],
    ]);
  });
});

describe('links', () => {
  test('are made only of folders that a person opened', async () => {
    const { folders, files, folder } = await linked({ 'a.txt': 'x' });
    for (const source of ['', 'never opened', folder]) {
      expect(await folders.link(source)).toMatchObject({ ok: false, error: { code: 'invalid' } });
    }
    const single = must(await files.openPaths([path.join(folder, 'a.txt')]))!;
    expect(await folders.link(single.id)).toMatchObject({ ok: false, error: { code: 'invalid' } });
    const closed = must(await files.openPaths([folder]))!;
    await files.closeFiles(closed.id);
    expect(must(await folders.link(closed.id)).where).toBe(folder);
    files.closeAll(); // The page is gone, and with it what was opened.
    expect(await folders.link(closed.id)).toMatchObject({ ok: false, error: { code: 'invalid' } });
  });

  test('are there again after a restart, and gone once they were given up', async () => {
    const { linkId, folders, again } = await linked({ 'a.txt': 'x' });
    expect(must(await again().look(linkId)).files).toHaveLength(1);
    await folders.unlink(linkId);
    await folders.unlink('never linked');
    for (const one of [folders, again()]) {
      expect(await one.look(linkId)).toMatchObject({ ok: false, error: { code: 'not-found' } });
      expect(await one.open(linkId, ['a.txt'])).toMatchObject({ ok: false, error: { code: 'not-found' } });
    }
  });

  test('start whatever stands in their settings', async () => {
    const stored = fc.oneof(
      fc.anything(),
      fc.record({ links: fc.array(fc.oneof(fc.anything(), fc.record({ id: fc.string(), folder: fc.string() }))) }),
    );
    await fc.assert(
      fc.asyncProperty(stored, async (value) => {
        const settings = { read: () => value, write: () => ok(null) };
        const folders = linkedFoldersOnDisk({ folderOf: () => null, openFound: () => never() }, settings, () =>
          never(),
        );
        expect(await folders.look('x')).toMatchObject({ ok: false });
      }),
      { numRuns: 100 },
    );
  });
});

describe('a folder that was looked at', () => {
  test('announces what happens in it, also in folders that came later', async () => {
    const { look, at, linkId, announced } = await linked({ 'a.txt': 'old', 'sub/b.txt': 'b' });
    must(await look());
    await fs.writeFile(at('a.txt'), 'new');
    expect(await announced()).toBe(linkId);
    await look();
    await fs.writeFile(at('sub/b.txt'), 'new');
    await announced();
    await fs.mkdir(at('sub/deep/er'), { recursive: true });
    await announced();
    await look();
    await fs.writeFile(at('sub/deep/er/c.txt'), 'c');
    await announced();
    expect(must(await look()).files.map((file) => file.path)).toContain('sub/deep/er/c.txt');
  });

  test('announces that it is gone, and that it is back', async () => {
    const { look, folder, announced } = await linked({ 'a.txt': 'text' });
    must(await look());
    await fs.rename(folder, `${folder} away`);
    await announced();
    expect((await look()).ok).toBe(false);
    await fs.rename(`${folder} away`, folder);
    await announced();
    must(await look());
    await fs.writeFile(path.join(folder, 'b.txt'), 'heard after it came back');
    await announced();
  });
});

function never(): never {
  throw new Error('Nothing should have come here');
}

/** A folder of these files, linked. */
async function linked(seed: Seed) {
  worlds += 1;
  const home = path.join(place, `${worlds}`);
  const [folder, outside] = [path.join(home, 'texts'), path.join(home, 'outside')];
  await fs.mkdir(folder, { recursive: true });
  await fs.mkdir(outside);
  const at = (name: string) => path.join(folder, name);
  for (const [name, file] of Object.entries(seed)) {
    await fs.mkdir(path.dirname(at(name)), { recursive: true });
    await fs.writeFile(at(name), bytesOf(file));
  }
  const files = filesOnDisk({ pick: async () => [folder], sampleFile: '' });
  const settings = settingsIn(path.join(home, 'linked-folders.json'));
  const waiting: ((linkId: string) => void)[] = [];
  const heard: string[] = [];
  const folders = linkedFoldersOnDisk(files, settings, (linkId) => {
    const next = waiting.shift();
    if (next) next(linkId);
    else heard.push(linkId);
  });
  const { linkId } = must(await folders.link(must(await files.openFiles('folder'))!.id));
  const opened = async (paths: readonly string[]) => ({ files, source: await folders.open(linkId, paths) });
  return {
    folders,
    files,
    folder,
    outside,
    at,
    linkId,
    look: () => folders.look(linkId),
    open: opened,
    again: () => linkedFoldersOnDisk(files, settings, () => undefined),
    /** The next announcement that nobody has waited for yet. */
    announced: () =>
      new Promise<string>((resolve) => {
        const one = heard.shift();
        if (one === undefined) waiting.push(resolve);
        else resolve(one);
      }),
  };
}

type Opened = Awaited<ReturnType<Awaited<ReturnType<typeof linked>>['open']>>;

function pulled({ files, source }: Opened) {
  return files.pullFiles(must(source).id, 1e6);
}

async function entries({ files, source }: Opened): Promise<[string, string][]> {
  return (await pullAll(files, must(source).id, 1e6)).map((entry: FileEntry) => read(entry));
}

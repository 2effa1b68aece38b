import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { extractFile, listPackage } from '@electron/asar';
import { expect, test } from '@playwright/test';

// Packs the built program as a release is packed, around a runtime that is only a few files of the right names. What
// installers do with the folder that results, and signing, cannot be tried without the real ones.

const root = path.resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/** Before the fuses of a runtime stand these bytes, then the version of the wire, its length, and a byte for each. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** As Electron ships them: 1 is on, 0 is off. In the order of Electron's documentation, which is that of the wire. */
const shippedFuses = '101100010';

let folder: string;
let packed: string;

// It is packed once for all of them.
test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  test.setTimeout(240_000);
  folder = await mkdtemp(path.join(os.tmpdir(), 'lectern-package-'));
  const runtime = path.join(folder, 'runtime');
  await mkdir(path.join(runtime, 'locales'), { recursive: true });
  await mkdir(path.join(runtime, 'resources'));
  const electron = path.join(runtime, 'electron');
  await writeFile(electron, `${'\0'.repeat(64)}${sentinel}\u0001${String.fromCharCode(9)}${shippedFuses}\0`, 'latin1');
  await chmod(electron, 0o755);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version', 'locales/en-US.pak', 'resources/unused'])
    await writeFile(path.join(runtime, name), 'stand-in');

  const words = ['--linux', 'dir', '--x64', '--publish', 'never'];
  const config = { electronDist: runtime, 'directories.output': path.join(folder, 'dist') };
  await run(
    process.execPath,
    [
      path.join(root, 'node_modules/electron-builder/cli.js'),
      ...words,
      ...Object.entries(config).map(([key, value]) => `-c.${key}=${value}`),
    ],
    { cwd: root },
  ).catch((error: Error & { stdout?: string }) => {
    throw new Error(`${error.message}\n${error.stdout}`);
  });
  packed = path.join(folder, 'dist/linux-unpacked');
});

test.afterAll(() => rm(folder, { recursive: true, force: true }));

test('holds what the program needs, and nothing else', async () => {
  const archive = path.join(packed, 'resources/app.asar');
  const files = listPackage(archive, { isPack: false }).map((name) => name.split(path.sep).join('/'));
  const kinds = new Set(files.map((name) => name.replace(/^(\/out\/renderer\/assets)\/.*(\.\w+)$/u, '$1/*$2')));
  expect([...kinds].sort()).toEqual([
    '/LICENSE',
    '/out',
    '/out/main',
    '/out/main/index.js',
    '/out/preload',
    '/out/preload/index.cjs',
    '/out/renderer',
    '/out/renderer/assets',
    '/out/renderer/assets/*.css',
    '/out/renderer/assets/*.js',
    '/out/renderer/assets/*.svg',
    '/out/renderer/assets/*.woff2',
    '/out/renderer/index.html',
    '/out/renderer/sample.lectern',
    '/package.json',
  ]);
  // No map, no source, no test, no package: all that runs is bundled.
  expect(files.filter((name) => /\.(?:map|tsx?|mts)$|node_modules|\/test\/|\/src\//u.test(name))).toEqual([]);
  expect((await stat(archive)).size).toBeLessThan(12 * 1024 * 1024);

  const facts = JSON.parse(extractFile(archive, 'package.json').toString('utf8')) as Record<string, unknown>;
  expect(facts).toMatchObject({ name: 'lectern', main: 'out/main/index.js' });
  expect(facts).not.toHaveProperty('devDependencies');
  expect(facts).not.toHaveProperty('scripts');
});

test('names what it is built with, also what only its workers hold', async () => {
  const notices = await readFile(path.join(packed, 'resources/licences.md'), 'utf8');
  const named = [...notices.matchAll(/^## (\S+) /gmu)].map((match) => match[1]);
  expect(named).toEqual(
    expect.arrayContaining([
      ...[
        '@codemirror/view',
        '@fontsource-variable/source-serif-4',
        'dexie',
        'fflate',
        'lunr',
        'lunr-languages',
        'react',
      ],
    ]),
  );
  expect(notices).not.toContain('No licence text');
});

test('has the fuses set that keep others from using it as Node or loading other code, and none that asks for a key chain', async () => {
  const runtime = (await readFile(path.join(packed, 'lectern'))).toString('latin1');
  const wire = runtime.slice(runtime.indexOf(sentinel) + sentinel.length + 2).slice(0, shippedFuses.length);
  const [asNode, cookies, nodeOptions, inspect, integrity, onlyArchive, , fileRights] = wire;
  expect({ asNode, cookies, nodeOptions, inspect, integrity, onlyArchive, fileRights }).toEqual({
    asNode: '0',
    cookies: '0',
    nodeOptions: '0',
    inspect: '0',
    integrity: '1',
    onlyArchive: '1',
    fileRights: '0',
  });
});

import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { remedy } from '../scripts/launch.mjs';
import { start } from '../scripts/start.mjs';

// `npm start` around made-up runtimes and installers. They are scripts, so that they run as real processes.

const onWindows = process.platform === 'win32';
let folder: string;
let said: string[];
let served: number;
/** How often it was said that there is no sandbox. */
let bare: number;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'lectern-start-'));
  await mkdir(path.join(folder, 'electron/dist'), { recursive: true });
  said = [];
  served = 0;
  bare = 0;
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** Lays a runtime that runs these lines of a shell. */
async function runtime(...lines: string[]): Promise<void> {
  const file = path.join(folder, 'electron/dist/electron');
  await writeFile(file, ['#!/bin/sh', ...lines].join('\n'));
  await chmod(file, 0o755);
  await writeFile(path.join(folder, 'electron/path.txt'), 'electron');
}

/** Lays an installer that runs these lines of JavaScript in the folder of Electron's package. */
const installer = (...lines: string[]) =>
  writeFile(
    path.join(folder, 'electron/install.js'),
    ["const fs = require('node:fs');", 'process.chdir(__dirname);', ...lines].join('\n'),
  );

/** The owner of the system is told each time that the runtime has no sandbox; that is a test of its own. */
const withoutSandbox = 'As the owner of this system (root), the desktop program runs without its sandbox.';

const run = (
  words: string[] = [],
  more: Readonly<Record<string, string>> = {},
  platform: string = process.platform,
  restricted = false,
) =>
  start({
    restricted,
    words,
    folder,
    electron: path.join(folder, 'electron'),
    environment: { PATH: process.env['PATH'], DISPLAY: ':7', ...more },
    serve: () => void (served += 1),
    say: (sentence) => void (sentence === withoutSandbox ? (bare += 1) : said.push(sentence)),
    patience: 1500,
    platform,
  });

// The made-up runtimes are shell scripts.
test.skipIf(onWindows)('hands over folders in full and options as they are, and never as a bare Node', async () => {
  await runtime(`printf '%s\\n' "$@" "as node:$ELECTRON_RUN_AS_NODE" > '${folder}/words'`);
  const code = await run(['letters 1917', '--safe-mode', '/srv/архив'], { ELECTRON_RUN_AS_NODE: '1' });
  const words = (await readFile(path.join(folder, 'words'), 'utf8')).trim().split('\n');
  expect({ code, served }).toEqual({ code: 0, served: 0 });
  expect(words.filter((word) => word !== '--no-sandbox').slice(1)).toEqual([
    path.join(folder, 'letters 1917'),
    '--safe-mode',
    '/srv/архив',
    'as node:',
  ]);
});

test.skipIf(onWindows)('takes the sandbox away from nobody but the system’s owner, and never in silence', async () => {
  await runtime(`printf '%s\\n' "$@" > '${folder}/words'`);
  await run();
  const words = (await readFile(path.join(folder, 'words'), 'utf8')).trim().split('\n');
  const isOwner = process.platform === 'linux' && process.getuid?.() === 0;
  expect([words.includes('--no-sandbox'), bare]).toEqual(isOwner ? [true, 1] : [false, 0]);
});

test.skipIf(onWindows)('says that the program died at its start, and opens the browser', async () => {
  await runtime('kill -TRAP $$');
  expect(await run()).toBe(null);
  expect(served).toBe(1);
  expect(said).toEqual(['The desktop program ended at its start (SIGTRAP). So Lectern opens in the browser.']);
});

test.skipIf(onWindows)('says that the program gave up at its start, and opens the browser', async () => {
  await runtime('exit 1');
  expect(await run(['letters'])).toBe(null);
  expect(said).toEqual([
    'The desktop program ended at its start (exit code 1). So Lectern opens in the browser.',
    'In the browser, folders are opened with “Import folder”.',
  ]);
});

test.skipIf(onWindows)('names the one line that helps where the system forbids the sandbox', async () => {
  await runtime('exit 0');
  const file = path.join(folder, 'electron/dist/electron');
  await writeFile(path.join(folder, 'electron/dist/chrome-sandbox'), '');
  expect(remedy(file, { restricted: true })).toContain(
    `sudo chmod 4755 '${path.join(folder, 'electron/dist/chrome-sandbox')}'`,
  );
  expect(remedy(file, { restricted: false })).toBe(null);

  await runtime('kill -TRAP $$');
  expect(await run([], {}, process.platform, true)).toBe(null);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(
    /^The desktop program ended at its start \(SIGTRAP\)\. .*sudo chmod 4755 .* So Lectern opens/u,
  );
  expect(served).toBe(1);
});

test('opens the browser where there is no display, without fetching anything', async () => {
  await installer("fs.writeFileSync('was-run', '');");
  expect(await run([], { DISPLAY: '' }, 'linux')).toBe(null);
  expect(served).toBe(1);
  expect(said[0]).toContain('There is no display');
  await expect(readFile(path.join(folder, 'electron/was-run'))).rejects.toThrow();
});

test('gives up a download that stands still, and opens the browser', async () => {
  await installer("fs.writeFileSync(process.env.TMPDIR + '/part', 'x'.repeat(1000));", 'setInterval(() => {}, 1000);');
  expect(await run()).toBe(null);
  expect(said.at(-1)).toBe(
    'The desktop runtime could not be fetched (is the network blocked?). So Lectern opens in the browser.',
  );
});

test.skipIf(onWindows)('waits for a slow download as long as bytes come', async () => {
  await installer(
    'let beats = 0;',
    'setInterval(() => {',
    "  fs.appendFileSync(process.env.TMPDIR + '/part', 'x'.repeat(1000));",
    '  if ((beats += 1) < 12) return;',
    "  fs.writeFileSync('dist/electron', '#!/bin/sh\\nexit 0');",
    "  fs.chmodSync('dist/electron', 0o755);",
    "  fs.writeFileSync('path.txt', 'electron');",
    '  process.exit(0);',
    '}, 300);',
  );
  expect(await run()).toBe(0); // 3.6 seconds in all, more than twice its patience.
  expect(served).toBe(0);
});

test('hands the proxy of the surroundings or of npm on to the installer', async () => {
  await installer(
    'const { ELECTRON_GET_USE_PROXY, HTTPS_PROXY, NO_PROXY } = process.env;',
    "fs.writeFileSync('proxies.json', JSON.stringify({ ELECTRON_GET_USE_PROXY, HTTPS_PROXY, NO_PROXY }));",
  );
  const seen = async (environment: Readonly<Record<string, string>>) => {
    await run([], environment);
    return JSON.parse(await readFile(path.join(folder, 'electron/proxies.json'), 'utf8')) as unknown;
  };
  const proxy = 'http://proxy.example:3128';
  const told = { ELECTRON_GET_USE_PROXY: '1', HTTPS_PROXY: proxy };
  expect(await seen({ https_proxy: proxy, no_proxy: 'archive.example' })).toEqual({
    ...told,
    NO_PROXY: 'archive.example',
  });
  expect(await seen({ npm_config_https_proxy: proxy })).toEqual(told);
  expect(await seen({})).toEqual({});
});

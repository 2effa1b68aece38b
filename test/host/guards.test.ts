import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { backupChecks, backupsOnDisk } from '../../src/main/host/backups.ts';
import type { DesktopHost } from '../../src/main/host/desktop.ts';
import { desktopHost } from '../../src/main/host/desktop.ts';
import { settingsIn } from '../../src/main/host/settings.ts';
import { bindAbility, bindHost } from '../../src/main/ipc.ts';
import { menuBar } from '../../src/main/menu.ts';
import { usablePlace } from '../../src/main/place.ts';
import { serveFolder } from '../../src/main/scheme.ts';

const folder = await mkdtemp(path.join(os.tmpdir(), 'lectern-guards-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the channels', () => {
  type Handler = (event: IpcMainInvokeEvent, ...values: unknown[]) => Promise<unknown>;
  const channels = new Map<string, Handler>();
  const host: DesktopHost = desktopHost({
    platform: 'linux',
    pick: async () => [],
    pickSave: async () => null,
    openAddress: async () => undefined,
    reveal: () => undefined,
    sampleFile: path.join(folder, 'sample.lectern'),
  });
  const ipcMain = { handle: (name: string, handler: Handler) => void channels.set(name, handler) };
  bindHost(host, ipcMain as unknown as IpcMain);
  const backups = backupsOnDisk({
    home: path.join(folder, 'backups'),
    settings: settingsIn(path.join(folder, 'backups.json')),
    pickFolder: async () => null,
    openFile: () => Promise.reject(new Error('Nonsense opened a file')),
    showFolder: async () => '',
  });
  bindAbility('backups', backups, backupChecks, ipcMain as unknown as IpcMain);

  const event = (url: string, parent: unknown = null) => ({ senderFrame: { url, parent } }) as IpcMainInvokeEvent;
  const page = event('lectern://app/');

  test('answer the page, and no stranger', async () => {
    const open = channels.get('host.openFiles')!;
    expect(await open(page, 'folder')).toEqual({ ok: true, value: null });
    const strangers = [
      event('https://example.org/'),
      event('lectern://app.example.org/'),
      event('file:///index.html'),
      event('lectern://app/', { url: 'lectern://app/' }),
      { senderFrame: null } as IpcMainInvokeEvent,
    ];
    for (const stranger of strangers) expect(() => open(stranger, 'folder')).toThrow('stranger');
  });

  test('take any nonsense without throwing, and never open anything for it', async () => {
    const names = [...channels.keys()];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.array(fc.anything(), { maxLength: 4 }), async (name, values) => {
        const answer = await channels.get(name)!(page, ...values);
        expect(answer === undefined || typeof (answer as { ok: unknown }).ok === 'boolean').toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the scheme', () => {
  test('serves the built files and nothing beside them', async () => {
    await writeFile(
      path.join(folder, 'index.html'),
      '<meta http-equiv="Content-Security-Policy" content="a LECTERN_NONCE">',
    );
    await writeFile(path.join(folder, 'x.js'), 'x');
    const serve = serveFolder(folder);
    const status = async (url: string, method = 'GET') => (await serve({ url, method } as Request)).status;
    expect(
      await Promise.all(['', 'index.html', 'x.js', 'x.js?a#b'].map((name) => status(`lectern://app/${name}`))),
    ).toEqual([200, 200, 200, 200]);
    const names = [
      '../x.js',
      '%2e%2e/x.js',
      '..%2fx.js',
      '..%5cx.js',
      '/etc/passwd',
      '%2fetc/passwd',
      'x.js%00',
      '%zz',
      '.',
    ];
    for (const name of [...names, 'assets', 'C:/x']) expect(await status(`lectern://app/${name}`)).toBe(404);
    expect(await status('lectern://other/x.js')).toBe(404);
    expect(await status('lectern://app/x.js', 'POST')).toBe(404);
  });

  test('gives each load of the page its own nonce', async () => {
    const load = async () => {
      const answer = await serveFolder(folder)({ url: 'lectern://app/', method: 'GET' } as Request);
      return [await answer.text(), answer.headers.get('content-security-policy')];
    };
    const [[html, policy], [other]] = [await load(), await load()];
    expect(html).not.toContain('LECTERN_NONCE');
    expect(html).not.toBe(other);
    expect(`<meta http-equiv="Content-Security-Policy" content="${policy!.split(';')[0]}">`).toBe(html);
  });

  test('has a page whose policy allows nothing from elsewhere and nothing written into the page', async () => {
    const html = await readFile(path.resolve(import.meta.dirname, '../../src/renderer/index.html'), 'utf8');
    const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/u.exec(html)![1]!;
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/u);
  });
});

describe('the window', () => {
  const screens = [{ x: 0, y: 25, width: 1440, height: 875 }];

  test('opens where it was, if a screen still shows that place', () => {
    const place = { x: 100, y: 60, width: 900, height: 700 };
    expect(usablePlace({ bounds: place, maximized: true }, screens)).toEqual({ bounds: place, maximized: true });
    const gone = { ...place, x: 2000 };
    expect(usablePlace({ bounds: gone }, screens)).toEqual({ bounds: { width: 900, height: 700 }, maximized: false });
  });

  test('opens whatever stands in its settings', () => {
    fc.assert(fc.property(fc.anything(), (stored) => void usablePlace(stored, screens)));
    const settings = settingsIn(path.join(folder, 'deep/window.json'));
    expect(settings.read()).toBeNull();
    settings.write({ maximized: true });
    expect(settings.read()).toEqual({ maximized: true });
  });
});

test('the menu names every command once, on each platform', () => {
  for (const platform of ['darwin', 'win32', 'linux'] as const) {
    const sent: string[] = [];
    const items = menuBar(platform, (command) => sent.push(command), false).flatMap((menu) =>
      Array.isArray(menu.submenu) ? menu.submenu : [],
    );
    for (const item of items) (item.click as (() => void) | undefined)?.();
    expect(new Set(sent).size).toBe(sent.length);
    expect(sent).toEqual(items.filter((item) => item.id).map((item) => item.id));
    expect(items.some((item) => item.role === 'toggleDevTools')).toBe(false);
  }
});

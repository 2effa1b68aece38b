import { EventEmitter } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { IpcMain, IpcMainInvokeEvent, Session, WebContents } from 'electron';
import fc from 'fast-check';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { faultOf } from '../../src/core/model/fault.ts';
import { ok } from '../../src/core/model/result.ts';
import { backupChecks, backupsOnDisk } from '../../src/main/host/backups.ts';
import type { DesktopHost } from '../../src/main/host/desktop.ts';
import { desktopHost } from '../../src/main/host/desktop.ts';
import { linkedFolderChecks, linkedFoldersOnDisk } from '../../src/main/host/linked-folders.ts';
import { logsIn } from '../../src/main/host/logs.ts';
import { settingsIn } from '../../src/main/host/settings.ts';
import { guardCommandLine, guardContents, guardSession } from '../../src/main/guards.ts';
import { bindAbility, bindHost, bindLogs, bindWindow } from '../../src/main/ipc.ts';
import type { WindowAbility } from '../../src/main/ipc.ts';
import { usablePlace } from '../../src/main/place.ts';
import { serveFolder } from '../../src/main/scheme.ts';

const folder = await mkdtemp(path.join(os.tmpdir(), 'lectern-guards-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a packaged program cannot be looked into from outside, whatever its command line says', () => {
  const leftOf = (development: boolean) => {
    const words = new Set(['remote-debugging-port', 'remote-debugging-pipe', 'lang', 'force-device-scale-factor']);
    guardCommandLine({ removeSwitch: (word) => void words.delete(word) }, development);
    return [...words];
  };
  expect(leftOf(false)).toEqual(['lang', 'force-device-scale-factor']);
  expect(leftOf(true)).toHaveLength(4);
});

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
    startSafely: () => undefined,
    startsSafely: () => false,
    home: os.tmpdir(),
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
  const shown: unknown[] = [];
  const keep = async (value: unknown) => (shown.push(value), ok(null));
  const around: WindowAbility = {
    ...{ leaving: async () => undefined, left: async () => undefined, stored: async () => undefined },
    ...{ showWork: keep, showMenu: keep, showAppearance: keep },
  };
  bindWindow(around, ipcMain as unknown as IpcMain);
  const linkedFolders = linkedFoldersOnDisk(
    host.files,
    settingsIn(path.join(folder, 'linked-folders.json')),
    () => undefined,
  );
  bindAbility('linkedFolders', linkedFolders, linkedFolderChecks, ipcMain as unknown as IpcMain);
  bindLogs(logsIn({ folder: path.join(folder, 'logs'), about: 'Lectern' }), ipcMain as unknown as IpcMain);

  /** Well-formed words for each channel. */
  const wanted: Readonly<Record<string, readonly unknown[]>> = {
    'host.openFiles': ['folder'],
    'host.openDropped': [['/no/such/письмо.txt']],
    'host.pullFiles': ['id', 1],
    'host.closeFiles': ['id'],
    'host.beginSave': ['notes.md', 'text/markdown'],
    'host.writeSave': ['id', new Uint8Array(3)],
    'host.endSave': ['id'],
    'host.abortSave': ['id'],
    'host.openExternal': ['https://example.org/'],
    'host.openSample': [],
    'host.startsSafely': [],
    'host.freeSpace': [],
    'host.startSafely': [],
    'host.takeArguments': [],
    'host.showInFolder': ['/no/such/письмо.txt'],
    'window.leaving': [],
    'window.left': [],
    'window.stored': [],
    'window.showWork': [{ label: 'Importing письма', share: 0.5 }],
    'window.showMenu': [{ enabled: ['edit.undo'], recent: [{ id: 'a', name: 'Aid' }], keys: { 'tag.new': 'Mod+T' } }],
    'window.showAppearance': ['dark'],
    'logs.write': [faultOf(new RangeError('Invalid array length'), 'worker')],
    'linkedFolders.link': ['id'],
    'linkedFolders.unlink': ['id'],
    'linkedFolders.look': ['id'],
    'linkedFolders.open': ['id', ['письмо.txt']],
    'backups.begin': ['p1', 'Письма', 'asked'],
    'backups.write': ['id', new Uint8Array(3)],
    'backups.end': ['id'],
    'backups.abort': ['id'],
    'backups.list': [],
    'backups.open': ['id'],
    'backups.folder': [],
    'backups.chooseFolder': [],
    'backups.show': [],
  };

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

  test('are those that the preload calls, each with words of its own below', async () => {
    expect(Object.keys(wanted).sort()).toEqual([...channels.keys()].sort());
    expect([...(await channelsOfPreload())].sort()).toEqual([...channels.keys()].sort());
  });

  test('show of work and menus only what has the shape of it', async () => {
    const tell = (name: string, value: unknown) => channels.get(`window.${name}`)!(page, value);
    const fine: [string, unknown][] = [
      ['showWork', null],
      ['showWork', { label: 'Importing письма', share: 0.5 }],
      ['showMenu', { enabled: ['edit.undo'], recent: [{ id: 'a', name: 'Aid' }], keys: { 'tag.new': 'Mod+T' } }],
      ['showAppearance', 'dark'],
    ];
    for (const [name, value] of fine) expect(await tell(name, value)).toEqual({ ok: true, value: null });
    expect(shown).toEqual(fine.map(([, value]) => value));
    const wrong: [string, unknown][] = [
      ...[1.5, -1, Number.NaN, '1', undefined].map((share): [string, unknown] => ['showWork', { label: 'x', share }]),
      ['showWork', { label: 'x'.repeat(1001), share: null }],
      ['showMenu', { enabled: [], recent: [], keys: { 'tag.new': 1 } }],
      ['showMenu', { enabled: [1], recent: [], keys: {} }],
      ['showMenu', { enabled: [], recent: [{ id: 'a', name: null }], keys: {} }],
      ['showMenu', { enabled: Array(1001).fill('a'), recent: [], keys: {} }],
      ['showAppearance', 'sepia'],
    ];
    for (const [name, value] of wrong)
      expect(await tell(name, value)).toMatchObject({ ok: false, error: { code: 'invalid' } });
    expect(shown).toHaveLength(fine.length);
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

  test('take what is well formed', async () => {
    for (const [name, values] of Object.entries(wanted)) {
      const answer = await channels.get(name)!(page, ...values);
      expect(answer, name).not.toMatchObject({ error: { detail: 'malformed arguments' } });
    }
  });

  test('refuse as many words as are wanted, if one of them is wrong, and one too many', async () => {
    const before = shown.length;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(wanted)), fc.nat(), fc.anything(), async (name, place, odd) => {
        // No work is what ended.
        fc.pre(!(name === 'window.showWork' && odd === null));
        const values = [...wanted[name]!];
        values[place % (values.length + 1)] = spoilt(odd);
        expect(await channels.get(name)!(page, ...values)).toMatchObject({ ok: false, error: { code: 'invalid' } });
      }),
      { numRuns: 2000 },
    );
    expect(shown).toHaveLength(before);
  });

  test('refuse paths that are no list of words, and of words too long for any path', async () => {
    const open = channels.get('linkedFolders.open')!;
    const invalid = { ok: false, error: { code: 'invalid', about: 'open' } };
    const wrong: unknown[] = ['a.txt', null, {}, [1], [['a.txt']], [null], ['x'.repeat(40_000)], { length: 1, 0: 'a' }];
    for (const paths of wrong) expect(await open(page, 'link', paths)).toMatchObject(invalid);
    expect(await open(page, 'link', [], 'more')).toMatchObject(invalid);
    expect(await open(page, 'link', ['a.txt'])).toMatchObject({ ok: false, error: { code: 'not-found' } });
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
    const large = { x: 2000, y: 0, width: 3840, height: 2160 };
    expect(usablePlace({ bounds: large }, screens).bounds).toEqual({ width: 1440, height: 875 });
    expect(usablePlace({ bounds: { ...large, x: 0, y: 25 } }, screens).bounds).toMatchObject({ width: 1440 });
  });

  test('opens whatever stands in its settings', () => {
    fc.assert(fc.property(fc.anything(), (stored) => void usablePlace(stored, screens)));
    const settings = settingsIn(path.join(folder, 'deep/window.json'));
    expect(settings.read()).toBeNull();
    settings.write({ maximized: true });
    expect(settings.read()).toEqual({ maximized: true });
  });
});

describe('the session of the page', () => {
  const asked = guarded();

  test('grants what the clipboard and the projects need, and nothing else that Electron knows of', async () => {
    const types = await readFile(
      path.resolve(import.meta.dirname, '../../node_modules/electron/electron.d.ts'),
      'utf8',
    );
    const list = /setPermissionCheckHandler\(handler: .*?permission: (.*?), requestingOrigin/u.exec(types)![1]!;
    const permissions = [...list.matchAll(/'([^']+)'/gu)].map(([, name]) => name!);
    expect(permissions.length).toBeGreaterThan(30);
    const granted = permissions.filter((name) => asked.check(name) || asked.request(name));
    expect(granted).toEqual(['clipboard-sanitized-write', 'persistent-storage']);
    expect(asked.device()).toBe(false);
    expect(asked.display()).toBeNull();
  });

  test('lets no request leave the program, whatever its scheme', () => {
    const inside = ['lectern://app/', 'lectern://app/assets/x.js', 'data:text/plain,x', 'blob:lectern://app/1'];
    const outside = [
      ...[
        'https://example.org/',
        'http://127.0.0.1/',
        'wss://example.org/',
        'ftp://example.org/',
        'file:///etc/passwd',
      ],
      ...['lectern://other/', 'lectern:app', 'blob:https://example.org/1', 'chrome://gpu/', 'devtools://devtools/'],
      ...[
        'chrome-extension://x/',
        'about:blank',
        'ws://localhost:1/',
        'HTTPS://example.org/',
        'mailto:a@example.org',
        '',
      ],
    ];
    expect(inside.filter((url) => asked.cancels(url))).toEqual([]);
    expect(outside.filter((url) => !asked.cancels(url))).toEqual([]);
    // Whatever else there is.
    fc.assert(fc.property(fc.webUrl(), (url) => asked.cancels(url)));
    expect(guarded(true).cancels('devtools://devtools/bundled/x.js')).toBe(false);
  });

  test('downloads nothing', () => {
    expect(asked.downloads()).toBe(false);
  });
});

describe('the contents of the page', () => {
  test('go nowhere, hold no web view, and answer no one who asks for a password or a certificate', () => {
    const contents = new EventEmitter();
    const sent: string[] = [];
    let open: (details: { url: string }) => unknown = () => null;
    const rest = {
      setWebRTCIPHandlingPolicy: () => undefined,
      setWindowOpenHandler: (one: typeof open) => void (open = one),
    };
    guardContents(Object.assign(contents, rest) as unknown as WebContents, (url) => void sent.push(url));
    const stays = (name: string, url = '') => {
      let stayed = false;
      contents.emit(name, { url, preventDefault: () => (stayed = true) });
      return stayed;
    };
    const ways = ['will-navigate', 'will-frame-navigate', 'will-redirect'];
    const places = [
      'https://example.org/',
      'file:///x',
      'lectern://app/other.html',
      'lectern://other/',
      'data:text/html,x',
    ];
    for (const way of ways) {
      expect(places.filter((place) => !stays(way, place))).toEqual([]);
      // Loading the page again.
      expect(stays(way, 'lectern://app/')).toBe(false);
    }
    for (const way of ['will-attach-webview', 'select-client-certificate']) expect(stays(way)).toBe(true);
    // Unanswered, it is cancelled.
    expect(contents.listenerCount('login')).toBe(0);
    expect(open({ url: 'https://example.org/' })).toEqual({ action: 'deny' });
    expect(sent).toEqual(['https://example.org/']);
  });
});

/** Something that no channel takes, made of anything: longer than any text, below any number, with more than words in it. */
function spoilt(odd: unknown): unknown {
  if (typeof odd === 'string') return odd.padEnd(40_001, 'x');
  if (typeof odd === 'number') return -1 - Math.abs(odd);
  return Array.isArray(odd) ? [...odd, 7] : odd;
}

/** The channels that the preload asks on when the page calls all that it has, and when it is to leave. */
async function channelsOfPreload(): Promise<Set<string>> {
  const asked = new Set<string>();
  const heard = new Map<string, () => void>();
  let exposed: unknown;
  vi.doMock('electron', () => ({
    contextBridge: { exposeInMainWorld: (_name: string, host: unknown) => void (exposed = host) },
    ipcRenderer: {
      invoke: async (channel: string) => void asked.add(channel),
      on: (channel: string, listener: () => void) => void heard.set(channel, listener),
      removeListener: () => undefined,
    },
    webUtils: { getPathForFile: () => '' },
  }));
  vi.useFakeTimers();
  try {
    await import('../../src/preload/index.ts');
    const callAll = (value: unknown): void => {
      if (typeof value === 'function') value(() => new Promise((done) => setTimeout(done, 3000)));
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(callAll);
    };
    callAll(exposed);
    heard.get('leave')!();
    heard.get('store')!();
    await vi.advanceTimersByTimeAsync(5000);
  } finally {
    vi.useRealTimers();
    vi.doUnmock('electron');
  }
  return asked;
}

/** A session that remembers what the program said to it. */
function guarded(development = false) {
  type Answers = Record<string, (...values: never[]) => unknown>;
  const said: Answers = {};
  const keep = (name: string) => (value: (...values: never[]) => unknown) => void (said[name] = value);
  const session = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setDisplayMediaRequestHandler: keep('display'),
    setSpellCheckerEnabled: () => undefined,
    webRequest: { onBeforeRequest: keep('before') },
  });
  guardSession(session as unknown as Session, development);
  const call = (name: string, ...values: unknown[]) => (said[name] as (...values: unknown[]) => unknown)(...values);
  return {
    check: (name: string) => call('check', null, name) as boolean,
    request: (name: string) => {
      let granted = false;
      call('request', null, name, (answer: boolean) => (granted = answer));
      return granted;
    },
    device: () => call('device', {}),
    display: () => {
      let streams: unknown = 'none';
      call('display', {}, (answer: unknown) => (streams = answer));
      return streams;
    },
    cancels: (url: string) => {
      let cancelled = false;
      call('before', { url }, (answer: { cancel?: boolean }) => (cancelled = answer.cancel === true));
      return cancelled;
    },
    downloads: () => {
      let goes = true;
      session.emit('will-download', { preventDefault: () => (goes = false) });
      return goes;
    },
  };
}

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { linesOf, test } from './desktop.ts';

// Each test tries to break one of the walls around the page, as a page would that somebody else had taken over.

test('a page cannot leave the program', async ({ desktop }) => {
  const { page } = desktop;
  await ready(page);
  const file = path.join(desktop.folder, 'other.html');
  await writeFile(file, '<title>Elsewhere</title>');
  const ways: readonly ((to: string) => void)[] = [
    (to) => (location.href = to),
    (to) => location.replace(to),
    (to) => window.open(to, '_self'),
    (to) => void Object.assign(document.createElement('a'), { href: to }).click(),
    (to) => {
      const form = Object.assign(document.createElement('form'), { action: to, method: 'post' });
      document.body.append(form);
      form.submit();
    },
    (to) => {
      const refresh = Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${to}` });
      document.head.append(refresh);
    },
  ];
  const places = ['https://example.org/', `file://${file}`, 'data:text/html,<title>Elsewhere</title>', 'other.html'];
  for (const way of ways) {
    for (const place of places) {
      await page.evaluate(`(() => { try { (${String(way)})(${JSON.stringify(place)}); } catch {} })()`);
    }
  }
  await expect(page).toHaveTitle('Lectern');
  // The page goes on as what it was.
  await page.getByRole('button', { name: 'Open sample project' }).click();
  await expect(page.getByRole('tree', { name: 'Documents' })).toBeVisible();
  expect(desktop.told.filter((event) => 'escaped' in event)).toEqual([]);
});

test('a page cannot open a window; web addresses go to the browser, and no other addresses anywhere', async ({
  desktop,
}) => {
  const { page } = desktop;
  await ready(page);
  const dangerous = [
    'javascript:alert(1)',
    'data:text/html,hello',
    'file:///etc/passwd',
    'ms-msdt:/id%20PCWDiagnostic',
    'smb://example.org/share',
    'vscode://file/etc/passwd',
    'lectern://app/',
    'about:blank',
    'blob:https://example.org/1',
  ];
  const harmless = ['https://example.org/a?b', 'http://example.org/'];
  for (const address of [...dangerous, ...harmless]) await page.evaluate((to) => void window.open(to), address);
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: 'https://example.org/link', target: '_blank' });
    document.body.append(link);
    link.click();
  });
  const opened = () => desktop.told.filter((event) => 'opened' in event).map((event) => event['opened']);
  await expect.poll(() => opened().sort()).toEqual([...harmless, 'https://example.org/link'].sort());
  await expect.poll(() => page.context().pages().length).toBe(1);

  // The same through the host, which also lets letters be written.
  const answers = await page.evaluate(
    (all) => Promise.all(all.map(async (to) => (await window.host!.openExternal(to)).ok)),
    [...dangerous, 'mailto:anna@example.org', ' https://example.org/'],
  );
  expect(answers).toEqual([...dangerous.map(() => false), true, true]);
});

test('a page cannot open a hundred addresses: after a few the person is asked', async ({ desktop }) => {
  const { page } = desktop;
  await ready(page);
  const openMany = (from: number) =>
    page.evaluate((first) => {
      for (let at = 0; at < 50; at += 1) {
        if (at % 2) window.open(`https://example.org/${first + at}`);
        else void window.host!.openExternal(`https://example.org/${first + at}`);
      }
    }, from);
  const opened = () => desktop.told.filter((event) => 'opened' in event).length;
  const asked = () => desktop.told.filter((event) => 'box' in event).length;
  await openMany(0);
  await expect.poll(asked).toBe(1);
  expect(opened()).toBe(5);
  desktop.press('Do Not Open');
  await openMany(100);
  await page.waitForTimeout(500);
  expect([opened(), asked()]).toEqual([5, 1]);
});

test('a link or a file that is dropped on the page does not take its place', async ({ desktop }) => {
  const { page } = desktop;
  await ready(page);
  const file = path.join(desktop.folder, 'other.html');
  await writeFile(file, '<title>Elsewhere</title>');
  await desktop.drop(file);
  await expect(page.getByRole('dialog', { name: 'Import report' })).toBeVisible();
  await expect(page).toHaveTitle(/Lectern$/);
  expect(await page.evaluate(() => typeof window.host)).toBe('object');
});

test('a page has no permission but to write to the clipboard and to keep its projects', async ({ desktop }) => {
  const { page } = desktop;
  await ready(page);
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'];
    const found: Record<string, string> = {};
    for (const name of names) {
      const status = await navigator.permissions.query({ name: name as PermissionName }).catch(() => null);
      found[name] = status?.state === 'granted' ? 'granted' : 'refused';
    }
    const tried = async (name: string, work: () => Promise<unknown>) => {
      found[name] = await work().then(
        () => 'granted',
        () => 'refused',
      );
    };
    await tried('position', () => new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no)));
    await tried('sound', () => navigator.mediaDevices.getUserMedia({ audio: true }));
    await tried('read', () => navigator.clipboard.readText());
    return found;
  });
  expect(new Set(Object.values(states))).toEqual(new Set(['refused']));
});

test('a page cannot download, frame, connect to or run anything from elsewhere', async ({ desktop }) => {
  const { page } = desktop;
  await ready(page);
  const outcome = await page.evaluate(async () => {
    const tried = (work: () => Promise<unknown>) =>
      work().then(
        () => 'worked',
        () => 'refused',
      );
    const waits = (make: (done: () => void, failed: () => void) => void) =>
      tried(() => new Promise<void>((yes, no) => make(yes, no)));
    const link = Object.assign(document.createElement('a'), { download: 'x.txt' });
    link.href = URL.createObjectURL(new Blob(['text']));
    link.click();
    return {
      fetch: await tried(() => fetch('https://example.org/')),
      socket: await waits((done, failed) => {
        try {
          const socket = new WebSocket('wss://example.org/');
          socket.onopen = done;
          socket.onerror = failed;
        } catch {
          failed();
        }
      }),
      image: await waits((done, failed) => {
        Object.assign(new Image(), { onload: done, onerror: failed, src: 'https://example.org/x.png' });
      }),
      script: await waits((done, failed) => {
        const script = Object.assign(document.createElement('script'), { onload: done, onerror: failed });
        script.src = 'https://example.org/x.js';
        document.head.append(script);
      }),
      beacon: navigator.sendBeacon('https://example.org/', 'x'),
      worker: await waits((done, failed) => {
        const source = URL.createObjectURL(new Blob(['postMessage(eval("1"))']));
        try {
          const worker = new Worker(source);
          worker.onmessage = done;
          worker.onerror = failed;
        } catch {
          failed();
        }
      }),
      frame: await waits((done, failed) => {
        document.addEventListener('securitypolicyviolation', failed, { once: true });
        const frame = Object.assign(document.createElement('iframe'), { src: 'https://example.org/' });
        document.body.append(frame);
        setTimeout(done, 3000);
      }),
      webview: 'loadURL' in document.createElement('webview'),
    };
  });
  expect(outcome).toMatchObject({
    ...{ fetch: 'refused', socket: 'refused', image: 'refused', script: 'refused' },
    ...{ worker: 'refused', frame: 'refused', webview: false },
  });
  expect(desktop.told.filter((event) => 'escaped' in event || event['kept'] === true)).toEqual([]);
});

test('workers run under the same policy as the page', async ({ desktop }) => {
  await ready(desktop.page);
  // They start behind the first picture.
  const scripts = () =>
    desktop.page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((address) => /worker[^/]*\.js$/u.test(address)),
    );
  await expect.poll(async () => (await scripts()).length).toBeGreaterThan(1);
  const policies = await desktop.page.evaluate(
    async (addresses) => {
      const answers = await Promise.all(addresses.map((address) => fetch(address)));
      return answers.map((answer) => answer.headers.get('content-security-policy'));
    },
    await scripts(),
  );
  for (const policy of policies) expect(policy).toBe("default-src 'self'");
});

test('a page sees of the desktop only what the contract names, and nothing behind it', async ({ desktop }) => {
  await ready(desktop.page);
  const seen = await desktop.page.evaluate(() => {
    const host = window.host as unknown as Record<string, unknown>;
    const names = (value: unknown) => Object.keys(value as object).sort();
    return {
      host: names(host),
      native: names(host['native']),
      changed: (() => {
        try {
          (window as unknown as Record<string, unknown>)['host'] = null;
        } catch {
          // Strict code throws.
        }
        return window.host === null;
      })(),
      behind: ['require', 'process', 'electron', 'ipcRenderer', 'askMain', 'Buffer', 'module', '__dirname'].filter(
        (name) => name in window,
      ),
      constructor: (() => {
        try {
          // A function of another world would lead into it.
          return typeof (host['openFiles'] as () => void).constructor('return typeof process')();
        } catch {
          return 'refused';
        }
      })(),
    };
  });
  expect(seen.behind).toEqual([]);
  expect(seen.changed).toBe(false);
  expect(seen.native).toContain('takeArguments');
  expect([...seen.host, ...seen.native].filter((name) => /ipc|invoke|send|path|fs|exec/iu.test(name))).toEqual([]);
});

test('a page reads no file that a script names', async ({ desktop }) => {
  const { page } = desktop;
  await ready(page);
  const secret = path.join(desktop.folder, 'secret.txt');
  await writeFile(secret, 'Not picked, not dropped.');
  const answers = await page.evaluate(async (place) => {
    const host = window.host!;
    const made = Object.assign(new File(['x'], 'secret.txt'), { path: place });
    const call = async (dropped: unknown) => {
      const answer = await host.openDropped(dropped).catch(() => ({ ok: false }) as const);
      return answer.ok && 'value' in answer && answer.value !== null ? 'opened' : 'nothing';
    };
    return [await call([place]), await call([{ path: place }]), await call(place), await call([made])];
  }, secret);
  expect(answers).toEqual(['nothing', 'nothing', 'nothing', 'nothing']);
  expect(await page.evaluate((place) => window.host!.native!.showInFolder(place), secret)).toMatchObject({ ok: false });
});

test('the window is made with every wall up', async ({ desktop }) => {
  expect(desktop.told.find((event) => 'window' in event)!['window']).toMatchObject({
    ...{ contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false, spellcheck: false },
  });
  // The rest Electron itself does not tell; what a page can do there, the other tests try.
  if (!desktop.told.some((event) => 'sandbox' in event)) return;
  expect(desktop.told).toContainEqual({ sandbox: 'all' });
  // No more than an origin of its own: nothing past the policy, and no workers that outlive the window.
  expect(desktop.told.find((event) => 'schemes' in event)!['schemes']).toEqual([
    { scheme: 'lectern', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
});

test('has tools for developers, and a way to load the page again, only where a variable asks for them and it is not packaged', async ({
  desktop,
}) => {
  const roles = async () => linesOf(await desktop.menu()).map(({ role }) => role?.toLowerCase());
  const tools = async () => {
    await ready(desktop.page);
    const menu = await roles();
    return {
      window: desktop.told.flatMap(({ window }) => (window ? [(window as { devTools?: unknown }).devTools] : []))[0],
      menu: ['reload', 'toggledevtools'].filter((role) => menu.includes(role)),
    };
  };
  const without = { window: false, menu: [] };
  expect(await tools()).toEqual(without);
  const restartWith = async (variables: Record<string, string>) => {
    desktop.quit();
    await desktop.ended;
    Object.assign(process.env, variables);
    try {
      await desktop.restart();
    } finally {
      for (const name of Object.keys(variables)) delete process.env[name];
    }
  };
  await restartWith({ LECTERN_DEVELOPMENT: '1' });
  expect(await tools()).toEqual({ window: true, menu: ['reload', 'toggledevtools'] });
  await restartWith({ LECTERN_DEVELOPMENT: '1', ELECTRON_FORCE_IS_PACKAGED: '1' });
  expect(await tools()).toEqual(without);
});

test('a packaged program finds what its command line names', async ({ desktop }) => {
  await ready(desktop.page);
  const file = path.join(desktop.folder, 'named.txt');
  await writeFile(file, 'A letter that was named on the command line.');
  desktop.quit();
  await desktop.ended;
  process.env['ELECTRON_FORCE_IS_PACKAGED'] = '1';
  try {
    await desktop.restart(file);
  } finally {
    delete process.env['ELECTRON_FORCE_IS_PACKAGED'];
  }
  await expect(desktop.page).toHaveTitle('named.txt – Lectern');
  await expect(desktop.page.getByRole('dialog', { name: 'Import report' })).toContainText('named.txt');
  await expect(desktop.page.getByRole('alert').filter({ hasText: 'was not opened' })).toHaveCount(0);
});

test('nothing of a whole journey leaves the program', async ({ desktop }) => {
  const { page } = desktop;
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('websocket', (socket) => requests.push(socket.url()));
  await page.reload();
  await page.getByRole('button', { name: 'Open sample project' }).click();
  await page
    .getByRole('treeitem', { name: /Grain silo/ })
    .first()
    .click();
  await expect(page.getByRole('document', { name: /Grain silo/ })).toBeVisible();
  await page.keyboard.press('Control+Shift+F');
  await page.keyboard.type('silo');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Search results' }).getByRole('listitem').first()).toBeVisible();
  desktop.answerDialog(path.join(desktop.folder, 'notes.md'));
  await page.keyboard.press('Control+e');
  await page.getByRole('dialog', { name: 'Export' }).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/^Saved /).first()).toBeVisible();

  const texts = path.join(desktop.folder, 'texts');
  await mkdir(texts);
  await writeFile(path.join(texts, 'паром.txt'), 'Паром на рассвете\n\nСм. https://example.org/паром.\n');
  desktop.answerDialog(texts);
  await desktop.chooseMenu('import.folder');
  const report = page.getByRole('dialog', { name: 'Import report' });
  await report.getByRole('button', { name: 'Keep watching this folder' }).click();
  await expect(report).toContainText('This folder is watched');
  await page.keyboard.press('Escape');
  await writeFile(path.join(texts, '渡船.txt'), '黎明的渡船\n\n渡船在黎明前离开了港口。\n');
  await expect(page.getByRole('button', { name: '1 change in folders' })).toBeVisible();
  await desktop.chooseMenu('backups.open');
  const backups = page.getByRole('dialog', { name: 'Backups' });
  await backups.getByRole('button', { name: 'Back up now' }).click();
  await expect(backups.getByRole('status')).toHaveText('Backed up');

  expect(requests.length).toBeGreaterThan(3);
  const ours = new URL(page.url());
  expect(requests.filter((url) => !isInside(url, ours))).toEqual([]);
  expect(desktop.told.filter((event) => 'refused' in event || 'escaped' in event || 'opened' in event)).toEqual([]);
});

function isInside(url: string, ours: URL): boolean {
  const { protocol, host } = new URL(url);
  return (protocol === ours.protocol && host === ours.host) || protocol === 'data:' || protocol === 'blob:';
}

async function ready(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Open sample project' })).toBeVisible();
}

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from '@playwright/test';
import { test } from './desktop.ts';

test('opens its window with a page that cannot reach Node and a policy in force', async ({ desktop }) => {
  const { page, told } = desktop;
  await expect(page).toHaveTitle('Lectern');
  for (const made of [told.find((event) => 'window' in event)!]) {
    expect(made['window']).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
    });
  }
  const reach = await page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.head.append(script);
    const style = document.createElement('style');
    style.textContent = 'body { color: red }';
    document.head.append(style);
    // Not at once: what a debugger evaluates may evaluate, what it leaves behind may not.
    const called = await new Promise((resolve) => {
      setTimeout(() => {
        try {
          resolve(new Function('return "ran"')());
        } catch {
          resolve('refused');
        }
      });
    });
    const fetched = await fetch('https://example.org/').then(
      () => 'fetched',
      () => 'refused',
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    return {
      node: [typeof globalThis.process, typeof (globalThis as { require?: unknown }).require],
      injected: 'injected' in window,
      called,
      fetched,
      violations: [...new Set(violations)].sort(),
    };
  });
  expect(reach).toEqual({
    node: ['undefined', 'undefined'],
    injected: false,
    called: 'refused',
    fetched: 'refused',
    violations: ['connect-src', 'script-src', 'script-src-elem', 'style-src-elem'],
  });
});

test('opens its window where a person left it', async ({ desktop }) => {
  const bounds = () => desktop.told.find((event) => 'bounds' in event)!['bounds'];
  const left = { x: 40, y: 60, width: 800, height: 600 };
  expect(bounds()).not.toEqual(left);
  desktop.moveWindow(left);
  desktop.quit();
  await desktop.restart();
  expect(bounds()).toEqual(left);
});

test('reads a folder picked in a dialog, batch by batch', async ({ desktop }) => {
  const { page, folder, answerDialog } = desktop;
  const texts = path.join(folder, 'texts');
  await mkdir(path.join(texts, 'more'), { recursive: true });
  await writeFile(path.join(texts, 'a.txt'), 'Seoul, June 30 — the leaders met.');
  await writeFile(path.join(texts, 'b.txt'), Buffer.from([0, 255, 254, 10, 13, 128]));
  await writeFile(path.join(texts, 'more/ц.txt'), 'Встреча прошла.');
  answerDialog(texts);

  const handed = await page.evaluate(async () => {
    const host = window.host!;
    const source = await host.openFiles('folder');
    if (!source.ok || !source.value) throw new Error(JSON.stringify(source));
    const files: [string, number[]][] = [];
    for (let done = false, turns = 0; !done && turns < 10; turns += 1) {
      const batch = await host.pullFiles(source.value.id, 1);
      if (!batch.ok) throw new Error(JSON.stringify(batch));
      for (const entry of batch.value.entries) {
        files.push([entry.path, entry.kind === 'file' ? [...entry.bytes] : []]);
      }
      done = batch.value.done;
    }
    return { name: source.value.name, files, after: await host.pullFiles(source.value.id, 1) };
  });

  expect(handed).toMatchObject({ name: 'texts', after: { ok: false, error: { code: 'not-found' } } });
  expect(handed.files).toEqual([
    ['a.txt', [...Buffer.from('Seoul, June 30 — the leaders met.')]],
    ['b.txt', [0, 255, 254, 10, 13, 128]],
    ['more/ц.txt', [...Buffer.from('Встреча прошла.')]],
  ]);
});

test('picks nothing when a dialog is cancelled', async ({ desktop }) => {
  desktop.answerDialog();
  expect(await desktop.page.evaluate(() => window.host!.openFiles('files'))).toEqual({ ok: true, value: null });
});

test('saves to the place named in a dialog, whole', async ({ desktop }) => {
  const { page, folder, told, answerDialog } = desktop;
  const place = path.join(folder, 'notes.md');
  answerDialog(place);
  const where = await page.evaluate(async () => {
    const host = window.host!;
    const save = await host.beginSave('notes.md', 'text/markdown');
    if (!save.ok || save.value === null) throw new Error(JSON.stringify(save));
    await host.writeSave(save.value, new TextEncoder().encode('# Notes\n'));
    await host.writeSave(save.value, new TextEncoder().encode('> “цитата”\n'));
    const end = await host.endSave(save.value);
    if (end.ok) await host.native!.showInFolder(end.value.where);
    return end;
  });
  expect(where).toEqual({ ok: true, value: { where: place } });
  expect(await readFile(place, 'utf8')).toBe('# Notes\n> “цитата”\n');
  await expect.poll(() => told.find((event) => 'revealed' in event)).toEqual({ revealed: place });
});

test('imports a file named by a second start', async ({ desktop }) => {
  const { page, folder, startAgain } = desktop;
  await writeFile(path.join(folder, 'named.txt'), 'A letter that was named on the command line.');
  await expect(page.getByRole('button', { name: 'Open sample project' })).toBeVisible();
  startAgain(path.join(folder, 'named.txt'));
  await expect(page).toHaveTitle('named.txt – Lectern');
  await expect(page.getByRole('dialog', { name: 'Import report' })).toContainText('named.txt');
  const left = await page.evaluate(() => window.host!.native!.takeArguments());
  expect(left).toEqual({ ok: true, value: null });
});

test('names commands to the window when a menu item is chosen', async ({ desktop }) => {
  const { page, chooseMenu } = desktop;
  await page.evaluate(() => {
    window.host!.native!.onCommand((command) => (document.title = command));
  });
  await chooseMenu('import.folder');
  await expect(page).toHaveTitle('import.folder');
});

test('answers malformed questions with a refusal, and serves nothing but the built page', async ({ desktop }) => {
  const answers = await desktop.page.evaluate(async () => {
    const host = window.host as unknown as Record<string, (...values: unknown[]) => Promise<unknown>>;
    return [
      await host['openFiles']!('everything'),
      await host['pullFiles']!('x', Number.NaN),
      await host['pullFiles']!('x'),
      await host['beginSave']!({}, 'text/plain'),
      await host['openExternal']!('file:///etc/passwd'),
      (await fetch('../main/index.js')).status,
      (await fetch('%2e%2e/main/index.js')).status,
      (await fetch('..%2f..%2fpackage.json')).status,
    ];
  });
  expect(answers.slice(0, 5)).toEqual(
    Array(5).fill({ ok: false, error: expect.objectContaining({ code: 'invalid' }) }),
  );
  expect(answers.slice(5)).toEqual([404, 404, 404]);
});

test('says what of the command line is not there, and opens the rest or the last project', async ({ desktop }) => {
  const { folder } = desktop;
  const named = path.join(folder, 'паром.txt');
  await writeFile(named, 'Паром на рассвете\n\nПаром вышел из гавани до рассвета.\n');
  const alert = (place: string) => desktop.page.getByRole('alert').filter({ hasText: `${place}” was not opened` });
  /** The newest is shown; the one before it when that is dismissed. */
  const areTold = async (...places: string[]) => {
    for (const place of places.reverse()) {
      await expect(alert(place)).toBeVisible();
      await alert(place).getByRole('button', { name: 'Dismiss' }).click();
    }
  };
  await expect(desktop.page.getByRole('button', { name: 'Open sample project' })).toBeVisible();

  await desktop.startAgain('no such place');
  await expect(alert('no such place')).toBeVisible();
  await desktop.startAgain(path.join(folder, 'нет.txt'), named, path.join(folder, 'gone.lectern'));
  await expect(desktop.page).toHaveTitle('паром.txt – Lectern');
  const report = desktop.page.getByRole('dialog', { name: 'Import report' });
  await expect(report).toContainText('паром.txt');
  await report.getByRole('button', { name: 'Close' }).first().click();
  await areTold('нет.txt', 'gone.lectern');

  desktop.quit();
  await desktop.ended;
  await desktop.restart('/no/such/place', pathToFileURL(path.join(folder, 'a b.txt')).href);
  await expect(desktop.page).toHaveTitle('паром.txt – Lectern');
  await areTold('/no/such/place', path.join(folder, 'a b.txt'));
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Desktop } from './desktop.ts';
import { test } from './desktop.ts';

// Windows that can be seen, and files that come in from outside of them.

const welcome = (desktop: Desktop) =>
  expect(desktop.page.getByRole('button', { name: 'Open sample project' })).toBeVisible();
const toldOf = ({ told }: Desktop, key: string) => told.flatMap((event) => (key in event ? [event[key]] : []));

test.describe('a window that is never told that there is something to see', () => {
  test.use({ machine: { readyToShow: 'never' } });

  test('is shown when its page is there', async ({ desktop }) => {
    await welcome(desktop);
    await expect.poll(() => toldOf(desktop, 'shown')).toEqual(['window']);
  });
});

test.describe('a page that stays in the midst of being loaded', () => {
  test.use({ machine: { readyToShow: 'never', page: 'never loads' } });

  test('is shown after two seconds, and closes at once', async ({ desktop }) => {
    await expect.poll(() => toldOf(desktop, 'shown'), { timeout: 10_000 }).toEqual(['window']);
    const from = performance.now();
    desktop.quit();
    await desktop.ended;
    expect(performance.now() - from).toBeLessThan(4_000);
  });
});

test('a window is shown once, though there are several signs for it', async ({ desktop }) => {
  await welcome(desktop);
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(toldOf(desktop, 'shown').length).toBeLessThan(2);
});

test.describe('on a Mac', () => {
  test.use({ machine: { platform: 'darwin' } });

  test('files opened at once come in together, and bring up a window that was put away', async ({ desktop }) => {
    await welcome(desktop);
    const files = await letters(desktop.folder);
    desktop.putAway();
    desktop.openFiles(...files);
    await expect.poll(() => toldOf(desktop, 'restored')).toEqual([true]);
    expect(toldOf(desktop, 'focused').at(-1)).toBe(true);
    await oneImportOf(desktop, files);
  });
});

test.describe('on a Mac where files are opened before the program is ready', () => {
  test.use({
    machine: async ({ browserName: _ }, use) => {
      const folder = await mkdtemp(path.join(os.tmpdir(), 'lectern-opened-'));
      await use({ platform: 'darwin', openFiles: await letters(folder) });
      await rm(folder, { recursive: true, force: true });
    },
  });

  test('they come in together, with the start', async ({ desktop, machine }) => {
    await oneImportOf(desktop, machine.openFiles!);
  });
});

test('a second start brings up the window and opens only what it names, from wherever it is started', async ({
  desktop,
}) => {
  await welcome(desktop);
  const files = await letters(desktop.folder);
  desktop.putAway();
  await desktop.startAgain('--ozone-platform=wayland', ...files);
  await oneImportOf(desktop, files);
  // Neither the program itself, which Chromium names somewhere in between, nor its options.
  await expect(desktop.page.getByRole('dialog', { name: 'Import report' })).not.toContainText('index.js');
  await expect(desktop.page.getByRole('alert').filter({ hasText: 'was not opened' })).toHaveCount(0);
  expect(toldOf(desktop, 'restored')).toEqual([true]);
});

for (const platform of ['darwin', 'win32', 'linux'] as const) {
  test.describe(`on ${platform}`, () => {
    test.use({ machine: { platform } });

    test('a question of a window that was put away can be seen', async ({ desktop }) => {
      await welcome(desktop);
      desktop.putAway();
      desktop.pageHangs();
      await expect.poll(() => toldOf(desktop, 'seen')).toEqual([true]);
      desktop.press('Wait');
    });
  });
}

async function letters(folder: string): Promise<string[]> {
  const place = path.join(folder, 'letters');
  await mkdir(place);
  const names = ['anna.txt', 'борис.txt', '陳.txt'];
  for (const name of names) await writeFile(path.join(place, name), `A letter that lies in ${name}, and no other.\n`);
  return names.map((name) => path.join(place, name));
}

/** All of them came in by one import, named after the first. */
async function oneImportOf({ page }: Desktop, files: readonly string[]): Promise<void> {
  const report = page.getByRole('dialog', { name: 'Import report' });
  for (const file of files) await expect(report).toContainText(path.basename(file));
  await expect(page.getByRole('contentinfo')).toContainText(`${files.length} documents`);
  await expect(page.getByRole('contentinfo')).toContainText(`Import ${path.basename(files[0]!)}`);
}

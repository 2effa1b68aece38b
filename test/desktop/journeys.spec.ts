import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Desktop } from './desktop.ts';
import { linesOf, test } from './desktop.ts';

const letters = {
  'anna.txt': 'Dear Anna,\n\nthe mill stands still and the harvest was poor.',
  'more/иван.txt': 'Дорогая Анна,\n\nмельница стоит.',
  'more/会議.txt': '会議は月曜日に終わった。',
};

test('imports a folder picked in a dialog, and finds it again after a restart', async ({ desktop }) => {
  const place = await put(desktop, 'letters', letters);
  desktop.answerDialog(place);
  await desktop.page.getByRole('button', { name: 'Import a folder' }).or(importFolder(desktop.page)).click();
  await closeReport(desktop.page);
  await expect(documents(desktop.page)).toHaveCount(3);
  desktop.quit();
  await desktop.restart();
  await expect(desktop.page).toHaveTitle('letters – Lectern');
  await expect(documents(desktop.page)).toHaveCount(3);
});

test('imports a folder and a file that are dropped on the window', async ({ desktop }) => {
  const place = await put(desktop, 'letters', letters);
  const file = path.join(
    await put(desktop, 'others', { 'notice.txt': 'The market is closed on Monday.' }),
    'notice.txt',
  );
  await desktop.page.getByRole('button', { name: 'Start an empty project' }).click();
  await expect(desktop.page.getByRole('navigation', { name: 'Library' })).toBeVisible();
  await desktop.drop(place, file);
  await closeReport(desktop.page);
  await expect(documents(desktop.page)).toHaveCount(4);
});

test('makes a project of a folder that is dropped on the first screen', async ({ desktop }) => {
  const place = await put(desktop, 'letters', letters);
  await expect(desktop.page.getByRole('button', { name: 'Open sample project' })).toBeVisible();
  await desktop.drop(place);
  await closeReport(desktop.page);
  await expect(desktop.page).toHaveTitle('letters – Lectern');
  await expect(documents(desktop.page)).toHaveCount(3);
});

test('opens what is named on the command line: a folder, and then a project file', async ({ desktop }) => {
  const place = await put(desktop, 'letters', letters);
  desktop.quit();
  await desktop.restart(place);
  await closeReport(desktop.page);
  await expect(desktop.page).toHaveTitle('letters – Lectern');
  await expect(documents(desktop.page)).toHaveCount(3);

  const saved = path.join(desktop.folder, 'letters.lectern');
  desktop.answerDialog(saved);
  await desktop.chooseMenu('project.save');
  await expect(desktop.page.getByText(`Saved ${saved}.`)).toBeVisible();
  // Not every system asks by itself before a file is replaced.
  const [save] = desktop.told.flatMap(({ asked }) => (asked && 'defaultPath' in Object(asked) ? [asked] : []));
  expect(save).toMatchObject({ properties: expect.arrayContaining(['showOverwriteConfirmation']) as unknown });
  const others = await put(desktop, 'others', { 'notice.txt': 'The market is closed on Monday.' });
  await desktop.startAgain(others, '--an-option', saved);
  // The folder goes into the project that was open; the project file becomes the one that is.
  await desktop.page.getByRole('button', { name: 'Open the file beside it' }).click();
  await expect(desktop.page.getByRole('dialog', { name: 'Import report' })).toBeHidden();
  await expect(documents(desktop.page)).toHaveCount(3);
  await expect.poll(() => recentNames(desktop)).toContain('letters');
  expect(desktop.told.filter((event) => 'recent' in event)).toEqual(recentOf(desktop, saved));
});

test('opens a file that the system hands over', async ({ desktop }) => {
  const place = await put(desktop, 'letters', letters);
  await expect(desktop.page.getByRole('button', { name: 'Open sample project' })).toBeVisible();
  desktop.openFiles(path.join(place, 'anna.txt'));
  await closeReport(desktop.page);
  await expect(documents(desktop.page)).toHaveCount(1);
});

test('exports to the place that is named, and shows the file in its folder', async ({ desktop }) => {
  const { page, folder } = desktop;
  await page.getByRole('button', { name: 'Open sample project' }).click();
  const place = path.join(folder, 'evidence.md');
  await exportTo(desktop, place);
  await expect(page.getByText(`Saved ${place}.`)).toBeVisible();
  expect(await readFile(place, 'utf8')).toContain('# ');
  await page.getByRole('button', { name: 'Show in folder' }).click();
  await expect.poll(() => desktop.told.filter((event) => 'revealed' in event)).toEqual([{ revealed: place }]);
});

test('says why an export could not be written, and leaves what was there', async ({ desktop }) => {
  const { page, folder } = desktop;
  await page.getByRole('button', { name: 'Open sample project' }).click();
  await exportTo(desktop, path.join(folder, 'gone', 'evidence.md'));
  await expect(page.getByText(`“${path.join(folder, 'gone', 'evidence.md')}” was not written`)).toBeVisible();
  await page.keyboard.press('Escape');

  // A folder stands where the file shall be.
  const taken = await put(desktop, 'evidence.md', { 'kept.txt': 'Kept.' });
  await exportTo(desktop, taken);
  await expect(page.getByText(`“${taken}” could not be written`)).toBeVisible();
  expect(await readdir(taken)).toEqual(['kept.txt']);
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('is quit in the middle of an import, and finds whole what was stored until then', async ({ desktop }) => {
  // Two imports and two starts: on a busy machine more than the time of one test.
  test.slow();
  const text = 'Dear Anna, the harvest was poor again and the mill stands still. '.repeat(50);
  // So many that a fast machine is still at it when a person has answered twice.
  const files = 5000;
  const many = Object.fromEntries(Array.from({ length: files }, (_, at) => [`${at}.txt`, `Letter ${at}\n\n${text}`]));
  const place = await put(desktop, 'letters', many);
  desktop.answerDialog(place);
  await desktop.page.getByRole('button', { name: 'Import a folder' }).or(importFolder(desktop.page)).click();
  await expect.poll(() => desktop.told.some(({ progress }) => typeof progress === 'number' && progress > 0)).toBe(true);
  // Before the first batch is stored, nothing could be found again.
  await expect(desktop.page.locator('.status-line .counts > span').first()).toHaveText(/^[1-9][\d,.]* documents?$/u);

  desktop.quit();
  await expect.poll(() => desktop.told.filter((event) => 'box' in event).length).toBe(1);
  desktop.press('Keep Working');
  await expect(desktop.page.getByRole('progressbar', { name: 'Importing' })).toBeVisible();
  desktop.quit();
  await expect.poll(() => desktop.told.filter((event) => 'box' in event).length).toBe(2);
  desktop.press('Quit Anyway');
  await desktop.restart();

  const { page } = desktop;
  const count = page.locator('.status-line .counts > span').first();
  await expect(count).toHaveText(/^\d[\d,.]* documents$/);
  const stored = Number(((await count.textContent()) ?? '').replace(/\D/gu, ''));
  expect(stored).toBeGreaterThan(0);
  expect(stored).toBeLessThan(files);
  // Importing again doubles nothing and brings the rest.
  desktop.answerDialog(place);
  await importFolder(page).click();
  await closeReport(page);
  await expect(count).toHaveText('5,000 documents');
});

async function put(desktop: Desktop, name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const place = path.join(desktop.folder, name);
  await rm(place, { recursive: true, force: true });
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(place, file)), { recursive: true });
    await writeFile(path.join(place, file), text);
  }
  return place;
}

function importFolder(page: Page) {
  return page.getByRole('button', { name: 'Import folder', exact: true });
}

function documents(page: Page) {
  return page.getByRole('tree', { name: 'Documents' }).locator('[role="treeitem"]:not([aria-expanded])');
}

async function closeReport(page: Page): Promise<void> {
  const report = page.getByRole('dialog', { name: 'Import report' });
  await expect(report).toBeVisible({ timeout: 60_000 });
  await report.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(report).toBeHidden();
}

async function exportTo(desktop: Desktop, place: string): Promise<void> {
  desktop.answerDialog(place);
  await desktop.chooseMenu('export.open');
  await desktop.page.getByRole('dialog', { name: 'Export' }).getByRole('button', { name: 'Save' }).click();
}

async function recentNames(desktop: Desktop): Promise<readonly string[]> {
  return linesOf(await desktop.menu())
    .filter(({ id }) => id?.startsWith('project.recent:'))
    .map(({ label }) => label);
}

/** The stand-in tells which files were handed to the system's list of recent documents; Electron itself does not. */
function recentOf({ told }: Desktop, file: string): readonly unknown[] {
  return told.some((event) => 'window' in event) ? [{ recent: file }] : [];
}

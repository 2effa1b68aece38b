import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import { test } from './desktop.ts';

/** All lines of the program's log, wherever below its folder it keeps it. */
async function logLines(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const file = names.find((name) => path.basename(name) === 'lectern.log');
  return file ? (await readFile(path.join(folder, file), 'utf8')).trim().split('\n') : [];
}

test('tells of a bug once, goes on, and logs it without what the texts say', async ({ desktop }) => {
  const { page, folder } = desktop;
  await page.getByRole('button', { name: 'Open sample project' }).click();
  await expect(page.getByRole('tree', { name: 'Documents' })).toBeVisible();
  const breakDown = () =>
    page.evaluate(() => {
      setTimeout(() => {
        throw new TypeError('“Witness 4” is not a function');
      });
    });
  await breakDown();
  const alert = page.getByRole('alert').filter({ hasText: 'Something went wrong' });
  await expect(alert.getByRole('button', { name: 'Copy details' })).toBeVisible();
  await alert.getByRole('button', { name: 'Dismiss' }).click();
  await breakDown();
  await expect.poll(() => logLines(folder)).toHaveLength(1);
  const [line = ''] = await logLines(folder);
  expect(JSON.parse(line)).toMatchObject({ where: 'window', name: 'TypeError', message: '… is not a function' });
  expect(line).not.toContain('Witness');
  await expect(alert).toHaveCount(0);
  await expect(page.getByRole('tree', { name: 'Documents' })).toBeVisible();
});

for (const [how, name, message] of [
  ['throws', 'TypeError', '… is not a function'],
  ['rejects', 'RangeError', '… is out of range'],
] as const) {
  test(`tells of a bug of the main process that ${how}, goes on, and logs it without content`, async ({ desktop }) => {
    const { page, folder, told } = desktop;
    await expect(page.getByRole('button', { name: 'Open sample project' })).toBeVisible();
    desktop.breakDown(how);
    await expect
      .poll(() => told.find((event) => 'box' in event))
      .toMatchObject({ box: { message: 'Something went wrong inside Lectern.' } });
    desktop.press('Go On');
    await expect.poll(() => logLines(folder)).toHaveLength(1);
    const [line = ''] = await logLines(folder);
    expect(JSON.parse(line)).toMatchObject({ where: 'main', name, message });
    expect(line).not.toContain('Witness');
    // The main process goes on: the sample comes from there.
    await page.getByRole('button', { name: 'Open sample project' }).click();
    await expect(page.getByRole('tree', { name: 'Documents' })).toBeVisible();
  });
}

test('loads a page again whose process is gone, and asks before it does so once more', async ({ desktop }) => {
  const { page, folder, told } = desktop;
  const mark = () => page.evaluate(() => Reflect.set(window, 'marked', true));
  const marked = () => page.evaluate(() => 'marked' in window);
  await page.getByRole('button', { name: 'Open sample project' }).click();
  await expect(page.getByRole('tree', { name: 'Documents' })).toBeVisible();
  await mark();
  desktop.breakDown('page is gone');
  // Whoever asks in the midst of loading is told nothing.
  await expect.poll(() => marked().catch(() => null)).toBe(false);
  await expect(page.getByRole('tree', { name: 'Documents' })).toBeVisible();
  const [line = ''] = await logLines(folder);
  expect(JSON.parse(line)).toMatchObject({ where: 'process', message: 'EGONE_PAGE_CRASHED' });
  expect(told.filter((event) => 'box' in event)).toEqual([]);

  await mark();
  desktop.breakDown('page is gone');
  await expect
    .poll(() => told.find((event) => 'box' in event))
    .toMatchObject({ box: { message: 'The window stopped working again.' } });
  expect(await marked()).toBe(true);
  desktop.press('Start Safely');
  await expect(page.getByText('Started safely')).toBeVisible();
});

test('starts safely: leaves the index aside, opens no document, and finds everything again', async ({ desktop }) => {
  const { page, folder } = desktop;
  const texts = path.join(folder, 'texts');
  await mkdir(texts);
  await writeFile(path.join(texts, 'ферри.txt'), 'Паром на рассвете\n\nПаром вышел из гавани до рассвета.\n');
  await page.evaluate(() => {
    // Where the page was loaded anew, this is gone.
    Reflect.set(window, 'marked', true);
  });
  await desktop.answerDialog(texts);
  await page.getByRole('button', { name: 'Import folder' }).first().click();
  await page.getByRole('dialog', { name: 'Import report' }).getByRole('button', { name: 'Close' }).first().click();
  await page.getByRole('tree', { name: 'Documents' }).getByText('Паром на рассвете').click();
  await expect(page.getByRole('document', { name: 'Паром на рассвете' })).toBeVisible();

  await desktop.chooseMenu('window.safe');
  await expect.poll(() => page.evaluate(() => 'marked' in window).catch(() => true)).toBe(false); // It is being loaded.
  await expect(page.getByText('Started safely')).toBeVisible();
  await expect(page.getByRole('document', { name: 'Паром на рассвете' })).toHaveCount(0);
  await page.getByRole('searchbox', { name: 'Search passages' }).fill('гавань');
  await expect(page.getByRole('list', { name: 'Search results' }).getByText('вышел')).toBeVisible();
});

test('loads a page that hangs again when the person says so, once, and asks no more', async ({ desktop }) => {
  await expect(desktop.page.getByRole('button', { name: 'Open sample project' })).toBeVisible();
  await expect.poll(async () => (await desktop.menuItem('project.sample'))?.enabled).toBe(true);
  await desktop.page.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
  desktop.pageHangs();
  desktop.press('Load Again');
  await expect.poll(() => logLines(desktop.folder)).toEqual([expect.stringContaining('EGONE_PAGE_CRASHED')]);
  // The menu is greyed out until there is a page again that offers something.
  await desktop.chooseMenu('project.sample');
  await expect.poll(async () => (await desktop.menuItem('export.open'))?.enabled).toBe(true);
  expect(desktop.told.filter((event) => 'box' in event)).toHaveLength(1);
  expect(await logLines(desktop.folder)).toHaveLength(1);
});

test('starts safely when the command line says so, and only then', async ({ desktop }) => {
  const { page } = desktop;
  const started = () => desktop.page.getByText('Started safely');
  await page.getByRole('button', { name: 'Open sample project' }).click();
  await expect(page.getByRole('tree', { name: 'Documents' })).toBeVisible();
  await expect(started()).toHaveCount(0);
  desktop.quit();
  await desktop.restart('--safe-mode');
  await expect(started()).toBeVisible();
  desktop.quit();
  await desktop.restart();
  await expect(desktop.page.getByRole('tree', { name: 'Documents' })).toBeVisible();
  await expect(started()).toHaveCount(0);
});

test.describe('before it ends', () => {
  // What is lost once is lost.
  test.describe.configure({ retries: 0 });

  test('stores what is written in a field before it starts safely', async ({ desktop }) => {
    const { page } = desktop;
    await page.getByRole('button', { name: 'Open sample project' }).click();
    await page.getByRole('button', { name: 'New note' }).click();
    await page.getByRole('textbox', { name: 'Text of the note' }).fill('Сказано в последнюю минуту.');
    await expect(page.getByText('Saving…')).toBeVisible();
    await desktop.chooseMenu('window.safe');
    await expect(page.getByText('Started safely')).toBeVisible();
    await page.getByRole('list', { name: 'Notes' }).getByRole('button', { name: 'Untitled note' }).click();
    await expect(page.getByText('Сказано в последнюю минуту.')).toBeVisible();
  });
});

test('says that the list of linked folders was damaged, keeps it, and starts', async ({ desktop }) => {
  const list = path.join(desktop.folder, 'linked-folders.json');
  const half = '{"links": [{"id": "a", "folder": "/home/Ада/Пись';
  await expect(desktop.page.getByRole('button', { name: 'Open sample project' })).toBeVisible();
  desktop.quit();
  await desktop.ended;
  await writeFile(list, half);
  await desktop.restart();
  await expect
    .poll(() => desktop.told.find((event) => 'box' in event))
    .toMatchObject({
      box: {
        message: 'The list of linked folders could not be read.',
        detail: expect.stringContaining(`${list}.damaged`),
      },
    });
  desktop.press('OK');
  await expect(desktop.page.getByRole('button', { name: 'Open sample project' })).toBeVisible();
  expect(await readFile(`${list}.damaged`, 'utf8')).toBe(half);
});

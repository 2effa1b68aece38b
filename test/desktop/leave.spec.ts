import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Desktop } from './desktop.ts';
import { test } from './desktop.ts';

test.describe('before it ends', () => {
  // What is lost once is lost.
  test.describe.configure({ retries: 0 });

  test('stores what is written in a field before its window closes', async ({ desktop }) => {
    const { page } = desktop;
    await page.getByRole('button', { name: 'Open sample project' }).click();
    await page.getByRole('button', { name: 'New note' }).click();
    const stored = page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          window.host!.native!.onLeave(async () => {
            await new Promise(requestAnimationFrame);
            await new Promise((drawn) => setTimeout(drawn, 50));
            resolve(document.querySelector('.saved')!.textContent);
            await new Promise(() => undefined); // So that there is a page to answer.
          });
        }),
    );
    await page.getByRole('textbox', { name: 'Text of the note' }).fill('Сказано в последнюю минуту.');
    await expect(page.getByText('Saving…')).toBeVisible();
    desktop.quit();
    expect(await stored).toContain('Saved');
  });
});

test('closes at once when nothing runs', async ({ desktop }) => {
  await expect(desktop.page.getByRole('button', { name: 'Open sample project' })).toBeVisible();
  desktop.quit();
  await desktop.ended;
  expect(desktop.told.filter((event) => 'box' in event)).toEqual([]);
});

test('leaves nothing half written when it quits in the middle of saving', async ({ desktop }) => {
  const folder = path.join(desktop.folder, 'exports');
  await mkdir(folder);
  await writeFile(path.join(folder, 'Записки.md'), 'Что было');
  desktop.answerDialog(path.join(folder, 'Записки.md'));
  await desktop.page.evaluate(async () => {
    const id = await window.host!.beginSave('Записки.md', 'text/markdown');
    if (!id.ok || id.value === null) throw new Error(JSON.stringify(id));
    await window.host!.writeSave(id.value, new TextEncoder().encode('Наполови'));
  });
  expect(await readdir(folder)).toHaveLength(2);
  desktop.quit();
  await desktop.ended;
  expect(await readdir(folder)).toEqual(['Записки.md']);
  expect(await readFile(path.join(folder, 'Записки.md'), 'utf8')).toBe('Что было');
});

test('closes a window whose page hangs', async ({ desktop }) => {
  await expect(desktop.page.getByRole('button', { name: 'Open sample project' })).toBeVisible();
  await desktop.page.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
  desktop.quit();
  await desktop.ended;
});

test('shows how far an import is, asks before it is cut short, and lets the person stay', async ({ desktop }) => {
  test.slow(); // It waits for the end of an import, which a busy machine draws out.
  await startImport(desktop);
  await expect.poll(() => desktop.told.some(({ progress }) => typeof progress === 'number' && progress > 0)).toBe(true);
  desktop.quit();
  await expect
    .poll(() => desktop.told.find((event) => 'box' in event))
    .toMatchObject({
      box: { message: 'Importing letters is not finished.', buttons: ['Keep Working', 'Quit Anyway'] },
    });
  desktop.press('Keep Working');
  await expect(desktop.page.getByRole('dialog', { name: 'Import report' })).toBeVisible({ timeout: 200_000 });
  expect(desktop.told.filter((event) => 'progress' in event).at(-1)).toEqual({ progress: -1 });
  desktop.quit();
  await desktop.ended;
});

test('asks before a safe start cuts an import short, and lets the person stay', async ({ desktop }) => {
  test.slow(); // It waits for the end of an import, which a busy machine draws out.
  await startImport(desktop);
  const asked = () => desktop.told.filter((event) => 'box' in event);
  await desktop.chooseMenu('window.safe');
  await expect
    .poll(() => asked().at(-1))
    .toMatchObject({
      box: { message: 'Importing letters is not finished.', buttons: ['Keep Working', 'Start Safely Anyway'] },
    });
  desktop.press('Keep Working');
  await expect(desktop.page.getByRole('dialog', { name: 'Import report' })).toBeVisible({ timeout: 200_000 });
  await desktop.page.keyboard.press('Escape');
  // Without an import nothing is asked.
  await desktop.chooseMenu('window.safe');
  // First a backup is written of all that came, for which a busy machine takes its time.
  await expect(desktop.page.getByText('Started safely')).toBeVisible({ timeout: 60_000 });
  await expect(desktop.page.getByRole('contentinfo')).toContainText('1,500 documents');
  expect(asked()).toHaveLength(1);
  desktop.quit();
  await desktop.ended;
});

test('counts the opening of a project file and the restoring of a backup as work', async ({ desktop }) => {
  const { page } = desktop;
  const shown = () => desktop.told.flatMap((event) => ('progress' in event ? [event['progress']] : []));
  /** Nobody knows how much there is; then some of it is done, or all; then nothing runs. */
  const begunAndEnded = async (work: () => Promise<void>) => {
    const before = shown().length;
    await work();
    await expect.poll(() => shown().slice(before)).toContain(2);
    await expect.poll(() => shown().at(-1)).toBe(-1);
  };
  await begunAndEnded(() => page.getByRole('button', { name: 'Open sample project' }).click());
  await expect(page.getByRole('tree', { name: 'Documents' })).toBeVisible();

  const first = await page.getByRole('heading', { level: 1 }).innerText();
  const file = path.join(desktop.folder, 'silo.lectern');
  desktop.answerDialog(file);
  await desktop.chooseMenu('project.save');
  await expect.poll(() => existsSync(file)).toBe(true);
  await begunAndEnded(async () => {
    desktop.answerDialog(file);
    await desktop.chooseMenu('project.open');
    await page.getByRole('button', { name: 'Open the file beside it' }).click();
  });
  // The other project is shown, with its tree, in place of the first one.
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(first);
  await expect(page.getByRole('tree', { name: 'Documents' })).toBeVisible();

  await desktop.chooseMenu('backups.open');
  const dialog = page.getByRole('dialog', { name: 'Backups' });
  await dialog.getByRole('button', { name: 'Back up now' }).click();
  await begunAndEnded(() =>
    dialog
      .getByRole('button', { name: /^Restore /u })
      .first()
      .click(),
  );
});

/** Imports enough letters to be in the middle of it for a while. */
async function startImport({ page, folder, answerDialog }: Desktop): Promise<void> {
  const letters = path.join(folder, 'letters');
  await mkdir(letters);
  const text = 'Dear Anna, the harvest was poor again and the mill stands still. '.repeat(60);
  await Promise.all(
    Array.from({ length: 1500 }, (_, at) => writeFile(path.join(letters, `${at}.txt`), `Letter ${at}\n\n${text}`)),
  );
  answerDialog(letters);
  await page
    .getByRole('button', { name: 'Import a folder' })
    .or(page.getByRole('button', { name: 'Import folder' }))
    .click();
  await expect(page.getByRole('progressbar', { name: 'Importing' })).toBeVisible();
}

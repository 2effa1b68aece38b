import { mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { objections } from '../e2e/objections.ts';
import type { Desktop } from './desktop.ts';
import { test } from './desktop.ts';

// What happens to months of work when the database is gone: it is on disk, and comes back equal.

const sample = 'Sample: the silo at Orvella';

test('a project that was deleted behind its back is restored from the offered backup, equal in everything', async ({
  desktop,
}) => {
  await startWork(desktop);
  await leave(desktop);
  expect(await backupsIn(desktop)).toHaveLength(1);

  await desktop.restart();
  await expect(desktop.page.getByRole('button', { name: /^Backed up/u })).toBeVisible();
  const [name] = await projectDatabases(desktop.page);
  const before = await contentOf(desktop.page, name!);
  await deleteDatabase(desktop.page, name!);
  await leave(desktop);

  await desktop.restart();
  const { page } = desktop;
  await expect(page.getByRole('alert')).toContainText(`“${sample}” is not there any more.`);
  await expect(page.getByText(`There is a backup of “${sample}”`)).toBeVisible();
  await page.getByRole('button', { name: 'Restore this backup' }).click();
  await expect(page.getByRole('tree', { name: 'Documents' })).toBeVisible();
  expect(await projectDatabases(page)).toEqual([name]);
  expect(await contentOf(page, name!)).toEqual(before);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByRole('tree', { name: 'Tags' }).getByText('Зерно')).toBeHidden();
});

test('a project that cannot be opened stays as it is, and its backup is opened beside it', async ({ desktop }) => {
  await startWork(desktop);
  await leave(desktop);
  await desktop.restart();
  const [name] = await projectDatabases(desktop.page);
  const before = await contentOf(desktop.page, name!);
  await makeNewer(desktop.page, name!);
  await leave(desktop);

  await desktop.restart();
  const { page } = desktop;
  await expect(page.getByRole('alert')).toContainText('made by a newer Lectern');
  await page.getByRole('button', { name: 'Restore this backup' }).click();
  await expect(page).toHaveTitle(new RegExp(`^${sample} \\(restored .+\\) – Lectern$`, 'u'));
  const databases = await projectDatabases(page);
  expect(databases).toHaveLength(2);
  const restored = await contentOf(
    page,
    databases.find((one) => one !== name)!,
  );
  const { project: _, changes, diffs, ...records } = restored;
  const { project: _was, changes: changesBefore, diffs: diffsBefore, ...recordsBefore } = before;
  expect(records).toEqual(recordsBefore);
  // The new name is one more act.
  expect(changes).toHaveLength(changesBefore!.length + 1);
  expect(diffs!.slice(0, diffsBefore!.length)).toEqual(diffsBefore);
});

test('when everything that the window stored is destroyed, the first screen has the projects from their backups', async ({
  desktop,
}) => {
  await startWork(desktop);
  const [name] = await projectDatabases(desktop.page);
  const before = await contentOf(desktop.page, name!);
  await leave(desktop);
  await destroyDatabases(desktop.folder);

  await desktop.restart();
  const { page } = desktop;
  const found = page.getByRole('region', { name: 'From backups' });
  await found.getByRole('button', { name: sample }).click();
  await expect(page.getByRole('tree', { name: 'Documents' })).toBeVisible();
  expect(await contentOf(page, name!)).toEqual(before);
});

test('backups are listed, made by hand, kept elsewhere, and told from damaged ones', async ({ desktop }) => {
  const { page, folder } = desktop;
  await startWork(desktop);
  const dialog = await openBackups(desktop);
  await expect(dialog).toContainText('No backup of this project yet.');
  await expect(dialog).toContainText(path.join(folder, 'backups'));
  await dialog.getByRole('button', { name: 'Back up now' }).click();
  const lines = dialog.getByRole('list', { name: 'Backups' }).getByRole('listitem');
  await expect(lines).toHaveCount(1);
  await expect(lines.first()).toContainText('by hand');
  await expect(dialog.getByRole('status')).toHaveText('Backed up');

  const drive = path.join(folder, 'drive');
  await mkdir(drive);
  desktop.answerDialog(drive);
  await dialog.getByRole('button', { name: 'Change folder…' }).click();
  await expect(dialog).toContainText(`Backups are kept in ${drive} from now on.`);
  await expect.poll(() => wholeIn(drive)).toHaveLength(1);
  await dialog.getByRole('button', { name: 'Show folder' }).click();
  await expect.poll(() => desktop.told.some(({ opened }) => opened === drive)).toBe(true);

  const [file] = await wholeIn(drive);
  const bytes = await readFile(path.join(drive, file!));
  bytes[bytes.length >> 1]! ^= 1;
  await writeFile(path.join(drive, file!), bytes);
  await writeFile(path.join(drive, 'half.lectern'), bytes.subarray(0, 1000));
  await dialog.getByRole('button', { name: /^Restore/u }).click();
  await expect(dialog.getByRole('alert')).toContainText('is damaged or cut off, so it was not opened');
  await expect(lines.first()).toContainText('damaged');
  await expect(dialog.getByRole('button', { name: /^Restore/u })).toBeDisabled();
  await dialog.getByRole('combobox', { name: 'Show backups of' }).selectOption('all projects');
  await expect(lines).toHaveCount(2);
  expect(await objections(page, { within: '[role=dialog]' })).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a backup is restored as a new project, after what is open was backed up', async ({ desktop }) => {
  const { page } = desktop;
  await startWork(desktop);
  let dialog = await openBackups(desktop);
  await dialog.getByRole('button', { name: 'Back up now' }).click();
  await expect(dialog.getByRole('button', { name: /^Restore/u })).toHaveCount(1);
  await page.keyboard.press('Escape');
  await newTag(page, 'Позже');
  dialog = await openBackups(desktop);
  await dialog.getByRole('button', { name: /^Restore/u }).click();
  await expect(page).toHaveTitle(new RegExp(`^${sample} \\(restored .+\\) – Lectern$`, 'u'));
  await expect(page.getByRole('button', { name: /^Project: .+restored/u })).toBeVisible();
  await expect(page.getByRole('tree', { name: 'Tags' }).getByText('Зерно')).toBeVisible();
  await expect(page.getByRole('tree', { name: 'Tags' }).getByText('Позже')).toBeHidden();
  dialog = await openBackups(desktop);
  await dialog.getByRole('combobox', { name: 'Show backups of' }).selectOption('all projects');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'before a restore' })).toHaveCount(1);
});

test('a restore whose list is closed goes on, is begun once, and is told when it is done', async ({ desktop }) => {
  const { page } = desktop;
  await startWork(desktop);
  const dialog = await openBackups(desktop);
  await dialog.getByRole('button', { name: 'Back up now' }).click();
  await expect(dialog.getByRole('button', { name: /^Restore/u })).toHaveCount(1);
  // In one go, so that no machine is fast enough to be done before.
  await dialog.evaluate((one) => {
    const press = (name: RegExp) =>
      [...one.querySelectorAll('button')]
        .find((button) => name.test(button.getAttribute('aria-label') ?? button.textContent))!
        .click();
    for (const name of [/^Restore/u, /^Restore/u, /^Close$/u]) press(name);
  });
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/^Opened .*\(restored .*, which waits/u)).toBeVisible();
  await expect(page.getByRole('tree', { name: 'Tags' }).getByText('Зерно')).toBeVisible();
  expect(await projectDatabases(page)).toHaveLength(2);
});

test('a backup that fails is told once, with the reason, and what was there stays', async ({ desktop }) => {
  const { page, folder } = desktop;
  await startWork(desktop);
  let dialog = await openBackups(desktop);
  const drive = path.join(folder, 'drive');
  await mkdir(drive);
  desktop.answerDialog(drive);
  await dialog.getByRole('button', { name: 'Change folder…' }).click();
  await expect.poll(() => wholeIn(drive)).toHaveLength(1);
  await rm(drive, { recursive: true });
  await dialog.getByRole('button', { name: 'Back up now' }).click();
  await expect(dialog.getByRole('alert')).toContainText(`The folder of backups (${drive}) is not there`);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Not backed up' })).toBeVisible();
  await expect(stat(drive)).rejects.toThrow();

  await mkdir(drive);
  dialog = await openBackups(desktop);
  await dialog.getByRole('button', { name: 'Back up now' }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Backed up/u })).toBeVisible();
});

test('a backup after changes that fails is told aloud, once, and again after one that did not', async ({ desktop }) => {
  const { page, folder } = desktop;
  await startWork(desktop);
  const drive = path.join(folder, 'drive');
  await mkdir(drive);
  const dialog = await openBackups(desktop);
  desktop.answerDialog(drive);
  await dialog.getByRole('button', { name: 'Change folder…' }).click();
  await expect.poll(() => wholeIn(drive)).toHaveLength(1);
  await page.keyboard.press('Escape');
  await page.clock.install();
  const told = page.getByRole('alert').getByText('so this project was not backed up. Your work is saved.');
  /** Nothing changes until a backup is due; over when it was tried. What stands there of the try before says nothing. */
  const quiet = async () => {
    const tried = backupIsTried(page);
    await page.clock.fastForward(125_000);
    await tried;
  };

  await rm(drive, { recursive: true });
  await newTag(page, 'Раз');
  await quiet();
  await expect(told).toHaveCount(1);
  await page.getByRole('alert').getByRole('button', { name: 'Dismiss' }).click();
  await newTag(page, 'Два');
  await quiet();
  await expect(page.getByRole('button', { name: 'Not backed up' })).toBeVisible();
  await mkdir(drive);
  await newTag(page, 'Три');
  await quiet();
  await expect(page.getByRole('button', { name: /^Backed up/u })).toBeVisible();
  await expect(told).toHaveCount(0);
  expect(await wholeIn(drive)).toHaveLength(1);
  await rm(drive, { recursive: true });
  await newTag(page, 'Четыре');
  await quiet();
  await expect(told).toHaveCount(1);
});

test('a newest backup that is damaged is passed over for the one before it', async ({ desktop }) => {
  await startWork(desktop);
  await leave(desktop);
  const [first] = await backupsIn(desktop);
  await desktop.restart();
  await newTag(desktop.page, 'Позже');
  await leave(desktop);
  const second = (await backupsIn(desktop)).find((file) => file !== first)!;
  await truncate(second, (await stat(second)).size - 10);
  await desktop.restart();
  const [name] = await projectDatabases(desktop.page);
  await deleteDatabase(desktop.page, name!);
  await leave(desktop);
  await desktop.restart();
  await desktop.page.getByRole('button', { name: 'Restore this backup' }).click();
  await expect(desktop.page.getByRole('tree', { name: 'Tags' }).getByText('Зерно')).toBeVisible();
  await expect(desktop.page.getByRole('tree', { name: 'Tags' }).getByText('Позже')).toBeHidden();
});

/** Opens the sample project and does something in it. */
async function startWork({ page }: Desktop): Promise<void> {
  await page.getByRole('button', { name: 'Open sample project' }).click();
  await expect(page.getByRole('tree', { name: 'Documents' })).toBeVisible();
  await newTag(page, 'Зерно');
}

async function newTag(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New tag' }).click();
  await page.getByRole('textbox', { name: 'Name of the new tag' }).fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tree', { name: 'Tags' }).getByText(name)).toBeVisible();
}

async function leave(desktop: Desktop): Promise<void> {
  desktop.quit();
  await desktop.ended;
}

async function openBackups({ page, chooseMenu }: Desktop) {
  chooseMenu('backups.open');
  const dialog = page.getByRole('dialog', { name: 'Backups' });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** The backups that are whole: what is half written, or only tried, has a name that begins with a dot. */
async function wholeIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => !name.startsWith('.'));
}

/** Settles when the status line has said that a backup is being made, and says so no more. */
function backupIsTried(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let begun = false;
        const look = new MutationObserver(() => {
          const runs = document.body.innerText.includes('Backing up…');
          begun ||= runs;
          if (!begun || runs) return;
          look.disconnect();
          resolve();
        });
        look.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
  );
}

async function backupsIn({ folder }: Desktop): Promise<string[]> {
  const place = path.join(folder, 'backups');
  return (await readdir(place)).map((name) => path.join(place, name));
}

function projectDatabases(page: Page): Promise<string[]> {
  return page.evaluate(async () =>
    (await indexedDB.databases()).flatMap(({ name = '' }) => (name.startsWith('lectern-project-') ? name : [])).sort(),
  );
}

/** Every record, text and act of a project, without what is derived or only view state. */
function contentOf(page: Page, name: string): Promise<Record<string, unknown[]>> {
  return page.evaluate(async (database) => {
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(database);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error!);
    });
    const stores = [...opened.objectStoreNames].filter((one) => !['segments', 'places', 'meta'].includes(one));
    const content: Record<string, unknown[]> = {};
    for (const store of stores) {
      content[store] = await new Promise((resolve, reject) => {
        const request = opened.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error!);
      });
    }
    opened.close();
    // Typed arrays as lists, so that they can be compared out here.
    return JSON.parse(
      JSON.stringify(content, (_key, value: unknown) =>
        ArrayBuffer.isView(value) ? [...(value as Uint8Array)] : value,
      ),
    ) as Record<string, unknown[]>;
  }, name);
}

function deleteDatabase(page: Page, name: string): Promise<void> {
  return page.evaluate(
    (database) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(database);
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error!);
      }),
    name,
  );
}

/** As a newer program leaves it. */
function makeNewer(page: Page, name: string): Promise<void> {
  return page.evaluate(
    (database) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open(database, 990);
        request.onupgradeneeded = () => void request.result.createObjectStore('marvels');
        request.onsuccess = () => resolve(request.result.close());
        request.onerror = () => reject(request.error!);
      }),
    name,
  );
}

/** Writes noise over all files in which the browser engine keeps databases. */
async function destroyDatabases(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.parentPath.split(path.sep).includes('IndexedDB'));
  expect(files.length).toBeGreaterThan(0);
  for (const { parentPath, name } of files) await writeFile(path.join(parentPath, name), 'noise '.repeat(500));
}

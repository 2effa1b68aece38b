import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import {
  annotationList,
  closeReport,
  documentTree,
  expect,
  folderOf,
  importFolder,
  openEmpty,
  openSample,
  saveExport,
  test,
} from './steps.ts';

// Projects beside each other: what tells them apart, and that nobody is thrown out of one.

const projectMenu = (page: Page) =>
  page.getByRole('banner').getByRole('button', { name: /^Project|Orvella|Untitled/u });

async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}

test('the sample project that is here already is opened under a name of its own, unasked', async ({ page }) => {
  await openSample(page);
  const first = await page.title();
  await command(page, 'Open sample project');
  await expect(page).toHaveTitle(/\(opened .+\)/u);
  expect(await page.title()).not.toBe(first);

  await command(page, 'Projects…');
  const list = page.getByRole('dialog', { name: 'Projects' }).getByRole('listitem');
  await expect(list).toHaveCount(1);
  await expect(list).toContainText(/10 documents · \d+ annotations · (?:changed .+ · )?opened/u);
});

test('a project file of a project that is here asks which is to be opened', async ({ page }, info) => {
  await openSample(page);
  const file = await saveExport(page, /Project file/);
  const folder = await folderOf(info, 'saved', { 'vell.lectern': await readFile(file) });
  await command(page, 'Rename project');
  await page.getByRole('textbox', { name: 'Name of the project' }).fill('Here');
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle('Here – Lectern');

  const dialog = page.getByRole('dialog', { name: '“Here” is here already' });
  const open = async () => {
    const picking = page.waitForEvent('filechooser');
    await page.keyboard.press('Control+o');
    await (await picking).setFiles(path.join(folder, 'vell.lectern'));
    await expect(dialog).toBeVisible();
  };
  await open();
  await expect(dialog).toContainText('The file is an older copy: the one that is here was changed later');
  await expect(dialog.getByRole('definition')).toHaveText([
    /^10 documents · \d+ annot/u,
    /^called .+ · 10 documents · \d+ annot/u,
  ]);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await open();
  // It stands on the one that is here, which is open.
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page).toHaveTitle('Here – Lectern');
  await command(page, 'Projects…');
  await expect(page.getByRole('dialog', { name: 'Projects' })).toContainText('There is no other project.');
  await page.keyboard.press('Escape');

  await open();
  const name = dialog.getByRole('textbox', { name: 'Name for the one from the file' });
  await expect(name).toHaveValue(/\(opened .+\)$/u);
  await name.fill('From Ada');
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle('From Ada – Lectern');

  // From the first screen, and from a project that is another one, it leads to the one that is here.
  await command(page, 'Close project');
  const picking = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open project file' }).click();
  await (await picking).setFiles(path.join(folder, 'vell.lectern'));
  await dialog.getByRole('button', { name: 'Open the one that is here' }).click();
  await expect(page).toHaveTitle('Here – Lectern');
});

test('renaming a project that was opened beside its twin begins with its name', async ({ page }) => {
  await openSample(page);
  await command(page, 'Open sample project');
  await expect(page).toHaveTitle(/\(opened .+\)/u);
  const name = (await page.title()).replace(/ – Lectern$/u, '').replace(/^.+ – /u, '');
  await command(page, 'Rename project');
  await expect(page.getByRole('dialog').getByRole('textbox')).toHaveValue(name);
});

test('the tabs that were opened last are there after a reload, however soon it comes', async ({ page }) => {
  await openSample(page);
  await documentTree(page).getByRole('treeitem', { name: /silo/iu }).first().click();
  await expect(annotationList(page)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('tab', { name: /silo/iu })).toBeVisible();
});

test('the first screen tells projects of one name apart', async ({ page }, info) => {
  await openEmpty(page);
  await command(page, 'Close project');
  const lines = page.getByRole('region', { name: 'Recent projects' }).getByRole('button');
  await expect(lines.first()).toContainText(/Untitled project.*0 documents · 0 annotations/u);
  await expect(projectMenu(page)).toHaveCount(0);

  // A second one of that name, in which something was done.
  await page.getByRole('button', { name: 'Start an empty project' }).click();
  const folder = await folderOf(info, 'letters', { 'a.txt': 'Ein Brief\n\nDer Hafen war leer.\n' });
  await importFolder(page, folder);
  await closeReport(page);
  await command(page, 'Close project');
  const about = lines.filter({ hasText: 'Untitled project' });
  await expect(about).toHaveCount(2);
  await expect(about.first()).toContainText(/1 document · 0 annotations · changed /u);
  await expect(about.last()).toContainText(/0 documents · 0 annotations/u);
  await expect(about.last()).not.toContainText('changed');
});

import type { Page } from '@playwright/test';
import { annotationList, documentTree, expect, openEmpty, openSample, test } from './steps.ts';

// Projects beside each other: what tells them apart, and that nobody is thrown out of one.

const projectMenu = (page: Page) =>
  page.getByRole('banner').getByRole('button', { name: /^Project|Orvella|Untitled/u });

async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}

test('a project file whose project is here already is opened under a name of its own', async ({ page }) => {
  await openSample(page);
  const first = await page.title();
  await command(page, 'Open sample project');
  await expect(page).toHaveTitle(/\(opened .+\)/u);
  expect(await page.title()).not.toBe(first);

  await command(page, 'Projects…');
  const list = page.getByRole('dialog', { name: 'Projects' }).getByRole('listitem');
  await expect(list).toHaveCount(1);
  await expect(list).toContainText(/6 documents · \d+ annotations · (?:changed .+ · )?opened/u);
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

test('the first screen tells projects of one name apart', async ({ page }) => {
  await openEmpty(page);
  await command(page, 'Close project');
  const line = page.getByRole('region', { name: 'Recent projects' }).getByRole('button').first();
  await expect(line).toContainText(/Untitled project.*0 documents · 0 annotations/u);
  await expect(projectMenu(page)).toHaveCount(0);
});

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { command } from './comparing-steps.ts';
import { inBothThemes, objections } from './objections.ts';
import { expect, folderOf, openSample, saveExport, tagTree, test } from './steps.ts';

// Two people work on copies of one project and one of them takes the other's file in, by keys alone.

const questions = (page: Page) => page.getByRole('list', { name: 'Questions' }).getByRole('article');
const message = (page: Page) => page.getByRole('status', { name: 'Messages' });

/** Calls a tag of the tree otherwise. */
async function renameTag(page: Page, from: string, to: string): Promise<void> {
  await tagTree(page).getByText(from, { exact: true }).click();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'New name of the tag' }).fill(to);
  await page.keyboard.press('Enter');
  await expect(tagTree(page).getByText(to, { exact: true })).toBeVisible();
}

async function beCalled(page: Page, name: string): Promise<void> {
  await command(page, 'Your name');
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Your name' })).toBeHidden();
}

async function chooseFile(page: Page, file: string, ask: () => Promise<void>): Promise<void> {
  const picking = page.waitForEvent('filechooser');
  await ask();
  await (await picking).setFiles(file);
}

test('two people’s files are merged, two questions answered by keys, and all of it taken back', async ({
  page,
  browser,
}, info) => {
  test.setTimeout(240_000);
  await openSample(page);
  await beCalled(page, 'Ада');
  const [first, second] = (await tagTree(page).getByRole('treeitem', { level: 1 }).allInnerTexts()).map((words) =>
    words.split('\n')[0]!.trim(),
  ) as [string, string];
  const begun = await folderOf(info, 'begun', {
    'project.lectern': await readFile(await saveExport(page, /Project file/)),
  });

  // The other opens the copy on a machine of their own and goes on.
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto(new URL('/', page.url()).href);
  await chooseFile(other, path.join(begun, 'project.lectern'), () =>
    other.getByRole('button', { name: 'Open project file' }).click(),
  );
  await expect(tagTree(other)).toBeVisible();
  await beCalled(other, 'Noor');
  await renameTag(other, first, 'حبوب');
  await renameTag(other, second, '穀物');
  await other.getByRole('button', { name: 'New tag' }).click();
  await other.getByRole('textbox', { name: 'Name of the new tag' }).fill('Паром');
  await other.keyboard.press('Enter');
  await expect(tagTree(other).getByText('Паром')).toBeVisible();
  const theirs = await folderOf(info, 'theirs', {
    'theirs.lectern': await readFile(await saveExport(other, /Project file/)),
  });
  await elsewhere.close();

  await renameTag(page, first, 'Grain');
  await renameTag(page, second, 'Harbour');
  await chooseFile(page, path.join(theirs, 'theirs.lectern'), () => command(page, 'Merge another project file'));
  await expect(message(page)).toContainText('came: 1 tag');
  await expect(message(page)).toContainText('2 questions to answer');
  await expect(tagTree(page).getByText('Паром')).toBeVisible();
  await expect(questions(page)).toHaveCount(2);
  await expect(questions(page).first()).toBeFocused();
  await expect(questions(page).first()).toContainText(/Tag.*Grain.*Name/su);
  await expect(questions(page).first()).toContainText('حبوب');
  expect(await inBothThemes(page)).toEqual([]);
  await page.keyboard.press('/');
  await page.keyboard.type('穀物');
  await expect(questions(page)).toHaveCount(1);
  await expect(questions(page)).toContainText('Harbour');
  await page.keyboard.press('Escape');
  await expect(questions(page)).toHaveCount(2);
  await page.keyboard.press('ArrowDown');
  await expect(questions(page).first()).toBeFocused();

  await page.keyboard.press('t');
  await expect(questions(page)).toHaveCount(1);
  await expect(questions(page).first()).toBeFocused();
  await expect(tagTree(page).getByText('حبوب')).toBeVisible();
  await page.keyboard.press('o');
  await expect(page.getByText('Nothing to answer: no merged project says otherwise.')).toBeVisible();
  await expect(tagTree(page).getByText('Harbour')).toBeVisible();
  expect(await inBothThemes(page, { within: '.questions-view' })).toEqual([]);

  // Each answer is taken back by itself, and then the merge.
  await page.keyboard.press('Control+z');
  await expect(questions(page)).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(questions(page)).toHaveCount(2);
  await expect(tagTree(page).getByText('Grain')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(tagTree(page).getByText('Паром')).toBeHidden();
  await expect(page.getByText('Nothing to answer: no merged project says otherwise.')).toBeVisible();
  await expect(tagTree(page).getByText('Harbour')).toBeVisible();
});

test('who merges a copy from the first screen is told what came', async ({ page }, info) => {
  await openSample(page);
  await page.getByRole('button', { name: 'New tag' }).click();
  await page.getByRole('textbox', { name: 'Name of the new tag' }).fill('Паром');
  await page.keyboard.press('Enter');
  await expect(tagTree(page).getByText('Паром')).toBeVisible();
  const saved = await folderOf(info, 'saved', {
    'copy.lectern': await readFile(await saveExport(page, /Project file/)),
  });
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(tagTree(page).getByText('Паром')).toBeHidden();
  await command(page, 'Close project');
  await chooseFile(page, path.join(saved, 'copy.lectern'), () =>
    page.getByRole('button', { name: 'Open project file' }).click(),
  );
  const dialog = page.getByRole('dialog', { name: /is here already/u });
  await expect(dialog).toContainText('In the file copy.lectern');
  // What was announced of the project that was left names what is no longer there, and ends by itself.
  await expect(page.locator('[data-live-announcer] [role="img"]')).toHaveCount(0);
  expect(await objections(page)).toEqual([]);
  await page.screenshot({ path: info.outputPath('twin.png') });
  await dialog.getByRole('button', { name: 'Merge the file into it' }).click();
  await expect(message(page)).toContainText(/Merged|holds nothing that is not here/u);
});

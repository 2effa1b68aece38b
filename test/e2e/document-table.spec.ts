import type { Page } from '@playwright/test';
import { objections } from './objections.ts';
import { command } from './comparing-steps.ts';
import { expect, openSample, test, undo } from './steps.ts';

const grid = (page: Page) => page.getByRole('grid', { name: 'Document table' });

async function openTable(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Project: /u }).click();
  await page.getByRole('menuitem', { name: 'Document table' }).click();
  await expect(grid(page)).toBeVisible();
}

async function addColumn(page: Page, name: string, type: string): Promise<void> {
  await page.getByRole('button', { name: 'New column' }).click();
  const dialog = page.getByRole('dialog', { name: 'New column' });
  await dialog.getByLabel('Name of the column').fill(name);
  await dialog.getByLabel('Type').selectOption({ label: type });
  await dialog.getByRole('button', { name: 'Store' }).click();
  await expect(grid(page).getByRole('columnheader', { name })).toBeVisible();
}

/** The cells of a column, from the top. */
async function cellsOf(page: Page, column: string) {
  const heads = await grid(page).getByRole('columnheader').allInnerTexts();
  const at = heads.findIndex((head) => head.startsWith(column));
  return grid(page).locator(`[data-cell$=" ${at}"]`);
}

test('columns of one’s own are written by keys, filled down and emptied, each as one act', async ({ page }) => {
  await openSample(page);
  await openTable(page);
  await addColumn(page, 'Партия', 'Text');
  const cells = await cellsOf(page, 'Партия');
  await cells.first().click();
  await page.keyboard.press('F2');
  await page.keyboard.type('Зелёные');
  await page.keyboard.press('Enter');
  await expect(cells.first()).toHaveText('Зелёные');
  await expect(cells.nth(1)).toBeFocused();

  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  await expect(cells.nth(2)).toHaveText('Зелёные');
  await page.keyboard.press('Delete');
  await expect(cells.nth(0)).toHaveText('');
  await expect(cells.nth(2)).toHaveText('');
  await undo(page);
  await expect(cells.nth(2)).toHaveText('Зелёные');
  await undo(page);
  await expect(cells.nth(2)).toHaveText('');
  await expect(cells.nth(0)).toHaveText('Зелёные');
});

test('cells are pasted from a spreadsheet as one act, and what is not of its column’s type says so', async ({
  page,
}) => {
  await openSample(page);
  await openTable(page);
  await addColumn(page, 'Pages', 'Number');
  await addColumn(page, 'Heard', 'Yes or no');
  const [pages, heard] = [await cellsOf(page, 'Pages'), await cellsOf(page, 'Heard')];
  await pages.first().click();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '1,200\tja\r\nmany\tnein\r\n');
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement!.dispatchEvent(paste);
  });
  await expect(pages.nth(0)).toHaveText(/^1[,.\s]?200$/u);
  await expect(pages.nth(1)).toContainText('many');
  await expect(pages.nth(1)).toHaveAttribute('aria-invalid', 'true');
  await expect(heard.nth(0)).toHaveText('Yes');
  await expect(heard.nth(1)).toHaveText('No');
  await page.getByRole('radio', { name: 'Not of their type' }).click();
  await expect(grid(page).getByRole('row')).toHaveCount(2);
  await page.getByRole('radio', { name: 'All' }).click();
  await undo(page);
  await expect(pages.nth(0)).toHaveText('');
  await expect(heard.nth(1)).toHaveText('');
});

test('guesses say so, the weakest first, and are confirmed where they stand', async ({ page }) => {
  await openSample(page);
  await openTable(page);
  await page.getByRole('radio', { name: 'To confirm' }).click();
  const dates = await cellsOf(page, 'Date');
  await expect(dates.first()).toHaveAttribute('data-sureness', /.+/u);
  await dates.first().click();
  await page.keyboard.press('Control+Enter');
  await expect(dates.first()).not.toHaveAttribute('data-sureness', /.+/u);
  await undo(page);
  await expect(dates.first()).toHaveAttribute('data-sureness', /.+/u);
});

test('values come from the names of folders and files by a pattern, after a look at them', async ({ page }) => {
  await openSample(page);
  await openTable(page);
  await page.getByRole('button', { name: 'From folder names…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Pattern').fill('{Folder}/{Paper}-*');
  await expect(dialog.getByRole('region', { name: 'What would be written' })).toContainText('Orvella');
  await dialog.getByRole('button', { name: /^Take in \d+ values/u }).click();
  await expect(dialog).toBeHidden();
  const folders = await cellsOf(page, 'Folder');
  await expect(folders.first()).toHaveText('Orvella');
});

test('the keys are in the table when it is opened, and on a new column when that is stored', async ({ page }) => {
  await openSample(page);
  await command(page, 'Document table');
  await expect(grid(page).getByRole('rowheader').first()).toBeFocused();
  await page.getByRole('button', { name: 'New column' }).click();
  await page.getByRole('textbox', { name: 'Name of the column' }).fill('Speaker');
  await page.keyboard.press('Enter');
  const head = grid(page).getByRole('button', { name: 'Speaker', exact: true });
  await expect(head).toBeFocused();
  await expect(head).toBeInViewport();
});

test('the table has nothing to object to', async ({ page }) => {
  await openSample(page);
  await openTable(page);
  expect(await objections(page, { within: '.document-table' })).toEqual([]);
});

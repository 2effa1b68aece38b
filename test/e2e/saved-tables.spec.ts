import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { command } from './comparing-steps.ts';
import { expect, openDocument, openSample, selectWords, tagTree, test } from './steps.ts';

// Tables that are pages of their own, saved by the command that saves a table: in the file stands what was shown.

test('all notes, the people, the history and the counts of a tag are saved as tables, by keys', async ({ page }) => {
  await openSample(page);

  await command(page, 'All notes as a table');
  await expect(page.getByRole('region', { name: 'All notes' })).toContainText('13 notes');
  const notes = await save(page, 'CSV');
  expect(notes.name).toBe('All notes.csv');
  expect(notes.text).toContain('Start here,About the project');
  expect(notes.text).toContain('Says who counted and how it was checked.');

  // A part says so in the name of its file.
  await page.getByRole('searchbox', { name: 'Find in notes' }).fill('eyewitness');
  await expect(page.getByRole('region', { name: 'All notes' })).toContainText('of 13');
  const some = await save(page, 'CSV');
  expect(some.name).toMatch(/^All notes, \d of 13\.csv$/u);
  expect(some.text).not.toContain('Start here,');

  await command(page, 'People');
  const people = await save(page, 'CSV');
  expect(people.name).toBe('People.csv');
  expect(people.text).toContain('Lectern,pink,35,0,3,0,');

  const text = await openDocument(page, 'Grain silo bursts in port of Orvella, at least nine dead');
  await selectWords(page, text, 'column of grey dust');
  await page.keyboard.press('h');
  await command(page, 'History');
  await expect(page.getByRole('region', { name: 'History' })).toContainText('column of grey dust');
  const history = await save(page, 'CSV');
  expect(history.name).toBe('History.csv');
  expect(history.text).toContain(
    'Highlight “column of grey dust”,"Grain silo bursts in port of Orvella, at least nine dead"',
  );
  const workbook = await save(page, 'Workbook');
  expect(workbook.name).toBe('History.xlsx');
  expect(workbook.text.slice(0, 2)).toBe('PK');

  await tagTree(page).getByRole('treeitem').first().click();
  await expect(page.getByRole('region', { name: 'Tag', exact: true })).toContainText('14 quotations');
  const counts = await save(page, 'CSV');
  expect(counts.name).toBe('Event counts.csv');
  const ofDocuments = counts.text.split(/\r?\n/u).filter((row) => row.startsWith('Document,'));
  expect(ofDocuments.reduce((sum, row) => sum + Number(/,(\d+)$/u.exec(row)![1]), 0)).toBe(14);
});

/** Saves the table of the page by its command, in a format that is typed, and reads the file. */
async function save(page: Page, format: string): Promise<{ readonly name: string; readonly text: string }> {
  await command(page, 'Save table…');
  const item = page.getByRole('menu', { name: 'Save table' }).getByRole('menuitem', { name: format });
  await expect(item).toBeVisible();
  await page.keyboard.type(format);
  await expect(item).toBeFocused();
  const loading = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const download = await loading;
  await expect(page.getByRole('button', { name: 'Save table' }).last()).toBeFocused();
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

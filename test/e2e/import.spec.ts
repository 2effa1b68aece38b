import path from 'node:path';
import type { Page } from '@playwright/test';
import { encoderFor, sentences } from '../fixtures/encodings/encode.ts';
import {
  annotationList,
  closeReport,
  documentTree,
  expect,
  folderOf,
  importFiles,
  importFolder,
  importReport,
  openDocument,
  openEmpty,
  openText,
  pick,
  search,
  selectWords,
  tagSelection,
  test,
  texts,
  undo,
  wire,
  saveTable,
} from './steps.ts';

/** How many files of each outcome the report counts, e.g. `All 4`, `Imported 4`. */
async function counts(page: Page): Promise<readonly string[]> {
  const chips = importReport(page).getByRole('group', { name: 'Show' }).getByRole('button');
  return (await chips.allTextContents()).map((words) => words.replace(/\s+/gu, ' ').trim());
}

test('imports files that are dropped on the window, from a real folder and from a script', async ({ page }) => {
  await openEmpty(page);
  // A browser gives a dropped folder out as entries; only the browser itself can make such a drop.
  const client = await page.context().newCDPSession(page);
  const data = { items: [], files: [texts], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await client.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
    if (type === 'dragOver') await expect(page.getByText('Drop to import')).toBeVisible();
  }
  await expect(importReport(page)).toBeVisible();
  await expect.poll(() => counts(page)).toEqual(['All 4', 'Imported 4']);
  await closeReport(page);
  await expect(page.getByText('Drop to import')).toBeHidden();
  await expect(documentTree(page).getByText('texts', { exact: true })).toBeVisible();

  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['Zwei Lotsen fuhren nachts hinaus.\n'], 'lotsen.txt'));
    transfer.items.add(new File(['Οι πλοηγοί βγήκαν τη νύχτα.\n'], 'πλοηγοί.txt'));
    for (const type of ['dragenter', 'dragover', 'drop']) {
      window.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }
  });
  await expect.poll(() => counts(page)).toEqual(['All 2', 'Imported 2']);
  await closeReport(page);
  await search(page, 'πλοηγοι', /1 passage\b/);
});

test('imports again without doubling, keeps annotations in a changed file, and copies of duplicates on request', async ({
  page,
}, info) => {
  const wording = 'The pilots of Vell will go out by night again.';
  const first = await folderOf(info, 'first/harbour', {
    'a.txt': `Pilots\n\n${wording}\n\nNobody asked the fishermen of the old quay.\n`,
    'sub/b.txt': 'Les pilotes repartent la nuit.\n',
  });
  const second = await folderOf(info, 'second/harbour', {
    'a.txt': `Pilots\n\nA new paragraph stands above now.\n\n${wording}\n\nNobody asked the fishermen of the old quay.\n`,
    'sub/b.txt': 'Les pilotes repartent la nuit.\n',
    'sub/c.txt': 'Les pilotes repartent la nuit.\n',
  });
  await page.goto('/');
  await importFolder(page, first);
  await expect.poll(() => counts(page)).toEqual(['All 2', 'Imported 2']);
  await closeReport(page);
  const text = await openDocument(page, 'Pilots');
  await selectWords(page, text, wording);
  await tagSelection(page, 'Night');

  await importFolder(page, first);
  await expect.poll(() => counts(page)).toEqual(['All 2', 'Unchanged 2']);
  await closeReport(page);

  const report = await importFolder(page, second);
  await expect.poll(() => counts(page)).toEqual(['All 3', 'Duplicate 1', 'New version 1', 'Unchanged 1']);
  await report.getByRole('button', { name: /^New version/ }).click();
  await expect(report.getByRole('row')).toHaveCount(2);
  await report.getByRole('button', { name: /^All/ }).click();
  await report.getByRole('button', { name: 'Keep as a copy' }).click();
  await expect(report.getByRole('row', { name: /sub\/c\.txt/ })).toContainText('kept as a copy');
  await page.keyboard.press('Escape'); // Although the button that was pressed is gone.
  await expect(report).toBeHidden();
  await expect(documentTree(page).getByRole('treeitem', { name: /Les pilotes|^[bc]\b/ })).toHaveCount(2);

  await openDocument(page, 'Pilots');
  await expect(openText(page)).toContainText('A new paragraph stands above now.');
  await expect(page.getByText('Version 2 of 2')).toBeVisible();
  await expect(annotationList(page).getByRole('listitem')).toContainText(wording);
  await search(page, 'tag:Night', /1 passage\b/);
});

test('says before it begins that a folder may not fit on the disk, and imports it all the same', async ({
  page,
}, info) => {
  await page.addInitScript(() => {
    navigator.storage.estimate = () => Promise.resolve({ quota: 60_000, usage: 10_000 });
  });
  await openEmpty(page);
  const letter = 'Der Hafenmeister schloss das Nordtor, und niemand wurde verletzt.\n\n'.repeat(200);
  const files = { 'a.txt': `Ein Brief\n\n${letter}`, 'b.txt': `Noch ein Brief\n\n${letter}nochmals\n` };
  const report = await importFolder(page, await folderOf(info, 'letters', files));
  await expect(report).toContainText('Imported');
  await closeReport(page);
  await expect(page.getByText(/letters.* holds 26\.\d kB and there is room for 50 kB: it may not fit/u)).toBeVisible();
  await expect(documentTree(page).getByText('Noch ein Brief')).toBeVisible();
});

test('lets the report be corrected, saved and opened again', async ({ page }) => {
  await page.goto('/');
  const report = await importFolder(page, texts);
  await report.getByRole('textbox', { name: 'Title of 02 northern post.txt' }).fill('Oster reports the pact');
  await page.keyboard.press('Enter');
  await expect(documentTree(page).getByText('Oster reports the pact')).toBeAttached();
  await report.getByRole('textbox', { name: 'Date of 02 northern post.txt' }).fill('2031-05-06');
  await page.keyboard.press('Enter');
  const { name, text: csv } = await saveTable(page, /CSV/u, report.getByRole('button', { name: 'Save table' }));
  expect(name).toBe('texts import report.csv');
  expect(csv).toContain('01 coastal wire.txt');
  expect(csv.trim().split(/\r?\n/u)).toHaveLength(5);
  await report.getByRole('button', { name: 'Close' }).click();

  await page.reload();
  await expect(documentTree(page)).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('last import report');
  await page.keyboard.press('Enter');
  await expect(report.getByRole('textbox', { name: 'Title of 02 northern post.txt' })).toHaveValue(
    'Oster reports the pact',
  );
  await expect(report.getByRole('textbox', { name: 'Date of 02 northern post.txt' })).toHaveValue(/2031/);
});

test('shows how far a long import is, and keeps what was done when it is cancelled', async ({ page }, info) => {
  const files: Record<string, string> = {};
  for (let at = 0; at < 1500; at += 1) {
    files[`year ${at % 10}/letter ${at}.txt`] =
      `Letter ${at}\n\nThe harbour master writes for the ${at}th time about the pilots.\n\n`.repeat(40);
  }
  const folder = await folderOf(info, 'letters', files);
  await openEmpty(page);
  await pick(page, page.getByRole('button', { name: 'Import folder', exact: true }).first(), folder);
  const progress = page.getByRole('progressbar', { name: 'Importing' });
  await expect(progress).toBeVisible();
  await expect(documentTree(page)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel import' }).click();
  const report = importReport(page);
  await expect(report).toContainText('cancelled; what was done is kept', { timeout: 30_000 });
  await expect(progress).toBeHidden();
  const [all = ''] = await counts(page);
  const kept = Number(all.replace(/\D/gu, ''));
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(1500);
  await closeReport(page);

  // Run again, it takes up what is missing and doubles nothing.
  await importFolder(page, folder);
  await expect(report.getByRole('button', { name: /^All/ })).toContainText('1,500', { timeout: 60_000 });
  await expect(report.getByRole('button', { name: /^Unchanged/ })).toContainText(kept.toLocaleString('en'));
  await closeReport(page);
  await expect(page.getByText('1,500 documents').first()).toBeVisible();
});

test('reads Cyrillic, Japanese and UTF-16 files, and corrects a wrong guess with a preview and undo', async ({
  page,
}, info) => {
  const russian = sentences.find(({ language }) => language === 'ru')!.text;
  const japanese = sentences.find(({ language }) => language.startsWith('ja'))!.text;
  const folder = await folderOf(info, 'encodings', {
    'koi8.txt': encoderFor('koi8-r')(russian)!,
    'windows.txt': encoderFor('windows-1251')(`${russian} Ещё раз.`)!,
    'sjis.txt': encoderFor('shift_jis')(japanese)!,
    'utf16.txt': new Uint8Array(Buffer.from(`${russian} И ещё раз.`, 'utf16le')),
  });
  await page.goto('/');
  const report = await importFolder(page, folder);
  for (const [file, label] of [
    ['koi8.txt', /koi8-r/i],
    ['windows.txt', /windows-1251/i],
    ['sjis.txt', /shift_jis/i],
    ['utf16.txt', /utf-16le/i],
  ] as const) {
    await expect(report.getByRole('row', { name: new RegExp(file) })).toContainText(label);
  }
  await closeReport(page);
  await search(page, '"человеческих рождаются" OR достоинстве', /in 3 documents/);
  await search(page, `"${japanese.slice(0, 4)}"`, /1 passage\b/);

  await openDocument(page, new RegExp(`koi8|${russian.slice(0, 20)}`));
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Correct encoding');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Correct encoding' });
  const before = await openText(page).textContent();
  await dialog.getByRole('combobox', { name: 'Encoding' }).selectOption('windows-1251');
  await expect(dialog.getByRole('region', { name: 'How the text begins' })).not.toContainText(russian.slice(0, 12));
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog).toBeHidden();
  await expect(openText(page)).not.toContainText(russian.slice(0, 12));
  await undo(page);
  await expect(openText(page)).toContainText(before!.slice(0, 40));
});

test('opens files one by one, also with names that hold emoji', async ({ page }, info) => {
  const folder = await folderOf(info, 'single', {
    '🚢 ship.txt': 'A ship came in.\n',
    'second.md': '# Second\n\nIt left.\n',
  });
  await openEmpty(page);
  await importFiles(
    page,
    ['🚢 ship.txt', 'second.md'].map((name) => path.join(folder, name)),
  );
  await expect.poll(() => counts(page)).toEqual(['All 2', 'Imported 2']);
  await closeReport(page);
  await search(page, 'ship', /1 passage\b/);
  await expect(documentTree(page).getByText(wire)).toBeHidden();
});

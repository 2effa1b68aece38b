import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  annotationList,
  closeReport,
  expect,
  expectCount,
  folderOf,
  importFolder,
  openDocument,
  openEmpty,
  search,
  selectWords,
  tagSelection,
  test,
} from './steps.ts';

const news = path.resolve(import.meta.dirname, '../fixtures/html/news.html');

test('reads saved pages beside texts, says of each what it was, and leaves what stands around the article out of a search', async ({
  page,
}, info) => {
  const folder = await folderOf(info, 'Pressespiegel', {
    'ferry.html': await readFile(news),
    'brief.txt': 'Liebe Schwester,\n\ndie Fähre fährt wieder.\n',
    'bild.htm': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
  });
  await openEmpty(page);
  const report = await importFolder(page, folder);
  const row = (name: string) => report.getByRole('row', { name });
  await expect(row('ferry.html')).toContainText('Imported');
  await expect(row('ferry.html')).toContainText('web page');
  await expect(row('ferry.html').getByRole('textbox', { name: /^Date/u })).toHaveValue('2025-06-30T09:02:00+01:00');
  await expect(row('ferry.html').getByRole('textbox', { name: /^Outlet/u })).toHaveValue('The Harbour Post');
  await expect(row('brief.txt')).toContainText('text');
  await expect(row('bild.htm')).toContainText('not a text');
  await page.screenshot({ path: info.outputPath('report.png') });
  await closeReport(page);

  const text = await openDocument(page, 'Ferry returns to Northgate');
  await expect(text).toContainText('two cows on board');
  await expect(text).not.toContainText('Never run');
  // What belongs to the page is folded to a line; Enter opens it, and a key folds it again.
  const fold = text.getByRole('button', { name: /lines hidden$/u }).first();
  await fold.focus();
  await page.keyboard.press('Enter');
  await expect(text.locator('.reader-furniture').first()).toBeVisible();
  await selectWords(page, text, 'Nobody believed it');
  await tagSelection(page, 'Doubt');
  await expect(annotationList(page)).toContainText('Nobody believed it');
  await page.screenshot({ path: info.outputPath('page.png') });

  await search(page, 'grandfather', /1 passage\b/u);
  await page.getByText('Without furniture').click();
  await expectCount(page, /^No passage|0 passages/u);
});

import type { Page, TestInfo } from '@playwright/test';
import { objections } from './objections.ts';
import { command, tabTo, turnToPart } from './comparing-steps.ts';
import {
  annotationList,
  closeReport,
  documentTree,
  expect,
  folderOf,
  importFolder,
  openEmpty,
  openText,
  test,
} from './steps.ts';

// What a source changed after publication, seen by keys alone.

const hours = Array.from({ length: 12 }, (_, hour) => `At hour ${hour + 1} the watch noted ${hour * 7 + 13} crates.`);
const morning = `Talks at the harbour\n\nThe ministers of Vell and Oster met on Sunday at the headquarters of the party, the Harbour News Agency (HNA) reported. Some 1,200 people came to the square. “We will go on with the talks until spring,” the minister said.\n\n${hours.join(' ')} Nobody was hurt.\n`;
const evening = `Talks at the harbour\n\nSome 1,500 people came to the square. The ministers of Vell and Oster met on Sunday at the headquarters of the party, the Harbour News Agency (HNA) reported. “We will go on with the talks,” the minister said.\n\n${hours.join(' ')} Two men were carried away, the police told reporters late in the evening.\n`;
const other = 'Crowd at the square\n\nSome 1,200 people came to the square, the Gazette wrote on Monday.\n';

const table = (page: Page) => page.getByRole('table', { name: 'Synopsis' });
const rowWith = (page: Page, words: string) => table(page).getByRole('row').filter({ hasText: words });

/** A text that came in twice, the second time changed, and another one; the changed one is open. */
async function openChanged(page: Page, info: TestInfo): Promise<void> {
  await openEmpty(page);
  for (const report of [morning, evening]) {
    await importFolder(page, await folderOf(info, 'reports', { 'report.txt': report, 'other.txt': other }));
    await closeReport(page);
  }
  await page.keyboard.press('Control+Shift+L');
  await page.keyboard.press('Tab');
  await expect(documentTree(page)).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(openText(page)).toContainText('1,500');
}

test('what changed is shown row by row, whichever way it is asked for', async ({ page }, info) => {
  await openChanged(page, info);
  await openText(page).focus();
  await page.keyboard.press('Shift+C');
  await expect(page.getByRole('tab', { name: 'Synopsis of Talks at the harbour (versions 1 and 2)' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Changes between versions' })).toBeVisible();
  await expect(table(page).getByRole('columnheader')).toHaveText([
    'Row',
    /^Talks at the harbour \(version 1\)imported/u,
    /^Talks at the harbour \(version 2\)imported/u,
  ]);
  await expect(page.getByText('of this comparison was removed')).toHaveCount(0);
  // Nothing of what stayed as it was.
  await expect(page.getByText(/^5 of 18 rows$/u)).toBeVisible();
  await expect(rowWith(page, 'At hour 3')).toHaveCount(0);
  await expect(rowWith(page, '1,500')).toContainText('1,200');
  await expect(rowWith(page, 'until spring').locator('mark')).toHaveText(['Only here: until spring']);
  await expect(rowWith(page, 'Two men').getByRole('cell').first()).toContainText('nothing of it');
  expect(await objections(page)).toEqual([]);
  await page.keyboard.press('Alt+w');

  // The head of the text, the facts of the document and the palette lead there, too.
  await command(page, 'Compare with the version before');
  await expect(rowWith(page, '1,500')).toBeVisible();
  await page.keyboard.press('Alt+w');
  await tabTo(page, 'Compare with the version before');
  await page.keyboard.press('Enter');
  await expect(rowWith(page, '1,500')).toBeVisible();
});

test('every part of a comparison shows two versions, and an older one is read beside the text of now', async ({
  page,
}, info) => {
  await openChanged(page, info);
  await command(page, 'Compare with the version before');
  await expect(table(page)).toBeVisible();
  await turnToPart(page, 'Quotations');
  const quotations = page.getByRole('table', { name: 'Quotations' });
  await expect(quotations).toContainText('Talks at the harbour (version 1)');
  await expect(quotations).toContainText('Talks at the harbour (version 2)');
  await turnToPart(page, 'Possible conflicts');
  await expect(page.getByRole('list', { name: 'Possible conflicts' })).toContainText('1,500');
  await turnToPart(page, 'Claims');
  await expect(page.getByText('Versions of one document stand in one column')).toBeVisible();
  await turnToPart(page, 'Lineage');
  await expect(page.getByRole('table', { name: 'Lineage' })).toContainText(
    'From Talks at the harbour (version 1) to Talks at the harbour (version 2)',
  );
  await turnToPart(page, 'Timeline');
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('version 2');

  await turnToPart(page, 'Shared wording');
  await expect(page.getByRole('heading', { name: /version 1.*version 2/u })).toBeVisible();
  await page.getByRole('button', { name: 'Show in both texts' }).first().press('Enter');
  const [older, now] = [openText(page).first(), openText(page).nth(1)];
  await expect(older).toContainText('Nobody was hurt');
  await expect(now).toContainText('Two men');
  // The older one is read by the keys of the reader, and not marked.
  await older.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('h');
  await now.focus();
  await page.keyboard.press('Shift+J');
  await page.keyboard.press('h');
  await expect(annotationList(page).getByRole('listitem')).toHaveCount(1);

  // Its own sentence is opened there, at its place.
  await turnToPart(page, 'Synopsis');
  await rowWith(page, 'Nobody was hurt').getByRole('button').last().press('Enter');
  await expect(older).toContainText('Nobody was hurt');
});

test('the tab comes back with the window, is empty while the version is undone, and stands beside other documents', async ({
  page,
}, info) => {
  await openChanged(page, info);
  await command(page, 'Compare with the version before');
  await expect(rowWith(page, '1,500')).toBeVisible();
  await page.reload();
  await expect(rowWith(page, '1,500')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Fewer than two of the documents are left.')).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(rowWith(page, '1,500')).toBeVisible();

  // The older version is read, another document chosen, and both are set beside each other.
  await turnToPart(page, 'Shared wording');
  await page.getByRole('button', { name: 'Show in both texts' }).first().press('Enter');
  await openText(page).first().focus();
  await page.keyboard.press('Control+Shift+L');
  await page.keyboard.press('Tab');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await expect(documentTree(page).getByRole('treeitem', { selected: true })).toContainText('Crowd at the square');
  await command(page, 'Compare the older version with');
  await expect(table(page).getByRole('columnheader')).toHaveText([
    'Row',
    /^Crowd at the square/u,
    /^Talks at the harbour \(version 1\)/u,
  ]);
  await expect(rowWith(page, 'Gazette')).toContainText('Some 1,200 people came to the square.');
});

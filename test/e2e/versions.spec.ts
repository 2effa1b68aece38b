import {
  annotationList,
  closeReport,
  expect,
  folderOf,
  importFolder,
  openDocument,
  openEmpty,
  selectWords,
  test,
} from './steps.ts';

const minutes = (concern: string, people: string) =>
  `Minutes of the second day\n\nResolution 1. The Committee expressed its deep concern. Members left.\n\nResolution 2. The Committee expressed its ${concern} concern. Votes were cast.\n\nIn all ${people} people had left their homes by the first of May.\n`;

test('shows what was marked beside what stands there now', async ({ page }, info) => {
  await openEmpty(page);
  await importFolder(page, await folderOf(info, 'letters', { 'day.txt': minutes('deep', '14,000') }));
  await closeReport(page);
  const text = await openDocument(page, 'Minutes of the second day');
  await selectWords(page, text, 'In all 14,000 people had left their homes');
  await page.keyboard.press('h');
  await expect(annotationList(page).getByRole('listitem')).toHaveCount(1);
  await importFolder(page, await folderOf(info, 'letters', { 'day.txt': minutes('grave', '15,000') }));
  await closeReport(page);
  const card = annotationList(page).getByRole('listitem');
  await expect(card).toContainText('The words changed');
  await expect(card).not.toContainText('100');
  await expect(card.locator('del')).toHaveText('14,000');
  await expect(card.locator('ins')).toHaveText('15,000');

  // On paper, too, the words that were marked are quoted, and beside them what stands there.
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('.printed-marks li q')).toHaveText([
    'In all 14,000 people had left their homes',
    'In all 15,000 people had left their homes',
  ]);
  await expect(page.locator('.printed-marks li')).toContainText('The words changed. In this version:');
});

test('names two documents of one title by their folders, and shows the signs that turn a name', async ({
  page,
}, info) => {
  await openEmpty(page);
  const folder = await folderOf(info, 'archive', {
    'may/a.txt': 'Letter to the board\n\nThe harbour was shut in May, and nobody came.\n',
    'june/a.txt': 'Letter to the board\n\nThe harbour was open in June, and all came.\n',
    'c.txt': 'Invoice \u202etxt.exe\n\nThe harbour is paid for.\n',
  });
  await importFolder(page, folder);
  await closeReport(page);
  const tree = page.getByRole('tree', { name: 'Documents' });
  await tree.getByRole('treeitem', { name: 'Letter to the board (may)' }).click();
  await expect(page.getByRole('tab', { name: 'Letter to the board (may)' })).toBeVisible();
  await expect(tree).toContainText('Invoice ⟨RLO⟩txt.exe');
  await tree.getByRole('treeitem', { name: 'Invoice ⟨RLO⟩txt.exe' }).click();
  await expect(page.getByRole('heading', { name: 'Invoice ⟨RLO⟩txt.exe' }).first()).toBeVisible();
});

import type { Locator, Page } from '@playwright/test';
import {
  annotationList,
  closeReport,
  expect,
  folderOf,
  importFolder,
  openDocument,
  openEmpty,
  pickTag,
  selectWords,
  tagTree,
  test,
  undo,
} from './steps.ts';

// Two tags of one path could not be told apart: who would make them is asked whether they are to be one.

const row = (page: Page, name: string, level: number) =>
  tagTree(page).locator(`[role="treeitem"][aria-level="${level}"]`, { hasText: name });

async function openTagged(page: Page, info: Parameters<typeof folderOf>[0]): Promise<void> {
  await openEmpty(page);
  await importFolder(page, await folderOf(info, 'letters', { 'a.txt': 'Хлеб\n\nХлеб и соль стояли на столе.\n' }));
  await closeReport(page);
  const text = await openDocument(page, 'Хлеб');
  for (const [words, tag] of [
    ['Хлеб и', 'Еда'],
    ['соль', 'Помощь/Еда'],
  ] as const) {
    await selectWords(page, text, words);
    await page.keyboard.press('t');
    await pickTag(page, tag);
  }
  await expect(row(page, 'Еда', 1)).toHaveCount(1);
  await expect(row(page, 'Еда', 2)).toHaveCount(1);
}

async function offersToMerge(page: Page, make: () => Promise<void>): Promise<void> {
  const dialog: Locator = page.getByRole('dialog', { name: /There is a tag .*Помощь › Еда.* already/u });
  await make();
  await expect(dialog).toContainText('Two tags of one path could not be told apart');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(row(page, 'Еда', 1)).toHaveCount(1);
  await make();
  await dialog.getByRole('button', { name: 'Merge' }).click();
  await expect(dialog).toBeHidden();
  await expect(row(page, 'Еда', 1)).toHaveCount(0);
  await expect(row(page, 'Еда', 2)).toHaveAttribute('aria-label', /^Еда, 2 annotations/u);
  await openDocument(page, 'Хлеб');
  await expect(annotationList(page).getByRole('listitem')).toHaveCount(2);
  await undo(page);
  await expect(row(page, 'Еда', 1)).toHaveAttribute('aria-label', /^Еда, 1 annotation\b/u);
  await expect(row(page, 'Еда', 2)).toHaveAttribute('aria-label', /^Еда, 1 annotation\b/u);
}

test('renaming a tag to the path of another offers to merge them', async ({ page }, info) => {
  await openTagged(page, info);
  await offersToMerge(page, async () => {
    await row(page, 'Еда', 1).click();
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'New name of the tag' }).fill('Помощь/Еда');
    await page.keyboard.press('Enter');
  });
});

test('dragging a tag beside one of its name offers to merge them', async ({ page }, info) => {
  await openTagged(page, info);
  await offersToMerge(page, () => row(page, 'Еда', 1).dragTo(row(page, 'Помощь', 1)));
});

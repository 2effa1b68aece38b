import type { Page } from '@playwright/test';
import { objections } from './objections.ts';
import { annotationList, expect, openDocument, openSample, tagTree, test } from './steps.ts';

const row = (page: Page, name: string) => tagTree(page).getByRole('treeitem', { name: new RegExp(`^${name}\\b`, 'u') });
const told = (page: Page) => page.getByText(/^Texts show only marks with/u);

test('texts show only the marks of some tags, which is said until all are shown again', async ({ page }) => {
  await openSample(page);
  const text = await openDocument(page, 'Four crowns to cross the river');
  const marks = text.locator('.reader-highlight');
  await expect(marks).not.toHaveCount(0);
  const all = await marks.count();
  const cards = annotationList(page).getByRole('listitem');
  // They come after the text.
  await expect(cards).not.toHaveCount(0);
  const listed = await cards.count();

  // No mark of this text is about what the tag means.
  await row(page, 'Rescue').scrollIntoViewIfNeeded();
  await row(page, 'Rescue').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Show only its marks in texts' }).click();
  await expect(told(page)).toHaveText('Texts show only marks with Rescue');
  await expect(row(page, 'Rescue')).toHaveAccessibleName(/shown in texts/u);
  await expect(marks).toHaveCount(0);
  await expect(cards).toHaveCount(listed);
  expect(await objections(page)).toEqual([]);

  // One that is chosen in the list is seen all the same.
  await cards.first().getByRole('button').first().click();
  await expect(marks).not.toHaveCount(0);
  await text.focus();
  await page.keyboard.press('o');
  await expect(told(page)).toHaveCount(0);
  await expect(marks).toHaveCount(all);

  // The key shows what the chosen mark has; the button ends it.
  await page.keyboard.press('o');
  await expect(told(page)).toBeVisible();
  await page.getByRole('button', { name: 'Show all marks' }).click();
  await expect(told(page)).toHaveCount(0);
  await expect(marks).toHaveCount(all);
});

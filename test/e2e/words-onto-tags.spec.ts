import type { Page } from '@playwright/test';
import { annotationList, expect, markBar, openDocument, openSample, selectWords, tagTree, test } from './steps.ts';

const row = (page: Page, name: string) => tagTree(page).getByRole('treeitem', { name: new RegExp(`^${name}\\b`, 'u') });
const tags = (page: Page) => page.getByRole('navigation', { name: 'Tags' });
const marks = (page: Page) => annotationList(page).getByRole('listitem');

/** Selects words that carry no tag yet; how many annotations there are. */
async function selected(page: Page): Promise<number> {
  await openSample(page);
  const text = await openDocument(page, 'Four crowns to cross the river');
  await expect(marks(page)).not.toHaveCount(0);
  await selectWords(page, text, 'Four crowns');
  await expect(markBar(page)).toBeVisible();
  await row(page, 'Rescue').scrollIntoViewIfNeeded();
  return marks(page).count();
}

test('a click on a tag tags the selected words, as long as their bar offers that', async ({ page }) => {
  const before = await selected(page);
  await row(page, 'Rescue').click();
  await expect(marks(page)).toHaveCount(before + 1);
  await expect(markBar(page)).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Tag' })).toHaveCount(0);
  // Who meant to open the tag is told what the click did, and can take it back.
  const told = page.getByRole('status', { name: 'Messages' });
  await expect(told).toContainText('Four crowns');
  await told.getByRole('button', { name: 'Take back' }).click();
  await expect(marks(page)).toHaveCount(before);
});

test('a click on a tag opens its page while one only reads on by keys, and tags what keys extend', async ({ page }) => {
  await openSample(page);
  const text = await openDocument(page, 'Four crowns to cross the river');
  await expect(marks(page)).not.toHaveCount(0);
  const before = await marks(page).count();
  await text.focus();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(markBar(page)).toBeVisible();
  await row(page, 'Rescue').click();
  await expect(page.getByRole('region', { name: 'Tag' })).toBeVisible();
  await openDocument(page, 'Four crowns to cross the river');
  await expect(marks(page)).toHaveCount(before);
  await text.focus();
  await page.keyboard.press('j');
  await page.keyboard.press('Shift+J');
  await expect(tags(page)).toHaveAttribute('data-tagging', 'true');
  await row(page, 'Rescue').click();
  await expect(marks(page)).toHaveCount(before + 1);
});

test('words that are dragged onto a tag by the grip of their bar are tagged', async ({ page }) => {
  const before = await selected(page);
  await page.locator('.mark-grip').dragTo(row(page, 'Rescue'));
  await expect(marks(page)).toHaveCount(before + 1);
  await expect(page.locator('[data-drop]')).toHaveCount(0);
});

test('with Ctrl, and once the bar was put away, a click opens the page of the tag', async ({ page }) => {
  const before = await selected(page);
  await row(page, 'Rescue').click({ modifiers: ['ControlOrMeta'] });
  await expect(page.getByRole('region', { name: 'Tag' })).toBeVisible();
  const text = await openDocument(page, 'Four crowns to cross the river');
  await selectWords(page, text, 'Four crowns');
  await expect(markBar(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(markBar(page)).toHaveCount(0);
  await row(page, 'Rescue').click();
  await expect(page.getByRole('region', { name: 'Tag' })).toBeVisible();
  await openDocument(page, 'Four crowns to cross the river');
  await expect(marks(page)).toHaveCount(before);
});

import type { Locator, Page } from '@playwright/test';
import { documentTree, expect, openSample, openText, test } from './steps.ts';

// The sides beside the text: how wide and high they are, and whether they are there at all.

const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' });
const library = (page: Page) => page.getByRole('navigation', { name: 'Library' });

async function widthOf(part: Locator): Promise<number> {
  return (await part.boundingBox())!.width;
}

async function heightOf(part: Locator): Promise<number> {
  return (await part.boundingBox())!.height;
}

test('are after a new start as a person arranged them', async ({ page }) => {
  await openSample(page);
  const [first, second] = [await widthOf(library(page)), await heightOf(library(page))];
  const height = page.getByRole('separator', { name: 'Height of the library' });
  await height.focus();
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('ArrowDown');
  await expect.poll(() => heightOf(library(page))).toBeGreaterThan(second + 20);
  await page.getByRole('separator', { name: 'Width of library and tags' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => widthOf(library(page))).toBeGreaterThan(first + 20);
  await page.keyboard.press('Control+Alt+b');
  await expect(inspector(page)).toBeHidden();
  const arranged = [await widthOf(library(page)), await heightOf(library(page))];

  await page.reload();
  await expect(documentTree(page)).toBeVisible();
  await expect(inspector(page)).toBeHidden();
  // To the pixel but for rounding.
  await expect.poll(async () => Math.abs((await widthOf(library(page))) - arranged[0]!)).toBeLessThan(2);
  await expect.poll(async () => Math.abs((await heightOf(library(page))) - arranged[1]!)).toBeLessThan(2);
});

test('lie over a narrow window one at a time, and give way to the document that is opened', async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 600 });
  await page.goto('/');
  await page.getByRole('button', { name: 'Open sample project' }).click();
  const [left, right] = ['Library and tags', 'Inspector'].map((name) =>
    page.getByRole('button', { name, exact: true }),
  );
  // What is said to be on the left is a press away.
  await page.getByRole('button', { name: 'Show the library' }).click();
  await expect(library(page)).toBeVisible();
  await right!.click();
  await expect(inspector(page)).toBeVisible();
  await expect(library(page)).toBeHidden();
  await left!.click();
  await expect(library(page)).toBeVisible();
  await expect(inspector(page)).toBeHidden();
  await documentTree(page).getByText('Grain silo bursts').click();
  await expect(openText(page)).toBeVisible();
  await expect(library(page)).toBeHidden();
});

test('never hide the tab that is shown, however many there are and however little room', async ({ page }) => {
  await openSample(page);
  const tabs = page.getByRole('tablist', { name: 'Open tabs', exact: true }).getByRole('tab');
  const documents = documentTree(page).getByRole('treeitem', { level: 2 });
  const count = await documents.count();
  for (let at = 0; at < count; at += 1) {
    await documents.nth(at).click();
    await expect(tabs).toHaveCount(at + 1);
  }
  const shown = page.getByRole('tab', { selected: true });
  await expect(shown).toBeInViewport({ ratio: 0.99 });
  await page.setViewportSize({ width: 900, height: 600 });
  await expect(shown).toBeInViewport({ ratio: 0.99 });
  await tabs.first().focus();
  await page.keyboard.press('Home');
  await expect(tabs.first()).toHaveAttribute('aria-selected', 'true');
  await expect(tabs.first()).toBeInViewport({ ratio: 0.99 });
});

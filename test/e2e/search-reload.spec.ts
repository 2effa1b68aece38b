import { expect, openSample, search, searchBox, searchResults, test } from './steps.ts';

// What a window is in the midst of comes back after it was loaded again.

test('the query and its results come back after a reload, and the text that a hit led to', async ({ page }) => {
  await openSample(page);
  await search(page, 'silo outlet:"Lantern Wire"', /passages? in 1 document/);
  const found = await page.locator('.search-count').textContent();
  await page.reload();
  await expect(searchBox(page)).toHaveValue('silo outlet:"Lantern Wire"');
  await expect(page.locator('.search-count')).toHaveText(found!);
  await expect(searchResults(page)).toBeVisible();
  await searchResults(page).getByText(/silo/i).last().click();
  const text = page.getByRole('main', { name: 'Reader' }).getByRole('document');
  await expect(text).toBeVisible();
  await page.reload();
  await expect(text).toBeVisible();
  await expect(searchBox(page)).toHaveValue('silo outlet:"Lantern Wire"');
});

import { expect, test } from './steps.ts';

test('opens in a browser tab without a word on the console', async ({ page }) => {
  await page.goto('./');
  await expect(page).toHaveTitle('Lectern');
  await expect(page.locator('#root')).not.toBeEmpty();
});

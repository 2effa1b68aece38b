import { expect, test } from '@playwright/test';

test('opens in a browser tab without a word on the console', async ({ page }) => {
  const said: string[] = [];
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(String(error)));

  await page.goto('./');

  await expect(page).toHaveTitle('Lectern');
  await expect(page.locator('#root')).not.toBeEmpty();
  expect(said).toEqual([]);
});

import type { Page } from '@playwright/test';
import { expect, openEmpty, tagTree, test } from './steps.ts';

// In a browser tab nothing is backed up unasked, so a person is reminded.

const day = 24 * 3_600_000;
const start = Date.UTC(2026, 0, 12, 10);
const reminder = (page: Page) => page.getByRole('note', { name: 'Reminder' });

test('says once that the browser may delete projects, and reminds daily of a week without a copy', async ({ page }) => {
  await page.clock.install({ time: start });
  await openEmpty(page);
  await expect(reminder(page)).toContainText('The browser may delete this project');
  await reminder(page).getByRole('button', { name: 'Hide this reminder' }).click();
  await expect(reminder(page)).toBeHidden();
  await page.getByRole('button', { name: 'New tag' }).click();
  await page.getByRole('textbox', { name: 'Name of the new tag' }).fill('Зерно');
  await page.keyboard.press('Enter');
  await expect(tagTree(page).getByText('Зерно')).toBeVisible();

  await openAfter(page, 6);
  await expect(reminder(page)).toBeHidden();
  await openAfter(page, 8);
  await expect(reminder(page)).toContainText('Not saved to a file since');
  await reminder(page).getByRole('button', { name: 'Later' }).click();
  await openAfter(page, 8.5);
  await expect(reminder(page)).toBeHidden();
  await openAfter(page, 9.1);
  const download = page.waitForEvent('download');
  await reminder(page).getByRole('button', { name: 'Keep a copy…' }).click();
  expect((await download).suggestedFilename()).toBe('Untitled project.lectern');
  await expect(reminder(page)).toBeHidden();
  await openAfter(page, 30);
  await expect(reminder(page)).toBeHidden();
});

/** The program, opened again so many days after the start, when its status line has settled. */
async function openAfter(page: Page, days: number): Promise<void> {
  await page.clock.setSystemTime(start + days * day);
  await page.reload();
  await expect(tagTree(page).getByText('Зерно')).toBeVisible();
  await page.clock.runFor(61_000);
}

import { expect } from '@playwright/test';
import type { Page, TestInfo } from '@playwright/test';
import { closeReport, documentTree, folderOf, importReport } from './steps.ts';

// Steps of who compares documents.

/** Runs a command of the palette, by its name. */
export async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeHidden();
}

/** By Tab until what is named has the focus. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let steps = 0; steps < 80; steps++) {
    const focused = await page.evaluate(() => {
      const one = document.activeElement;
      const label = one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement ? one.labels?.[0] : null;
      return one?.getAttribute('aria-label') ?? (label ?? one)?.textContent?.trim() ?? '';
    });
    if (typeof name === 'string' ? focused === name : name.test(focused)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Nothing named ${String(name)} was reached by Tab`);
}

/** Opens the program, brings texts in and chooses all of them in the library, by keys alone. */
export async function chooseImported(
  page: Page,
  info: TestInfo,
  texts: Readonly<Record<string, string>>,
): Promise<void> {
  const folder = await folderOf(info, 'accounts', texts);
  await page.goto('/');
  await expect(page.getByRole('button', { name: /^Import folder/ })).toBeVisible();
  await tabTo(page, /^Import folder/);
  const picking = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (await picking).setFiles(folder);
  await expect(importReport(page)).toBeVisible({ timeout: 30_000 });
  await closeReport(page);
  await page.keyboard.press('Control+Shift+L');
  await page.keyboard.press('Tab');
  await expect(documentTree(page)).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  const count = Object.keys(texts).length;
  for (let at = 1; at < count; at++) await page.keyboard.press('Shift+ArrowDown');
  await expect(documentTree(page).getByRole('treeitem', { selected: true })).toHaveCount(count);
}

/** Turns to another part of the comparison that is shown, by keys alone. */
export async function turnToPart(page: Page, name: string): Promise<void> {
  const parts = page.getByRole('tablist', { name: 'Parts of this comparison' });
  await parts.getByRole('tab', { selected: true }).focus();
  const part = parts.getByRole('tab', { name, exact: true });
  const isThere = () => part.evaluate((tab) => tab === document.activeElement);
  for (let steps = 0; steps < 10 && !(await isThere()); steps++) await page.keyboard.press('ArrowRight');
  await expect(part).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(part).toHaveAttribute('aria-selected', 'true');
  await expect(part).toBeFocused();
}

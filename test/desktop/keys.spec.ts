import { expect } from '@playwright/test';
import type { Desktop } from './desktop.ts';
import { test } from './desktop.ts';

// Keys that the page and the menu bar both hear, by the rules of each system.

const menuBar = ({ told }: Desktop) => told.flatMap((event) => ('menuBar' in event ? [event['menuBar']] : []));

/** Opens a project and makes tags, each one act. */
async function makeTags(desktop: Desktop, ...names: string[]): Promise<void> {
  const { page } = desktop;
  await page.getByRole('button', { name: 'Start an empty project' }).click();
  for (const name of names) {
    await desktop.chooseMenu('tag.new');
    await page.getByRole('textbox', { name: 'Name of the new tag' }).fill(name);
    await page.keyboard.press('Enter');
    await expect(tag(desktop, name)).toBeVisible();
    // Else a field takes undo for itself.
    await page.getByRole('button', { name: 'New tag' }).focus();
  }
}

const tag = ({ page }: Desktop, name: string) => page.getByRole('navigation', { name: 'Tags' }).getByText(name);

test.describe('on a Mac', () => {
  test.use({ machine: { platform: 'darwin' } });

  test('a key that is held undoes once, and nothing behind a dialog', async ({ desktop }) => {
    const { page } = desktop;
    await makeTags(desktop, 'Ferry', 'Паром', '渡船');
    await expect.poll(async () => (await desktop.menuItem('edit.undo'))?.enabled).toBe(true);
    await page.keyboard.down('Meta');
    for (let press = 0; press < 5; press += 1) await page.keyboard.down('z');
    await page.keyboard.up('z');
    await page.keyboard.up('Meta');
    await expect(tag(desktop, '渡船')).toHaveCount(0);
    // What came of the other presses would be done by now.
    await page.waitForTimeout(500);
    await expect(tag(desktop, 'Паром')).toBeVisible();

    await desktop.chooseMenu('project.rename');
    await page.getByRole('dialog').getByRole('button').first().focus();
    await page.keyboard.press('Meta+z');
    // What cannot be done behind a dialog is not offered, either.
    await expect.poll(async () => (await desktop.menuItem('import.folder'))?.enabled).toBe(false);
    await expect.poll(async () => (await desktop.menuItem('edit.undo'))?.enabled).toBe(false);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(tag(desktop, 'Паром')).toBeVisible();
    await expect.poll(async () => (await desktop.menuItem('edit.undo'))?.enabled).toBe(true);
  });

  test('undo in a field of a dialog takes back what was typed there', async ({ desktop }) => {
    const { page } = desktop;
    await makeTags(desktop, 'Ferry');
    await desktop.chooseMenu('project.rename');
    const field = page.getByRole('dialog').getByRole('textbox').first();
    await field.click();
    await page.keyboard.type('мельница');
    await expect.poll(async () => (await desktop.menuItem('edit.undo'))?.enabled).toBe(true);
    await page.keyboard.press('Meta+z');
    await expect(field).not.toHaveValue('мельница');
    await expect(tag(desktop, 'Ferry')).toBeVisible();
  });
});

for (const platform of ['win32', 'linux'] as const) {
  test.describe(`on ${platform}`, () => {
    test.use({ machine: { platform } });

    test('Alt let go first leaves the focus where Alt with a letter put it', async ({ desktop }) => {
      const { page } = desktop;
      await page.getByRole('button', { name: 'Start an empty project' }).click();
      await expect.poll(async () => (await desktop.menuItem('tag.new'))?.enabled).toBe(true);
      await page.keyboard.down('Alt');
      await page.keyboard.down('t');
      await page.keyboard.up('Alt');
      await page.keyboard.up('t');
      await expect(page.getByRole('textbox', { name: 'Name of the new tag' })).toBeFocused();
      expect(menuBar(desktop)).toEqual([]);
      await page.keyboard.press('Escape');
      // Alone it goes there, and with the letter of a menu it opens that.
      await page.keyboard.press('Alt');
      await expect.poll(() => menuBar(desktop)).toEqual(['has the focus']);
      await page.keyboard.press('Alt+f');
      await expect.poll(() => menuBar(desktop)).toEqual(['has the focus', '&File']);
    });
  });
}

test('the menu key opens the menu at the caret, the mouse where it points', async ({ desktop }) => {
  test.skip(!desktop.told.some((event) => 'sandbox' in event), 'Electron itself does not tell where a menu opened');
  const { page } = desktop;
  await page.getByRole('button', { name: 'Start an empty project' }).click();
  const box = page
    .getByRole('combobox', { name: 'Search passages' })
    .or(page.getByRole('searchbox', { name: 'Search passages' }));
  const at = () => desktop.told.flatMap((event) => ('popup' in event ? [event['at']] : []));
  await box.click({ button: 'right' });
  await expect.poll(at).toEqual(['mouse']);
  await page.mouse.move(600, 600);
  await box.focus();
  await page.keyboard.press('ContextMenu');
  await expect.poll(() => at().length).toBe(2);
  const { x, y } = at()[1] as { x: number; y: number };
  const field = (await box.boundingBox())!;
  expect(x).toBeGreaterThanOrEqual(field.x - 5);
  expect(x).toBeLessThanOrEqual(field.x + field.width);
  expect(y).toBeGreaterThanOrEqual(field.y);
  expect(y).toBeLessThanOrEqual(field.y + field.height + 10);
});

test('in a text the menu key opens the menu at the bare caret, and the keys stay there', async ({ desktop }) => {
  test.skip(!desktop.told.some((event) => 'sandbox' in event), 'Electron itself does not tell where a menu opened');
  const { page } = desktop;
  await page.getByRole('button', { name: 'Open sample project' }).click();
  await page.getByRole('tree', { name: 'Documents' }).getByText('Grain silo bursts').first().click();
  const text = page.getByRole('main', { name: 'Reader' }).getByRole('document');
  // A caret in what is marked chooses its annotation, which the menu has acts for.
  await text.locator('mark').first().click();
  // The page tells the program a moment later; before that a menu there has nothing in it.
  await expect.poll(async () => (await desktop.menuItem('mark.remove'))?.enabled).toBe(true);
  const caret = (await page.locator('.cm-cursor-primary').boundingBox())!;
  const at = () => desktop.told.flatMap((event) => ('popup' in event ? [event['at']] : []));
  for (const [times, key] of [
    [1, 'ContextMenu'],
    [2, 'Shift+F10'],
  ] as const) {
    await page.mouse.move(5, 5);
    await expect(text).toBeFocused();
    await page.keyboard.press(key);
    await expect.poll(() => at().length).toBe(times);
    const { x, y } = at()[times - 1] as { x: number; y: number };
    expect(Math.abs(x - caret.x)).toBeLessThanOrEqual(4);
    expect(y).toBeGreaterThanOrEqual(caret.y - 1);
    expect(y).toBeLessThanOrEqual(caret.y + caret.height + 1);
  }
  await expect(text).toBeFocused();
  await expect(page.locator('.reader-menu-place')).toHaveCount(0);
});

import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { inBothThemes } from './objections.ts';
import { saveTable } from './steps.ts';

// Searching the sample project in the built program, with the real index in its worker.

const count = (page: Page) => page.locator('.search-count');
const box = (page: Page) => page.getByRole('searchbox', { name: 'Search passages' });

const messages: string[] = [];
test.beforeEach(async ({ page }) => {
  messages.length = 0;
  page.on('console', (message) => messages.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => messages.push(`error: ${error.message}`));
  await page.goto('/');
  await page.getByRole('button', { name: 'Open sample project' }).click();
  await expect(box(page)).toBeVisible();
  await box(page).fill('silo');
  await expect(count(page)).toHaveText('20 passages in 6 documents');
});
test.afterEach(() => expect(messages).toEqual([]));

test('suggestions, chips and counts change the text of the query and nothing else', async ({ page }) => {
  await box(page).pressSequentially(' outl');
  await expect(page.getByRole('option', { name: 'outlet:' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.type('lant');
  await expect(page.getByRole('option', { name: 'Lantern Wire' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await expect(box(page)).toHaveValue('silo outlet:"Lantern Wire" ');
  await expect(count(page)).toHaveText(/ in 1 document$/);
  await page.getByRole('button', { name: 'Remove filter Outlet Lantern Wire' }).click();
  await expect(count(page)).toHaveText('20 passages in 6 documents');

  await page.getByRole('button', { name: 'Counts', exact: true }).click();
  await page.getByRole('radio', { name: 'Tag', exact: true }).click();
  const first = page.getByRole('region', { name: 'Counts' }).getByRole('row').nth(1);
  const number = Number(await first.getByRole('cell').textContent());
  await first.getByRole('button').click();
  await expect(count(page)).toHaveText(new RegExp(`^${number} passages? in`));
  await expect(box(page)).toHaveValue(/^silo +tag:"/);
});

test('a concordance sorts, opens a line by key, and Mod+G goes on through the documents', async ({ page }) => {
  await page.getByRole('radio', { name: 'Concordance' }).click();
  const lines = page.getByRole('grid', { name: 'Concordance' });
  await expect(lines).toHaveAttribute('aria-rowcount', /^2\d$/);
  await page.getByRole('combobox', { name: 'Sort lines by' }).selectOption('word before');
  await expect(page.getByRole('combobox', { name: 'then by' })).toBeVisible();
  const nodes = await lines
    .locator('mark')
    .evaluateAll((marks) => marks.map((mark) => Math.round(mark.getBoundingClientRect().left)));
  expect(new Set(nodes).size).toBe(1);
  await box(page).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const text = page.getByRole('main', { name: 'Reader' }).getByRole('document');
  await expect(text).toBeVisible();
  const seen = new Set<string | null>();
  const goOn = async () => {
    await page.keyboard.press('ControlOrMeta+g');
    seen.add(await text.getAttribute('aria-label'));
    return seen.size;
  };
  await expect.poll(goOn, { intervals: [300], timeout: 60_000 }).toBe(6);
});

test('what is found is saved as tables', async ({ page }) => {
  const save = async () => (await saveTable(page)).text.trim().split('\r\n').length;
  expect(await save()).toBeGreaterThan(13);
  await page.getByRole('radio', { name: 'Concordance' }).click();
  await expect(page.getByRole('grid', { name: 'Concordance' })).toBeVisible();
  const lines = Number(await page.getByRole('grid', { name: 'Concordance' }).getAttribute('aria-rowcount'));
  expect(await save()).toBe(lines + 1);
});

test('titles, tags and notes are found from the same box', async ({ page }) => {
  await expect(page.getByRole('list', { name: 'Titles' }).getByRole('listitem').first()).toBeVisible();
  await page.getByRole('list', { name: 'Titles' }).getByRole('button').first().click();
  await expect(page.getByRole('main', { name: 'Reader' }).getByRole('document')).toBeVisible();
});

test('the screens of search pass the checks of accessibility', async ({ page }) => {
  const check = async () => {
    // Suggestions and menus float over the page, in none of its regions.
    expect(await inBothThemes(page, { except: ['region'] })).toEqual([]);
  };
  await page.getByRole('button', { name: 'Counts', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Counts' }).getByRole('row').nth(1)).toBeVisible();
  await check();
  await page.getByRole('radio', { name: 'Time' }).click();
  await page.getByRole('radio', { name: 'Concordance' }).click();
  await expect(page.getByRole('grid', { name: 'Concordance' }).getByRole('row').first()).toBeVisible();
  await check();
  await box(page).pressSequentially(' ou');
  await expect(page.getByRole('option', { name: 'outlet:' })).toBeVisible();
  await check();
  await box(page).fill('silo "');
  await expect(page.getByRole('alert').filter({ hasText: 'not closed' })).toBeVisible();
  await check();
  await box(page).fill('');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Tag' }).click();
  await expect(page.getByRole('combobox', { name: 'Tag: which' })).toBeVisible();
  await check();
});

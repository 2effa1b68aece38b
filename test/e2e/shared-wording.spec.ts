import path from 'node:path';
import type { Page } from '@playwright/test';
import { inEverySize } from './objections.ts';
import type { Size } from './objections.ts';
import {
  annotationList,
  closeReport,
  documentTree,
  expect,
  folderOf,
  importReport,
  openText,
  test,
  saveTable,
} from './steps.ts';

// What reports of one event share word for word: four scripts, each with one passage that was taken over. No mouse.

const reused = path.resolve(import.meta.dirname, '../fixtures/reused');

const fire =
  'аром, на борту которого находились двести четырнадцать человек, был остановлен вечером в субботу в двух милях от города из-за пожара в машинном отделении';

const passages = (page: Page) => page.getByRole('list', { name: 'Shared passages' });
const pair = (page: Page) => page.getByRole('region', { name: 'Shared wording' });

/** By Tab until what is named has the focus. */
async function tabTo(page: Page, name: string | RegExp, back = false): Promise<void> {
  for (let steps = 0; steps < 80; steps++) {
    const focused = await page.evaluate(() => {
      const one = document.activeElement;
      return one?.getAttribute('aria-label') ?? one?.textContent?.trim() ?? '';
    });
    if (typeof name === 'string' ? focused === name : name.test(focused)) return;
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`Nothing named ${String(name)} was reached by Tab`);
}

async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeHidden();
}

async function openReused(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.getByRole('button', { name: /^Import folder/ })).toBeVisible();
  await tabTo(page, /^Import folder/);
  const picking = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (await picking).setFiles(reused);
  await expect(importReport(page)).toBeVisible({ timeout: 30_000 });
  await closeReport(page);
  await command(page, 'Shared wording');
  await expect(passages(page).getByRole('listitem').first()).toBeVisible();
}

test('a family is judged, its pair is opened, and the table is saved, by keys alone', async ({ page }) => {
  await openReused(page);
  const families = page.locator('.family');
  await expect(families).toHaveCount(5);
  const kinds = await families.locator('.family-kind').allTextContents();
  expect(kinds.toSorted()).toEqual(['Caption', 'Narrative', 'Narrative', 'Narrative', 'Quotation']);
  const russian = families.filter({ hasText: 'паром' });
  await expect(russian.locator('blockquote')).toContainText(fire);

  // The text of one of them, at its place, and back.
  await tabTo(page, 'Пожар на пароме: пострадавших нет');
  await page.keyboard.press('Enter');
  await expect(openText(page)).toBeVisible();
  await expect(openText(page).getByText('По словам очевидцев')).toBeInViewport();
  await page.keyboard.press('Alt+PageUp');

  await tabTo(page, /^Compare Пожар|^Compare Паром/);
  await page.keyboard.press('Enter');
  await expect(pair(page).getByText('Shares wording', { exact: true })).toBeVisible();

  // Both texts, marked one after the other at the passage that they share.
  await tabTo(page, 'Show in both texts');
  await page.keyboard.press('Enter');
  const marks = annotationList(page).getByRole('listitem');
  for (const title of ['Пожар на пароме: пострадавших нет', 'Паром «Марисоль» остановлен из-за пожара']) {
    await tabTo(page, title);
    const text = pair(page).getByRole('document', { name: title });
    await expect(text).toBeFocused();
    await expect(text.getByText(fire)).toBeInViewport();
    await page.keyboard.press(']');
    await page.keyboard.press('h');
    await expect(marks).toHaveCount(1);
  }
  await page.keyboard.press('Control+z');
  await expect(marks).toHaveCount(0);
  await page.keyboard.press('Control+Shift+Z');
  await expect(marks).toHaveCount(1);

  await command(page, 'Shared wording');
  await tabTo(page, 'Save table');
  const { text: csv } = await saveTable(page, /CSV/u, null);
  expect(csv.split('\r\n').filter((row) => row.includes(fire))).toHaveLength(2);
});

test('two documents chosen in the library by keys are compared, in one tab whichever was chosen first', async ({
  page,
}) => {
  await openReused(page);
  for (const [first, second] of [
    ['Home', 'Shift+ArrowDown'],
    ['End', 'Shift+ArrowUp'],
  ] as const) {
    await page.keyboard.press('Control+Shift+L');
    await page.keyboard.press('Tab');
    await expect(documentTree(page)).toBeFocused();
    await page.keyboard.press(first);
    if (first === 'Home') await page.keyboard.press('ArrowDown');
    else for (let up = 0; up < 6; up++) await page.keyboard.press('ArrowUp');
    await page.keyboard.press(second);
    await expect(documentTree(page).getByRole('treeitem', { selected: true })).toHaveCount(2);
    await command(page, 'Compare the chosen');
    await expect(pair(page).getByText('Shares wording', { exact: true })).toBeVisible();
  }
  await expect(page.getByRole('tablist', { name: 'Open tabs' }).getByRole('tab')).toHaveCount(2);
});

const grid = (page: Page) => page.getByRole('grid', { name: 'Shared wording' });
/** What the field with the focus says, and whose it is: with the names of its row and its column. */
const fieldWithFocus = (page: Page) =>
  page.evaluate(() => {
    const field = document.activeElement!;
    const row = field.closest('[role="row"]')!.querySelector('[role="rowheader"] bdi')!.textContent;
    const at = field.getAttribute('aria-colindex');
    const column = document.querySelector(`[role="columnheader"][aria-colindex="${at}"] bdi`)!.textContent;
    return [row, column, ...[...field.children].map((one) => one.textContent)].join(' | ');
  });

test('documents × documents says how much each has of each, opens the pair, and is saved, by keys alone', async ({
  page,
}) => {
  await openReused(page);
  await tabTo(page, 'Passages');
  for (let right = 0; right < 2; right++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(grid(page)).toBeVisible();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '9');
  await tabTo(page, 'Date');
  await page.keyboard.press('Home');
  const [russian, other] = ['Паром «Марисоль» остановлен из-за пожара', 'Пожар на пароме: пострадавших нет'];
  await page.locator('.shared-grid-field[tabindex="0"]').focus();
  await page.keyboard.press('Control+Home');
  for (let down = 0; down < 9; down++) {
    if ((await fieldWithFocus(page)).startsWith(russian)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Home');
  for (let right = 0; right < 9; right++) {
    if ((await fieldWithFocus(page)).startsWith(`${russian} | ${other}`)) break;
    await page.keyboard.press('ArrowRight');
  }
  await expect.poll(() => fieldWithFocus(page)).toMatch(/\| \d+\s?% \| Shares wording$/u);
  await page.keyboard.press('Enter');
  await expect(pair(page).getByRole('heading', { name: `${russian} and ${other}` })).toBeVisible();
  await page.keyboard.press('Alt+PageUp');
  await expect(grid(page)).toBeVisible();

  await tabTo(page, 'Save table', true);
  const { text: csv } = await saveTable(page, /CSV/u, null);
  const rows = csv.split('\r\n').filter((row) => row.includes(russian) && row.includes(other));
  expect(rows).toEqual([expect.stringMatching(/,shares wording,0\.\d+,0\.\d+,\d+,\d+,/u)]);
});

test('passages over time are gone through by keys, line by line, open the pair, and are a table, too', async ({
  page,
}) => {
  await openReused(page);
  await page.getByRole('radio', { name: 'Over time' }).click();
  const chart = page.getByRole('grid', { name: 'Shared passages over time' });
  await expect(chart).toBeVisible();
  await expect(chart.getByText(fire.slice(0, 40))).toBeVisible();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  await page.locator('.over-time-bar[tabindex="0"]').focus();
  await page.keyboard.press('Control+Home');
  const seen = new Set<string>();
  for (let steps = 0; steps < 60; steps++) {
    seen.add(await focused());
    const before = await focused();
    await page.keyboard.press('ArrowRight');
    if ((await focused()) === before) await page.keyboard.press('ArrowDown');
    if ((await focused()).includes('Паром «Марисоль»')) break;
  }
  expect(await focused()).toMatch(/^\S.*: Паром «Марисоль» остановлен из-за пожара, \d+\s?% of its text/u);
  await page.keyboard.press('Enter');
  await expect(pair(page).getByRole('heading', { name: 'Паром «Марисоль»' })).toBeVisible();
  await page.keyboard.press('Alt+PageUp');
  await page.getByRole('radio', { name: 'Table' }).click();
  const table = page.getByRole('table', { name: 'Shared passages over time' });
  await expect(table.getByRole('row').filter({ hasText: 'Паром «Марисоль»' })).toHaveCount(1);
  await expect(table.getByRole('row')).toHaveCount(1 + 10);
});

test('of four chosen documents the grid is seen first, and what one outlet shares with itself is a switch away', async ({
  page,
}, info) => {
  const said = 'the harbour would stay closed until the last of the two hundred passengers had been found and named';
  const folder = await folderOf(info, 'fire', {
    'one.txt': `One\n\nhttps://www.courier.example/1\n\nShe said ${said}.\n`,
    'two.txt': `Two\n\nhttps://www.courier.example/2\n\nHe said that ${said}.\n`,
    'three.txt': `Three\n\nhttps://www.gazette.example/3\n\nThey wrote: ${said}. Nobody asked.\n`,
    'four.txt': `Four\n\nhttps://www.gazette.example/4\n\nGrain rose in the valley, and nobody knew why it did.\n`,
  });
  await page.goto('/');
  const picking = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^Import folder/ }).click();
  await (await picking).setFiles(folder);
  await expect(importReport(page)).toBeVisible({ timeout: 30_000 });
  await closeReport(page);
  await documentTree(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  for (let more = 0; more < 3; more++) await page.keyboard.press('Shift+ArrowDown');
  await command(page, 'Compare the chosen');
  await expect(grid(page).getByRole('rowheader')).toHaveCount(4);
  const fieldsOf = (what: string) => grid(page).getByRole('gridcell').filter({ hasText: what });
  await expect(fieldsOf('One outlet')).toHaveCount(2);
  await expect(fieldsOf('Shares wording')).toHaveCount(4);
  await expect(fieldsOf('Nothing shared')).toHaveCount(6);
  await tabTo(page, 'Show these, too');
  await page.keyboard.press('Enter');
  await expect(fieldsOf('Shares wording')).toHaveCount(6);
  await expect(fieldsOf('One outlet')).toHaveCount(0);
});

/** Wide, narrow, and 200 % of the first. */
const sizes: readonly Size[] = [
  [1440, 900],
  [1024, 700],
  [720, 450],
];

test('both pages pass the accessibility checks in both themes, and nothing is beyond the edge at any size', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await page.setViewportSize({ width: 1440, height: 900 });
  await openReused(page);
  const found: Record<string, unknown> = {};
  const check = async (screen: string) => {
    const problems = await inEverySize(page, sizes);
    if (problems.length > 0) found[screen] = problems;
  };
  await check('families');
  await page.getByRole('radio', { name: 'Documents', exact: true }).click();
  await expect(grid(page)).toBeVisible();
  await check('grid');
  await page.getByRole('radio', { name: 'Over time' }).click();
  await expect(page.getByRole('grid', { name: 'Shared passages over time' })).toBeVisible();
  await check('over time');
  await page.getByRole('radio', { name: 'Table' }).click();
  await expect(page.getByRole('table', { name: 'Shared passages over time' })).toBeVisible();
  await check('table');
  await page.getByRole('radio', { name: 'Passages', exact: true }).click();
  await passages(page).getByRole('button', { name: 'Пожар на пароме: пострадавших нет', exact: true }).click();
  await expect(page.locator('.reader-bracket')).toHaveCount(1);
  await openText(page).focus();
  await page.keyboard.press('s');
  await expect(page.getByRole('status').filter({ hasText: 'Shared with 1 document: Паром' })).toBeVisible();
  await expect(page.locator('.reader-flash')).toHaveCount(0);
  await check('reader');
  await page.keyboard.press('Alt+PageUp');
  await passages(page)
    .getByRole('button', { name: /^Compare / })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await expect(pair(page).getByText('Shares wording', { exact: true })).toBeVisible();
  await check('pair');
  await pair(page).getByRole('button', { name: 'Show in both texts' }).first().focus();
  await page.keyboard.press('Enter');
  await expect(pair(page).getByRole('document')).toHaveCount(2);
  await expect(page.locator('.reader-flash')).toHaveCount(0);
  await check('texts');
  expect(found).toEqual({});
});

import type { Page } from '@playwright/test';
import Papa from 'papaparse';
import { objections } from './objections.ts';
import { column, pdfOf } from '../core/pdf-pages.ts';
import {
  closeReport,
  documentTree,
  expect,
  exportAs,
  folderOf,
  importFolder,
  openDocument,
  openText,
  openTexts,
  selectWords,
  tagSelection,
  test,
  wire,
} from './steps.ts';

// How texts are set is a comfort of the person: chosen by keys, seen at once, and the same after a reload.

const controls = (page: Page) => page.getByRole('dialog', { name: 'Page and typeface' });

/** What the text is drawn with. */
async function drawn(page: Page) {
  return openText(page).evaluate((text) => {
    const { fontSize, fontFamily } = getComputedStyle(text);
    return { size: parseFloat(fontSize), face: fontFamily.split(',')[0]!.replaceAll('"', '') };
  });
}

test('is set larger, in another typeface and with numbers by keys alone, and stays so', async ({ page }) => {
  await openTexts(page);
  await openDocument(page, wire);
  const text = openText(page);
  await text.focus();
  const before = await drawn(page);
  expect(before.face).toBe('Source Serif 4 Variable');

  await page.keyboard.press('+');
  await expect.poll(async () => (await drawn(page)).size).toBeCloseTo(before.size * 1.1, 1);
  await page.keyboard.press('-');
  await expect.poll(async () => (await drawn(page)).size).toBeCloseTo(before.size, 1);

  await page.keyboard.press('Alt+P');
  await expect(controls(page)).toBeVisible();
  expect(await objections(page)).toEqual([]);
  const size = controls(page).getByRole('slider', { name: 'Size' });
  await size.focus();
  await page.keyboard.press('ArrowRight');
  await expect(size).toHaveAttribute('aria-valuetext', '110 %');
  await controls(page).getByRole('radio', { name: 'Sans serif', exact: true }).check();
  await controls(page)
    .getByRole('checkbox', { name: /Numbers of passages/ })
    .check();
  await page.keyboard.press('Escape');
  await expect(controls(page)).toBeHidden();
  await expect(text).toBeFocused();
  const after = { size: expect.closeTo(before.size * 1.1, 1), face: 'Source Sans 3 Variable' };
  expect(await drawn(page)).toEqual(after);

  await page.reload();
  await expect(openText(page)).toBeVisible();
  expect(await drawn(page)).toEqual(after);
  await openText(page).focus();
  await page.keyboard.press('Alt+P');
  await controls(page).getByRole('button', { name: 'All as at first' }).press('Enter');
  await expect.poll(() => drawn(page)).toEqual(before);
});

test('shows beside the text the numbers that exports cite', async ({ page }) => {
  await openTexts(page);
  const text = await openDocument(page, wire);
  await selectWords(page, text, 'some 1,400 workers');
  await tagSelection(page, 'Workers');
  await text.focus();
  await page.keyboard.press('#');
  const line = text.locator('.cm-line[data-passage]', { hasText: 'some 1,400 workers' });
  const number = await line.evaluate((element) => getComputedStyle(element, '::before').content);
  const { data } = Papa.parse<Record<string, string>>(await exportAs(page, /^CSV/), { header: true });
  const row = data.find((one) => Object.values(one).some((cell) => cell.includes('some 1,400 workers')));
  expect(number).toContain(`"${row!['passage']}"`);
  expect(await line.evaluate((element) => getComputedStyle(element, '::before').display)).toBe('block');
  await text.focus();
  await page.keyboard.press('#');
  await expect.poll(() => line.evaluate((element) => getComputedStyle(element, '::before').display)).toBe('none');
});

test('numbers passages as exports do, also behind menus, hidden lines and notes', async ({ page }, info) => {
  const folder = await folderOf(info, 'pages', {
    'ferry.html': `<title>Ferry runs aground</title><nav><ul><li>Home<li>Harbour<li>Weather</ul></nav>
<h1>Ferry runs aground</h1><p>The ferry left at dawn with forty cows.<sup><a href="#n1" id="r1">1</a></sup></p>
<p>Subscribe to our newsletter</p><p>Share this article</p>
<p>Divers found the bell on the third day.</p><ul><li>rye<li>barley for the brewers</ul>
<p>Nobody was hurt, said the harbour master.</p><p id="n1"><a href="#r1">1</a> As the log of the pilot has it.</p>
<footer>All rights reserved. Contact the editor.</footer>`,
  });
  await page.goto('/');
  await importFolder(page, folder);
  await closeReport(page);
  const text = await openDocument(page, /Ferry/u);
  const marked = ['forty cows', 'third day', 'barley', 'harbour master', 'log of the pilot'];
  for (const [at, words] of marked.entries()) {
    await selectWords(page, text, words);
    await tagSelection(page, `Tag ${at + 1}`);
  }
  await text.focus();
  await page.keyboard.press('#');
  const numbers: string[] = [];
  for (const words of marked) {
    const line = text.locator('.cm-line[data-passage]', { hasText: words });
    numbers.push((await line.getAttribute('data-passage'))!);
  }
  const { data } = Papa.parse<Record<string, string>>(await exportAs(page, /^CSV/), { header: true });
  const cited = (words: string) => data.find((one) => Object.values(one).some((cell) => cell === words))?.['passage'];
  expect(marked.map(cited)).toEqual(numbers);
  expect(new Set(numbers).size).toBe(marked.length);
  const markdown = await exportAs(page, /^Markdown/);
  for (const number of numbers) expect(markdown).toMatch(new RegExp(`passage ${number}\\b`, 'u'));
});

test('shows beside a PDF on which line each of its pages begins', async ({ page }, info) => {
  const sentence = 'The boats came in at dawn and lay in the harbour until the wind had turned again.';
  const folder = await folderOf(info, 'paged', {
    'log.pdf': pdfOf([
      column(20, 500, ['Log of the pilot', '', 'On the first page the pilot wrote of boats that', 'came in at dawn.']),
      column(20, 500, ['On the second page he wrote of the wind alone.']),
      column(20, 500, ['On the third page nobody wrote much.', '', `  ${sentence.slice(0, 40)}`]),
    ]),
  });
  await page.goto('/');
  await importFolder(page, folder);
  await closeReport(page);
  await documentTree(page).getByRole('treeitem').last().click();
  const text = openText(page);
  await text.focus();
  const pages = text.locator('.reader-page');
  await expect(pages).toHaveCount(3);
  expect(await pages.evaluateAll((all) => all.map((one) => one.getAttribute('data-page')))).toEqual(['1', '2', '3']);
  await expect(text.locator('.cm-line', { hasText: 'second page' }).locator('[data-page="2"]')).toHaveText('O');
  const shown = () => pages.first().evaluate((one) => getComputedStyle(one, '::before').display);
  expect(await shown()).toBe('none');
  await page.keyboard.press('#');
  await expect.poll(shown).toBe('block');
  // What is drawn beside the text is no part of it.
  expect(await text.innerText()).not.toMatch(/^\d$/mu);
});

test('shows where passages begin by an indent, and keeps words where they were selected', async ({ page }) => {
  await openTexts(page);
  const text = await openDocument(page, wire);
  const heading = text.locator('.reader-heading');
  await expect(heading).toHaveText(wire);
  const indented = text.locator('.cm-line.reader-indented').nth(1);
  expect(await indented.evaluate((line) => parseFloat(getComputedStyle(line).textIndent))).toBe(0);
  await text.focus();
  await page.keyboard.press('Alt+P');
  await controls(page).getByRole('radio', { name: 'An indent' }).check();
  await page.keyboard.press('Escape');
  expect(await indented.evaluate((line) => parseFloat(getComputedStyle(line).textIndent))).toBeGreaterThan(10);
  await selectWords(page, text, 'some 1,400 workers');
  expect(await page.evaluate(() => String(getSelection()))).toBe('some 1,400 workers');
});

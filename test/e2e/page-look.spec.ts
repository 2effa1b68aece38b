import type { Page } from '@playwright/test';
import Papa from 'papaparse';
import { objections } from './objections.ts';
import { expect, exportAs, openDocument, openText, openTexts, selectWords, tagSelection, test, wire } from './steps.ts';

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

import type { Locator, Page } from '@playwright/test';
import {
  annotationList,
  closeReport,
  expect,
  folderOf,
  importFolder,
  openDocument,
  selectWords,
  tagSelection,
  test,
} from './steps.ts';

// What stands on paper when a text is printed.

/** Begins and ends as a browser does around printing, with the page as it stands on paper between. */
async function asPrinted(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
}

const lines = Array.from({ length: 900 }, (_, at) => `Ferry ${at + 1} came into the harbour before noon.`);

async function openFerries(page: Page, info: Parameters<typeof folderOf>[0]): Promise<void> {
  await page.goto('/');
  const files = { 'ferries.txt': ['The ferries', '', 'June 30, 2025', '', ...lines].join('\n\n') };
  await importFolder(page, await folderOf(info, 'log', files));
  await closeReport(page);
}

test('prints the title, the source and the whole text with its marks, and nothing of the window', async ({
  page,
}, info) => {
  await openFerries(page, info);
  const text = await openDocument(page, 'The ferries');
  await selectWords(page, text, 'Ferry 2 came');
  await tagSelection(page, 'Arrivals');
  await expect(annotationList(page).getByRole('listitem')).toHaveCount(1);
  await asPrinted(page);
  const printed = page.locator('article.printed');
  await expect(printed.getByRole('heading', { level: 1 })).toHaveText('The ferries');
  await expect(printed.locator('.printed-source')).toContainText('ferries.txt');
  await expect(printed.getByText(lines.at(-1)!)).toBeVisible();
  expect(await printed.locator('.printed-line').count()).toBe(2 * lines.length + 7);
  await expect(printed.locator('mark')).toHaveText(['Ferry 2 came']);
  await expect(printed.locator('.printed-marks li')).toHaveText(['Arrivals Ferry 2 came']);
  await expect(page.locator('#root')).toHaveCSS('opacity', '0');
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: null });
  await expect(printed).toHaveCount(0);
  await expect(page.locator('#root')).toHaveCSS('opacity', '1');
});

test('says beside each marked passage which tags it carries, in black and white', async ({ page }, info) => {
  await openFerries(page, info);
  const text = await openDocument(page, 'The ferries');
  for (const [words, tag] of [
    ['Ferry 2 came into the harbour', 'Arrivals'],
    ['2 came into the harbour before noon', 'Times of day'],
    ['Ferry 3', 'Ships'],
  ] as const) {
    await selectWords(page, text, words);
    await tagSelection(page, tag);
    await expect(annotationList(page).getByRole('listitem').filter({ hasText: tag })).toHaveCount(1);
  }
  await asPrinted(page);
  const printed = page.locator('article.printed');
  const names = printed.locator('.printed-name');
  await expect(names).toHaveText(['1 Arrivals', '2 Times of day', '3 Ships']);
  const line = printed.locator('.printed-line:has(.printed-twice)');
  await expect(line.locator('mark')).toHaveText(['Ferry ', '2 came into the harbour', ' before noon']);
  await expect(line.locator('.printed-twice')).toHaveText('2 came into the harbour');
  await expect(line.locator('mark').first()).toHaveCSS('text-decoration-line', 'underline');
  // Each beside the line where its passage begins, outside of the words and on the paper.
  const boxOf = async (part: Locator) => (await part.boundingBox())!;
  const [paper, words] = [await boxOf(printed), await boxOf(line)];
  for (const [at, name] of (await names.all()).entries()) {
    const box = await boxOf(name);
    expect(box.x).toBeGreaterThan(words.x + words.width);
    expect(box.x + box.width).toBeLessThanOrEqual(paper.x + paper.width + 1);
    const begun = at < 2 ? words : await boxOf(printed.locator('.printed-line:has(.printed-name)').last());
    expect(Math.abs(box.y - begun.y)).toBeLessThanOrEqual(2 * begun.height);
  }
  await expect(printed.locator('.printed-marks li')).toHaveText([
    'Arrivals Ferry 2 came into the harbour',
    'Times of day 2 came into the harbour before noon',
    'Ships Ferry 3',
  ]);
});

test('a text is printed while a note on it is written, and the writing goes on where it was', async ({
  page,
}, info) => {
  await openFerries(page, info);
  const text = await openDocument(page, 'The ferries');
  await selectWords(page, text, 'Ferry 2 came');
  await page.keyboard.press('n');
  const box = page.getByRole('dialog', { name: 'Note on this passage' }).getByRole('textbox');
  const card = annotationList(page).getByRole('textbox', { name: 'Note' });
  const printed = page.locator('article.printed');
  const print = async (field: typeof box, before: string) => {
    await page.keyboard.type(before);
    // Really printed, on paper narrower than the window: all the pages of the text.
    const pages = (await page.pdf()).toString('latin1').match(/\/Type \/Page\b/gu)?.length ?? 0;
    expect(pages).toBeGreaterThan(30);
    await expect(printed).toHaveCount(0);
    await expect(field).toBeFocused();
    await page.keyboard.type(' and after');
    await expect(field).toHaveText(`${before} and after`);
  };
  await print(box, 'Before');
  await page.keyboard.press('Escape');
  await annotationList(page).getByRole('button', { name: 'Edit note' }).click();
  await expect(card).toBeFocused();
  await page.keyboard.press('Control+a');
  await print(card, 'Once more');
});

test('a long text takes all the pages that it needs', async ({ page }, info) => {
  await openFerries(page, info);
  await openDocument(page, 'The ferries');
  const file = (await page.pdf({ path: info.outputPath('ferries.pdf') })).toString('latin1');
  // 1,800 lines of 11 points at 1.5 are more than thirty pages of paper; the window alone would be one.
  expect(file.match(/\/Type \/Page\b/gu)?.length ?? 0).toBeGreaterThan(30);
});

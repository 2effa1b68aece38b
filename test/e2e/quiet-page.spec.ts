import type { Locator, Page } from '@playwright/test';
import {
  closeReport,
  documentTree,
  expect,
  folderOf,
  importFolder,
  markBar,
  openDocument,
  openText,
  selectWords,
  test,
  undo,
} from './steps.ts';

// What stands around the words that one reads: room between paragraphs, a bar and messages that cover none of them.

const long = (word: string) =>
  `${`${word} came into the harbour before noon and left it again at night. `.repeat(4)}`.trim();
const story = ['Ferries', '', long('The first'), long('The second'), '', long('The third'), '', 'a list', 'of words'];

async function openStory(page: Page, info: Parameters<typeof folderOf>[0]): Promise<void> {
  await page.goto('/');
  const files = { 'ferries.txt': story.join('\n'), 'other.txt': 'Quays\n\nNothing here.' };
  await importFolder(page, await folderOf(info, 'texts', files));
  await closeReport(page);
}

test('paragraphs that one line break parts stand apart, lines of a list do not', async ({ page }, info) => {
  await openStory(page, info);
  const text = await openDocument(page, 'Ferries');
  const padding = (words: string) =>
    text
      .locator('.cm-line', { hasText: words })
      .first()
      .evaluate((line) => parseFloat(getComputedStyle(line).paddingTop));
  expect(await padding('The second')).toBeGreaterThan(6);
  expect(await padding('The first')).toBe(0);
  expect(await padding('The third')).toBe(0);
  expect(await padding('of words')).toBe(0);
});

test('the bar at a selection stands above it, over the heading if there is no room, never over what follows', async ({
  page,
}, info) => {
  await openStory(page, info);
  const text = await openDocument(page, 'Ferries');
  await selectWords(page, text, 'Ferries');
  const bar = (await markBar(page).boundingBox())!;
  const line = (await text.locator('.cm-line').first().boundingBox())!;
  expect(bar.y + bar.height).toBeLessThanOrEqual(line.y);
});

test('messages cover no text, one of a kind at a time', async ({ page }, info) => {
  await openStory(page, info);
  const text = await openDocument(page, 'Ferries');
  for (const title of ['Quays', 'Ferries']) {
    await documentTree(page).getByText(title).first().click();
    await page.keyboard.press('Delete');
  }
  await undo(page);
  await undo(page);
  await expect(documentTree(page).getByText('Quays')).toBeVisible();
  await openDocument(page, 'Ferries');
  const messages = page.locator('.message');
  await expect(messages).toHaveCount(1);
  const message = (await messages.boundingBox())!;
  const pane = (await text.locator('xpath=ancestor::*[contains(@class,"cm-scroller")]').boundingBox())!;
  expect(message.y).toBeGreaterThanOrEqual(pane.y + pane.height - 1);
});

test('Down goes from the filter into the list, Enter opens its first document', async ({ page }, info) => {
  await openStory(page, info);
  const filter = page.getByRole('searchbox', { name: 'Filter documents' });
  await filter.fill('quay');
  await page.keyboard.press('Enter');
  await expect(openText(page)).toContainText('Nothing here.');
  await expect(openText(page)).toBeFocused();
  await filter.click();
  await page.keyboard.press('ArrowDown');
  await expect(documentTree(page)).toBeFocused();
});

test('the library counts what its filter leaves, and of how many', async ({ page }, info) => {
  await openStory(page, info);
  const library = page.getByRole('navigation', { name: 'Library' });
  const filter = page.getByRole('searchbox', { name: 'Filter documents' });
  await filter.fill('quay');
  await expect(library.getByText('1 of 2', { exact: true })).toBeVisible();
  await filter.fill('');
  await expect(library.getByText('1 of 2', { exact: true })).toBeHidden();
});

test('what is done about an encoding stands apart from its name, in the report and beside the text', async ({
  page,
}, info) => {
  await page.goto('/');
  const report = await importFolder(page, await folderOf(info, 'texts', { 'ferries.txt': story.join('\n') }));
  /** The room between the words of the two, if they stand in one line. */
  const gap = async (first: Locator, second: Locator) => {
    const [before, after] = await Promise.all([first, second].map((one) => one.evaluate(edges)));
    return after!.top >= before!.bottom - 1 ? Infinity : after!.left - before!.right;
  };
  const edges = (element: Element) => {
    const words = document.createRange();
    words.selectNodeContents(element);
    return words.getBoundingClientRect().toJSON() as DOMRect;
  };
  const cell = report.locator('.report-encoding').last();
  expect(await gap(cell.locator('span').first(), cell.getByRole('button'))).toBeGreaterThanOrEqual(3);
  await closeReport(page);
  await openDocument(page, 'Ferries');
  const facts = page.getByRole('complementary', { name: 'Inspector' });
  await facts.getByRole('button', { name: /^Encoding/u }).click();
  const line = facts.locator('.fact', { has: page.getByText('Encoding', { exact: true }) });
  await expect(line.locator('dd')).toContainText('utf-8');
  expect(await gap(line.locator('dd span').first(), line.getByRole('button'))).toBeGreaterThanOrEqual(3);
});

test('every divider has a name, and so has every box of a list of tasks', async ({ page }, info) => {
  await openStory(page, info);
  for (const name of [
    'Width of library and tags',
    'Width of the inspector',
    'Height of the library',
    'Height of the tags',
  ])
    await expect(page.getByRole('separator', { name, exact: true })).toBeVisible();
  await openDocument(page, 'Ferries');
  await page.keyboard.press('Control+\\');
  await expect(page.getByRole('separator', { name: 'Width of the first pane' })).toBeVisible();
  await page.keyboard.press('Alt+n');
  await page.getByRole('textbox', { name: 'Text of the note' }).fill('- [x] read\n- [ ] compare');
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  await expect(page.getByRole('checkbox', { name: 'Done' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'To do' })).not.toBeChecked();
});

test('the key after an arrow in the tabs is for the tab that it turned to', async ({ page }, info) => {
  await openStory(page, info);
  await openDocument(page, 'Ferries');
  await openDocument(page, 'Quays');
  await page.getByRole('tab', { name: 'Quays' }).focus();
  const there = await page.evaluate(async () => {
    const press = (key: string) =>
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    press('ArrowLeft');
    // The end of the key's own task: no frame is drawn between.
    await Promise.resolve();
    return document.activeElement?.textContent;
  });
  expect(there).toBe('Ferries');
});

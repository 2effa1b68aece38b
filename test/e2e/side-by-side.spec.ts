import type { Locator, Page, TestInfo } from '@playwright/test';
import { objections } from './objections.ts';
import {
  annotationList,
  closeReport,
  expect,
  folderOf,
  importFolder,
  openDocument,
  openEmpty,
  search,
  searchBox,
  searchResults,
  selectWords,
  test,
} from './steps.ts';

// Two texts, or two places of one, side by side.

const log = (of: string, days: number) =>
  Array.from(
    { length: days },
    (_, at) => `Day ${at + 1} ${of}. The pilots wrote down what the tide had left on the quay before they went home.`,
  ).join('\n\n');

async function openLogs(page: Page, info: TestInfo): Promise<void> {
  const folder = await folderOf(info, 'Logs', {
    'harbour.txt': `Harbour log\n\n${log('at the harbour', 120)}\n`,
    'гавань.txt': `Журнал гавани\n\n${log('в гавани', 120)}\n`,
  });
  await openEmpty(page);
  await importFolder(page, folder);
  await closeReport(page);
  await openDocument(page, 'Harbour log');
}

/** The panes from the left, each by the text in it. */
const textsOf = (page: Page) => page.getByRole('main', { name: 'Reader' }).getByRole('document');
const scrollerOf = (text: Locator) => text.locator('xpath=ancestor::*[contains(@class,"cm-scroller")]');
const topOf = (text: Locator) => scrollerOf(text).evaluate((one) => Math.round(one.scrollTop));
const marksIn = (text: Locator) => text.locator('.reader-highlight');

async function wheelOver(page: Page, text: Locator, pixels: number): Promise<void> {
  await scrollerOf(text).hover();
  await page.mouse.wheel(0, pixels);
}

test('two places of one text are read and marked at once, and keys go to the pane with the attention', async ({
  page,
}, info) => {
  await openLogs(page, info);
  await page.keyboard.press('Control+\\');
  const [left, right] = [textsOf(page).nth(0), textsOf(page).nth(1)];
  await expect(textsOf(page)).toHaveCount(2);
  await wheelOver(page, right, 600);
  await expect.poll(() => topOf(right)).toBeGreaterThan(300);
  expect(await topOf(left)).toBe(0);

  await page.keyboard.press('F6');
  await expect(left).toBeFocused();
  await page.keyboard.press('F6');
  await expect(right).toBeFocused();
  await page.keyboard.press('F6');
  await expect(left).toBeFocused();
  await selectWords(page, left, 'Day 2 at the harbour');
  await page.keyboard.press('h');
  await expect(annotationList(page).getByRole('listitem')).toHaveCount(1);
  // The other pane shows the mark as soon as it is scrolled there.
  await wheelOver(page, right, -2_000);
  await expect.poll(() => topOf(right)).toBe(0);
  for (const text of [left, right]) await expect(marksIn(text).filter({ hasText: 'Day 2' }).first()).toBeVisible();

  await page.keyboard.press('F6');
  await expect(right).toBeFocused();
  await selectWords(page, right, 'Day 3 at the harbour');
  await page.keyboard.press('h');
  await expect(annotationList(page).getByRole('listitem')).toHaveCount(2);
  expect(await objections(page)).toEqual([]);
});

test('two texts scroll together on demand, each from where it stands', async ({ page }, info) => {
  await openLogs(page, info);
  await openDocument(page, 'Журнал гавани');
  await page.keyboard.press('Control+Shift+\\');
  const [left, right] = [textsOf(page).nth(0), textsOf(page).nth(1)];
  await expect(right).toContainText('Журнал гавани');
  await wheelOver(page, right, 300);
  await expect.poll(() => topOf(right)).toBeGreaterThan(200);
  const apart = (await topOf(right)) - (await topOf(left));

  await page.getByRole('button', { name: 'Scroll both texts together' }).click();
  await wheelOver(page, left, 500);
  await expect.poll(() => topOf(left)).toBeGreaterThan(400);
  await expect.poll(async () => Math.abs((await topOf(right)) - (await topOf(left)) - apart)).toBeLessThan(60);
  await wheelOver(page, right, 400);
  await expect.poll(() => topOf(left)).toBeGreaterThan(800);

  await page.keyboard.press('Alt+y');
  await expect(page.getByRole('button', { name: 'Scroll both texts together' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  const stays = await topOf(left);
  await wheelOver(page, right, 400);
  await expect.poll(async () => (await topOf(right)) - apart).toBeGreaterThan(stays + 200);
  expect(await topOf(left)).toBe(stays);
});

test('both panes come back with their sizes and places, and become one again', async ({ page }, info) => {
  await openLogs(page, info);
  await page.keyboard.press('Control+\\');
  const right = textsOf(page).nth(1);
  await wheelOver(page, right, 900);
  await expect.poll(() => topOf(right)).toBeGreaterThan(600);
  const widthOf = async (text: Locator) => (await scrollerOf(text).boundingBox())!.width;
  const first = await widthOf(textsOf(page).nth(0));
  await page.getByRole('separator', { name: 'Width of the first pane' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => widthOf(textsOf(page).nth(0))).toBeLessThan(first - 10);
  const [width, top] = [await widthOf(textsOf(page).nth(0)), await topOf(right)];
  // A place is stored at the latest when the tab gives way to another.
  await right.focus();
  await page.keyboard.press('Control+Shift+H');
  await expect(textsOf(page)).toHaveCount(1);
  await page.keyboard.press('Alt+w');
  await expect(textsOf(page)).toHaveCount(2);
  await page.reload();
  await expect(textsOf(page)).toHaveCount(2);
  await expect.poll(async () => Math.abs((await widthOf(textsOf(page).nth(0))) - width)).toBeLessThan(3);
  await expect.poll(async () => Math.abs((await topOf(textsOf(page).nth(1))) - top)).toBeLessThan(60);
  expect(await topOf(textsOf(page).nth(0))).toBe(0);

  // Also after a while in which the window had no room for both.
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: 640, height: 400 });
  await expect(textsOf(page)).toHaveCount(1);
  await page.setViewportSize(size);
  await expect(textsOf(page)).toHaveCount(2);
  await expect.poll(async () => Math.abs((await widthOf(textsOf(page).nth(0))) - width)).toBeLessThan(3);

  await page.getByRole('button', { name: 'All tabs in one pane' }).click();
  await expect(textsOf(page)).toHaveCount(1);
  await expect(page.getByRole('tab')).toHaveCount(1);
  await page.keyboard.press('Control+\\');
  await expect.poll(async () => Math.abs((await widthOf(textsOf(page).nth(0))) - width)).toBeLessThan(3);
});

test('a tab is moved to the other pane by a key; in a small window one pane is shown at a time', async ({
  page,
}, info) => {
  await openLogs(page, info);
  await openDocument(page, 'Журнал гавани');
  await page.keyboard.press('Control+Shift+\\');
  await expect(textsOf(page)).toHaveCount(2);
  await expect(textsOf(page).nth(1)).toContainText('Журнал гавани');
  await expect(textsOf(page).nth(1)).toBeFocused();

  await page.setViewportSize({ width: 640, height: 400 });
  await expect(textsOf(page)).toHaveCount(1);
  await expect(textsOf(page)).toContainText('Журнал гавани');
  await page.getByRole('button', { name: 'Other pane (pane 2 of 2 is shown)' }).click();
  await expect(textsOf(page)).toContainText('Harbour log');
  await expect(textsOf(page)).toBeFocused();
  await page.keyboard.press('F6');
  await expect(textsOf(page)).toContainText('Журнал гавани');
  await expect(textsOf(page)).toBeFocused();
  expect(await objections(page)).toEqual([]);
});

test('several searches stay open, also beside each other, and come back; the inspector tells of the hit', async ({
  page,
}, info) => {
  await openLogs(page, info);
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await search(page, 'гавани', /in 1 document/u);
  await expect(inspector.getByRole('heading').first()).toContainText('Журнал гавани');
  await page.keyboard.press('Alt+s');
  await expect(searchBox(page)).toBeFocused();
  await expect(searchBox(page)).toHaveValue('');
  await search(page, 'harbour', /in 1 document/u);
  await expect(inspector.getByRole('heading').first()).toContainText('Harbour log');
  await expect(page.getByRole('tab', { name: 'Search: гавани' })).toBeVisible();

  await page.getByRole('tab', { name: 'Search: harbour' }).focus();
  await page.keyboard.press('Control+Shift+\\');
  await page.getByRole('tab', { name: 'Search: гавани' }).click();
  await expect(searchBox(page)).toHaveValue('гавани');
  const lists = searchResults(page);
  await expect(lists).toHaveCount(2);
  await expect(lists.nth(0)).toContainText('в гавани');
  await expect(lists.nth(1)).toContainText('at the harbour');
  // What stands in both is told apart by its tab.
  expect(await objections(page, { except: ['landmark-unique'] })).toEqual([]);

  await page.reload();
  await expect(lists).toHaveCount(2);
  await expect(lists.nth(0)).toContainText('в гавани');
  await expect(lists.nth(1)).toContainText('at the harbour');
  await page.getByRole('tab', { name: 'Search: harbour' }).click();
  await expect(searchBox(page)).toHaveValue('harbour');
});

test('what is pinned stays beside the texts that are opened, also when the project comes back', async ({
  page,
}, info) => {
  await openLogs(page, info);
  await page.keyboard.press('Alt+n');
  await page.getByRole('textbox', { name: 'Title' }).fill('Tides');
  await page.keyboard.press('Alt+b');
  const [left, right] = [0, 1].map((at) => page.locator(`[data-pane="${at}"]`)) as [Locator, Locator];
  await expect(right.locator('.note-view')).toBeVisible();
  await expect(left.getByRole('document')).toContainText('at the harbour');
  await page.getByRole('tree', { name: 'Documents' }).getByRole('treeitem', { name: 'Журнал гавани' }).click();
  await expect(left.getByRole('document')).toContainText('в гавани');
  await expect(right.locator('.note-view')).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Tides, pinned' })).toHaveAttribute('aria-selected', 'true');
  await page.reload();
  await expect(page.getByRole('tab', { name: 'Tides, pinned' })).toBeVisible();
  await page.getByRole('button', { name: 'Pin this tab' }).last().click();
  await expect(page.getByRole('tab', { name: 'Tides', exact: true })).toBeVisible();
});

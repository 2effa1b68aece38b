import type { Locator, Page } from '@playwright/test';
import {
  annotationList,
  closeReport,
  documentTree,
  expect,
  folderOf,
  importFolder,
  openDocument,
  openSample,
  openText,
  test,
} from './steps.ts';

// Windows of any size: nothing lies over what one reads, nothing ends at an edge that cannot be passed.

const grain = 'Grain silo bursts in port of Orvella, at least nine dead';

const boxOf = async (part: Locator) => (await part.boundingBox())!;

/** How many of its pixels a thing that scrolls shows nowhere but further to the side. */
const beyond = (part: Locator) => part.evaluate((one) => one.scrollWidth - one.clientWidth);

const startProject = async (page: Page, folder: string) => {
  await page.goto('/');
  return importFolder(page, folder);
};

const windows = [
  [1400, 900],
  [1024, 700],
  [700, 450],
  [320, 256],
] as const;

test('a message lies over nothing, whatever the size of the window', async ({ page }) => {
  await openSample(page);
  await openDocument(page, grain);
  await documentTree(page).getByText('Bulletin 7').first().click();
  await page.keyboard.press('Delete');
  const message = page.locator('.message');
  for (const [width, height] of windows) {
    await page.setViewportSize({ width, height });
    await expect(message).toHaveCount(1);
    await expect(message.getByRole('button', { name: 'Take back' })).toBeInViewport({ ratio: 1 });
    const covered = await message.evaluate((one) => {
      const box = one.getBoundingClientRect();
      return [...document.querySelectorAll<HTMLElement>('.status-line > *, .body')]
        .filter((other) => !other.contains(one) && other.getClientRects().length > 0)
        .filter((other) => {
          const { left, right, top, bottom } = other.getBoundingClientRect();
          return left < box.right && right > box.left && top < box.bottom && bottom > box.top;
        })
        .map((other) => other.className);
    });
    expect(covered, `at ${width} × ${height}`).toEqual([]);
  }
});

test('the import report has all its cells in view from side to side, whatever the size of the window', async ({
  page,
}, info) => {
  await page.setViewportSize({ width: 1400, height: 900 });
  const report = await startProject(
    page,
    await folderOf(info, 'letters', {
      'a-letter-whose-file-has-a-long-name-because-it-says-all-that-is-in-it-as-people-do.txt':
        'SEOUL, June 30 (IANS) -- The two cities have signed a comprehensive harbour partnership.\n\nBy Ingrid Halvorsen\n',
      'مرفأ.txt': 'رسالة إلى أهل الميناء\n\n30 يونيو 2025\n\nوصلت السفينة قبل الفجر.\n',
      'empty.txt': '',
    }),
  );
  const table = report.getByRole('table', { name: 'Import report' });
  for (const [width, height] of windows) {
    await page.setViewportSize({ width, height });
    await expect.poll(() => beyond(table), `at ${width} × ${height}`).toBeLessThanOrEqual(1);
    for (const column of ['Title', 'Date', 'Outlet', 'Author', 'Place']) {
      const cell = table.getByRole('textbox', { name: new RegExp(`${column}.*مرفأ`, 'u') });
      await cell.scrollIntoViewIfNeeded();
      await expect(cell).toBeInViewport({ ratio: 0.9 });
    }
  }
  await closeReport(page);
});

test('cells of the import report stand in one line, whichever way their words run', async ({ page }, info) => {
  await page.setViewportSize({ width: 1400, height: 900 });
  const report = await startProject(
    page,
    await folderOf(info, 'letters', { 'a.txt': 'The flood\n\nIt rained.', 'b.txt': 'رسالة إلى أهل الميناء\n\nوصلت.' }),
  );
  const left = await report
    .locator('[data-column="title"] input')
    .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().left)));
  expect(new Set(left).size).toBe(1);
});

test('the note of the last card is written in full view', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 700 });
  await openSample(page);
  await openDocument(page, grain);
  await page.locator('.annotation-scroller').evaluate((list) => list.scrollTo(0, list.scrollHeight));
  const last = annotationList(page).getByRole('listitem').last();
  await last.getByRole('button', { name: /(?:Write a|Edit) note/u }).click();
  await expect(annotationList(page).getByRole('textbox', { name: 'Note' })).toBeFocused();
  await expect
    .poll(async () => {
      const [card, list] = [await boxOf(last.locator('article')), await boxOf(page.locator('.annotation-scroller'))];
      return list.y + list.height - (card.y + card.height);
    })
    .toBeGreaterThanOrEqual(0);
});

test('the title of what is open is read in its tab and above its text, also in two narrow panes', async ({ page }) => {
  await page.setViewportSize({ width: 1400, height: 900 });
  await openSample(page);
  await openDocument(page, grain);
  await page.keyboard.press('Control+Shift+H');
  await documentTree(page).getByText('Eleven dead').first().click();
  await documentTree(page).getByText(grain).first().click();
  await page.keyboard.press('Control+\\');
  for (const heading of await page.getByRole('main').getByRole('heading', { level: 1 }).all()) {
    expect(await heading.evaluate((one) => one.scrollHeight - one.clientHeight)).toBeLessThanOrEqual(1);
  }
  for (const tab of await page.getByRole('tab', { selected: true }).all()) {
    // Twice as much as the eight letters that it once had.
    expect((await boxOf(tab.locator('.tab-name'))).width).toBeGreaterThan(150);
  }
});

test('two low panes leave their room to the text', async ({ page }) => {
  await openSample(page);
  await openDocument(page, grain);
  await page.keyboard.press('Control+\\');
  await page.setViewportSize({ width: 700, height: 600 });
  await expect(openText(page)).toHaveCount(2);
  for (const text of await openText(page).all()) {
    const pane = await boxOf(text.locator('xpath=ancestor::*[@role="tabpanel"]'));
    const scroller = await boxOf(text.locator('xpath=ancestor::*[contains(@class,"cm-scroller")]'));
    expect(scroller.height).toBeGreaterThan(pane.height * 0.9);
  }
});

test('tabs and rows of the library tell similar titles apart, in a full bar', async ({ page }, info) => {
  await page.setViewportSize({ width: 1024, height: 700 });
  const ends = ['speech 3 June', 'speech 4 June', 'speech 5 June', 'letter 3 June', 'letter 4 June'];
  const report = await startProject(
    page,
    await folderOf(
      info,
      'speeches',
      Object.fromEntries(
        ends.map((end, at) => [
          `${at}.txt`,
          `Remarks of the harbour master at the opening of the grain conference, ${end}\n\nThe port is open again.\n`,
        ]),
      ),
    ),
  );
  await expect(report).toBeVisible();
  await closeReport(page);
  for (const end of ends)
    await documentTree(page)
      .getByRole('treeitem', { name: new RegExp(end, 'u') })
      .click();
  const kept = (part: Locator) =>
    part.evaluateAll((all) =>
      all.map((one) => ({ words: one.textContent.trim(), seen: one.scrollWidth <= one.clientWidth })),
    );
  const expected = ends.map((words) => ({ words, seen: true }));
  expect(await kept(page.getByRole('tab').locator('.middle-cut-end'))).toEqual(expected);
  const rows = await kept(documentTree(page).locator('.middle-cut-end'));
  expect(rows.map(({ words }) => words).toSorted()).toEqual(ends.toSorted());
  expect(rows.every(({ seen }) => seen)).toBe(true);
});

test('a window that becomes narrow and wide again keeps the focus and the place of the page that it shows', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1400, height: 900 });
  await openSample(page);
  const text = await openDocument(page, grain);
  await text.focus();
  await page.keyboard.press('Control+End');
  const scroller = page.locator('.cm-scroller').first();
  await expect.poll(() => scroller.evaluate((one) => one.scrollTop)).toBeGreaterThan(0);
  await text.evaluate((one) => one.setAttribute('data-was-here', ''));
  for (const [width, height] of [...windows.slice(2), [1400, 900] as const]) {
    await page.setViewportSize({ width, height });
    await expect(page.getByRole('button', { name: 'Library and tags' })).toBeVisible();
    await expect(text).toBeFocused();
    await expect(text).toHaveAttribute('data-was-here', '');
  }
  await expect.poll(() => scroller.evaluate((one) => one.scrollTop)).toBeGreaterThan(0);
});

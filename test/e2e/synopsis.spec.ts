import type { Locator, Page, TestInfo } from '@playwright/test';
import { chooseImported, command, tabTo } from './comparing-steps.ts';
import { inBothThemes, inEverySize } from './objections.ts';
import type { Size } from './objections.ts';
import { expect, openText, tagPicker, test, saveTable } from './steps.ts';

// Three accounts of one event and one of another, set side by side by keys alone.

const hours = Array.from(
  { length: 60 },
  (_, hour) =>
    `Watch ${hour + 1} of the ${['pilot', 'purser', 'stoker', 'signalman'][hour % 4]!} noted ${hour * 7 + 13} crates on pier ${hour + 3}.`,
);
const accounts = {
  '1 wire.txt': `Ferry stopped by fire\n\nMay 6, 2031\n\nThe ferry Marisol was stopped two miles off the town by a fire in its engine room. Nobody was hurt. The harbour ministers of Vell and Oster signed a rescue treaty for 2031-35. ${hours.join(' ')}\n`,
  '2 post.txt': `Fire aboard the Marisol\n\nMay 7, 2031\n\nThe two presidents signed the rescue treaty for the years 2031–2035. A fire in the engine room stopped the ferry Marisol two miles off the town. “We saw the smoke at once,” said Irma Dahl, a pilot.\n`,
  '3 порт.txt': `Пожар на пароме\n\n8 мая 2031\n\nПаром «Марисоль» остановлен из-за пожара. Пострадавших нет.\n`,
};

const table = (page: Page) => page.getByRole('table', { name: 'Synopsis' });
const rowWith = (page: Page, words: string) => table(page).getByRole('row').filter({ hasText: words });

async function openSynopsis(page: Page, info: TestInfo, texts = accounts): Promise<void> {
  await chooseImported(page, info, texts);
  await command(page, 'Synopsis of the chosen');
  await expect(table(page)).toBeVisible();
}

test('only rows that hold the typed words are left, found by the keys that find in every list', async ({
  page,
}, info) => {
  await openSynopsis(page, info);
  const rows = table(page).getByRole('rowheader');
  const all = await rows.count();
  const find = page.getByRole('searchbox', { name: 'Find in this page' });
  await page.keyboard.press('Control+f');
  await expect(find).toBeFocused();
  await page.keyboard.type('пострадавших');
  await expect(rows).toHaveCount(1);
  await expect(table(page)).toContainText('Пострадавших нет');
  await page.keyboard.press('Escape');
  await expect(rows).toHaveCount(all);
  await page.keyboard.type('presidents');
  await expect(rows).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await expect(table(page).locator(':focus')).toHaveCount(1);
  await page.keyboard.press('/');
  await expect(find).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('volcano');
  await expect(page.getByText('None holds these words.')).toBeVisible();
});

test('who signed is one row; it is tagged, opened, put in another order and saved, by keys alone', async ({
  page,
}, info) => {
  await openSynopsis(page, info);
  await expect(table(page).getByRole('columnheader')).toHaveCount(4);
  const signed = rowWith(page, 'presidents');
  await expect(signed).toContainText('harbour ministers of Vell');
  await expect(signed.getByRole('cell').nth(2)).toContainText('nothing of it');
  // Its own text has it before the fire.
  await expect(signed).toContainText('↑');

  // From cell to cell by the arrows, and its sentence tagged as in a text.
  await tabTo(page, 'Open Пожар на пароме');
  await page.keyboard.press('Tab');
  const focused = page.locator('.synopsis-sentence:focus');
  await expect(focused).toBeVisible();
  for (let steps = 0; steps < 12 && !(await focused.textContent())?.includes('Vell and Oster'); steps++) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(focused).toContainText('Vell and Oster');
  await page.keyboard.press('ArrowRight');
  await expect(focused).toContainText('presidents');
  await page.keyboard.press('t');
  await expect(tagPicker(page)).toBeFocused();
  await page.keyboard.type('Who signed');
  await page.keyboard.press('Enter');
  await expect(signed.getByRole('listitem')).toHaveText('Who signed');
  await page.keyboard.press('Control+z');
  await expect(signed.getByRole('listitem')).toHaveCount(0);

  // Its text, at its place, and back.
  await signed.getByRole('cell').nth(1).getByRole('button').last().focus();
  await page.keyboard.press('Enter');
  await expect(openText(page)).toBeVisible();
  await expect(openText(page).getByText('signed the rescue treaty')).toBeInViewport();
  await command(page, 'Synopsis of the chosen');

  // The rows in the order of another account: there the treaty stands before the fire.
  const before = Number(await signed.getByRole('rowheader').textContent());
  const order = page.getByRole('combobox', { name: 'Order of' });
  await order.focus();
  await page.keyboard.press('ArrowDown');
  await expect(table(page).getByRole('columnheader').nth(2)).toContainText('rows follow it');
  await expect(signed).not.toContainText('↑');
  expect(Number(await signed.getByRole('rowheader').textContent())).toBeLessThan(before);

  for (const [format, ending] of [
    [/HTML/u, 'html'],
    [/CSV/u, 'csv'],
  ] as const) {
    const { name, text: saved } = await saveTable(page, format);
    expect(name).toBe(`Synopsis.${ending}`);
    const row = saved.split('\n').find((line) => line.includes('presidents'))!;
    expect(row).toContain('harbour ministers');
    expect(saved).toContain('Пострадавших нет');
  }
});

test('Tab reaches a sentence in view, however far the rows were scrolled', async ({ page }, info) => {
  await openSynopsis(page, info);
  const focused = page.locator('.synopsis-sentence:focus');
  const scrollTo = (top: number) => page.locator('.synopsis-scroller').evaluate((one, to) => one.scrollTo(0, to), top);
  await scrollTo(4000);
  await expect(rowWith(page, 'Watch 1 of')).toHaveCount(0);
  await tabTo(page, 'Open Пожар на пароме');
  await page.keyboard.press('Tab');
  await expect(focused).toBeInViewport();
  const number = await focused.locator('xpath=ancestor::*[@role="row"]').getByRole('rowheader').textContent();
  expect(Number(number)).toBeGreaterThan(10);
  await page.keyboard.press('x');
  await expect(page.getByRole('status').filter({ hasText: '1 row chosen' })).toBeVisible();

  // The focused sentence is scrolled away, and back to.
  await scrollTo(0);
  await expect(rowWith(page, 'Watch 1 of')).toHaveCount(1);
  await tabTo(page, 'Open Пожар на пароме');
  await page.keyboard.press('Tab');
  await expect(focused).toBeInViewport();
  await page.keyboard.press('Control+End');
  await expect(focused).toBeInViewport();
  await page.keyboard.press('Control+Home');
  await expect(focused).toBeInViewport();
  await expect(rowWith(page, 'Watch 1 of')).toHaveCount(1);
});

test('the numbers and the base stay when the columns are scrolled, and the sentence with the focus is whole', async ({
  page,
}, info) => {
  const more = {
    '4 gazette.txt': 'Ferry towed\n\nMay 9, 2031\n\nTugs towed the ferry.\n',
    '5 radio.txt': 'Nobody swam\n',
  };
  await openSynopsis(page, info, { ...accounts, ...more });
  await page.setViewportSize({ width: 1024, height: 700 });
  const row = rowWith(page, 'presidents');
  const cells = row.getByRole('cell');
  await cells.nth(0).locator('.synopsis-sentence').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.locator('.synopsis-scroller').evaluate((one) => one.scrollTo(one.scrollWidth, one.scrollTop));
  const boxOf = async (one: Locator) => (await one.boundingBox())!;
  const scroller = await boxOf(page.locator('.synopsis-scroller'));
  await expect.poll(async () => (await boxOf(row.getByRole('rowheader'))).x).toBeCloseTo(scroller.x, 0);
  const base = await boxOf(cells.nth(0));
  expect(base.x).toBeGreaterThan(scroller.x);
  expect((await boxOf(cells.nth(1))).x).toBeLessThan(base.x);
  // Its own text lies under the base until it is gone to.
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  const focused = page.locator('.synopsis-sentence:focus');
  await expect(focused).toContainText('presidents');
  expect((await boxOf(focused)).x).toBeGreaterThanOrEqual(base.x + base.width);
  // In so low a window there is room for rows.
  const heads = await boxOf(page.locator('.synopsis-heads'));
  expect(scroller.height - heads.height).toBeGreaterThan(200);
});

test('in a window as low as one at 200 % the rows have most of the height, and the controls come on demand', async ({
  page,
}, info) => {
  await openSynopsis(page, info);
  await page.setViewportSize({ width: 640, height: 400 });
  const heightOf = async (selector: string) => (await page.locator(selector).boundingBox())?.height ?? 0;
  const rowsIn = async () => (await heightOf('.synopsis-scroller')) - (await heightOf('.synopsis-heads'));
  const share = async () => (await rowsIn()) / (await heightOf('.synopsis-view'));
  await expect.poll(share).toBeGreaterThan(0.6);
  const base = page.getByRole('combobox', { name: 'Order of' });
  await expect(base).toBeHidden();
  const more = page.getByRole('button', { name: 'Order, marks and rows' });
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(more).toHaveAttribute('aria-expanded', 'true');
  await base.focus();
  await expect(base).toBeFocused();
  await expect(base).toBeInViewport();
  // The rows are as high as before; the page scrolls to them.
  await expect.poll(share).toBeGreaterThan(0.6);
  await page.locator('.synopsis-sentence[tabindex="0"]').focus();
  await expect(page.locator('.synopsis-sentence:focus')).toBeInViewport();
  await more.press('Enter');
  await expect(base).toBeHidden();
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(base).toBeVisible();
});

test('the parts of a comparison are tabs: one takes the place of the other, by keys', async ({ page }, info) => {
  await openSynopsis(page, info);
  const tabs = page.getByRole('tablist', { name: 'Open tabs' }).getByRole('tab');
  await expect(tabs).toHaveCount(1);
  const part = (name: string) =>
    page.getByRole('tablist', { name: 'Parts of this comparison' }).getByRole('tab', { name });
  await part('Synopsis').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(part('Shared wording')).toBeFocused();
  await expect(table(page)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid', { name: 'Shared wording' })).toBeVisible();
  await expect(part('Shared wording')).toBeFocused();
  await expect(part('Shared wording')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(table(page)).toBeVisible();
  await expect(part('Synopsis')).toBeFocused();
  await expect(tabs).toHaveCount(1);
});

test('a row chosen by a click on its number is made a claim, and the page says what is missing to take it apart', async ({
  page,
}, info) => {
  await openSynopsis(page, info);
  const tools = page.getByRole('group', { name: 'Rows by hand' });
  const claim = tools.getByRole('button', { name: 'Make claim' });
  await expect(claim).toBeDisabled();
  await rowWith(page, 'presidents')
    .getByRole('button', { name: /^Choose row/u })
    .click();
  await expect(tools.getByRole('status')).toContainText('1 row chosen · “Not the same”: right-click a sentence');
  await claim.click();
  await command(page, 'Claims of the chosen');
  await expect(page.getByRole('row').filter({ hasText: 'rescue treaty' })).toHaveCount(1);
});

test('rows are merged and taken apart by hand, undone, redone and saved, by keys alone', async ({ page }, info) => {
  await openSynopsis(page, info);
  const rows = rowWith(page, 'Nobody was hurt.');
  const russian = rowWith(page, 'Пострадавших нет');
  await expect(rows).not.toContainText('Пострадавших нет');
  const goTo = async (words: string) => {
    await table(page).getByRole('button', { name: words }).focus();
    await expect(page.locator('.synopsis-sentence:focus')).toContainText(words);
  };
  await goTo('Nobody was hurt.');
  await page.keyboard.press('x');
  await expect(page.getByRole('status').filter({ hasText: '1 row chosen' })).toBeVisible();
  await page.getByRole('slider', { name: 'Overview of the rows' }).focus();
  await page.keyboard.press('End');
  await goTo('Пострадавших нет');
  await page.keyboard.press('m');
  await expect(russian).toContainText('Nobody was hurt.');
  await expect(russian).toContainText('merged by you');
  await expect(russian).toContainText('Merged by hand.');
  // The keys stay with the sentence, wherever its row stands now.
  await expect(page.locator('.synopsis-sentence:focus')).toContainText('Пострадавших нет');
  await page.keyboard.press('Control+z');
  await expect(russian).not.toContainText('Nobody was hurt.');
  await page.keyboard.press('Control+Shift+z');
  await expect(russian).toContainText('Nobody was hurt.');
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Not the same' }).press('Enter');
  await expect(russian).not.toContainText('Nobody was hurt.');
  await expect(russian).toContainText('taken apart by you');
  await page.keyboard.press('Control+z');
  await expect(russian).toContainText('merged by you');

  const { text: saved } = await saveTable(page);
  expect(saved.split('\n').find((line) => line.includes('Пострадавших'))).toMatch(/Nobody was hurt.*merged by hand/u);

  // Until it is taken back, the ruling holds.
  await russian.getByRole('button', { name: 'Take back' }).press('Enter');
  await expect(russian).not.toContainText('Nobody was hurt.');
});

test('a row is made a claim, its cells are decided, silence is shown with its proof, and it is saved, by keys alone', async ({
  page,
}, info) => {
  await openSynopsis(page, info);
  await table(page).locator('.synopsis-sentence').filter({ hasText: 'Vell and Oster' }).focus();
  await page.keyboard.press('a');
  const parts = page.getByRole('tablist', { name: 'Parts of this comparison' });
  await parts.getByRole('tab', { name: 'Synopsis' }).focus();
  const claims = parts.getByRole('tab', { name: 'Claims' });
  for (let steps = 0; steps < 8 && !(await claims.evaluate((one) => one === document.activeElement)); steps++) {
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Enter');
  const grid = page.getByRole('grid', { name: 'Claim matrix' });
  const claim = grid.getByRole('row').filter({ hasText: 'harbour ministers' });
  const cells = claim.getByRole('gridcell');
  await expect(cells).toContainText(['says', 'says', 'not decided']);
  await expect(cells.nth(1)).toContainText('The two presidents signed');

  // By keys from cell to cell, and a state by its figure.
  await claim.getByRole('rowheader').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(cells.nth(1)).toBeFocused();
  await page.keyboard.press('2');
  await expect(cells.nth(1)).toContainText('says otherwise');
  await page.keyboard.press('Control+z');
  await expect(cells.nth(1)).not.toContainText('otherwise');
  await page.keyboard.press('2');
  await expect(cells.nth(1)).toContainText('says otherwise');

  const pane = page.getByRole('region', { name: 'Cell' });
  await pane.getByRole('textbox', { name: 'Note on the cell' }).focus();
  await page.keyboard.type('Who signed differs.');
  await expect(cells.nth(1)).toContainText('Who signed differs.');

  await pane.getByRole('button', { name: 'Show silence' }).press('Enter');
  await pane.getByRole('textbox', { name: 'Words to look for' }).fill('treaty договор');
  await page.keyboard.press('Enter');
  const found = pane.getByRole('status').filter({ hasText: 'searched' });
  await expect(found).toContainText('Пожар на пароме: no passage (1 document searched) · suggests: silent');
  await expect(found).toContainText('decided: says otherwise');
  await pane.getByRole('button', { name: 'Keep 1 suggestion' }).press('Enter');
  await expect(cells.nth(2)).toContainText('silent');
  await cells.nth(2).focus();
  await expect(pane).toContainText('in 1 document: treaty договор (any): 0 found');

  const { text: saved } = await saveTable(page);
  expect(saved.split('\n').filter((line) => line.includes('harbour ministers'))).toHaveLength(3);
  expect(saved).toContain('treaty договор (any): 0 found');

  // The words of the cell in their text.
  await cells.nth(1).press('Enter');
  await expect(openText(page).getByText('signed the rescue treaty')).toBeInViewport();
});

test('claims pass the accessibility checks', async ({ page }, info) => {
  await openSynopsis(page, info);
  await table(page).locator('.synopsis-sentence').filter({ hasText: 'Vell and Oster' }).focus();
  await page.keyboard.press('a');
  await page.getByRole('tab', { name: 'Claims' }).click();
  await page.getByRole('gridcell').first().focus();
  await page.getByRole('button', { name: 'Show silence' }).click();
  await page.getByRole('button', { name: 'Look for them' }).click();
  await expect(page.locator('.claims-found li').first()).toBeVisible();
  expect(await inBothThemes(page)).toEqual([]);
});

test('what one account alone has is listed with facts first, and all rows are walked in the overview', async ({
  page,
}, info) => {
  await openSynopsis(page, info);
  const rows = page.getByRole('status').filter({ hasText: /rows$/u });
  await expect(rows).toHaveText(/^\d+ rows$/u);
  await page.getByRole('radio', { name: 'Only here' }).click();
  await expect(rows).toHaveText(/^\d+ of \d+ rows$/u);
  const first = table(page).getByRole('row').nth(1);
  await expect(first).toContainText('Irma Dahl');
  await expect(first).toContainText('only here · name · quotation');
  const overview = page.getByRole('slider', { name: 'Overview of the rows' });
  await overview.focus();
  await page.keyboard.press('End');
  await expect(table(page).getByText('Nobody was hurt.')).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(overview).toHaveAttribute('aria-valuenow', '1');
  const box = (await overview.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + 4);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height - 4, { steps: 8 });
  await page.mouse.up();
  await expect(table(page).getByText('Nobody was hurt.')).toBeInViewport();
});

test('it passes the accessibility checks in both themes, and nothing is beyond the edge at any size', async ({
  page,
}, info) => {
  test.setTimeout(180_000);
  await page.setViewportSize({ width: 1440, height: 900 });
  await openSynopsis(page, info);
  await page.getByRole('switch', { name: 'Loose links' }).press('Space');
  await expect(table(page)).toBeVisible();
  const sizes: readonly Size[] = [
    [1440, 900],
    [1024, 700],
    [720, 450], // 200 % of the first
  ];
  expect(await inEverySize(page, sizes)).toEqual([]);
  await page.setViewportSize({ width: 720, height: 450 });
  // In a low window the controls come on demand.
  await page.getByRole('button', { name: 'Order, marks and rows' }).press('Enter');
  await expect(page.getByRole('switch', { name: 'Loose links' })).toBeVisible();
  expect(await inBothThemes(page)).toEqual([]);
});

test('who shares what is shown by a key, told by numbers and lines, and saved so', async ({ page }, info) => {
  await openSynopsis(page, info);
  await page.locator('.synopsis-sentence').first().focus();
  await page.keyboard.press('w');
  await expect(page.getByRole('radio', { name: 'Who shares what' })).toBeChecked();
  await expect(page.getByText('Other form of a word')).toBeVisible();
  await expect(table(page).getByRole('columnheader').nth(2)).toContainText('2 · Fire aboard the Marisol');
  const signed = rowWith(page, 'presidents');
  await expect(signed.locator('mark').filter({ hasText: 'rescue treaty' }).first()).toContainText('1 and 2:');
  const { text: saved } = await saveTable(page, /HTML/u);
  expect(saved.split('\n').find((line) => line.includes('presidents'))).toMatch(
    /with-12"><sup>1\+2<\/sup>[^<]*treaty/u,
  );
  await page.locator('.synopsis-sentence').first().focus();
  await page.keyboard.press('w');
  await expect(page.getByRole('radio', { name: 'Unlike that one' })).toBeChecked();
});

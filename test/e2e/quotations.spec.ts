import type { Page, TestInfo } from '@playwright/test';
import { chooseImported, command } from './comparing-steps.ts';
import { objections } from './objections.ts';
import { expect, openText, test, saveTable } from './steps.ts';

// What a minister said as three accounts quote her, by keys alone.

const said = 'We will open the harbour again in the spring because the town cannot live without its boats';
const accounts = {
  '1 wire.txt': `Harbour to open\n\nMay 6, 2031\n\nVELL, May 6 (WIRE) -- Finance Minister Ada Brandt met the fishermen on Monday. “${said},” she said. The talks were short, the ministry said.\n`,
  '2 post.txt': `Minister meets fishermen\n\nMay 7, 2031\n\nThe minister met the fishermen, reports VNA, quoting the Oster News Agency (ONA). “We will open the harbour again in the spring,” said Jonas Pettersen. The so-called “peace of the brave” was not spoken of.\n`,
  '3 herald.txt': `A promise\n\nMay 8, 2031\n\nAda Brandt announced: “We must open the harbour in the summer because the town cannot live without its boats.” The boats left at dawn.\n`,
};

const table = (page: Page) => page.getByRole('table', { name: 'Quotations' });

async function openQuotations(page: Page, info: TestInfo): Promise<void> {
  await chooseImported(page, info, accounts);
  await command(page, 'Quotations in the chosen');
  await expect(table(page)).toBeVisible();
}

test('one quotation of three accounts is a family: its forms, speakers, verbs and chain are seen and saved by keys', async ({
  page,
}, info) => {
  await openQuotations(page, info);
  await expect(page.getByRole('tab', { name: 'Quotations', exact: true, selected: true })).toBeVisible();
  await expect(page.getByText('Found 5 quotations in 3 families; there may be more')).toHaveText(
    /1 of 3 families shown · 2 more in indirect speech$/,
  );
  const lines = table(page).getByRole('row');
  await expect(lines).toHaveCount(4);
  const [first, , cut, ...others] = await lines.all().then(([, ...rest]) => rest);
  expect(others).toEqual([]);
  await expect(first!).toContainText('Finance Minister Ada Brandt');
  await expect(first!).toContainText('“she” inferred');
  await expect(cut!).toContainText('Jonas Pettersen');
  await expect(cut!).toContainText('8 words left out');
  await expect(cut!.getByRole('listitem')).toHaveText([
    'Minister meets fishermen',
    /^VNA/,
    /^Oster News Agency \(ONA\)/,
  ]);
  await expect(table(page)).not.toContainText('brave');
  expect(await objections(page, { within: '.quotations-view' })).toEqual([]);

  // Only the family that is attributed to different people is left, and its text is opened at the words.
  await page.getByRole('radio', { name: 'All' }).focus();
  for (let steps = 0; steps < 3; steps++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(page.getByText('1 of 3 families shown')).toBeVisible();
  await page.locator('[data-quotation="0"]').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-quotation="1"]:focus')).toContainText('must');
  const { name, text } = await saveTable(page);
  expect(name).toBe('Quotations, 1 of 3.csv');
  const [header, ...rows] = text.trim().split('\r\n');
  expect(header).toContain('family,document,outlet,date,words,left out');
  expect(rows).toHaveLength(3);
  expect(rows[2]).toContain('because the town cannot live without its boats');
  // As on the page, the chain begins with the text that has the words.
  expect(rows[2]).toMatch(/Minister meets fishermen › VNA.* › Oster News Agency \(ONA\)/u);

  // What is no quotation of his is said so, undone, and named anew.
  await page.locator('[data-quotation="2"]').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.getByText('No family is left')).toBeVisible();
  await page.keyboard.press('Control+z');
  await page.locator('[data-quotation="2"]').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  const speaker = page.getByRole('textbox', { name: 'Speaker' });
  await expect(speaker).toBeFocused();
  await expect(speaker).toHaveValue('Jonas Pettersen');
  await speaker.fill('Minister Ada Brandt');
  await page.keyboard.press('Enter');
  await expect(page.getByText('No family is left')).toBeVisible();
  await page.getByRole('radio', { name: 'Different people' }).focus();
  for (let steps = 0; steps < 3; steps++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Space');
  await expect(table(page).getByRole('row').nth(3)).toContainText('Minister Ada Brandt');
  await expect(table(page).getByRole('row').nth(3)).toContainText('by you');

  await page.locator('[data-quotation="0"]').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: /1 wire|Harbour to open/, selected: true })).toBeVisible();
});

test('indirect speech is shown when it is asked for, and other parts of the comparison are one key away', async ({
  page,
}, info) => {
  await openQuotations(page, info);
  await page.getByRole('switch', { name: 'Indirect speech' }).press('Space');
  await expect(table(page)).toContainText('the ministry');
  await expect(page.getByText('Found 5 quotations in 3 families; there may be more')).not.toContainText('shown');
  await expect(page.getByText('Found 5 quotations in 3 families; there may be more')).not.toContainText('more in');

  // As low as a window at 200 %: the line with the focus is seen whole, wherever the keys lead to.
  await page.setViewportSize({ width: 640, height: 400 });
  const status = page.locator('.status-line');
  const below = async () => {
    const [line, bar] = [await page.locator('.quotation-words:focus').boundingBox(), await status.boundingBox()];
    return line!.y + line!.height - bar!.y;
  };
  await page.locator('[data-quotation="0"]').focus();
  for (const [key, at] of [
    ['ArrowDown', 1],
    ['ArrowDown', 2],
    ['Control+End', 4],
    ['Control+Home', 0],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.locator(`[data-quotation="${at}"]:focus`)).toBeVisible();
    await expect.poll(below).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('tab', { name: 'Quotations', exact: true }).focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table', { name: 'Synopsis' })).toBeVisible();
});

test('at 200 % the line that has the focus is in view, up to both ends', async ({ page }, info) => {
  await openQuotations(page, info);
  await page.setViewportSize({ width: 640, height: 400 });
  await page.locator('[data-quotation="0"]').focus();
  /** The line that has the focus, and how much of what is to be read first of it is seen. */
  const focused = () =>
    page.evaluate(() => {
      const line = document.activeElement!;
      const { left, top } = line.getBoundingClientRect();
      const seen = [4, 20, 36].filter((below) => line.contains(document.elementFromPoint(left + 12, top + below)));
      return `${line.getAttribute('data-quotation') ?? 'none'}: ${seen.length}`;
    });
  for (const [key, line] of [
    ['ArrowDown', 1],
    ['ArrowDown', 2],
    ['Control+Home', 0],
    ['Control+End', 2],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(focused).toBe(`${line}: 3`);
  }
});

test('what was not found is added by one key in the text, with who says it, and undone', async ({ page }, info) => {
  await openQuotations(page, info);
  await page.locator('[data-quotation="0"]').focus();
  await page.keyboard.press('Enter');
  await expect(openText(page)).toBeVisible();
  await openText(page)
    .getByText('The talks were short')
    .dblclick({ position: { x: 4, y: 8 } });
  await page.keyboard.press('q');
  const speaker = page.getByRole('textbox', { name: 'Speaker' });
  await expect(speaker).toBeFocused();
  await speaker.fill('Irma Dahl');
  await page.keyboard.press('Enter');
  await command(page, 'Quotations in the chosen');
  const added = table(page).getByRole('row').filter({ hasText: 'added by you' });
  await expect(added).toContainText('Irma Dahl');
  await page.keyboard.press('Control+z');
  await expect(added).toHaveCount(0);
  await expect(table(page)).toBeVisible();
});

test('all quotations of the project are a page: those of several documents first, filtered, saved and made a claim by keys', async ({
  page,
}, info) => {
  await chooseImported(page, info, {
    ...accounts,
    '4 порт.txt':
      'Порт откроют\n\n8 мая 2031\n\n«Мы снова откроем порт весной, потому что город не может жить без лодок», — сказала министр.\n',
    '5 choir.txt': 'A choir\n\nMay 9, 2031\n\nA choir sang in the chapel.\n',
  });
  await command(page, 'All quotations of the project');
  await expect(page.getByRole('heading', { name: 'Quotations of the project' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'In several' })).toBeChecked();
  await expect(table(page).getByRole('row')).toHaveCount(4);
  await expect(page.getByRole('tablist', { name: 'Parts of this comparison' })).toHaveCount(0);
  await page.getByRole('radio', { name: 'All' }).press('Space');
  await expect(table(page).getByRole('row')).toHaveCount(5);
  await expect(table(page)).toContainText('Мы снова откроем порт весной');
  expect((await saveTable(page, /HTML/u)).text).toContain('Мы снова откроем порт весной');

  // A family is made a claim; the page is there again when the program is.
  await page.locator('[data-quotation="0"]').focus();
  await page.keyboard.press('a');
  await expect(page.getByRole('dialog', { name: 'New claim' }).getByRole('checkbox')).toHaveCount(3);
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Quotations of the project' })).toBeVisible();
  await expect(table(page)).toBeVisible();
});

import type { Page } from '@playwright/test';
import { chooseImported, command, turnToPart } from './comparing-steps.ts';
import { inBothThemes } from './objections.ts';
import { expect, openText, test, saveTable } from './steps.ts';

// Two accounts that give different days to one fire, one that has no date of its own, and one in Russian.

const accounts = {
  '1 wire.txt': `Ferry burnt\n\nMay 6, 2031\n\nThe ferry Marisol burnt off Vell on Sunday night, and nobody aboard was hurt. Her keel was laid in 1998.\n`,
  '2 post.txt': `Fire at sea\n\nMay 7, 2031\n\nThe ferry Marisol burnt off Vell on Saturday night, and nobody aboard was hurt.\n`,
  '3 letter.txt': `Letter of a pilot\n\nI saw the smoke yesterday from the pier.\n`,
  '4 порт.txt': `Пожар на пароме\n\n8 мая 2031\n\nПаром «Марисоль» сгорел вчера у берега.\n`,
};

const table = (page: Page) => page.getByRole('table', { name: 'Timeline' });
const rowWith = (page: Page, words: string) => table(page).getByRole('row').filter({ hasText: words });

async function openTimeline(page: Page): Promise<void> {
  await command(page, 'Synopsis of the chosen');
  await turnToPart(page, 'Timeline');
  await expect(table(page)).toBeVisible();
}

test('when texts appeared and which days they name stands in one table; days that differ are told, opened and saved, by keys alone', async ({
  page,
}, info) => {
  await chooseImported(page, info, accounts);
  await openTimeline(page);
  await expect(rowWith(page, 'on Sunday')).toContainText('May 4, 2031');
  await expect(rowWith(page, 'on Sunday')).toContainText('counted from May 6, 2031');
  await expect(rowWith(page, 'on Saturday')).toContainText('May 3, 2031');
  await expect(rowWith(page, 'вчера')).toContainText('May 7, 2031');
  await expect(rowWith(page, 'yesterday')).toContainText('day not known');
  await expect(rowWith(page, '1998')).toHaveCount(0);
  await expect(table(page).getByRole('row').filter({ hasText: 'Appeared' })).toHaveCount(3);
  await expect(page.getByText('1 named date lies further away')).toBeVisible();

  const difference = page.getByRole('listitem', { name: 'Difference 1' });
  await expect(difference).toContainText('Ferry burnt: May 4, 2031');
  await expect(difference).toContainText('Fire at sea: May 3, 2031');

  await page.getByRole('radio', { name: 'All that are named' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('named date lies further away')).toHaveCount(0);
  await expect(rowWith(page, '1998')).toContainText('1998');

  const { text: saved } = await saveTable(page);
  expect(saved).toContain('2031-05-04,Names a date,Ferry burnt,');
  expect(saved).toContain('1998,Names a date,Ferry burnt,');

  await difference.getByRole('button', { name: /Saturday/u }).focus();
  await page.keyboard.press('Enter');
  await expect(openText(page)).toContainText('on Saturday night');
});

test('the timeline has no fault that axe finds', async ({ page }, info) => {
  await chooseImported(page, info, accounts);
  await openTimeline(page);
  expect(await inBothThemes(page)).toEqual([]);
});

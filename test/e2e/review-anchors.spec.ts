import type { Page, TestInfo } from '@playwright/test';
import { objections } from './objections.ts';
import { command } from './comparing-steps.ts';
import {
  annotationList,
  closeReport,
  expect,
  folderOf,
  importFolder,
  openDocument,
  openEmpty,
  selectWords,
  test,
  undo,
} from './steps.ts';

const first =
  'Minutes of the council\n\nIn all 14,000 people had left their homes by the first of May.\n\nThe bridge was closed to carts until the harvest.\n\nСовет разрешил вывезти сорок тонн угля до конца зимы.\n';
/** A number is another, the bridge is no longer spoken of, and a paragraph stands in front. */
const second =
  'Minutes of the council\n\nThe clerk read the letters.\n\nIn all 15,000 people had left their homes by the first of May.\n\nNothing was said of roads.\n\nСовет разрешил вывезти сорок тонн угля до конца зимы.\n';

const anchors = (page: Page) => page.getByRole('list', { name: 'Anchors to review' }).getByRole('listitem');
const placing = (page: Page) => page.getByRole('group', { name: 'Place the annotation again' });

/** A text with three annotations, taken in again after it was changed, and the review of it. */
async function openReview(page: Page, info: TestInfo): Promise<void> {
  await openEmpty(page);
  await importFolder(page, await folderOf(info, 'letters', { 'day.txt': first }));
  await closeReport(page);
  const text = await openDocument(page, 'Minutes of the council');
  for (const words of ['In all 14,000 people had left', 'The bridge was closed to carts', 'вывезти сорок тонн угля']) {
    await selectWords(page, text, words);
    await page.keyboard.press('h');
  }
  await expect(annotationList(page).getByRole('listitem')).toHaveCount(3);
  await importFolder(page, await folderOf(info, 'letters', { 'day.txt': second }));
  await closeReport(page);
  await expect(page.getByRole('button', { name: '2 anchors to review' })).toBeVisible();
  await command(page, 'Review anchors after a text changed');
  await expect(anchors(page)).toHaveCount(2);
}

test('what a mark quoted is set beside what stands now, and accepted by a key, which undo takes back', async ({
  page,
}, info) => {
  await openReview(page, info);
  const [changed, lost] = [anchors(page).first(), anchors(page).last()];
  await expect(changed).toContainText('The words changed');
  await expect(changed).not.toContainText('100');
  await expect(changed.locator('del')).toHaveText('14,000');
  await expect(changed.locator('ins')).toHaveText('15,000');
  await expect(lost).toContainText('The words were not found');
  // What stood around it in the version that had it.
  await expect(lost).toContainText('The bridge was closed to carts until the harvest.');
  expect(await objections(page)).toEqual([]);

  await expect(changed.getByRole('button').first()).toBeFocused();
  await page.keyboard.press('y');
  await expect(anchors(page)).toHaveCount(1);
  await expect(anchors(page).getByRole('button').first()).toBeFocused();
  await expect(page.getByRole('button', { name: '1 anchor to review' })).toBeVisible();
  await undo(page);
  await expect(anchors(page)).toHaveCount(2);
  await expect(changed.locator('ins')).toHaveText('15,000');
  await changed.getByRole('button', { name: 'Accept' }).click();
  await expect(anchors(page)).toHaveCount(1);

  // Nothing says that what merely shifted was moved.
  await openDocument(page, 'Minutes of the council');
  const cards = annotationList(page).getByRole('listitem');
  await expect(cards).toHaveCount(3);
  await expect(cards.filter({ hasText: 'In all 15,000 people had left' }).locator('.anchor-sign')).toHaveCount(0);
  await expect(cards.filter({ hasText: 'вывезти' }).locator('.anchor-sign')).toHaveCount(0);
  await command(page, 'History');
  await expect(page.getByRole('list', { name: 'Acts' }).getByRole('listitem').first()).toContainText(
    'Accept “In all 15,000 people had left” in the place of “In all 14,000 people had left”',
  );
});

test('a lost mark is placed again on words that are selected by keys', async ({ page }, info) => {
  await openReview(page, info);
  await expect(anchors(page).first().getByRole('button').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(anchors(page).last().getByRole('button').first()).toBeFocused();
  await page.keyboard.press('p');
  await expect(placing(page)).toContainText('The bridge was closed to carts');
  // What came into its place is offered.
  await expect(placing(page).getByRole('status')).toHaveText('Selected: “Nothing was said of roads”');
  expect(await objections(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(placing(page)).toHaveCount(0);
  await expect(anchors(page).last().getByRole('button').first()).toBeFocused();

  await page.keyboard.press('p');
  await expect(placing(page).getByRole('status')).toHaveText('Selected: “Nothing was said of roads”');
  await page.keyboard.press('k');
  await expect(placing(page).getByRole('status')).toContainText('In all 15,000 people');
  await page.keyboard.press('j');
  await expect(placing(page).getByRole('status')).toHaveText('Selected: “Nothing was said of roads.”');
  await page.keyboard.press('Enter');
  await expect(placing(page)).toHaveCount(0);
  await expect(anchors(page)).toHaveCount(1);
  await expect(anchors(page).getByRole('button').first()).toBeFocused();
  await undo(page);
  await expect(anchors(page)).toHaveCount(2);
});

test('what is set aside is kept, listed, and brought back', async ({ page }, info) => {
  await openReview(page, info);
  await expect(anchors(page).first().getByRole('button').first()).toBeFocused();
  await page.keyboard.press('d');
  await expect(anchors(page)).toHaveCount(1);
  await page.keyboard.press('d');
  await expect(page.getByText('Nothing to review')).toBeVisible();
  await expect(page.getByRole('button', { name: /anchors? to review/ })).toHaveCount(0);
  await page.getByRole('radio', { name: 'Set aside: 2' }).click();
  await expect(anchors(page)).toHaveCount(2);
  await anchors(page).filter({ hasText: 'In all 14,000 people' }).getByRole('button', { name: 'Bring back' }).click();
  await expect(anchors(page)).toHaveCount(1);
  await page.getByRole('radio', { name: 'To review: 1' }).click();
  await expect(anchors(page).locator('ins')).toHaveText('15,000');
});

test('the line at the bottom turns to the review, whose keys are for its first mark at once', async ({
  page,
}, info) => {
  await openReview(page, info);
  const sign = page.getByRole('button', { name: '2 anchors to review' });
  await openDocument(page, 'Minutes of the council');
  await page.keyboard.press('Control+\\');
  const tabs = page.getByRole('tab', { name: 'Anchors to review' });
  await expect(page.getByRole('tabpanel')).toHaveCount(2);
  await sign.click();
  await expect(tabs).toHaveCount(1);
  await expect(anchors(page).first().getByRole('button').first()).toBeFocused();
  await sign.click();
  await expect(anchors(page).first().getByRole('button').first()).toBeFocused();
  await page.keyboard.press('y');
  await expect(page.getByRole('button', { name: '1 anchor to review' })).toBeVisible();
});

import type { Locator, Page } from '@playwright/test';
import { inBothThemes } from './objections.ts';
import {
  annotationList,
  expect,
  openDocument,
  openSample,
  openText,
  pickTag,
  redo,
  tagTree,
  test,
  undo,
} from './steps.ts';

const tagPage = (page: Page) => page.getByRole('region', { name: 'Tag', exact: true });
const quotations = (page: Page) => tagPage(page).getByRole('list', { name: 'Quotations' });
const items = (page: Page) => quotations(page).getByRole('listitem');
const row = (page: Page, name: string) => tagTree(page).getByRole('treeitem', { name: new RegExp(`^${name}\\b`) });
const count = (page: Page) => tagPage(page).getByRole('status').first();

const column = (page: Page, title: string) => tagPage(page).getByRole('list', { name: `Quotations: ${title}` });

async function only(page: Page, facet: string, value: string): Promise<void> {
  await tagPage(page).getByRole('combobox', { name: 'Only' }).selectOption(facet);
  await tagPage(page).getByRole('combobox', { name: 'Which' }).selectOption(value);
}

async function openTag(page: Page, name: string): Promise<void> {
  await row(page, name).click();
  await expect(tagPage(page).getByRole('heading', { name })).toBeVisible();
}

test('the page of a tag has as many quotations as the tree says, each with its words in their sentence', async ({
  page,
}) => {
  await openSample(page);
  await openTag(page, 'Sabotage');
  await expect(row(page, 'Sabotage')).toHaveAttribute('aria-label', /^Sabotage, 4 annotations in 3 passages/u);
  await expect(count(page)).toHaveText('4 quotations');
  await expect(items(page)).toHaveCount(4);
  const first = items(page).filter({ hasText: 'aucune piste' });
  await expect(first.locator('mark')).toHaveText(
    "« aucune piste n'est écartée, y compris celle d'un acte de malveillance »",
  );
  await expect(first.locator('.tag-words')).toContainText('a déclaré devant le Parlement qu');
  await expect(first).toContainText('La Gazette de Belmarre');
  await expect(first.getByRole('button', { name: 'Open the page of tag Official' })).toBeVisible();

  await openTag(page, 'Event');
  await expect(count(page)).toHaveText('14 quotations');
  await tagPage(page).getByRole('checkbox', { name: 'With the tags below' }).uncheck();
  await expect(count(page)).toHaveText('0 quotations');
});

test('a quotation is opened, chosen, tagged, tagged otherwise, noted and untagged by keys, and all is undone', async ({
  page,
}) => {
  await openSample(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('page of a tag');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('searchbox', { name: 'Find a tag' })).toBeFocused();
  await page.keyboard.type('Sabotage');
  await expect(page.getByRole('menuitem')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(tagPage(page)).toBeFocused();
  const words = items(page).locator('.tag-words');
  await words.first().focus();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(tagPage(page).getByRole('toolbar', { name: 'Chosen quotations' })).toContainText('2 chosen');

  await page.keyboard.press('t');
  await pickTag(page, 'Rumour');
  await expect(tagPage(page).getByRole('button', { name: 'Open the page of tag Rumour' })).toHaveCount(2);
  await words.first().focus();
  await page.keyboard.press('Shift+T');
  await expect(page.getByRole('dialog', { name: 'Another tag for 2 annotations' })).toBeVisible();
  await pickTag(page, 'Neglect');
  await expect(count(page)).toHaveText('2 quotations');
  await expect(page.getByRole('status', { name: 'Messages' })).toContainText(
    'Tagged 2 annotations with Event › Cause › Neglect instead of Event › Cause › Sabotage.',
  );
  await undo(page);
  await expect(count(page)).toHaveText('4 quotations');
  await redo(page);
  await expect(count(page)).toHaveText('2 quotations');
  await undo(page);
  await undo(page);
  await expect(tagPage(page).getByRole('button', { name: 'Open the page of tag Rumour' })).toHaveCount(0);

  await tagPage(page).getByRole('button', { name: 'Choose none' }).click();
  await words.nth(1).focus();
  await page.keyboard.press('n');
  await page.keyboard.type('Who says so?');
  await page.keyboard.press('Escape');
  await expect(items(page).nth(1)).toContainText('Who says so?');
  await expect(words.nth(1)).toBeFocused();
  await page.keyboard.press('Backspace');
  await expect(count(page)).toHaveText('3 quotations');
  await undo(page);
  await expect(count(page)).toHaveText('4 quotations');

  await words.first().focus();
  const own = await items(page).first().locator('mark').textContent();
  await page.keyboard.press('Enter');
  await expect(openText(page)).toBeVisible();
  await expect(annotationList(page).locator('[data-chosen]')).toContainText(own!.slice(0, 20));
});

test('a tag is split: the chosen quotations go to a new tag below it, as one act', async ({ page }) => {
  await openSample(page);
  await openTag(page, 'Sabotage');
  await items(page).locator('.tag-words').first().focus();
  await page.keyboard.press('Shift+ArrowDown');
  await tagPage(page).getByRole('button', { name: 'Split off…' }).click();
  const picker = page.getByRole('combobox', { name: 'Tag' });
  await expect(page.getByRole('dialog', { name: 'New tag below Event › Cause › Sabotage' })).toBeVisible();
  await expect(picker).toHaveValue('Event/Cause/Sabotage/');
  await page.keyboard.press('End');
  await page.keyboard.type('汽车');
  await page.keyboard.press('Enter');
  const made = tagTree(page).getByRole('treeitem', { name: /^汽车/u });
  await expect(made).toHaveAttribute('aria-level', '4');
  await expect(count(page)).toHaveText('4 quotations');
  await tagPage(page).getByRole('checkbox', { name: 'With the tags below' }).uncheck();
  await expect(count(page)).toHaveText('2 quotations');
  await undo(page);
  await expect(made).toHaveCount(0);
  await expect(count(page)).toHaveText('4 quotations');
});

test('quotations are grouped, filtered and put in columns', async ({ page }) => {
  await openSample(page);
  await openTag(page, 'Event');
  const tools = tagPage(page);
  await tools.getByRole('combobox', { name: 'Group by' }).selectOption('Outlet');
  await expect(quotations(page).getByRole('heading').first()).toHaveText(/^Belmarre Evening Post 1$/u);
  await tools.getByRole('combobox', { name: 'Only' }).selectOption('Outlet');
  await tools.getByRole('combobox', { name: 'Which' }).selectOption('La Gazette de Belmarre (2)');
  await expect(count(page)).toHaveText('2 of 14 quotations');
  await tools.getByRole('button', { name: 'No longer only Outlet: La Gazette de Belmarre' }).click();
  await expect(count(page)).toHaveText('14 quotations');
  await tools.getByRole('combobox', { name: 'Group by' }).selectOption('Nothing');

  await tools.getByRole('combobox', { name: 'In columns' }).selectOption('Outlet');
  await tools.getByRole('combobox', { name: 'First column' }).selectOption('La Gazette de Belmarre (2)');
  await expect(
    tools.getByRole('list', { name: 'Quotations: La Gazette de Belmarre' }).getByRole('listitem'),
  ).toHaveCount(2);
  await tools.getByRole('combobox', { name: 'In columns' }).selectOption('Beside another tag');
  await tools.getByRole('combobox', { name: 'Second column' }).selectOption('Borrowed');
  await expect(tools.getByRole('list', { name: 'Quotations: Borrowed' }).getByRole('listitem').first()).toBeVisible();
  await expect(tools.getByRole('list', { name: 'Quotations: Event' }).getByRole('listitem').first()).toBeVisible();
});

test('only the quotations that are shown are chosen and acted on', async ({ page }) => {
  await openSample(page);
  await openTag(page, 'Event');
  const bar = tagPage(page).getByRole('toolbar', { name: 'Chosen quotations' });
  await items(page).locator('.tag-words').first().focus();
  await page.keyboard.press('Control+a');
  await expect(bar).toContainText('14 chosen');
  await only(page, 'Outlet', 'La Gazette de Belmarre (2)');
  await expect(count(page)).toHaveText('2 of 14 quotations');
  await expect(bar).toContainText('2 chosen');

  await bar.getByRole('button', { name: 'Choose none' }).click();
  await items(page).getByRole('checkbox').first().check();
  await bar.getByRole('button', { name: 'Choose all' }).click();
  await expect(bar).toContainText('2 chosen');
  await items(page).locator('.tag-words').first().focus();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('status', { name: 'Messages' })).toContainText('Removed 2 annotations');
  await expect(count(page)).toHaveText('0 of 12 quotations');
});

test('of two tags beside each other each column takes off, and makes an example for, its own', async ({ page }) => {
  await openSample(page);
  await openTag(page, 'Sabotage');
  await items(page).filter({ hasText: 'aucune piste' }).locator('.tag-words').focus();
  await page.keyboard.press('t');
  await pickTag(page, 'Borrowed');
  const columns = tagPage(page).getByRole('combobox', { name: 'In columns' });
  await columns.selectOption('Beside another tag');
  await tagPage(page).getByRole('combobox', { name: 'Second column' }).selectOption('Borrowed');
  const first = column(page, 'Sabotage');
  const second = column(page, 'Borrowed');
  const both = { hasText: 'aucune piste' };
  const inFirst = first.getByRole('listitem').filter(both);
  const inSecond = second.getByRole('listitem').filter(both);
  const before = await second.getByRole('listitem').count();

  await inSecond.locator('.tag-words').focus();
  await expect(inSecond.getByRole('button', { name: 'Open the page of tag Sabotage' })).toBeVisible();
  const star = (of: Locator) => of.getByRole('button', { name: 'Example of the tag' });
  await star(inSecond).click();
  await expect(star(inSecond)).toHaveAttribute('aria-pressed', 'true');
  await inFirst.locator('.tag-words').focus();
  await expect(star(inFirst)).toHaveAttribute('aria-pressed', 'false');

  await inFirst.getByRole('checkbox').check();
  await expect(inSecond.getByRole('checkbox')).not.toBeChecked();
  await inSecond.getByRole('checkbox').check();
  await expect(inFirst.getByRole('checkbox')).not.toBeChecked();
  await inSecond.locator('.tag-words').focus();
  await page.keyboard.press('Backspace');
  await expect(second.getByRole('listitem')).toHaveCount(before - 1);
  await expect(first.getByRole('listitem')).toHaveCount(4);

  await second.getByRole('listitem').first().locator('.tag-words').focus();
  await second.getByRole('listitem').first().getByRole('button', { name: 'Take the tag off' }).click();
  await expect(second.getByRole('listitem')).toHaveCount(before - 2);
});

test('two columns stand one above the other where a window is narrow, and each scrolls on its own', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 700 });
  await openSample(page);
  await openTag(page, 'Event');
  await page.getByRole('button', { name: 'Inspector', exact: true }).click();
  await tagPage(page).getByRole('combobox', { name: 'In columns' }).selectOption('Beside another tag');
  await tagPage(page).getByRole('combobox', { name: 'Second column' }).selectOption('Borrowed');
  for (const title of ['Event', 'Borrowed']) {
    const list = column(page, title);
    await expect(list.getByRole('listitem').first()).toBeVisible();
    const height = await list.evaluate(({ parentElement: scroller }) => scroller!.clientHeight);
    expect(height).toBeLessThan((await tagPage(page).boundingBox())!.height);
  }
  const [above, below] = [await column(page, 'Event').boundingBox(), await column(page, 'Borrowed').boundingBox()];
  expect(below!.x).toBe(above!.x);
});

test('a quotation that leaves the page gives the focus to the next, and nothing is done to it any more', async ({
  page,
}) => {
  await openSample(page);
  await openTag(page, 'Sabotage');
  const words = items(page).locator('.tag-words');
  const [left, removed, stays] = await items(page).locator('mark').allTextContents();
  await words.first().focus();
  await page.keyboard.press('Backspace');
  await expect(items(page)).toHaveCount(3);
  await expect(words.first()).toBeFocused();
  await expect(words.first()).toContainText(removed!);
  await page.keyboard.press('Delete');
  await expect(items(page)).toHaveCount(2);
  await expect(words.first()).toBeFocused();
  await expect(words.first()).toContainText(stays!);
  await undo(page);
  await expect(items(page)).toHaveCount(3);
  await undo(page);
  await expect(items(page)).toHaveCount(4);
  await expect(items(page).locator('mark').first()).toHaveText(left!);

  // The last of the list gives it to the one before.
  await words.last().focus();
  await page.keyboard.press('Backspace');
  await expect(items(page)).toHaveCount(3);
  await expect(words.last()).toBeFocused();
});

test('a note is written on a quotation that stands under two tags, in the line where it was begun', async ({
  page,
}) => {
  await openSample(page);
  await openTag(page, 'Sabotage');
  const twice = items(page).filter({ hasText: 'aucune piste' });
  await twice.locator('.tag-words').focus();
  await page.keyboard.press('t');
  await pickTag(page, 'Rumour');
  await tagPage(page).getByRole('combobox', { name: 'Group by' }).selectOption('Other tag');
  await expect(twice).toHaveCount(2);
  await twice.last().locator('.tag-words').focus();
  await page.keyboard.press('n');
  const field = quotations(page).getByRole('textbox', { name: 'Note' });
  await expect(field).toHaveCount(1);
  await expect(field).toBeFocused();
  await page.keyboard.type('Qui le dit ?');
  await page.keyboard.press('Escape');
  await expect(twice.first()).toContainText('Qui le dit ?');
  await expect(twice.last()).toContainText('Qui le dit ?');
  await expect(twice.last().locator('.tag-words')).toBeFocused();
});

test('a tag is opened from an annotation, and what it means is written on its page', async ({ page }) => {
  await openSample(page);
  await openDocument(page, 'Grain silo bursts');
  await annotationList(page)
    .getByRole('button', { name: /^Open the page of tag/u })
    .first()
    .click();
  await expect(tagPage(page)).toBeVisible();
  await tagPage(page).getByRole('button', { name: 'Write the definition' }).click();
  const field = tagPage(page).getByRole('textbox', { name: 'Definition' });
  await field.fill('Что случилось и когда.');
  await field.press('Escape');
  await expect(tagPage(page).getByRole('group', { name: 'Definition' })).toContainText('Что случилось и когда.');
  await page.reload();
  await expect(tagPage(page).getByRole('group', { name: 'Definition' })).toContainText('Что случилось и когда.');
});

test('the page of a tag has no fault that axe knows', async ({ page }) => {
  await openSample(page);
  await openTag(page, 'Event');
  await tagPage(page).getByRole('combobox', { name: 'Group by' }).selectOption('Outlet');
  await items(page).getByRole('checkbox').first().check();
  await expect(items(page).locator('.tag-around:not(:empty)').first()).toBeVisible();
  expect(await inBothThemes(page, { within: '.tag-view' })).toEqual([]);
});

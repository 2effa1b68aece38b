import type { Page } from '@playwright/test';
import {
  annotationList,
  documentTree,
  expect,
  expectCount,
  openDocument,
  openSample,
  openTexts,
  redo,
  search,
  searchBox,
  selectWords,
  tagSelection,
  tagTree,
  test,
  undo,
  wire,
} from './steps.ts';

async function tagWords(page: Page, words: string, tag: string): Promise<void> {
  await selectWords(page, await openDocument(page, wire), words);
  await tagSelection(page, tag);
}

const tags = (page: Page) => tagTree(page).getByRole('treeitem');

test('undoes and redoes tags, notes and removals in their order, also after the tab was loaded again', async ({
  page,
}) => {
  await openTexts(page);
  await tagWords(page, 'a dispute of eleven years', 'Dispute');
  await tagWords(page, 'some 1,400 workers', 'Numbers');
  await expect(tags(page)).toHaveCount(2);
  await annotationList(page).getByRole('button', { name: 'Remove annotation' }).first().click();
  await expect(annotationList(page).getByRole('listitem')).toHaveCount(1);

  await page.reload();
  await openDocument(page, wire);
  await expect(annotationList(page).getByRole('listitem')).toHaveCount(1);
  await undo(page);
  await expect(annotationList(page).getByRole('listitem')).toHaveCount(2);
  await undo(page);
  await expect(annotationList(page).getByRole('listitem')).toHaveCount(1);

  await page.reload();
  await openDocument(page, wire);
  await redo(page);
  await expect(annotationList(page).getByRole('listitem')).toHaveCount(2);
  await expect(tags(page)).toHaveCount(2);
  await redo(page);
  await expect(annotationList(page).getByRole('listitem')).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Redo', exact: true })).toBeDisabled();
});

test('lists every act in words and goes back to any of them and forward again', async ({ page }) => {
  await openTexts(page);
  await tagWords(page, 'a dispute of eleven years', 'Dispute');
  await tagWords(page, 'some 1,400 workers', 'Numbers');
  await page.keyboard.press('Control+Shift+H');
  const acts = page.getByRole('list', { name: 'Acts' }).getByRole('listitem');
  await expect(acts.first()).toContainText('Tag “some 1,400 workers” with Numbers');
  await acts
    .filter({ hasText: /^Import texts/ })
    .getByRole('button', { name: 'Go back to here' })
    .click();
  await expect(tags(page)).toHaveCount(0);
  await expect(documentTree(page).getByText(wire)).toBeVisible();
  await acts.first().getByRole('button', { name: 'Redo up to here' }).click();
  await expect(tags(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Go back to the beginning' }).click();
  await expect(documentTree(page)).toBeHidden();
  await acts.first().getByRole('button', { name: 'Redo up to here' }).click();
  await expect(documentTree(page).getByText(wire)).toBeVisible();
});

test('withdraws an offer to undo once something else was done', async ({ page }) => {
  await openSample(page);
  const offers = page.getByRole('status', { name: 'Messages' }).getByRole('button', { name: 'Take back' });
  const grain = documentTree(page).getByRole('treeitem', { name: /^Grain silo bursts/ });
  await grain.click();
  await grain.press('Delete');
  await expect(offers).toHaveCount(1);
  const borrowed = tagTree(page).getByRole('treeitem', { name: /^Borrowed/ });
  await borrowed.click();
  await borrowed.press('Delete');
  await expect(page.getByRole('status', { name: 'Messages' })).toContainText('Deleted tag Borrowed');
  await expect(offers).toHaveCount(1);
  await offers.click();
  await expect(borrowed).toBeVisible();
  await expect(grain).toBeHidden();
});

test('shows a tag made in one tab of the project in another at once, and both go on writing', async ({
  context,
  page,
}) => {
  await openTexts(page);
  const second = await context.newPage();
  await second.goto('/');
  await expect(documentTree(second).getByText(wire)).toBeVisible();

  await tagWords(page, 'a dispute of eleven years', 'Dispute');
  await expect(tags(second).filter({ hasText: 'Dispute' })).toBeVisible();
  await tagWords(second, 'some 1,400 workers', 'Numbers');
  await expect(tags(page).filter({ hasText: 'Numbers' })).toBeVisible();
  await expect(annotationList(page).getByRole('listitem')).toHaveCount(2);

  // The search of each knows what the other did, and undo in one takes back what the other did last.
  await search(page, 'tag:Numbers', /1 passage\b/);
  await search(second, 'tag:Dispute', /1 passage\b/);
  await undo(page);
  await expect(tags(second).filter({ hasText: 'Numbers' })).toBeHidden();
  await searchBox(second).fill('tag:Numbers');
  // Of a name that may still be typed nothing is said.
  await searchBox(second).press('Enter');
  await expect(second.getByRole('alert').getByText('There is no tag “Numbers”.')).toBeVisible();
  await redo(second);
  await expectCount(second, /1 passage\b/);
  await expect(tags(page).filter({ hasText: 'Numbers' })).toBeVisible();
});

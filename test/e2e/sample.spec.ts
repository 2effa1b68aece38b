import { command, turnToPart } from './comparing-steps.ts';
import {
  annotationList,
  documentTree,
  expect,
  openDocument,
  openSample,
  redo,
  search,
  searchResults,
  tagTree,
  test,
  undo,
} from './steps.ts';

test('welcomes with three doors and the way into an empty project', async ({ page }) => {
  await page.goto('/');
  for (const door of ['Import folder', 'Open sample project', 'Open project file', 'Start an empty project']) {
    await expect(page.getByRole('button', { name: door })).toBeVisible();
  }
});

test('shows a sample of ten accounts in four languages, tagged, annotated and explained', async ({ page }) => {
  await openSample(page);
  await expect(documentTree(page).getByRole('treeitem')).toHaveCount(11); // The folder and its ten documents.
  for (const title of [
    'Grain silo bursts in port of Orvella, at least nine dead',
    /Explosion d'Orvella/,
    /Двенадцать погибших в Орвелле/,
    /عائلات عمال الصومعة الرابعة/,
  ]) {
    await expect(documentTree(page).getByText(title)).toBeVisible();
  }
  for (const tag of ['Event', 'Claims', 'Sources', 'Borrowed']) {
    await expect(tagTree(page).getByRole('treeitem', { name: new RegExp(`^${tag}\\b`) })).toBeVisible();
  }
  await expect(page.getByText('Start here').first()).toBeVisible();

  await openDocument(page, 'Grain silo bursts in port of Orvella, at least nine dead');
  await expect(annotationList(page).getByRole('listitem').first()).toContainText('killing at least nine people');
  await page.getByText('Start here').first().click();
  await expect(page.getByRole('button', { name: 'Write', exact: true })).toBeVisible();
});

test('finds words of the sample in Cyrillic and Arabic, in forms that were not typed', async ({ page }) => {
  await openSample(page);
  await search(page, 'пожарные', /passage/);
  await expect(
    searchResults(page)
      .getByText(/пожарны/i)
      .first(),
  ).toBeVisible();
  await search(page, 'lang:ru взрыв', /passage/);
  await search(page, 'الصومعة', /passage/);
  // The count may still be that of the search before.
  const hit = searchResults(page).getByRole('listitem').filter({ hasText: 'الصومعة' }).first();
  await hit.locator('.hit-open').click();
  await expect(page.getByRole('main', { name: 'Reader' }).getByRole('document')).toContainText('الصومعة');
  await search(page, 'nowhereatall', /no passages/i);
});

test('undoes and redoes the removal of a document and of a tag in the sample', async ({ page }) => {
  await openSample(page);
  const title = 'Grain silo bursts in port of Orvella, at least nine dead';
  await documentTree(page).getByText(title).click();
  await documentTree(page).getByRole('treeitem', { name: title }).press('Delete');
  await expect(documentTree(page).getByText(title)).toBeHidden();
  const borrowed = tagTree(page).getByRole('treeitem', { name: /^Borrowed/ });
  await borrowed.click();
  await borrowed.press('Delete');
  await expect(borrowed).toBeHidden();
  await undo(page);
  await expect(borrowed).toBeVisible();
  await undo(page);
  await expect(documentTree(page).getByText(title)).toBeVisible();
  await redo(page);
  await expect(documentTree(page).getByText(title)).toBeHidden();
  await undo(page);
  await documentTree(page).getByText(title).click();
  await expect(annotationList(page).getByRole('listitem').first()).toContainText('killing at least nine people');
});

test('has something to see in each part of a comparison of the sample', async ({ page }) => {
  await openSample(page);
  await command(page, 'Event sets');
  const suggested = page.getByRole('list', { name: 'Suggested event sets' }).locator('> li');
  await expect(suggested).toHaveCount(1, { timeout: 30_000 });
  await expect(suggested).toContainText('Four crowns to cross the river');
  const sets = page.getByRole('list', { name: 'Event sets', exact: true }).locator('> li');
  await expect(sets).toContainText('6 documents');
  await sets.getByRole('button', { name: 'Synopsis' }).press('Enter');
  await expect(page.getByRole('table', { name: 'Synopsis' }).getByRole('columnheader')).toHaveCount(7);

  await turnToPart(page, 'Shared wording');
  const shared = page.getByRole('grid', { name: 'Shared wording' }).getByRole('row').filter({ hasText: 'Nine die' });
  await expect(shared.getByText('Shares wording')).toHaveCount(4);

  await turnToPart(page, 'Quotations');
  await page.getByRole('radio', { name: 'Different people' }).press('Enter');
  const quoted = page.getByRole('table', { name: 'Quotations' });
  for (const words of ['Ines Halvorrad', 'Governor Aurel Vint', 'Tarvane News Agency', 'RTO']) {
    await expect(quoted).toContainText(words);
  }

  await turnToPart(page, 'Possible conflicts');
  const conflicts = page.getByRole('list', { name: 'Possible conflicts' }).locator('> li');
  await expect(conflicts).toHaveCount(3);
  await expect(page.getByRole('status').filter({ hasText: '1 ruled on' })).toBeVisible();
  await expect(conflicts.locator('mark')).toContainText([
    '62',
    '52',
    'Tuesday',
    'Tuesday',
    'Monday',
    '1968',
    '1968',
    '1986',
  ]);

  await turnToPart(page, 'Claims');
  const claims = page.getByRole('grid', { name: 'Claim matrix' }).getByRole('row');
  await expect(claims.nth(1).getByRole('gridcell')).toContainText([
    'says',
    'says',
    'says',
    'silent',
    'not decided',
    'says otherwise',
  ]);
  await page.getByRole('button', { name: 'Count witnesses' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Witnesses' }).getByRole('status')).toContainText('at least');

  await turnToPart(page, 'Lineage');
  const lineage = page.getByRole('table', { name: 'Lineage' });
  await expect(lineage).toContainText('You set this direction');
  await expect(lineage).toContainText('ORVELLA, March 15 (Lantern Wire) --');
  await expect(lineage).toContainText('50 shared words in 3 passages, 24 of them narrative');

  await turnToPart(page, 'Timeline');
  await expect(page.getByRole('listitem', { name: 'Difference 1' })).toContainText('burst late on Monday');
});

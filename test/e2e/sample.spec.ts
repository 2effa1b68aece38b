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

test('shows a sample of six accounts in four languages, tagged, annotated and explained', async ({ page }) => {
  await openSample(page);
  await expect(documentTree(page).getByRole('treeitem')).toHaveCount(7); // The folder and its six documents.
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
  await searchResults(page).getByRole('listitem').first().locator('.hit-open').click();
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

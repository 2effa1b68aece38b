import { chooseImported, command } from './comparing-steps.ts';
import { objections } from './objections.ts';
import { closeReport, documentTree, expect, folderOf, importReport, test } from './steps.ts';

// Event sets: suggested, confirmed without one of the documents, renamed, and compared.

const accounts = {
  '1 post.txt': `Ferry stopped by fire\n\nMay 6, 2031\n\nThe ferry Marisol was stopped two miles off Vell by a fire in its engine room. Captain Irma Dahl led 214 passengers into the lifeboats. Nobody was hurt.\n`,
  '2 courier.txt': `Fire aboard the Marisol\n\nMay 7, 2031\n\nA fire in the engine room stopped the ferry Marisol two miles off Vell. The captain, Irma Dahl, led 214 passengers into lifeboats.\n`,
  '3 wire.txt': `Passengers saved\n\nMay 7, 2031\n\nAll 214 passengers of the ferry Marisol were in lifeboats when its engine room burned off Vell, Captain Irma Dahl said.\n`,
  '4 later.txt': `Irma Dahl honoured\n\nJuly 9, 2031\n\nCaptain Irma Dahl of the ferry Marisol was honoured in Vell for how she led 214 passengers into lifeboats.\n`,
};

test('a suggested set is confirmed without one document, renamed and compared', async ({ page }, info) => {
  const folder = await folderOf(info, 'accounts', accounts);
  await page.goto('/');
  const picking = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import folder' }).first().click();
  await (await picking).setFiles(folder);
  await expect(importReport(page)).toBeVisible({ timeout: 30_000 });
  await closeReport(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Event sets');
  await page.keyboard.press('Enter');
  const suggested = page.getByRole('list', { name: 'Suggested event sets' }).locator('> li');
  await expect(suggested).toHaveCount(1, { timeout: 30_000 });
  await expect(suggested.getByRole('checkbox')).toHaveCount(3);
  await expect(suggested).toContainText('Irma Dahl');
  await expect(suggested).not.toContainText('honoured');
  await suggested.getByRole('checkbox', { name: 'Passengers saved belongs to it' }).press('Space');
  await suggested.getByRole('button', { name: 'Confirm' }).press('Enter');
  await expect(suggested).toHaveCount(0);
  const sets = page.getByRole('list', { name: 'Event sets', exact: true }).locator('> li');
  await expect(sets).toContainText('2 documents');

  const name = sets.getByRole('textbox');
  await name.fill('Пожар на «Марисоль»');
  await name.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name of Пожар на «Марисоль»' })).toBeFocused();
  expect(await objections(page, { within: '.event-sets' })).toEqual([]);

  await sets.getByRole('combobox', { name: 'Order of' }).selectOption({ label: 'Fire aboard the Marisol' });
  await expect(page.getByText(/^Last: Change event set/u)).toBeVisible();
  await sets.getByRole('button', { name: 'Synopsis' }).press('Enter');
  await expect(page.getByRole('table', { name: 'Synopsis' }).getByRole('columnheader')).toHaveCount(3);
  await expect(page.getByRole('columnheader').filter({ hasText: 'rows follow it' })).toContainText('Fire aboard');
});

test('a confirmed set is undone in one step, and in the library it is listed, compared, searched and changed by keys', async ({
  page,
}, info) => {
  await chooseImported(page, info, accounts);
  await command(page, 'Event sets');
  const suggested = page.getByRole('list', { name: 'Suggested event sets' }).locator('> li');
  await expect(suggested).toHaveCount(1, { timeout: 30_000 });
  const library = page.getByRole('navigation', { name: 'Library' });
  const listed = library.getByRole('combobox', { name: 'Documents of' });
  await expect(listed).toHaveCount(0);
  await suggested.getByRole('checkbox', { name: 'Passengers saved belongs to it' }).press('Space');
  await suggested.getByRole('button', { name: 'Confirm' }).press('Enter');
  const sets = page.getByRole('list', { name: 'Event sets', exact: true }).locator('> li');
  await expect(sets).toHaveCount(1);
  // The keys are in the name of the new set, which takes back its own letters.
  await documentTree(page).focus();
  await page.keyboard.press('Control+z');
  await expect(suggested).toHaveCount(1);
  await expect(sets).toHaveCount(0);
  await page.keyboard.press('Control+y');
  await expect(sets).toHaveCount(1);
  await expect(suggested).toHaveCount(0);

  await listed.focus();
  await page.keyboard.press('ArrowDown');
  const rows = documentTree(page).getByRole('treeitem', { level: 2 });
  await expect(rows).toHaveCount(2);
  await expect(library.getByText('2 of 4')).toBeVisible();
  // All four are chosen from before: two of them are none of its members yet.
  await library.getByRole('button', { name: 'Add 2 chosen documents' }).press('Enter');
  await expect(rows).toHaveCount(4);
  await page.keyboard.press('Control+z');
  await expect(rows).toHaveCount(2);
  await page.getByRole('button', { name: 'Search in it' }).press('Enter');
  await expect(page.getByRole('searchbox', { name: 'Search passages' })).toBeFocused();
  await expect(page.getByRole('list', { name: 'Filters of the search' }).getByRole('listitem')).toHaveText(
    /^Event set/u,
  );
  await page.keyboard.type('lifeboats');
  await expect(page.getByRole('list', { name: 'Search results' }).getByRole('listitem')).toHaveCount(2);
  await expect(page.getByRole('list', { name: 'Search results' })).not.toContainText('honoured');
  await page
    .getByRole('group', { name: /^What can be done with/u })
    .getByRole('button', { name: 'Compare' })
    .press('Enter');
  await expect(page.getByRole('tab', { name: 'Shared wording', exact: true, selected: true })).toBeVisible();

  // One of its documents goes, and comes back.
  const shown = page.getByRole('tab', { name: 'Event sets' });
  await rows.first().click();
  await page.keyboard.press('Delete');
  await expect(rows).toHaveCount(1);
  await shown.click();
  await expect(sets).toContainText('Two documents at least can be compared.');
  await expect(sets.getByRole('button', { name: 'Synopsis' })).toBeDisabled();
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(rows).toHaveCount(2);
  await shown.click();
  await expect(sets).toContainText('2 documents');
  await rows.first().click();
  await library.getByRole('button', { name: 'Take out 1 chosen document' }).press('Enter');
  await expect(rows).toHaveCount(1);
  await shown.click();
  await expect(sets).toContainText('1 document');

  // Once the set is gone all documents are listed again.
  await sets.getByRole('button', { name: 'Remove the set' }).press('Enter');
  await expect(listed).toHaveCount(0);
  await expect(rows).toHaveCount(4);
});

import { objections } from './objections.ts';
import { closeReport, expect, folderOf, importReport, test } from './steps.ts';

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
  await expect(page.getByRole('textbox', { name: 'Name of Пожар на «Марисоль»' })).toBeVisible();
  expect(await objections(page, { within: '.event-sets' })).toEqual([]);

  await sets.getByRole('combobox', { name: 'Order of' }).selectOption({ label: 'Fire aboard the Marisol' });
  await expect(page.getByText(/^Last: Change event set/u)).toBeVisible();
  await sets.getByRole('button', { name: 'Synopsis' }).press('Enter');
  await expect(page.getByRole('table', { name: 'Synopsis' }).getByRole('columnheader')).toHaveCount(3);
  await expect(page.getByRole('columnheader').filter({ hasText: 'rows follow it' })).toContainText('Fire aboard');
});

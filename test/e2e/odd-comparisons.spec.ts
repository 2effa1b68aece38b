import type { Page } from '@playwright/test';
import path from 'node:path';
import { writeFile } from 'node:fs/promises';
import { chooseImported, command, turnToPart } from './comparing-steps.ts';
import { closeReport, documentTree, expect, importReport, test } from './steps.ts';

// A comparison that is open while its documents are removed, come back, or get another text.

const accounts = {
  '1 wire.txt':
    'Ferry stopped by fire\n\nMay 6, 2031\n\nThe ferry Marisol was stopped two miles off the town by a fire in its engine room. Rescuers took 214 passengers off the ferry. \u201cWe saw the smoke at once,\u201d said Irma Dahl.\n',
  '2 post.txt':
    'Fire aboard the Marisol\n\nMay 7, 2031\n\nA fire in the engine room stopped the ferry Marisol two miles off the town. Rescuers took 241 passengers off the ferry. \u201cWe saw the smoke at once,\u201d said Irma Dahl.\n',
  '3 порт.txt': 'Пожар на пароме\n\n8 мая 2031\n\nПаром «Марисоль» остановлен из-за пожара. Спасли 214 пассажиров.\n',
};
const parts = ['Quotations', 'Possible conflicts', 'Claims', 'Lineage', 'Timeline'];
const columns = (page: Page) => page.getByRole('table', { name: 'Synopsis' }).getByRole('columnheader');
const oneGone = (page: Page) => page.getByText('One document of this comparison was removed. Undo brings it back.');

/** Removes the last document of the library, by keys. */
async function removeLast(page: Page): Promise<void> {
  const rows = documentTree(page).getByRole('treeitem');
  const before = await rows.count();
  await documentTree(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Delete');
  await expect(rows).toHaveCount(before - 1);
}

test('says in every part which documents are gone while it is open, and has them again when that is undone', async ({
  page,
}, info) => {
  await chooseImported(page, info, accounts);
  await command(page, 'Synopsis of the chosen');
  await expect(columns(page)).toHaveCount(4);
  await removeLast(page);
  await expect(columns(page)).toHaveCount(3);
  for (const part of parts) {
    await turnToPart(page, part);
    await expect(oneGone(page)).toBeVisible();
  }
  await expect(page.getByRole('region', { name: 'Timeline' })).toBeVisible();
  await removeLast(page);
  await expect(page.getByText('Fewer than two of the documents are left.')).toBeVisible();
  for (const part of parts.toReversed()) {
    await turnToPart(page, part);
    await expect(page.getByText('2 documents of this comparison were removed. Undo brings them back.')).toBeVisible();
    // Claims can be read of one document, too.
    if (part !== 'Claims') await expect(page.getByText('Fewer than two of the documents are left.')).toBeVisible();
  }
  await page.keyboard.press('Control+z');
  await turnToPart(page, 'Synopsis');
  await expect(columns(page)).toHaveCount(3);
  await expect(oneGone(page)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(columns(page)).toHaveCount(4);
  await expect(oneGone(page)).toBeHidden();
});

test('follows a new version of a text, keeps what was ruled on words that are gone, and says so', async ({
  page,
}, info) => {
  await chooseImported(page, info, accounts);
  await command(page, 'Possible conflicts of the chosen');
  const list = page.getByRole('list', { name: 'Possible conflicts' });
  await expect(list).toContainText('241 passengers');
  const real = list.getByRole('button', { name: 'Real conflict' }).first();
  await real.press('Enter');
  await expect(real).toHaveAttribute('aria-pressed', 'true');

  const folder = info.outputPath('accounts');
  const newer = accounts['2 post.txt'].replace('Rescuers took 241 passengers off the ferry.', 'Everybody was saved.');
  await writeFile(path.join(folder, '2 post.txt'), newer);
  const picking = page.waitForEvent('filechooser');
  await page
    .getByRole('button', { name: /^Import folder/ })
    .first()
    .click();
  await (await picking).setFiles(folder);
  await expect(importReport(page)).toBeVisible({ timeout: 30_000 });
  await closeReport(page);
  await expect(page.getByText('To review: words of a ruling on a possible conflict', { exact: false })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(list).toContainText('241 passengers');
  await expect(real).toHaveAttribute('aria-pressed', 'true');
});

import {
  closeReport,
  documentTree,
  expect,
  folderOf,
  importFolder,
  importReport,
  openEmpty,
  pick,
  search,
  test,
} from './steps.ts';

// What is lost once is lost.
test.describe.configure({ retries: 0 });

const files = 1500;

test('holds whole what was stored when the page crashed in the middle of an import, and doubles nothing after it', async ({
  context,
}, info) => {
  const letters: Record<string, string> = {};
  for (let at = 0; at < files; at += 1) {
    letters[`${at % 7}/letter ${at}.txt`] =
      `Letter ${at}\n\n${`The harbour master writes for the ${at}th time about the pilots.\n\n`.repeat(60)}`;
  }
  const folder = await folderOf(info, 'letters', letters);
  const doomed = await context.newPage();
  await openEmpty(doomed);
  await pick(doomed, doomed.getByRole('button', { name: 'Import folder', exact: true }).first(), folder);
  await expect(documentTree(doomed)).toBeVisible();
  const client = await context.newCDPSession(doomed);
  const crashed = doomed.waitForEvent('crash');
  void client.send('Page.crash').catch(() => null); // The answer never comes.
  await crashed;
  await doomed.close();

  const page = await context.newPage();
  await page.goto('/');
  await expect(documentTree(page)).toBeVisible();
  const told = page.getByRole('alert').filter({ hasText: /The import of letters was broken off after [\d,]+ files/u });
  await told.getByRole('button', { name: 'Report' }).click();
  await expect(importReport(page)).toContainText('stopped early');
  await closeReport(page);
  const shown = page.getByText(/^[\d,]+ documents$/u).first();
  const kept = Number((await shown.textContent())!.replace(/\D/gu, ''));
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(files);
  // Every document that is listed has its text, its passages and its place in the index.
  await search(page, '"harbour master writes"', new RegExp(`in ${kept.toLocaleString('en')} documents`));

  await importFolder(page, folder);
  const report = importReport(page);
  await expect(report).toContainText('finished');
  await expect(report.getByRole('button', { name: /^Unchanged/ })).toContainText(kept.toLocaleString('en'));
  await expect(report.getByRole('button', { name: /^Imported/ })).toContainText((files - kept).toLocaleString('en'));
  await closeReport(page);
  await expect(shown).toHaveText('1,500 documents');
  await search(page, '"harbour master writes"', /in 1,500 documents/);
});

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import {
  annotationList,
  documentTree,
  expect,
  exportAs,
  folderOf,
  importFolder,
  closeReport,
  openDocument,
  openSample,
  openTexts,
  saveExport,
  search,
  selectWords,
  tagSelection,
  tagTree,
  test,
  wire,
} from './steps.ts';

async function markTwo(page: Page): Promise<void> {
  await openTexts(page);
  for (const [title, words, tag] of [
    [wire, 'some 1,400 workers', 'Claims/Numbers'],
    [/The two cities have signed/, "the pilots' union asked for talks", 'Pilots'],
  ] as const) {
    const text = await openDocument(page, title);
    await selectWords(page, text, words);
    await tagSelection(page, tag);
    await expect(annotationList(page).getByRole('listitem')).toHaveCount(1);
  }
}

test('takes out the whole project, a document, a tag or a search, by document or by tag', async ({ page }) => {
  await markTwo(page);
  const byDocument = await exportAs(page, /Markdown/);
  expect(byDocument).toMatch(/^---\n/u);
  expect(byDocument).toMatch(/^> .*some 1,400 workers/mu);
  expect(byDocument).toMatch(/^> .*asked for talks/mu);
  expect(byDocument).toContain('Claims/Numbers');
  expect(byDocument.indexOf(wire)).toBeLessThan(byDocument.indexOf('some 1,400 workers'));

  const byTag = await exportAs(page, /Markdown/, async (dialog) => {
    await dialog.getByRole('radio', { name: 'Tag', exact: true }).check();
    await expect(dialog.getByRole('region', { name: 'Preview' })).toContainText('Pilots');
  });
  expect(byTag).toMatch(/^#+ .*Pilots/mu);

  const oneDocument = await exportAs(page, /Markdown/, async (dialog) => {
    await dialog.getByRole('radio', { name: 'Chosen documents' }).check();
    await dialog.getByRole('checkbox', { name: wire }).check();
    await expect(dialog.getByText('1 quotation', { exact: true })).toBeVisible();
  });
  expect(oneDocument).toContain('some 1,400 workers');
  expect(oneDocument).not.toContain('asked for talks');

  const oneTag = await exportAs(page, /Markdown/, async (dialog) => {
    await dialog.getByRole('radio', { name: 'Chosen tags' }).check();
    await dialog.getByRole('checkbox', { name: 'Pilots' }).check();
    await expect(dialog.getByText('1 quotation', { exact: true })).toBeVisible();
  });
  expect(oneTag).toContain('asked for talks');
  expect(oneTag).not.toContain('some 1,400 workers');

  await search(page, '"asked for talks"', /1 passage\b/);
  const oneSearch = await exportAs(page, /^JSON/, async (dialog) => {
    await dialog.getByRole('radio', { name: /The current search/ }).check();
    await expect(dialog.getByText('1 passage', { exact: true })).toBeVisible();
  });
  expect(oneSearch).toContain('asked for talks');
  expect(oneSearch).not.toContain('some 1,400 workers');
});

test('writes a table in which no cell is a formula', async ({ page }, info) => {
  const folder = await folderOf(info, 'formulas', {
    'a.txt': '=HYPERLINK("http://example.org","press here")\n\n+1 more, and @home, and -2 "quoted".\n',
  });
  await page.goto('/');
  await importFolder(page, folder);
  await closeReport(page);
  const text = await openDocument(page, /HYPERLINK|^a$/);
  await selectWords(page, text, '=HYPERLINK("http://example.org","press here")');
  await tagSelection(page, '=tag');
  await selectWords(page, text, '+1 more, and @home, and -2 "quoted".');
  await tagSelection(page, '@tag');
  const csv = await exportAs(page, /CSV/, async (dialog) => {
    await expect(dialog.getByText('2 quotations', { exact: true })).toBeVisible();
  });
  const cells = csv.replace(/^\ufeff/u, '').match(/(?:^|,)(?:"(?:[^"]|"")*"|[^,\r\n]*)/gmu)!;
  const dangerous = cells
    .map((cell) => cell.replace(/^,/u, '').replace(/^"/u, ''))
    .filter((cell) => /^[=+@\-\t\r]/u.test(cell));
  expect(dangerous).toEqual([]);
  expect(csv).toContain('HYPERLINK');
  expect(csv).toContain('""quoted""');
});

test('saves the project to one file and opens it again beside itself, equal in every record', async ({
  page,
}, info) => {
  await openSample(page);
  await expect(tagTree(page).getByRole('treeitem').first()).toBeVisible();
  const before = JSON.parse(await exportAs(page, /^JSON/)) as Record<string, unknown>;
  const file = await saveExport(page, /Project file/);
  const folder = await folderOf(info, 'saved', { 'sample.lectern': await readFile(file) });

  await page.locator('.workbench').evaluate((element) => element.setAttribute('data-before', ''));
  const picking = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+o');
  await (await picking).setFiles(path.join(folder, 'sample.lectern'));
  await page.getByRole('button', { name: 'Open the file beside it' }).click();
  await expect(page.locator('.workbench:not([data-before])')).toBeVisible();
  await expect(documentTree(page)).toBeVisible();
  await page.getByRole('button', { name: /^Project:/ }).click();
  await page.getByRole('menuitem', { name: 'Projects…' }).click();
  const projects = page.getByRole('dialog', { name: 'Projects' });
  await expect(projects.getByRole('button', { name: /^Open Sample/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(projects).toBeHidden();

  const after = JSON.parse(await exportAs(page, /^JSON/)) as Record<string, unknown>;
  expect(withoutProject(after)).toEqual(withoutProject(before));
  await search(page, 'пожарные', /passage/);
});

/** The project of a file that was opened beside its original has an id, and the export a time, of its own. */
function withoutProject(whole: Record<string, unknown>): unknown {
  return JSON.parse(
    JSON.stringify(whole, (key, value: unknown) => (key === 'exported' || key === 'project' ? undefined : value)),
  );
}

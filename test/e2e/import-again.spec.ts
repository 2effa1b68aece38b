import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  annotationList,
  closeReport,
  documentTree,
  expect,
  folderOf,
  importFolder,
  openDocument,
  openEmpty,
  redo,
  selectWords,
  test,
  undo,
} from './steps.ts';

const ferry =
  'The Ferry at Dawn\n\nThe ferry left the harbour of Vell before dawn. It carried grain and two passengers.\n';
const mill = 'A Mill Burns\n\nThe mill above the weir burned for two days. Its owner had been warned in spring.\n';

test('knows two folders of one name apart by their files, and suggests what a renamed and changed file was', async ({
  page,
}, info) => {
  await openEmpty(page);
  const one = await folderOf(info, 'one/letters', {
    '1.txt': ferry,
    'bell.txt': 'The Bell\n\nThe bell of the chapel was cast anew in the year of the flood.\n',
    'weir.txt': 'The Weir\n\nNobody mended the weir, and the boats lay idle until autumn.\n',
  });
  const two = await folderOf(info, 'two/letters', { '1.txt': mill });
  await importFolder(page, one);
  await closeReport(page);
  const second = await importFolder(page, two);
  await expect(second.getByText('Imported', { exact: true })).toBeVisible();
  await closeReport(page);
  await expect(documentTree(page).getByText('letters (2)', { exact: true })).toBeVisible();

  await rename(path.join(one, '1.txt'), path.join(one, 'dawn.txt'));
  await writeFile(path.join(one, 'dawn.txt'), ferry.replace('grain', 'grain, sheep'));
  await writeFile(path.join(one, '2.txt'), 'Another letter altogether, of which nobody had heard until now.\n');
  const report = await importFolder(page, one);
  await expect(
    report.getByText('looks like a newer text of “The Ferry at Dawn (1.txt)”, whose file is not in this folder'),
  ).toBeVisible();
  await report.getByRole('button', { name: 'Make it its new version' }).click();
  await expect(report.getByText('New version: version 2')).toBeVisible();
  await report.getByRole('button', { name: 'Close' }).click();
  await expect(documentTree(page).getByText('The Ferry at Dawn')).toHaveCount(1);
  await undo(page);
  await expect(documentTree(page).getByText('The Ferry at Dawn')).toHaveCount(2);
});

test('lets the report be filled in down a column with Enter, authors and places too', async ({ page }, info) => {
  await openEmpty(page);
  const folder = await folderOf(info, 'papers', {
    'a.txt': ferry,
    'b.txt': mill,
    'c.bin': 'none',
    'd.txt': 'A third text.\n',
  });
  const report = await importFolder(page, folder);
  const cell = (column: string, file: string) => report.getByRole('textbox', { name: `${column} of ${file}` });
  // What is doubtful stands first.
  await cell('Author', 'd.txt').fill('Nobody');
  for (const [next, author] of [
    ['a.txt', 'Maud Aimes'],
    ['b.txt', 'Theo Grin'],
  ] as const) {
    // Without a look: whoever fills in a column types on.
    await page.keyboard.press('Enter');
    await page.keyboard.type(author);
    await expect(cell('Author', next)).toBeFocused();
  }
  await page.keyboard.press('Enter');
  await expect(cell('Author', 'b.txt')).toBeFocused();
  await cell('Place', 'b.txt').fill('Vell');
  await page.keyboard.press('Enter');
  await expect(cell('Author', 'a.txt')).toHaveValue('Maud Aimes');
  await expect(cell('Author', 'b.txt')).toHaveValue('Theo Grin');
  await expect(cell('Author', 'd.txt')).toHaveValue('Nobody');
  await expect(cell('Place', 'b.txt')).toHaveValue('Vell');
});

test('closes the tabs of an import that is undone, and opens them again when it is redone', async ({ page }, info) => {
  await openEmpty(page);
  await importFolder(page, await folderOf(info, 'papers', { 'a.txt': ferry, 'b.txt': mill }));
  await closeReport(page);
  await openDocument(page, 'The Ferry at Dawn');
  await openDocument(page, 'A Mill Burns');
  const tabs = page.getByRole('tab');
  await expect(tabs).toHaveCount(2);
  await undo(page);
  await expect(tabs).toHaveCount(0);
  await redo(page);
  await expect(tabs).toHaveText([/The Ferry at Dawn/, /A Mill Burns/]);
});

test('says of a folder with nothing to read what it is, and of a blank file why', async ({ page }, info) => {
  await openEmpty(page);
  const hidden = await importFolder(page, await folderOf(info, 'hidden', { '.hidden': 'x' }));
  await expect(hidden.getByText('No files were found.')).toBeVisible();
  await closeReport(page);
  const report = await importFolder(
    page,
    await folderOf(info, 'papers', { 'blank.txt': ' \n\u00a0\n', 'none.txt': '' }),
  );
  await expect(report.getByText('Skipped: empty: only white space or signs that nobody sees')).toBeVisible();
  await expect(report.getByText('Skipped: empty', { exact: true })).toBeVisible();
});

test('says in the report what became of marks, shows the lost ones, and names a text that is no longer in its file', async ({
  page,
}, info) => {
  await openEmpty(page);
  const folder = await folderOf(info, 'papers', { 'a.txt': ferry, 'b.txt': mill });
  await importFolder(page, folder);
  await closeReport(page);
  const text = await openDocument(page, 'The Ferry at Dawn');
  for (const words of ['left the harbour of Vell', 'grain and two passengers']) {
    await selectWords(page, text, words);
    await page.keyboard.press('h');
  }
  await expect(annotationList(page).getByRole('listitem')).toHaveCount(2);
  await openDocument(page, 'A Mill Burns');
  await writeFile(
    path.join(folder, 'a.txt'),
    ferry.replace('It carried grain and two passengers.', 'Nobody knows why.'),
  );
  const report = await importFolder(page, folder);
  await expect(report.getByText('New version: version 2; marks: 1 kept, 1 lost')).toBeVisible();
  await report.getByRole('button', { name: 'Show the lost mark' }).click();
  await expect(report).toBeHidden();
  const lost = annotationList(page).getByRole('listitem').filter({ hasText: 'grain and two passengers' });
  await expect(lost).toBeVisible();
  await expect(lost).toContainText('The words were not found in this version');

  await writeFile(
    path.join(folder, 'b.txt'),
    ferry.replace('It carried grain and two passengers.', 'Nobody knows why.'),
  );
  const next = await importFolder(page, folder);
  await expect(
    next.getByText(
      'Duplicate: same text as “The Ferry at Dawn”; “A Mill Burns”, which stood here with another text, is kept',
    ),
  ).toBeVisible();
});

import { closeReport, expect, folderOf, importFolder, openDocument, openText, search, test } from './steps.ts';

// Files that other programs damaged, as a person meets them: the right text, and a word on what could not be read.

const bytes = (words: string) => new Uint8Array(Buffer.from(words, 'latin1'));

test('line ends that a program doubled are one, and a phrase over them is found', async ({ page }, info) => {
  const folder = await folderOf(info, 'doubled', {
    'letter.txt': bytes(
      'To the harbour\r\r\n\r\r\nThe pilot waits at the\r\r\nnorthern gate until the\r\r\nlast ferry has come in.\r\r\n',
    ),
  });
  await page.goto('/');
  await importFolder(page, folder);
  await closeReport(page);
  await search(page, '"at the northern gate until"', /1 passage\b/);
  await openDocument(page, /To the harbour/);
  expect(await openText(page).locator('.cm-line').allTextContents()).toEqual([
    'To the harbour',
    '',
    'The pilot waits at the',
    'northern gate until the',
    'last ferry has come in.',
    '',
  ]);
});

test('one byte of another encoding is one replaced character, told in the report and over the text', async ({
  page,
}, info) => {
  const folder = await folderOf(info, 'mixed', {
    'note.txt': bytes('The pilot said â\x80\x9cwe waitâ\x80\x9d at the townâ\x80\x99s gate, and it\x92s late.\n'),
    'wide.txt': new Uint8Array(Buffer.from('Паром ушёл в море.\n\u0000Все ждут его у причала.\n', 'utf16le')),
    'picture.txt': Uint8Array.from({ length: 600 }, (_, at) => (at * 7919) % 251),
  });
  await page.goto('/');
  const report = await importFolder(page, folder);
  const note = report.getByRole('row', { name: /note\.txt/ });
  await expect(note).toContainText('utf-8');
  await expect(note).toContainText('unsure');
  await expect(report.getByRole('row', { name: /wide\.txt/ })).toContainText('utf-16le');
  await expect(report.getByRole('row', { name: /picture\.txt/ })).toContainText('not a text');
  await closeReport(page);

  await openDocument(page, /note|The pilot said/);
  await expect(openText(page)).toContainText('The pilot said “we wait” at the town’s gate, and it\uFFFDs late.');
  await expect(page.getByRole('main', { name: 'Reader' }).getByText('1 character could not be read')).toBeVisible();
  await search(page, '"Все ждут его"', /1 passage\b/);
});

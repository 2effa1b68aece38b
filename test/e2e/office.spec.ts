import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pdfOf } from '../core/pdf-pages.ts';
import {
  annotationList,
  closeReport,
  expect,
  folderOf,
  importFolder,
  openDocument,
  openEmpty,
  openText,
  search,
  test,
} from './steps.ts';

const fixtures = path.resolve(import.meta.dirname, '../fixtures/office');

test('reads a Word document, says what it left out, and why another could not be read', async ({ page }, info) => {
  const docx = await readFile(path.join(fixtures, 'harbour.docx'));
  const folder = await folderOf(info, 'papers', {
    'harbour.docx': docx,
    'half.docx': docx.subarray(0, 4000),
    'notes.docx': 'Только слова.',
  });
  await openEmpty(page);
  const report = await importFolder(page, folder);
  const row = (name: string) => report.getByRole('row').filter({ hasText: name });
  await expect(row('harbour.docx')).toContainText(
    'left out: 1 tracked deletion; 1 tracked insertion kept as text; 1 comment or highlight as an annotation',
  );
  await expect(row('harbour.docx')).toContainText('Word');
  // Its bytes are no text: no encoding is offered.
  await expect(row('harbour.docx').getByRole('button', { name: /encoding/iu })).toHaveCount(0);
  await expect(row('half.docx')).toContainText('damaged, or only a part of the file');
  await expect(row('notes.docx')).toContainText('it is of another format than its name says');
  await closeReport(page);
  await openDocument(page, 'The ferry returns');
  await expect(openText(page)).toContainText('Голоса с пристани');
  await expect(openText(page)).toContainText('two cows on board');
  await expect(annotationList(page)).toContainText('Who counted the cows?');
  await search(page, 'одиннадцать', /1 passage\b/);
});

test('reads a PDF in its own order, and says of pictures of pages and of a password that there is no text', async ({
  page,
}, info) => {
  const folder = await folderOf(info, 'prints', {
    'harbour.pdf': await readFile(path.join(fixtures, 'harbour.pdf')),
    'locked.pdf': await readFile(path.join(fixtures, 'locked.pdf')),
    'scan.pdf': pdfOf([[], []]),
  });
  await openEmpty(page);
  const report = await importFolder(page, folder);
  const row = (name: string) => report.getByRole('row').filter({ hasText: name });
  await expect(row('harbour.pdf')).toContainText('left out: 3 pages’ heads and feet');
  await expect(row('locked.pdf')).toContainText('it is locked with a password');
  await expect(row('scan.pdf')).toContainText('this PDF holds pictures of pages; recognise its text first');
  await closeReport(page);
  await openDocument(page, 'The ferry returns');
  await expect(openText(page)).toContainText('We are not a museum; we are a harbour, and harbours have ships in them.');
  await search(page, 'الاثنين', /1 passage\b/);
});

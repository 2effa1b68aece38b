import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { annotationList, expect, folderOf, openDocument, openSample, saveExport, test } from './steps.ts';

test('a project file that was edited elsewhere says what did not agree, once', async ({ page }, info) => {
  await openSample(page);
  const entries = unzipSync(await readFile(await saveExport(page, /Project file/)));
  const lines = strFromU8(entries['records/annotations.jsonl']!).split('\n');
  const edited = lines.findIndex((line) => line.includes('The blast was heard at 5:40 a.m.'));
  const record = JSON.parse(lines[edited]!) as { quotation: { exact: string } };
  record.quotation.exact = 'Nobody in town has heard a thing.';
  lines[edited] = JSON.stringify(record);
  const whole = zipSync({ ...entries, 'records/annotations.jsonl': strToU8(lines.join('\n')) });
  const folder = await folderOf(info, 'edited', { 'edited.lectern': Buffer.from(whole) });

  await page.locator('.workbench').evaluate((element) => element.setAttribute('data-before', ''));
  const picking = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+o');
  await (await picking).setFiles(path.join(folder, 'edited.lectern'));
  await page.getByRole('button', { name: 'Open the file beside it' }).click();
  await expect(page.locator('.workbench:not([data-before])')).toBeVisible();
  const told = page.getByRole('dialog', { name: 'This project file did not agree with itself' });
  await expect(told.getByRole('listitem')).toHaveCount(1);
  await expect(told.getByRole('listitem')).toContainText('“Nobody in town has heard a thing.” were not found');
  await page.keyboard.press('Escape');
  await expect(told).toBeHidden();

  await openDocument(page, /Grain silo bursts/);
  await expect(annotationList(page).getByText('Nobody in town has heard a thing.')).toBeVisible();
  await page.reload();
  await expect(page.locator('.workbench')).toBeVisible();
  await openDocument(page, /Grain silo bursts/);
  await expect(told).toBeHidden();
});
